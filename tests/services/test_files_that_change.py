"""A file that changes or goes while it is read: the book is as it was, or holds what was there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import a_card, a_vcf, all_imported, exported, imported, names
from tests.services.test_importing_twice import assert_adds_up

from entregent.importers.kinds import Source
from entregent.storage.models import Book

Change = Callable[[Path], None]


def cards(folder: Path) -> Path:
    """Write more cards than are read at once."""
    return a_vcf(folder, *(a_card(f"P {n}", f"UID:{n}", "NOTE:" + "x" * 900) for n in range(900)))


def test_a_file_gone_before_it_is_read_leaves_the_book_as_it_was(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_vcf(tmp_path, name="first.vcf"))
    before, path = exported(book), cards(tmp_path)

    def gone(source: Source) -> Callable[[int], None]:
        source.path.unlink()
        return lambda _: None

    with pytest.raises(FileNotFoundError):
        all_imported(book, path, watch=gone)
    assert exported(book) == before
    assert imported(book, cards(tmp_path)).people.created == 900


@pytest.mark.parametrize(
    "change",
    [lambda path: os.truncate(path, 1_000), Path.unlink, lambda path: path.write_bytes(b"\0" * 9)],
    ids=["cut short", "gone", "another"],
)
def test_a_file_that_changes_meanwhile_gives_what_was_read_of_it(
    book: Book, tmp_path: Path, change: Change
) -> None:
    path, left = cards(tmp_path), [change]

    def read(_: int) -> None:
        if left:
            left.pop()(path)

    (report,) = all_imported(book, path, watch=lambda _: read).sources
    assert_adds_up(report)
    assert 200 < report.people.created <= 900
    assert len(names(book)) == report.people.created
