"""Lists of people: whom one asks for, a page at a time, and near names where few are found."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from entregent.core.slips import Pairs, halves, nearest, slips
from entregent.core.telephone import digits_sought
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
BEGUN = 3  # letters of a word, from which on it may be begun only


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
    number: str = ""  # the telephone number by which they were found


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
    if wanted.words and not wanted.number and after is None and len(page.ids) < HANDFUL:
        near = _near(book, wanted, times, page.ids)
    rows = {row.id: row for row in _rows(book, [*page.ids, *near], on)}
    if wanted.number:
        numbers = queries.numbers(page.ids, wanted.number)
        rows = {pk: replace(row, number=numbers.get(pk, "")) for pk, row in rows.items()}
    return People(
        [rows[pk] for pk in page.ids if pk in rows],
        page.more,
        page.count,
        [rows[pk] for pk in near if pk in rows],
    )


def people_meant(book: Book, typed: str, *, on: date) -> list[int]:
    """Return those one may have meant where nobody is found, the likest first."""
    if digits_sought(typed):  # a number is not misspelt: it is another one
        return []
    wanted = Wanted(words=words_of(typed[:_LONGEST])[:_WORDS])
    return _near(book, wanted, _times(book, on, wanted), ()) if wanted.words else []


def everybody_listed(book: Book, wanted: Wanted, *, on: date, limit: int) -> list[int]:
    """Return all the people of a list by number, at most so many."""
    found = wishes.found_people(book, wanted, _times(book, on, wanted))
    return (
        found.few[:limit]
        if found.few is not None
        else list(found.people.values_list("pk", flat=True)[:limit])
    )


def strongest_listed(book: Book, *, on: date, limit: int) -> list[int]:
    """Return those with the strongest ties by number, the strongest first."""
    wanted = Wanted(sort="strength")
    return queries.listed(book, wanted, _times(book, on, wanted), size=limit).ids


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
    """Return those whom the words asked may have been meant for, the likest first."""
    asked = [either[0] for either in wanted.words]
    for meant in _readings(asked, few=bool(found)):
        if meant == wanted.words:
            continue
        names = wishes.names_wanted(book, replace(wanted, words=meant), times)
        if others := {pk: name for pk, name in names.items() if pk not in found}:
            return nearest(asked, others)[:NEAR]
    return []


Words = tuple[tuple[str, ...], ...]


def _readings(asked: Sequence[str], *, few: bool) -> Iterator[Words]:
    """Yield what the words asked may have been meant for, the likest first.

    Each is a slip away from a word that somebody has; or two words typed as one: "legoff". A word
    that nobody has tells at last only who of the others is likest. Where a few are found already,
    slips alone are looked for.
    """
    tried = {word: slips(word) for word in asked[:_WORDS]}
    parts = {word: halves(word) for word in tried}
    ends = {part for pairs in parts.values() for pair in pairs for part in pair}
    held = set(
        word_index.held({*asked, *ends, *(slip for some in tried.values() for slip in some)})
    )
    slipped = tuple((word, *sorted(held & tried.get(word, set()))) for word in asked)
    yield slipped
    if not few:
        yield tuple(words for either in slipped for words in _parted(either, parts, held))
        if known := tuple(some for either in slipped if (some := _held(either, held))):
            yield known


def _parted(either: tuple[str, ...], parts: Mapping[str, Pairs], held: Set[str]) -> Words:
    """Return the words that one may be made of, or the word itself with its slips.

    The second of them may be begun only.
    """
    word = either[0]
    pairs = [pair for pair in parts.get(word, ()) if pair[0] in held and len(pair[1]) >= BEGUN]
    pairs = [pair for pair in parts.get(word, ()) if held >= set(pair)] or pairs
    if word in held or not pairs:
        return (either,)
    firsts, seconds = zip(*pairs, strict=True)
    return firsts, seconds


def _held(words: Sequence[str], held: Set[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word in held)


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
