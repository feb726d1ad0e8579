"""Lists of people: whom one asks for, a page at a time, and near names where few are found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from entregent.core.slips import nearest, slips
from entregent.core.text import fold
from entregent.core.ties import DORMANT_AFTER, FADING_AFTER, Label, label
from entregent.services.book import day_of, end_of, zone
from entregent.storage import word_index
from entregent.storage.models import Book
from entregent.storage.queries import listing as queries
from entregent.storage.queries import wanted as wishes
from entregent.storage.queries.wanted import Times, Wanted

HANDFUL = 5  # when fewer are found, near names are offered
NEAR = 8
_LONGEST = 200  # characters typed that are looked at
_WORDS = 4  # so many of the words asked are tried with slips


@dataclass(frozen=True, slots=True)
class Row:
    """A person as the list of the pages shows them."""

    id: int
    name: str
    title: str
    organisation: str
    strength: float
    label: Label
    last_on: date | None
    due_on: date | None
    archived: bool


@dataclass(frozen=True, slots=True)
class People:
    """A page of people; `near` are those one may have meant."""

    rows: list[Row]
    more: bool
    count: int | None  # of all that were found, None where they are many
    near: list[Row]


def words_of(query: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a search as a list is asked for them."""
    return tuple((word,) for word in fold(query).split())


def people_listed(
    book: Book,
    wanted: Wanted,
    *,
    on: date,
    after: int | None = None,
) -> People:
    """Return the page of people after somebody, or the first."""
    times = _times(book, on, wanted)
    page = queries.listed(book, wanted, times, after=after)
    near: Sequence[int] = ()
    if wanted.words and after is None and len(page.ids) < HANDFUL:
        near = _near(book, wanted, times, page.ids)
    rows = {row.id: row for row in _rows(book, [*page.ids, *near], on)}
    return People(
        [rows[pk] for pk in page.ids if pk in rows],
        page.more,
        page.count,
        [rows[pk] for pk in near if pk in rows],
    )


def people_meant(book: Book, typed: str, *, on: date) -> list[int]:
    """Return those one may have meant where nobody is found, the likest first.

    A word that nobody has, a slip away or not, tells only who of the others is likest.
    """
    asked = [word for (word,) in words_of(typed[:_LONGEST])][:_WORDS]
    tried = {word: {word, *slips(word)} for word in asked}
    held = set(word_index.held({slip for some in tried.values() for slip in some}))
    meant = tuple(tuple(sorted(held & some)) for some in tried.values() if held & some)
    if not meant:
        return []
    wanted = Wanted(words=meant)
    names = wishes.names_wanted(book, wanted, _times(book, on, wanted))
    return nearest(asked, names)[:NEAR]


def everybody_listed(book: Book, wanted: Wanted, *, on: date, limit: int) -> list[int]:
    """Return all the people of a list by number, at most so many."""
    found = wishes.found_people(book, wanted, _times(book, on, wanted))
    return (
        found.few[:limit]
        if found.few is not None
        else list(found.people.values_list("pk", flat=True)[:limit])
    )


def _times(book: Book, on: date, wanted: Wanted) -> Times:
    return Times(
        now=end_of(book, on),
        fading=_end(book, on - FADING_AFTER),
        fading_day=on - FADING_AFTER,
        dormant=_end(book, on - DORMANT_AFTER),
        dormant_day=on - DORMANT_AFTER,
        silent=_end(book, on - timedelta(days=wanted.silent_for)) if wanted.silent_for else None,
    )


def _end(book: Book, day: date) -> datetime:
    """Return the first moment after a day where the person lives."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone(book))


def _near(book: Book, wanted: Wanted, times: Times, found: Sequence[int]) -> list[int]:
    """Return those whose words are a slip away from the words asked, the likest first."""
    asked = [either[0] for either in wanted.words]
    tried = {word: slips(word) for word in asked[:_WORDS]}
    held = set(word_index.held({slip for some in tried.values() for slip in some}))
    meant = tuple((word, *sorted(held & tried.get(word, set()))) for word in asked)
    if meant == wanted.words:
        return []
    names = wishes.names_wanted(book, replace(wanted, words=meant), times)
    return nearest(asked, {pk: name for pk, name in names.items() if pk not in found})[:NEAR]


def _rows(book: Book, person_ids: Sequence[int], on: date) -> list[Row]:
    at = end_of(book, on)
    return [_row(book, line, on, at) for line in queries.lines(person_ids)]


def _row(book: Book, line: queries.Line, on: date, at: datetime) -> Row:
    last_on = day_of(book, line.clocks.last) if line.clocks.last else None
    strength = line.clocks.strength(at)
    contact = last_on or (line.met_on if line.met_on and line.met_on <= on else None)
    return Row(
        line.id, line.name, line.title, line.organisation, strength,
        label(strength, last_contact=contact, today=on), last_on, line.due_on,
        line.archived_on is not None,
    )  # fmt: skip
