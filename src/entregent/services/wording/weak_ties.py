"""Why a weak tie is worth asking, what to ask for, and what Burt's figures say."""

from typing import TYPE_CHECKING

from entregent.core.weak_ties import Reason, WeakTie
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import function

if TYPE_CHECKING:
    from entregent.services.bridges import Figures

_REASONS: dict[str, Sentence] = {
    "bridges": _("As far as the book tells, nobody else of yours knows them."),
    "other-function": _("They work in another field than you: %(value)s."),
    "sought-organisation": _("They are or were at %(value)s."),
    "sought-sector": _("What they do is close to what you seek: %(value)s."),
    "sought-function": _("They work in what you seek: %(value)s."),
    "sought-place": _("They live where you are headed: %(value)s."),
    "sought-title": _("Their position is what you seek: %(value)s."),
    "knows-yours": ngettext(
        "One of yours knows them too.", "%(count)s of yours know them too: they can vouch for you."
    ),
}
_ASKS: dict[str, Sentence] = {
    "what-is-new": _("Ask what is new where they are."),
    "who-is-hiring": _("Ask who is hiring around them, and whom you should talk to."),
    "whom-to-meet": _("Ask whom you should meet."),
}
_ONE = _("One contact so far.")
_SIZE = _("%(count)s contacts, about %(worth)s of whom lead where the others do not.")
_CONSTRAINT: dict[str, Sentence] = {
    "open": _("Your network is open: news reaches you from many sides."),
    "mixed": _("Your network is rather open; a few people hold much of it together."),
    "closed": _("Your network is closed: the same news reaches you from everybody."),
}


def reason(tie: WeakTie) -> str:
    """Return why somebody is worth asking, in a few sentences."""
    return " ".join(_reason(one) for one in tie.reasons)


def _reason(one: Reason) -> str:
    if one.code == "knows-yours":
        return say(_REASONS[one.code], count=one.facts["in_common"])
    if one.code == "bridges":
        return say(_REASONS[one.code])
    value = next(iter(one.facts.values()))
    named = function(value) if one.code.endswith("-function") else value
    return say(_REASONS[one.code], value=named)


def ask(tie: WeakTie) -> str:
    """Return what to ask them for."""
    return say(_ASKS[tie.ask])


def figures(told: "Figures") -> list[str]:
    """Return what the figures of my network say; [] without a contact.

    Constraint: under 0.1 few hold it together, above 0.4 nearly everybody knows one another.
    """
    if not told.contacts:
        return []
    openness = "open" if told.constraint < 0.1 else "mixed" if told.constraint < 0.4 else "closed"
    worth = min(told.contacts, round(told.effective_size))
    if told.contacts == 1:
        return [say(_ONE)]
    return [say(_SIZE, count=told.contacts, worth=worth), say(_CONSTRAINT[openness])]
