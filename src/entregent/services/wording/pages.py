"""The sentences and labels of the pages."""

from datetime import date

from entregent.services.errors import EntregentError
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.labels import (
    articles,
    asking,
    beginning,
    blurbs,
    bringing,
    campaigns,
    duplicates,
    events,
    exchange,
    frame,
    goals,
    going,
    introductions,
    jobs,
    journal,
    mapping,
    noted,
    opportunities,
    outbox,
    people,
    person,
    preparing,
    reach,
    review,
    rewording,
    saved_lists,
    settings,
    templates,
    today,
    top,
    trouble,
    weak_ties,
    write,
)
from entregent.services.wording.language import _, say
from entregent.services.wording.refusals import REFUSALS
from entregent.services.wording.times import day, every

_PAGES = (
    articles,
    asking,
    beginning,
    blurbs,
    bringing,
    campaigns,
    duplicates,
    events,
    exchange,
    frame,
    goals,
    going,
    introductions,
    jobs,
    journal,
    mapping,
    noted,
    opportunities,
    outbox,
    people,
    person,
    preparing,
    reach,
    review,
    rewording,
    saved_lists,
    settings,
    templates,
    today,
    top,
    trouble,
    weak_ties,
    write,
)
_WORDS = {code: sentence for page in _PAGES for code, sentence in page.WORDS.items()}
_ACTS = {code: sentence for page in _PAGES for code, sentence in page.ACTS.items()}
_WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
    _("Sunday"),
)  # fmt: skip


def words(code: str, *, count: int | None = None, **values: object) -> str:
    """Return a label or sentence of the pages."""
    return say(_WORDS[code], count=count, **values)


def act(code: str, *, name: str, until: date | None, on: date, count: int | None = None) -> str:
    """Return what was just done, as the page says it once."""
    return say(_ACTS[code], name=name, day=day(until, today=on) if until else "", count=count)


def refusal(error: EntregentError) -> str:
    """Return what is wrong and the next step on a page."""
    mended = REFUSALS.get(error.code)
    return say(mended, **error.values) if mended else error_sentence(error)


def long_day(value: date, *, today: date) -> str:
    """Return a day with its weekday, its year when it is not this one: Sunday 22 November."""
    said = say(
        _("%(weekday)s %(day)s"),
        weekday=say(_WEEKDAYS[value.weekday()]),
        day=day(value, today=today),
    )
    return _capital(said)


def cadence(days: int) -> str:
    """Return a cadence as a choice: Every three months."""
    return _capital(every(days))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
