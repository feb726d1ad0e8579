"""What is told of many people is written, and undone, all at once, whatever their number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import (
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_vcf,
    an_exchange,
    an_outlook_csv,
    exported,
    imported,
)

from entregent.services.many import choose_cadences
from entregent.services.undoing import undo
from entregent.storage.models import Book, Person, Tie


def cards(folder: Path, count: int, said: str) -> Path:
    """Write that many people, of each of whom this is said."""
    lines = [f"ORG:{said}", f"NOTE:{said}", f"CATEGORIES:{said}"]
    made = [a_card(f"Person {n}", f"EMAIL:{n}@x.org", *lines) for n in range(count)]
    return a_vcf(folder, *made, name=f"{said}.vcf")


def another_source(folder: Path, count: int) -> Path:
    """Write the same people with a family name, a firm, a title and a note each."""
    rows = [f",Person,,{n},Firm {n},CTO,{n}@x.org,Note {n}" for n in range(count)]
    return an_outlook_csv(folder, *rows)


def connections(folder: Path, count: int) -> Path:
    """Write the same people as they are on LinkedIn, with the day they were met."""
    rows = [a_connection(f"Person {n}", email=f"{n}@x.org") for n in range(count)]
    return a_linkedin_archive(folder, *rows)


def the_same_source(folder: Path, count: int) -> Path:
    """Write the same people again, with something else of each."""
    return cards(folder, count, "Later")


Source = Callable[[Path, int], Path]
SECOND = pytest.mark.parametrize("second", [another_source, connections, the_same_source])


@SECOND
def test_telling_of_many_people_asks_as_much_as_of_few(
    book: Book, tmp_path: Path, second: Source
) -> None:
    asked = []
    for count in (4, 40):
        imported(book, cards(tmp_path, count, "First"))
        path = second(tmp_path, count)
        with CaptureQueriesContext(connection) as queries:
            assert imported(book, path).people.updated == count
        asked.append(len(queries))
        undo(book)
        undo(book)
    assert asked[0] == asked[1]


@SECOND
def test_many_people_told_at_once_are_brought_back_exactly(
    book: Book, tmp_path: Path, second: Source
) -> None:
    imported(book, cards(tmp_path, 5, "First"))
    before = exported(book)
    assert imported(book, second(tmp_path, 5)).people.updated == 5
    undo(book)
    assert exported(book) == before


def asked_by_undo(book: Book) -> int:
    with CaptureQueriesContext(connection) as queries:
        undo(book)
    return len(queries)


@SECOND
def test_undoing_what_told_of_many_people_asks_as_much_as_of_few(
    book: Book, tmp_path: Path, second: Source
) -> None:
    asked = []
    for count in (4, 40):
        imported(book, cards(tmp_path, count, "First"))
        imported(book, second(tmp_path, count))
        asked.append([asked_by_undo(book), asked_by_undo(book)])
    assert asked[0] == asked[1]


def test_undoing_the_cadences_of_many_asks_as_much_as_of_few(book: Book, tmp_path: Path) -> None:
    asked = []
    for count in (4, 40):
        imported(book, cards(tmp_path, count, "First"))
        for person in Person.objects.all():
            an_exchange(book, person)
        before = list(Tie.objects.order_by("pk").values())
        choose_cadences(book, Person.objects.values_list("pk", flat=True), 90, on=TODAY)
        assert list(Tie.objects.order_by("pk").values()) != before
        asked.append(asked_by_undo(book))
        assert list(Tie.objects.order_by("pk").values()) == before
        for _ in range(count + 1):
            undo(book)
    assert asked[0] == asked[1]


def test_the_cadences_there_were_are_due_again_when_others_are_undone(
    book: Book, tmp_path: Path
) -> None:
    imported(book, cards(tmp_path, 3, "First"))
    written_to, *others = Person.objects.order_by("pk")
    an_exchange(book, written_to)
    choose_cadences(book, [written_to.pk, others[0].pk], 30, on=TODAY)
    before = exported(book)
    choose_cadences(book, [written_to.pk, *(other.pk for other in others)], 90, on=TODAY)
    undo(book)
    assert exported(book) == before
