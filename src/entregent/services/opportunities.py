"""Opportunities inside a goal: kept, corrected, moved on; whom I asked is in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from entregent.core.opportunities import SEEN, STATES
from entregent.core.text import fold, typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.exchanges import EARLIEST
from entregent.services.favours import add_favour
from entregent.storage.models import Book, Favour, Goal, Opportunity, Person
from entregent.storage.queries.opportunities import opportunity_of

LONGEST, LONGEST_LINK, LONGEST_NOTE = 300, 1_000, 2_000  # characters
FIELDS = ("organisation", "title", "link", "note", "on", "until", "state")


@dataclass(frozen=True, slots=True)
class Opening:
    """An opportunity as it is typed."""

    organisation: str
    title: str = ""
    link: str = ""
    note: str = ""
    on: date | None = None
    until: date | None = None
    state: str = SEEN


def add_opportunity(book: Book, goal: Goal, said: Opening) -> Opportunity:
    """Keep an opening that serves a goal."""
    day = today(book)
    known = Opportunity(book=book, goal=goal, on=day, moved_on=day)
    values = _checked(book, known, said)
    with journal.entry(book, "opportunity", name=values["organisation"]) as recorder:
        for name, value in values.items():
            setattr(known, name, value)
        return recorder.create(known)


def change_opportunity(book: Book, known: Opportunity, said: Opening) -> None:
    """Correct an opportunity, or say how far one is with it."""
    values = _checked(book, known, said)
    if values["state"] != known.state:
        values["moved_on"] = today(book)
    with journal.entry(book, "opportunity-set", name=known.organisation) as recorder:
        recorder.change(known, **values)


def set_opportunity(book: Book, known: Opportunity, fields: Sequence[tuple[str, str]]) -> None:
    """Correct an opportunity field by field."""
    said: dict[str, Any] = dict(fields)
    for field in said.keys() & {"on", "until"}:
        said[field] = parse_day(said[field]) if said[field].strip() else None
    change_opportunity(book, known, replace(opening_of(known), **said))


def move_opportunity(book: Book, known: Opportunity, state: str) -> None:
    """Say how far one is with an opportunity."""
    change_opportunity(book, known, replace(opening_of(known), state=state))


def drop_opportunity(book: Book, known: Opportunity) -> None:
    """Take an opportunity out of the book; what was asked about it stays in the ledger."""
    with journal.entry(book, "opportunity-drop", name=known.organisation) as recorder:
        for favour in Favour.objects.filter(opportunity=known):
            recorder.change(favour, opportunity_id=None)
        recorder.delete(Opportunity.objects.filter(pk=known.pk))


def ask_about(
    book: Book, known: Opportunity, person: Person, *, kind: str, on: date, outcome: str = ""
) -> Favour:
    """Note in the ledger that somebody was asked for something about an opportunity."""
    return add_favour(
        book, person, kind=kind, given=False, on=on, outcome=outcome, opportunity=known
    )


def the_opportunity(book: Book, number: int) -> Opportunity:
    """Return an opportunity by its number, or refuse."""
    known = opportunity_of(book, number)
    if known is None:
        raise EntregentError("no-such-opportunity", number=number)
    return known


def opening_of(known: Opportunity) -> Opening:
    """Return an opportunity as one would type it."""
    return Opening(
        known.organisation, known.title, known.link, known.note, known.on, known.until, known.state
    )


def _checked(book: Book, known: Opportunity, said: Opening) -> dict[str, object]:
    organisation, title = (
        " ".join(typed(text).split()) for text in (said.organisation, said.title)
    )
    key, note = fold(organisation)[:LONGEST], typed(said.note)
    if not key:
        raise EntregentError("opportunity-nameless")
    for text, most in ((organisation, LONGEST), (title, LONGEST), (note, LONGEST_NOTE)):
        if len(text) > most:
            raise EntregentError("words-too-long", most=most)
    if said.state not in STATES:
        raise EntregentError("not-a-choice", value=said.state[:60], choices=", ".join(STATES))
    on = said.on or known.on
    if on.year < EARLIEST:
        raise EntregentError("not-a-date", value=on.isoformat())
    if on > today(book):
        raise EntregentError("opportunity-in-future", on=on.isoformat())
    if said.until and said.until < on:
        raise EntregentError(
            "opportunity-backwards", on=on.isoformat(), until=said.until.isoformat()
        )
    return {
        "organisation": organisation, "key": key, "title": title, "link": _link(said.link),
        "note": note, "on": on, "until": said.until, "state": said.state,
    }  # fmt: skip


def _link(text: str) -> str:
    """Return an address that a browser may open, or refuse: no other kind of link is kept."""
    link = typed(text)
    if not link:
        return ""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        good = False
    if not good or any(c.isspace() for c in link):
        raise EntregentError("not-a-link", value=link[:60])
    if len(link) > LONGEST_LINK - len("https://"):
        raise EntregentError("words-too-long", most=LONGEST_LINK)
    return parts.geturl()
