"""What is said of the reviews one holds: when the next one is, what was decided before."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.services.wording.language import _, ngettext, say
from entregent.services.wording.times import day

if TYPE_CHECKING:
    from entregent.services.reviews_held import Held

_DECIDED = _("On %(day)s you decided: %(text)s")
_NOTHING_DECIDED = _("Review of %(day)s: nothing decided.")
_NEXT = _("The next review: %(day)s.")
_DUE = _("It is time for your review: ten minutes to see what becomes of your network.")
_NEVER = _("No review is proposed.")
_EVERY = ngettext("every month", "every %(count)s months")
_NO_MONTH = _("never")


def held(one: "Held", *, today: date) -> str:
    """Return what was decided at a review."""
    on = day(one.on, today=today)
    return say(_DECIDED, day=on, text=one.decided) if one.decided else say(_NOTHING_DECIDED, day=on)


def when_next(on: date | None, *, today: date) -> str:
    """Return when the next review is due; None where one wants none."""
    if on is None:
        return say(_NEVER)
    return say(_DUE) if on <= today else say(_NEXT, day=day(on, today=today))


def due() -> str:
    """Return that it is time for a review."""
    return say(_DUE)


def every(months: int) -> str:
    """Return how often a review is held."""
    return say(_EVERY, count=months) if months else say(_NO_MONTH)
