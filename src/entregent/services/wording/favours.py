"""Favours in words: what was given and asked, whose turn it is; never a score."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from entregent.core.favours import balance
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import counted

if TYPE_CHECKING:
    from entregent.storage.models import Favour

ASKED: dict[str, Sentence] = {
    "introduction": _("an introduction"),
    "interview": _("an interview"),
    "referral": _("a referral"),
    "recommendation": _("a recommendation"),
    "advice": _("some advice"),
    "help": _("some help"),
    "share": _("a post shared"),
}
ANSWERS: dict[str, Sentence] = {
    "": _("no answer yet"),
    "yes": _("they said yes"),
    "no": _("they would rather not"),
}
_BALANCE: dict[str, Sentence] = {
    "given": ngettext("You did them one favour.", "You did them %(count)s favours."),
    "asked": ngettext("You asked them for one favour.", "You asked them for %(count)s favours."),
    "your-turn": _("It is your turn."),
}


def ask(kind: str) -> str:
    """Return what is asked for, or done, by its kind."""
    return say(ASKED[kind])


def favour(row: "Favour") -> str:
    """Return a favour: given or asked, and what."""
    sentence = _("Given: %(what)s") if row.given else _("Asked: %(what)s")
    return say(sentence, what=ask(row.kind))


def answered(row: "Favour") -> str:
    """Return what whoever was asked said, "" as long as it is not known."""
    return say(ANSWERS[row.answer]) if row.answer else ""


def balance_of(favours: Iterable["Favour"]) -> str:
    """Return what went both ways in words, "" when there was nothing."""
    counts = {"given": 0, "asked": 0}
    for row in favours:
        counts["given" if row.given else "asked"] += 1
    return " ".join(
        counted(_BALANCE[code], counts[code]) if code in counts else say(_BALANCE[code])
        for code in balance(**counts)
    )
