"""The sentences and labels of the pages."""

from datetime import date

from entregent.services.errors import EntregentError
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import day, every, length

_WORDS: dict[str, Sentence] = {
    # every page
    "to-content": _("Skip to the content"),
    "menu": _("Pages"),
    "today": _("Today"),
    "people": _("People"),
    "search": _("Search"),
    "search-hint": _("A name, a firm, a circle…"),
    "language": _("Language"),
    "private": _("Your book stays on this machine."),
    "keys": _("Keys: J and K to move, D done, S snooze, / search."),
    "undo": _("Undo"),
    # today
    "people-count": ngettext("One person.", "%(count)s people."),
    "done": _("Done"),
    "snooze": _("Snooze"),
    "snooze-1": _("Until tomorrow"),
    "snooze-3": _("For three days"),
    "snooze-7": _("For a week"),
    "snooze-30": _("For a month"),
    "skip": _("Skip"),
    "done-today": _("Done today"),
    "all-done": _("That is all for today."),
    "all-done-more": _("The rest can wait until tomorrow."),
    "nobody": _("Nobody to write to today."),
    "nobody-more": _("Your garden is doing well. Enjoy the quiet."),
    "more-time": _("I have a little more time"),
    "empty": _("Your book is still empty."),
    "empty-how": _("Read in what you have already, in a terminal:"),
    "empty-kinds": _(
        "A LinkedIn archive, a mailbox, an address book… Nothing leaves this machine, and the same"
        " file can be read again without harm."
    ),
    # logging an exchange
    "log": _("Log an exchange"),
    "log-item": _("Log it"),
    "log-what": _("What"),
    "log-on": _("When"),
    "log-by": _("Who started it"),
    "log-by-unsaid": _("Not said"),
    "log-by-me": _("You"),
    "log-by-them": _("They"),
    "log-by-both": _("Both"),
    "log-note": _("In a word"),
    "log-note-hint": _("What you talked about, what you promised…"),
    "log-save": _("Keep it"),
    # a person
    "how-met": _("How you know each other"),
    "how-met-unknown": _("Nothing noted yet."),
    "through": _("Through"),
    "met-on": _("Connected since %(day)s"),
    "birthday": _("Birthday"),
    "circles": _("Circles"),
    "positions": _("Positions"),
    "position-now": _("now"),
    "ways": _("Ways to reach them"),
    "ways-none": _("No address known."),
    "tie": _("Your tie"),
    "from-them": _("From them"),
    "from-you": _("From you"),
    "cadence": _("Cadence"),
    "cadence-none": _("No cadence"),
    "cadence-save": _("Choose"),
    "due": _("To write to by %(day)s"),
    "due-late": _("Was for %(day)s"),
    "exchanges": _("Exchanges"),
    "exchanges-none": _("Nothing exchanged so far."),
    "exchanges-before": ngettext("One exchange before", "%(count)s exchanges before"),
    "exchanges-more": ngettext("and one earlier exchange", "and %(count)s earlier exchanges"),
    "notes": _("Notes"),
    "occasions": _("Occasions"),
    "new-job": _("New position: %(title)s, %(organisation)s"),
    "new-job-firm": _("Has joined %(organisation)s"),
    "new-job-title": _("New position: %(title)s"),
    "links": _("Whom they know here"),
    "links-more": ngettext("and one other person", "and %(count)s other people"),
    # the list of people
    "people-found": _("People found for “%(query)s”"),
    "people-none": _("Nobody found for “%(query)s”."),
    "people-none-more": _("Try the beginning of a name, of a firm, or a circle."),
    "last-exchange": _("Last exchange"),
    "never": _("nothing exchanged yet"),
    "previous": _("Previous"),
    "next": _("Next"),
    # when a page cannot be shown
    "locked": _("This book is closed."),
    "locked-used": _("This link has been used, or another has taken its place."),
    "locked-how": _(
        "It opens with the link printed in the terminal where Entregent runs. A link works once,"
        " for one browser."
    ),
    "locked-new": _("For a new link, stop Entregent there and start it again:"),
    "missing": _("There is nothing at this address."),
    "missing-how": _("The person may have been erased or merged. A search will tell."),
    "refused": _("That could not be done."),
    "stale": _("This page was open for too long."),
    "stale-how": _("Go back, load it again, and send it once more. Nothing was changed."),
    "broken": _("Something went wrong here."),
    "broken-how": _("Your book is as it was. Go back and try again."),
    "misaddressed": _("Entregent does not answer at this address."),
    "misaddressed-how": _("Take the link printed in the terminal."),
    "to-today": _("Back to today"),
}
_WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
    _("Sunday"),
)  # fmt: skip
_ACTS: dict[str, Sentence] = {
    "done": _("Done: %(name)s."),
    "snooze": _("%(name)s will come back on %(day)s."),
    "skip": _("%(name)s: not this time."),
    "log": _("Noted, with %(name)s."),
    "log-item": _("Noted and done: %(name)s."),
    "cadence": _("The cadence with %(name)s is chosen."),
    "undone": _("Undone: all is as it was."),
    "undo-late": _("Something else was done since, so nothing was undone."),
}
# What is mended on a page otherwise than in a terminal.
_REFUSALS: dict[str, Sentence] = {
    "exchange-in-future": _("That day has not come yet. Choose today or an earlier one."),
    "no-such-item": _("This is no longer in today's list."),
    "not-a-cadence": _("Choose a cadence of the list."),
}


def words(code: str, *, count: int | None = None, **values: object) -> str:
    """Return a label or sentence of the pages."""
    return say(_WORDS[code], count=count, **values)


def act(code: str, *, name: str, until: date | None, today: date) -> str:
    """Return what was just done, as the page says it once."""
    return say(_ACTS[code], name=name, day=day(until, today=today) if until else "")


def refusal(error: EntregentError) -> str:
    """Return what is wrong and the next step on a page."""
    mended = _REFUSALS.get(error.code)
    return say(mended) if mended else error_sentence(error)


def long_day(value: date) -> str:
    """Return a day with its weekday: Sunday 22 November."""
    said = say(
        _("%(weekday)s %(day)s"),
        weekday=say(_WEEKDAYS[value.weekday()]),
        day=day(value, today=value),
    )
    return _capital(said)


def news(facts: dict[str, str]) -> str:
    """Return a new position in words."""
    code = "new-job" if facts.get("title") and facts.get("organisation") else "new-job-title"
    if not facts.get("title"):
        code = "new-job-firm"
    return say(_WORDS[code], **facts)


def ago(value: date, *, today: date) -> str:
    """Return how long ago a day was."""
    days = (today - value).days
    return say(_("%(ago)s ago"), ago=length(days)) if days > 0 else say(_("today"))


def cadence(days: int) -> str:
    """Return a cadence as a choice: Every three months."""
    return _capital(every(days))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
