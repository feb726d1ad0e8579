"""Many people made one with others at once: the same as one pair after another, and soon."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, an_exchange, exported

from entregent.services import journal
from entregent.services.duplicates import keep_apart
from entregent.services.fields import set_fields
from entregent.services.likely_pairs import merge_above
from entregent.services.merging import Group, join, join_all
from entregent.services.undoing import undo
from entregent.storage.models import Book, Link, Person

Joining = Callable[[journal.Recorder, Sequence[Group]], None]


def some_twice(book: Book, count: int) -> list[Group]:
    """Add people three times each, tied and linked with one another, and to be made one."""
    groups: list[Group] = []
    before: Person | None = None
    for n in range(count):
        one, other, third = (
            a_person(
                book, f"Robert Smith{n}", emails=[f"{which}{n}@x.example"], circles=[which, "All"],
                organisation=f"Firm {n}", title=which if n % 2 else "Chief", through=before,
            )
            for which in ("first", "second", "third")
        )  # fmt: skip
        for days, person in enumerate((one, other, other, third)):
            an_exchange(book, person, on=TODAY - timedelta(days=days + n))
        set_fields(book, other, [("cadence", "30"), ("birthday", "--12-01")], on=TODAY)
        set_fields(book, third, [("cadence", "90")], on=TODAY)
        if before is None:
            set_fields(book, third, [("through", str(one.pk))], on=TODAY)
        else:
            set_fields(book, one, [("through", str(third.pk))], on=TODAY)
            keep_apart(book, before, other)
        groups.append((one, [other, third]))
        before = other
    return groups


def at_once(recorder: journal.Recorder, groups: Sequence[Group]) -> None:
    join_all(recorder, groups)


def one_by_one(recorder: journal.Recorder, groups: Sequence[Group]) -> None:
    for keep, others in groups:
        for gone in others:
            join(recorder, Person.objects.get(pk=keep.pk), Person.objects.get(pk=gone.pk))


def outcome(book: Book, groups: Sequence[Group], joining: Joining) -> str:
    """Return the book as it is once these were made one; leave it as it was."""
    with transaction.atomic():
        with journal.entry(book, "merge-all") as recorder:
            joining(recorder, groups)
        after = exported(book)
        transaction.set_rollback(True)
    return after


def test_many_made_one_at_once_are_what_they_become_one_by_one(book: Book) -> None:
    groups = some_twice(book, 4)
    assert Link.objects.exists()
    before = exported(book)
    after = outcome(book, groups, at_once)
    assert after == outcome(book, groups, one_by_one)
    assert before == exported(book) != after


def test_groups_written_in_turn_are_what_they_are_together(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = some_twice(book, 4)
    together = outcome(book, groups, at_once)
    monkeypatch.setattr("entregent.services.merging._GROUPS", 1)
    assert outcome(book, groups, at_once) == together


def test_many_made_one_are_brought_back_exactly(book: Book) -> None:
    groups = some_twice(book, 4)
    before = exported(book)
    with journal.entry(book, "merge-all") as recorder:
        join_all(recorder, groups)
    undo(book)
    assert exported(book) == before


def test_somebody_who_left_meanwhile_is_made_one_with_nobody(book: Book) -> None:
    [(keep, (gone, _))] = some_twice(book, 1)
    before = outcome(book, [], at_once)
    with transaction.atomic(), journal.entry(book, "merge") as recorder:
        join(recorder, keep, Person(pk=gone.pk + 100, book=book))
    assert exported(book) == before


def test_merging_more_pairs_reads_no_more_often(book: Book) -> None:
    asked = []
    for count in (2, 12):
        for n in range(count):
            for name in ("Robert", "Bob"):
                a_person(book, f"{name} Smith{count}{n}o", organisation=f"Firm {count} {n}")
        with CaptureQueriesContext(connection) as queries:
            assert len(merge_above(book, 0.5)) == count
        asked.append(sum(query["sql"].startswith("SELECT") for query in queries))
    assert asked[0] == asked[1]
