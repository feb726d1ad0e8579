"""A source about people already in the book writes all of them at once, whatever their number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import (
    a_card,
    a_connection,
    a_linkedin_archive,
    a_vcf,
    an_outlook_csv,
    exported,
    imported,
)

from entregent.services.undoing import undo
from entregent.storage.models import Book


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
