"""Damaged files read into a book: it stays whole, every record is counted, and once is enough."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given
from tests.builders import ME, exported
from tests.fuzzing.mutations import damaged, examples
from tests.fuzzing.seeds import seeds_of
from tests.services.test_importing_twice import assert_adds_up

from entregent.importers.records import Kind
from entregent.services.errors import EntregentError
from entregent.services.importing.report import ImportReport
from entregent.services.importing.run import import_paths
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.problems import problem_sentence
from entregent.storage.models import Book


def reported(book: Book, path: Path, kind: Kind) -> ImportReport:
    """Return what became of a file, nothing when it was refused."""
    try:
        return import_paths(book, [path], kind=kind, me=[ME])
    except EntregentError as error:
        error_sentence(error)  # which fails where there are no words for it
        return ImportReport()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BOOK])
def test_a_damaged_file_read_twice_changes_the_book_once(
    book: Book, tmp_path: Path, kind: Kind
) -> None:
    path = tmp_path / "damaged"

    @examples(8)
    @given(damaged(seeds_of(kind)))
    def holds(data: bytes) -> None:
        path.write_bytes(data)
        with transaction.atomic():
            first, before = reported(book, path, kind), exported(book)
            again, after = reported(book, path, kind), exported(book)
            transaction.set_rollback(True)
        for source in (*first.sources, *again.sources):
            assert_adds_up(source)
            assert all(map(problem_sentence, source.problems))
        assert [s.people.created + s.people.updated for s in again.sources if s.people.seen] in (
            [],
            [0],
        )
        assert after == before

    holds()
