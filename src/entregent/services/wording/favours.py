"""Favours in words: what was given and asked, whose turn it is; never a score."""

from collections.abc import Iterable, Mapping
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
_OVERALL: dict[str, Sentence] = {
    "given": ngettext("In all, you did one favour.", "In all, you did %(count)s favours."),
    "asked": ngettext("You asked for one.", "You asked for %(count)s."),
    "your-turn": _("Others gave more: it is your turn, with whom you like."),
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
    rows = list(favours)
    given = sum(row.given for row in rows)
    return _told(_BALANCE, {"given": given, "asked": len(rows) - given})


def balance_overall(*, given: int, asked: int) -> str:
    """Return what went both ways between me and everybody, "" when there was nothing."""
    return _told(_OVERALL, {"given": given, "asked": asked})


def _told(sentences: Mapping[str, Sentence], counts: dict[str, int]) -> str:
    return " ".join(
        counted(sentences[code], counts[code]) if code in counts else say(sentences[code])
        for code in balance(**counts)
    )
