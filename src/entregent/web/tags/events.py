"""What the pages of events say."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import template

from entregent.core.whom_to_meet import Reason
from entregent.services.attendees import does
from entregent.services.wording import events

if TYPE_CHECKING:
    from entregent.services.event_after import After
    from entregent.storage.models import Attendee, Event

register = template.Library()


@register.filter
def event_days(event: "Event", on: date) -> str:
    """Return when an event takes place."""
    return events.event_days(event, today=on)


@register.filter
def role_of(row: "Attendee") -> str:
    """Return what somebody who takes part does, and where."""
    return " · ".join(part for part in does(row) if part)


@register.filter
def meet_reasons(found: Sequence[Reason]) -> str:
    """Return what speaks for meeting somebody."""
    return events.reasons(found)


@register.filter
def written_to(told: "After") -> str:
    """Return to how many of those met a word was written."""
    return events.written_to(told.done, len(told.follow_ups))
