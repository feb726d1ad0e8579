"""Events in words: what is refused, and the next step."""

from entregent.services.wording.language import Sentence, _

ERRORS: dict[str, Sentence] = {
    "event-backwards": _(
        "An event ends after it begins, and within %(most)s days. Put its days right."
    ),
    "event-unnamed": _("An event needs a name. Give it one: what one would call it."),
    "no-such-attendee": _(
        "Nobody of number %(number)s is on the list of this event. entregent event show tells who"
        " is."
    ),
    "no-such-event": _("There is no event called %(which)s. entregent event list shows them."),
    "nobody-listed": _(
        "This list names nobody. Give one person a line, a CSV with titles of columns, or vCards."
    ),
    "several-events": _("%(which)s may be several events: %(events)s. Name one by its number."),
    "too-many-attendees": _(
        "An event holds at most %(most)s people. Leave out those you will not look for."
    ),
}
REFUSALS: dict[str, Sentence] = {
    "no-such-attendee": _("That person is not on the list any more. Load the page again."),
    "no-such-event": _("This event is not there any more. Load the page again."),
    "several-events": _("%(which)s may be several events: %(events)s."),
}
