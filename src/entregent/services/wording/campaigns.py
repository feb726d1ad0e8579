"""What is said of campaigns: where each greeting stands, what a line is made of, refusals."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from entregent.core.campaigns import BY_HAND, Occasion, Run, Stands, Way
from entregent.core.labels import Sheet
from entregent.core.sending_hours import spans_of
from entregent.services.wording.language import Sentence, _, ngettext, say, spoken
from entregent.services.wording.times import day

if TYPE_CHECKING:
    from entregent.core.boundaries import Reason

ERRORS: dict[str, Sentence] = {
    "campaign-a-day": _("Choose between one message a day and %(most)s."),
    "campaign-days": _(
        "%(last)s is before %(first)s. Give the first day, then the last: --from 2027-01-03 --to"
        " 2027-01-20"
    ),
    "campaign-hours": _(
        "“%(value)s” are no hours. Write from when to when within a day: 9-12, 14:30-18"
    ),
    "campaign-long": _("That is more than %(most)s days. Choose a last day that is nearer."),
    "campaign-nameless": _("A campaign needs a name, such as “New year 2027”."),
    "campaign-news": _("Say what you announce, in the language of those you tell: --news TEXT"),
    "campaign-nobody": _(
        "Nobody was chosen, or all of them are in it already. Choose a circle, a list, or name"
        " them: --who NAME"
    ),
    "campaign-stopped": _(
        "Campaign %(number)s is stopped: nothing of it leaves. Let it go on first: entregent"
        " campaign resume %(number)s"
    ),
    "campaign-template": _("Template %(number)s is none of a greeting. See: entregent template"),
    "campaign-weekdays": _(
        "“%(value)s” are no days of the week. Write their numbers, Monday being 1: 12345"
    ),
    "greeting-by-mail": _("%(name)s is greeted by mail: there is no call and no card to note."),
    "greeting-impersonal": _(
        "The message to %(name)s says nothing to them alone yet. Write a line of their own, then"
        " say yes."
    ),
    "greeting-no-line": _("There is no line yet. Write one that is for this person alone."),
    "greeting-not-by-mail": _(
        "%(name)s is not greeted by mail in this campaign. Choose mail for them first."
    ),
    "no-label-size": _("There are no labels “%(value)s”. Choose one of: %(choices)s."),
    "no-such-campaign": _("There is no campaign %(number)s. See: entregent campaign"),
    "no-such-greeting": _("They are not in this campaign. Add them: entregent campaign add"),
    "no-such-list": _("There is no saved list called %(name)s. Known: %(known)s."),
    "no-cards": _("Nobody of this campaign gets a card whose address is known."),
}
REFUSALS: dict[str, Sentence] = {
    "campaign-days": _("The last day is before the first. Choose them again."),
    "campaign-news": _("Say what you announce, in the language of those you tell."),
    "campaign-nobody": _("Nobody was chosen. Choose a circle, a list, or name somebody."),
    "campaign-stopped": _("This campaign is stopped. Let it go on first."),
    "campaign-template": _("This is no template of a greeting. Choose another one."),
    "no-such-campaign": _("This campaign is not there any more. Go back to the campaigns."),
    "no-such-greeting": _("They are not in this campaign any more. Load the page again."),
}
# Of a greeting that was approved, what kept it from leaving: as for any message, in the outbox.
TROUBLES: dict[str, Sentence] = {
    "campaign-stopped": _("The campaign was stopped before this left. Let it go on, and say yes."),
    "greeting-impersonal": _("It says nothing to them alone. Write a line of their own."),
    "greeting-not-by-mail": _("They are not greeted by mail any more. Drop this message."),
}
OCCASIONS: dict[Occasion, Sentence] = {
    Occasion.NEW_YEAR: _("New year"),
    Occasion.HOLIDAYS: _("End-of-year holidays"),
    Occasion.BACK: _("Back from the summer"),
    Occasion.SUMMER: _("Summer"),
    Occasion.NEWS: _("Something to announce"),
}
_STANDS: dict[Stands, Sentence] = {
    Stands.UNKNOWN: _("left or not? To be settled"),
    Stands.FAILED: _("could not be sent"),
    Stands.BOUNCED: _("came back"),
    Stands.TO_WRITE: _("to write"),
    Stands.WAITING: _("waits for your yes"),
    Stands.CALL: _("to call"),
    Stands.CARD: _("a card to send"),
    Stands.APPROVED: _("approved"),
    Stands.SENDING: _("is leaving"),
    Stands.ANSWERED: _("answered"),
    Stands.SENT: _("sent"),
    Stands.DONE: _("done"),
    Stands.OUT: _("not this time"),
}
_COUNTS: dict[Stands, Sentence] = {
    Stands.UNKNOWN: ngettext("%(count)s to settle", "%(count)s to settle"),
    Stands.FAILED: ngettext("%(count)s could not be sent", "%(count)s could not be sent"),
    Stands.BOUNCED: ngettext("%(count)s came back", "%(count)s came back"),
    Stands.TO_WRITE: ngettext("%(count)s to write", "%(count)s to write"),
    Stands.WAITING: ngettext("%(count)s waits for your yes", "%(count)s wait for your yes"),
    Stands.CALL: ngettext("%(count)s to call", "%(count)s to call"),
    Stands.CARD: ngettext("%(count)s card to send", "%(count)s cards to send"),
    Stands.APPROVED: ngettext("%(count)s approved", "%(count)s approved"),
    Stands.SENDING: ngettext("%(count)s leaving", "%(count)s leaving"),
    Stands.ANSWERED: ngettext("%(count)s answered", "%(count)s answered"),
    Stands.SENT: ngettext("%(count)s sent", "%(count)s sent"),
    Stands.DONE: ngettext("%(count)s done", "%(count)s done"),
    Stands.OUT: ngettext("%(count)s not this time", "%(count)s not this time"),
}
_NOTHING = _("Nothing waits for you in this campaign.")
_BY_HAND = _("No message waits for you. What is left is done by hand: %(left)s.")
_WAYS: dict[Way, Sentence] = {
    Way.MAIL: _("by mail"),
    Way.CALL: _("a call"),
    Way.CARD: _("a card"),
    Way.OUT: _("not this time"),
}
_WHY: dict[str, Sentence] = {
    "no-mail": _("takes no e-mails, you noted"),
    "no-address": _("no e-mail address is known"),
    "bounced": _("mail to them came back"),
}
_MARKS: dict[str, Sentence] = {
    "mourning": _(
        "What you noted tells of a death near them. Nothing is proposed: the words are yours to"
        " find, or leave them out this time."
    ),
    "no-news": _("What you announce is not written in their language: write it for them."),
}
_TO_WRITE = _(
    "Nothing in your book gives them a line of their own. Write one: without it, this does not"
    " leave."
)
_FROM: dict[str, Sentence] = {
    "exchange": _("From your exchange of %(on)s: “%(text)s”."),
    "note": _("From what you noted on %(on)s: “%(text)s”."),
    "matters": _("From what matters to them, noted on %(on)s: “%(text)s”."),
    "need": _("From what they need, noted on %(on)s: “%(text)s”."),
    "favour": _("From what they did for you on %(on)s: “%(text)s”."),
    "job": _("From their new position, seen on %(on)s: “%(text)s”."),
    "met": _("From how you met: “%(text)s”."),
    "circle": _("From the circle “%(text)s”."),
}
_FROM_BARE: dict[str, Sentence] = {
    "exchange": _("From your exchange of %(on)s."),
    "favour": _("From what they did for you on %(on)s."),
    "job": _("From their new position, seen on %(on)s."),
}
_LATELY = ngettext("You wrote to them %(count)s day ago.", "You wrote to them %(count)s days ago.")
_TODAY = _("You wrote to them today.")
_BUSY = _("A busy time for them, until %(day)s: the message leaves after that.")
_BUSY_WHY = _("A busy time for them, until %(day)s (%(why)s): the message leaves after that.")
_BUSY_TOO_LONG = _(
    "A busy time for them, until %(day)s: the message would leave after that, and this campaign"
    " is over by then. Choose a later last day, or greet them otherwise."
)
_LEAVES = _("approved, leaves %(day)s at %(hour)s")
_NO_ROOM = _("approved, but there is no room for it before the last day")
_WAITS = _("approved, waits until the campaign goes on")
_SHORT = ngettext(
    "%(count)s approved message does not fit before %(day)s: allow more a day, or a later day.",
    "%(count)s approved messages do not fit before %(day)s: allow more a day, or a later day.",
)
_RUN: dict[Run, Sentence] = {Run.PAUSED: _("Paused."), Run.STOPPED: _("Stopped.")}
CARDS = ngettext("%(count)s card to send.", "%(count)s cards to send.")
NO_PLACE = _("No postal address is known of: %(names)s.")
NO_LETTERS = _("Not on the labels, whose letters are wanting: %(names)s.")
PEOPLE = ngettext("%(count)s person", "%(count)s people")


def occasion(name: str) -> str:
    """Return what a campaign greets for."""
    return say(OCCASIONS[Occasion(name)])


def hours_told(spans: str) -> str:
    """Return the hours of a day in which greetings leave, as one says them: 9 h à 12 h."""
    told = [say(_FROM_TO, first=_clock(a), last=_clock(b)) for a, b in spans_of(spans)]
    return ", ".join(told)


def label_size(sheet: Sheet) -> str:
    """Return how wide and high a label is, in millimetres."""
    size = f"{sheet.width:g}\u00a0×\u00a0{sheet.height:g}"
    return size if spoken() == "en" else size.replace(".", ",")


def _clock(at: time) -> str:
    if spoken() == "en":
        return f"{at.hour}:{at:%M}"
    return f"{at.hour}\u202fh" + (f"\u202f{at:%M}" if at.minute else "")


_FROM_TO = _("%(first)s to %(last)s")


def way(name: str) -> str:
    """Return how somebody is greeted."""
    return say(_WAYS[Way(name)])


def run(name: str) -> str:
    """Return that nothing of a campaign leaves, "" where it does."""
    return say(_RUN[Run(name)]) if Run(name) in _RUN else ""


def stands(where: Stands) -> str:
    """Return where a greeting stands."""
    return say(_STANDS[where])


def stands_at(
    where: Stands, at: datetime | None, *, today: date, paused: bool = False
) -> str:  # fmt: skip
    """Return where a greeting stands, with when it leaves or left as clocks there show it."""
    if where is Stands.APPROVED:
        if paused:
            return say(_WAITS)
        if at is None:
            return say(_NO_ROOM)
        return say(_LEAVES, day=day(at.date(), today=today), hour=f"{at:%H:%M}")
    if at and where in (Stands.SENT, Stands.ANSWERED):
        return f"{stands(where)} · {day(at.date(), today=today)}"
    return stands(where)


def figures(counts: Mapping[Stands, int]) -> list[tuple[str, str]]:
    """Return how many greetings stand where, each with its code, in words."""
    return [(where.value, say(_COUNTS[where], count=count)) for where, count in counts.items()]


def nothing_to_read(counts: Mapping[Stands, int]) -> str:
    """Return that no message waits for me, and what calls and cards there are to make."""
    left = {where: count for where, count in counts.items() if where in BY_HAND}
    if not left:
        return say(_NOTHING)
    return say(_BY_HAND, left=", ".join(words for _code, words in figures(left)))


def evidence(told: Mapping[str, Any], *, today: date) -> str:
    """Return what a line was made of, "" where there is none."""
    kind = told.get("kind", "")
    if kind not in _FROM:
        return ""
    text = told.get("text") or (told.get("more") if kind == "job" else "")
    on = day(date.fromisoformat(told["on"]), today=today)
    if not text and kind in _FROM_BARE:
        return say(_FROM_BARE[kind], on=on)
    return say(_FROM[kind], on=on, text=text)


def mark(code: str) -> str:
    """Return why a message is left to the person to write."""
    return say(_MARKS.get(code, _TO_WRITE))


def why(code: str) -> str:
    """Return why somebody is not greeted by mail, "" where it was chosen."""
    return say(_WHY[code]) if code in _WHY else ""


def lately(days: int) -> str:
    """Return that I wrote to somebody so many days ago."""
    return say(_LATELY, count=days) if days else say(_TODAY)


def busy_until(period: "Reason | None", *, last: date, today: date) -> str:
    """Return until when somebody is busy, and what that means for a message of a campaign that
    ends that day; "" where they are not.
    """
    if period is None or period.until is None:
        return ""
    why = period.facts.get("why", "")
    told = _BUSY_TOO_LONG if period.until >= last else _BUSY_WHY if why else _BUSY
    return say(told, day=day(period.until, today=today), why=why)


def no_room(count: int, last: date, *, today: date) -> str:
    """Return that approved messages find no place before the last day; "" where all do."""
    return say(_SHORT, count=count, day=day(last, today=today)) if count else ""
