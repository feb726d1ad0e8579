"""Lists of people: whatever is asked, what a plain reading of everybody would tell."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import NOW, TODAY, a_person, an_exchange

from entregent.core.text import fold
from entregent.core.ties import Label
from entregent.services.archiving import archive
from entregent.services.fields import set_fields
from entregent.services.listing import _times, everybody_listed, words_of
from entregent.services.summaries import Summary, summary
from entregent.storage.models import Book
from entregent.storage.queries import listing, wanted
from entregent.storage.queries.people import with_summary
from entregent.storage.queries.wanted import Wanted, everybody


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def crowd(book: Book) -> Book:
    """People of every label, with and without a cadence, an address, a circle, a firm."""
    chance = random.Random(7)
    for number in range(60):
        known = {
            "emails": [f"p{number}@x.example"] if chance.random() < 0.5 else [],
            "circles": ["Chœur"] if chance.random() < 0.4 else [],
            "organisation": chance.choice(["Acme", "Acme Énergie", "Globex", ""]),
        }
        name = f"{chance.choice(['Alice', 'Benoît', 'Chloé'])} {chance.choice('ABC')}{number % 20}"
        person = a_person(book, name, **known)
        if chance.random() < 0.3:
            set_fields(book, person, [("cadence", "30")], on=TODAY)
        if chance.random() < 0.4:
            met = TODAY - timedelta(days=chance.choice((10, 364, 365, 366, 1_094, 1_095, 2_000)))
            set_fields(book, person, [("met-on", met.isoformat())], on=TODAY)
        if chance.random() < 0.2:
            archive(book, person, on=TODAY)
        for _ in range(chance.choice((0, 0, 1, 2, 12))):
            ago = chance.choice((0, 1, 5, 40, 90, 91, 92, 364, 365, 366, 1_094, 1_095, 1_500))
            an_exchange(book, person, channel="meal", on=TODAY - timedelta(days=ago))
    return book


def plain(book: Book, asked: Wanted) -> list[int]:
    """Return whom a list asks for, by reading everybody."""
    rows = [summary(book, person, TODAY) for person in with_summary(everybody(book))]
    return [row.person.pk for row in sorted(rows, key=ORDERS[asked.sort]) if is_so(row, asked)]


def is_so(row: Summary, asked: Wanted) -> bool:
    silent = (TODAY - row.tie.last_on).days if row.tie.last_on else None
    return all(
        (
            is_kept(row.person.archived_on is not None, asked),
            not asked.circle or asked.circle in map(fold, row.circles),
            not asked.label or row.tie.label is asked.label,
            fold(row.organisation).startswith(asked.organisation),
            not asked.silent_for or (silent is not None and silent >= asked.silent_for),
            not asked.never or silent is None,
            not asked.no_cadence or row.tie.cadence is None,
            not asked.no_email or not row.emails,
            all(any(w.startswith(word) for w in fold(row.person.name).split())
                for (word,) in asked.words),
        )
    )  # fmt: skip


def is_kept(archived: bool, asked: Wanted) -> bool:
    return archived if asked.archived else bool(asked.words) or not archived


def by_name(row: Summary) -> tuple[str, int]:
    return row.person.name_key, row.person.pk


def last_at(row: Summary) -> float:
    return row.person.tie.last_at.timestamp()


ORDERS: dict[str, Callable[[Summary], object]] = {
    "name": by_name,
    "strength": lambda r: (0, -r.tie.strength, r.person.pk) if r.tie.strength else (1, by_name(r)),
    "last": lambda r: (0, -last_at(r), -r.person.pk) if r.tie.last_on else (1, by_name(r)),
    "due": lambda r: (0, r.tie.due_on, r.person.pk) if r.tie.due_on else (1, by_name(r)),
}
ASKED = [
    Wanted(),
    *(Wanted(label=label) for label in Label),
    *(Wanted(silent_for=days) for days in (1, 91, 365)),
    Wanted(never=True),
    Wanted(no_cadence=True),
    Wanted(no_email=True),
    Wanted(circle="choeur"),
    Wanted(organisation="acme"),
    Wanted(organisation="acme energie", no_email=True),
    Wanted(words=words_of("ali")),
    Wanted(words=words_of("ben b"), label=Label.WEAK),
    Wanted(never=True, label=Label.CLOSE),
    Wanted(silent_for=365, label=Label.REGULAR),
    Wanted(never=True, label=Label.DORMANT, circle="choeur"),
    Wanted(no_cadence=True, no_email=True, label=Label.FADING),
    Wanted(archived=True),
    Wanted(archived=True, label=Label.WEAK),
    Wanted(archived=True, words=words_of("ali")),
]


def in_pages(book: Book, asked: Wanted, size: int) -> list[int]:
    """Return the people of a list as its pages give them, one after the other."""
    found: list[int] = []
    times = wanted_times(book, asked)
    while True:
        after = found[-1] if found else None
        page = listing.listed(book, asked, times, after=after, size=size)
        found += page.ids
        if not page.more:
            return found


def wanted_times(book: Book, asked: Wanted) -> wanted.Times:
    return _times(book, TODAY, asked)


def test_every_list_holds_whom_a_plain_reading_finds_in_its_order(
    crowd: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked in (replace(one, sort=sort) for one in ASKED for sort in ORDERS):
        expected = plain(crowd, asked)
        for few in (0, 2_000):  # whether those found are sorted, or the index is walked
            monkeypatch.setattr(wanted, "FEW", few)
            assert in_pages(crowd, asked, 7) == expected, (asked, few)
            assert sorted(everybody_listed(crowd, asked, on=TODAY, limit=100)) == sorted(expected)
