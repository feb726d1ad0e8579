"""The review of a book: how its ties wear out and are renewed, how steady contact is, how diverse
the network is. Each part is worked out by its module of the core from days of contact read once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import numpy as np

from entregent.core.attention import Days, Others, days_of, weighed
from entregent.core.diversity import KeyContacts, Spread, Then, how_met, met_alone, spread, then
from entregent.core.erosion import (
    ROOTED,
    Cause,
    Stretches,
    Wear,
    a_year_before,
    cause,
    stretches,
    wear,
)
from entregent.core.graph import Floats, Ints
from entregent.core.regularity import Rhythm, Window, first_of_month, month_of, rhythm
from entregent.core.ties import exchange_weight
from entregent.services import ties
from entregent.services.book import day_of, end_of, zone
from entregent.services.review_days import days_told
from entregent.services.review_kept import Review, Told, Young
from entregent.services.review_traits import DIMENSIONS, Dimension, Traits, traits
from entregent.services.review_widening import wider
from entregent.storage.bulk import chunks, without_collection
from entregent.storage.models import Book
from entregent.storage.queries import review as queries
from entregent.storage.queries.wanted_shares import wanted_shares

YEARS = 3  # before today, at whose ends the network is looked at
_DAYS = 2  # years, of which every day of contact is read: the last one, and what came before it
MONTHS = 18  # of contact, before this one
KEY_CONTACTS = 50  # the strongest ties
NEW_TIES = 8  # told by name
_AT_A_TIME = 4_000  # people, whose days are told together: more would be slower to keep at hand


@dataclass(frozen=True, slots=True, eq=False)
class _People:
    """Everybody by their place, in the order of their numbers; days as ordinals, 0 for none."""

    ids: Ints
    met: Ints
    archived: Ints
    birthdays: dict[int, str]
    places: dict[int, int]

    def places_of(self, numbers: Ints) -> Ints:
        """Return the places of people by number, -1 for whoever is not there."""
        if not len(self.ids):
            return np.full(len(numbers), -1)
        at = np.minimum(np.searchsorted(self.ids, numbers), len(self.ids) - 1)
        found: Ints = np.where(self.ids[at] == numbers, at, -1)
        return found


def build_review(book: Book, *, on: date) -> Review:
    """Return the review of a book as of a day, worked out anew."""
    with without_collection():
        return _built(book, on)


def _built(book: Book, on: date) -> Review:
    read = _read(book, on)
    told = read.weights > 0.0
    lately = read.days.day > a_year_before(on).toordinal()
    return Review(
        on=on.isoformat(),
        people=int(np.count_nonzero(read.people.archived == 0)),
        first=_iso(read.first_on),
        contacts=int(np.count_nonzero(told & lately)),
        wear=_wear(book, read),
        young=_young(read),
        rhythm=_rhythm(book, read),
        dimensions=_dimensions(read),
        key_contacts=_key_contacts(book, on),
        wider=wider(
            read.traits,
            active=read.ends[0],
            candidates=_candidates(read),
            last=_last_days(book, read),
            wanted=wanted_shares(book),
            ids=read.people.ids,
            on=on,
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What was read of a book as of a day; `first_on` is the day of the first exchange with each
    person, 0 for none, `bounced` the day since which no address of theirs works.
    """

    on: date
    people: _People
    days: Days
    weights: Floats
    first_on: Ints
    bounced: dict[int, int]
    ties: Stretches
    ends: list[Ints]  # whose tie is active today, a year before, and so on
    traits: Traits

    @property
    def last(self) -> Ints:
        """Return the day of the last exchange with each person, 0 where there was none of late."""
        found = np.zeros(len(self.people.ids), np.int64)
        found[self.days.person] = self.days.day  # those of each are in order: the last one stays
        return found

    @property
    def met(self) -> Ints:
        """Return the day each person was first met, noted or that of the first exchange; 0 where it
        is not known.
        """
        met, first = self.people.met, self.first_on
        found: Ints = np.where((met == 0) | (first == 0), met + first, np.minimum(met, first))
        return found


def _read(book: Book, on: date) -> _Read:
    people = _people(book, on)
    days, weights = _contacts(book, people, on)
    bounced = _bounced(book, people, on)
    ended = _ended(people, days, bounced)
    active = stretches(days.person, days.day, ended=ended)
    return _Read(
        on, people, days, weights, _first_days(book, people, on), bounced, active,
        [*active.ends(on, 1), *_earlier(book, people, ended, on)],
        traits(book, people.birthdays, len(people.ids), people.places.get),
    )  # fmt: skip


def _people(book: Book, on: date) -> _People:
    numbers = queries.everybody(book)
    places = dict(zip(numbers, range(len(numbers)), strict=True))
    met, archived = np.zeros((2, len(numbers)), np.int64)
    for told, days in ((met, queries.met(book)), (archived, queries.archived(book))):
        for number, day in days:
            if day <= on and number in places:
                told[places[number]] = day.toordinal()
    return _People(np.array(numbers, np.int64), met, archived, queries.birthdays(book), places)


def _contacts(book: Book, people: _People, on: date) -> tuple[Days, Floats]:
    """Return the days of contact of these years, and what each weighs: exactly in the last one;
    before, by whether it was with more than a crowd.
    """
    since, places = a_year_before(on, _DAYS).toordinal() + 1, people.places
    rows = [
        (place, told)
        for number, told in queries.moments_of_exchanges(book, since=_begins(book, since))
        if (place := places.get(number, -1)) >= 0
    ]
    rows.sort()
    some = [_days(book, chunk, since, on) for chunk in chunks(rows, _AT_A_TIME)]
    empty = np.zeros((3, 0), np.int64)
    days = Days(*(np.concatenate(column) for column in zip(empty, *some, strict=True)))
    return days, weighed(days, _others(book, people, on))


def _days(book: Book, rows: list[tuple[int, str]], since: int, on: date) -> Days:
    """Return the days of contact of some people, of whom moments are told."""
    day = days_told([told for _, told in rows], zone(book))
    counts = [len(told) // queries.MOMENT for _, told in rows]
    who = np.repeat(np.array([place for place, _ in rows], np.int64), counts)
    there = (since <= day) & (day <= on.toordinal())
    return days_of(who[there], day[there])


def _others(book: Book, people: _People, on: date) -> Others:
    first_month = first_of_month(month_of(on) - MONTHS)
    rows = queries.other_exchanges(
        book,
        since=_begins(book, a_year_before(on).toordinal() + 1),
        crowds_since=_begins(book, min(first_month, a_year_before(on)).toordinal()),
    )
    numbers = [np.fromstring(told, np.int64, sep=",") for *_, told, _ in rows]
    person = people.places_of(np.concatenate([np.array([], np.int64), *numbers]))
    day = days_told([told for *_, told in rows], zone(book))
    each = [exchange_weight(channel, size) for channel, size, *_ in rows]
    weight = np.repeat(np.array(each, float), [len(some) for some in numbers])
    known = person >= 0
    return Others(person[known], day[known], weight[known])


def _candidates(read: _Read) -> Ints:
    """Return who might be met or revived: in no archive, with an address that works where they have
    any, and no active tie.
    """
    kept = read.people.archived == 0
    kept[read.ends[0]] = False
    kept[list(read.bounced)] = False
    return np.flatnonzero(kept)


def _last_days(book: Book, read: _Read) -> Ints:
    """Return the day of the last exchange with each person, 0 where there was none by then."""
    ever = _first_days(book, read.people, read.on, at="last_at")
    return np.maximum(ever, np.maximum(read.last, read.first_on))


def _first_days(book: Book, people: _People, on: date, *, at: str = "first_at") -> Ints:
    """Return the day of the first exchange with each person, or of the last one; 0 where it was not
    by then.
    """
    numbers, moments = queries.first_exchanges(book, at=at)
    who = people.places_of(np.fromstring(numbers, np.int64, sep=","))
    day = days_told([moments], zone(book))
    there = (who >= 0) & (day <= on.toordinal())
    found = np.zeros(len(people.ids), np.int64)
    found[who[there]] = day[there]
    return found


def _ended(people: _People, days: Days, bounced: Mapping[int, int]) -> dict[int, int]:
    """Return since which day ties are none, though nothing fell silent: put away, out of reach."""
    last = np.zeros(len(people.ids), np.int64)
    last[days.person] = days.day  # the days of each are in order: the last one stays
    ended = {int(at): int(people.archived[at]) for at in np.flatnonzero(people.archived)}
    for at, day in bounced.items():
        if last[at] <= day:
            ended[at] = min(day, ended.get(at, day))
    return ended


def _earlier(book: Book, people: _People, ended: Mapping[int, int], on: date) -> list[Ints]:
    """Return whose tie was active at the end of each earlier year, of which no days are read."""
    ends = [a_year_before(on, back) for back in range(2, YEARS + 1)]
    spans = [
        (_begins(book, a_year_before(end).toordinal() + 1), _begins(book, end.toordinal() + 1))
        for end in ends
    ]
    found = []
    for end, numbers in zip(ends, queries.in_touch(book, spans), strict=True):
        at = np.sort(people.places_of(np.array(numbers, np.int64)))
        over = [place for place, day in ended.items() if day <= end.toordinal()]
        found.append(np.setdiff1d(at[at >= 0], np.array(over, np.int64)))
    return found


def _bounced(book: Book, people: _People, on: date) -> dict[int, int]:
    """Return since which day nobody can be reached by mail any longer, by place."""
    told = {people.places.get(number, -1): day_of(book, at) for number, at in queries.bounced(book)}
    return {at: day.toordinal() for at, day in told.items() if at >= 0 and day <= on}


def _wear(book: Book, read: _Read) -> Wear:
    on, people, last = read.on, read.people, read.last
    gone = np.setdiff1d(read.ends[1], read.ends[0])
    seen: dict[int, date] = dict(queries.new_jobs(book, since=a_year_before(on, 2)))
    causes: dict[int, Cause] = {}
    for at in map(int, gone):
        number, since = int(people.ids[at]), date.fromordinal(int(last[at]))
        new_job = seen.get(number)
        causes[at] = cause(
            archived=bool(people.archived[at]),
            bounced=at in read.bounced,
            retired=number in read.traits.retired,
            moved=bool(new_job and since < new_job <= on)
            or f"{since:%Y-%m}~" < read.traits.began.get(number, "") <= on.isoformat(),
        )
    return wear(read.ties, on=on, ends=read.ends, met=read.met, causes=causes)


def _young(read: _Read) -> Young:
    met, people = read.met, read.people
    new = met > a_year_before(read.on).toordinal()
    contacts = np.bincount(read.days.person, minlength=len(people.ids))
    lively = read.ends[0][new[read.ends[0]]]
    rootless = lively[contacts[lively] < ROOTED]
    latest = rootless[np.lexsort((rootless, -met[rootless]))][:NEW_TIES]
    unwritten = new & (read.first_on == 0) & (people.archived == 0)
    return Young(
        len(lively), len(rootless), people.ids[latest].tolist(), int(np.count_nonzero(unwritten))
    )


def _rhythm(book: Book, read: _Read) -> Rhythm:
    numbers = [month_of(read.on) - back for back in range(MONTHS, -1, -1)]
    edges = [first_of_month(number).toordinal() for number in numbers]
    at = np.searchsorted(edges, read.days.day[read.weights > 0.0], side="right") - 1
    counts = np.bincount(at[at >= 0], minlength=len(numbers))
    goals = [Window(*times) for times in queries.goal_times(book)]
    first = _iso(read.first_on)
    begun = date.fromisoformat(first) if first else None
    return rhythm(counts.tolist(), on=read.on, begun=begun, goals=goals)


def _dimensions(read: _Read) -> list[Told]:
    count, days, on = len(read.people.ids), read.days, read.on
    listed = np.where(read.people.archived == 0, 1.0, 0.0)
    lately = days.day > a_year_before(on).toordinal()
    attention = np.bincount(days.person[lately], read.weights[lately], minlength=count)
    years = reversed(list(enumerate(read.ends)))
    ends = [(a_year_before(on, back), ties) for back, ties in years]
    return [
        Told(
            code,
            _spread(dimension, listed, listed * attention),
            [_then(dimension, day, ties, count) for day, ties in ends if len(ties)],
            {value: name for value, name in dimension.called.items() if value in dimension.values},
        )
        for code, dimension in ((code, read.traits.dimensions[code]) for code in DIMENSIONS)
    ]


def _spread(of: Dimension, listed: Floats, attention: Floats) -> Spread:
    people = {value: count for value, count in of.sums(listed).items() if count}
    return spread(
        people, of.sums(attention),
        unknown=round(of.unknown(listed)), unknown_attention=of.unknown(attention),
    )  # fmt: skip


def _then(of: Dimension, on: date, ties_then: Ints, count: int) -> Then:
    there = np.zeros(count)
    there[ties_then] = 1.0
    counts = {value: part for value, part in of.sums(there).items() if part}
    return then(on.isoformat(), len(ties_then), counts)


def _key_contacts(book: Book, on: date) -> KeyContacts:
    strongest = ties.strongest(book, at=end_of(book, on), limit=KEY_CONTACTS)
    rows = queries.how_met(strongest)
    return how_met(met_alone(through=bool(through), noted=how) for _, through, how in rows)


def _begins(book: Book, day: int) -> datetime:
    """Return the first moment of a day where the person lives."""
    return datetime.combine(date.fromordinal(day), time(), tzinfo=zone(book)).astimezone(UTC)


def _iso(first_on: Ints) -> str | None:
    known = first_on[first_on > 0]
    return date.fromordinal(int(known.min())).isoformat() if len(known) else None
