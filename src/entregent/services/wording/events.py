"""Events in words: where one met, why to meet somebody, what is refused and the next step."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from entregent.core.whom_to_meet import Reason
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import sector
from entregent.services.wording.times import day, length

if TYPE_CHECKING:
    from entregent.storage.models import Event

ERRORS: dict[str, Sentence] = {
    "event-backwards": _(
        "An event ends after it begins, and within %(most)s days. Put its days right."
    ),
    "event-unnamed": _("An event needs a name. Give it one: what one would call it."),
    "list-too-long": _("This list is longer than %(most)s kB. Bring it in parts."),
    "no-such-attendee": _(
        "Nobody of number %(number)s is on the list of this event. entregent event show tells who"
        " is."
    ),
    "no-such-event": _("There is no event called %(which)s. entregent event list shows them."),
    "no-such-meeting": _("Meeting %(number)s is not in your calendar any more."),
    "nobody-in-line": _(
        "Nobody is named in “%(line)s”. Begin the line with a name: Marie Dupont, DRH chez Airbus…"
    ),
    "nobody-listed": _(
        "This list names nobody. Give one person a line, a CSV with titles of columns, or vCards."
    ),
    "nobody-met": _("Nobody is named here. Write a line for each person met."),
    "not-on-the-list": _("%(name)s is not on the list of %(event)s."),
    "not-a-day-of-it": _("%(on)s is no day of %(name)s. Give a day on which it takes place."),
    "several-events": _("%(which)s may be several events: %(events)s. Name one by its number."),
    "too-many-attendees": _(
        "An event holds at most %(most)s people. Leave out those you will not look for."
    ),
    "too-many-lines": _("These are more than %(most)s lines. Note them in several goes."),
}
REFUSALS: dict[str, Sentence] = {
    "no-such-attendee": _("That person is not on the list any more. Load the page again."),
    "no-such-event": _("This event is not there any more. Load the page again."),
    "several-events": _("%(which)s may be several events: %(events)s."),
}
_REASONS: dict[str, Sentence] = {
    "promised": _("you promised: “%(text)s”"),
    "goal": _("may help with “%(goal)s”"),
    "thanks": _("you owe them thanks"),
    "reply": _("waits for your answer: “%(subject)s”"),
    "reply-bare": _("waits for your answer"),
    "dormant": _("nothing exchanged for %(length)s: a good day to catch up"),
    "fading": _("nothing exchanged for %(length)s"),
    "elsewhere": _("an acquaintance in another sector than yours: %(sector)s"),
    "weak": _("an acquaintance: brings news that those close to you do not have"),
    "known-there": _("%(name)s, whom you know, is at %(at)s too"),
}
_MET_AT = _("%(name)s, %(place)s")
_FROM_TO = _("from %(first)s to %(last)s")
_DONE = ngettext("%(done)s of %(count)s written to", "%(done)s of %(count)s written to")


def met_at(event: "Event") -> str:
    """Return how one knows somebody met there: the event and its place."""
    return say(_MET_AT, name=event.name, place=event.place) if event.place else event.name


def event_days(event: "Event", *, today: date) -> str:
    """Return when an event takes place."""
    first, last = day(event.on, today=today), day(event.until, today=today)
    return first if event.until == event.on else say(_FROM_TO, first=first, last=last)


def reasons(found: Sequence[Reason]) -> str:
    """Return what speaks for meeting somebody, in a few words; "" for nothing."""
    said = " · ".join(map(_reason, found))
    return said[:1].upper() + said[1:]


def _reason(one: Reason) -> str:
    facts = dict(one.facts)
    if "days" in facts:
        return say(_REASONS[one.code], length=length(facts["days"]))
    if "sector" in facts:
        return say(_REASONS[one.code], sector=sector(facts["sector"]))
    if one.code == "reply" and not facts["subject"]:
        return say(_REASONS["reply-bare"])
    return say(_REASONS[one.code], **facts)


def written_to(done: int, count: int) -> str:
    """Return to how many of those met a word was written."""
    return say(_DONE, done=done, count=count)
