"""Damaged files of every kind: records and reasons come out of them, and nothing else."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzzing.mutations import damaged, examples
from tests.fuzzing.seeds import seeds_of, workbooks
from tests.importers.calendars import NOW

from entregent.importers.kinds import Source, find_sources, read
from entregent.importers.records import Kind, Record, UnreadableFile


def records_of(path: Path, kind: Kind | None) -> list[Record]:
    """Return what comes out of a file, nothing when it is refused."""
    records: list[Record] = []
    try:
        for source in find_sources(path, kind):
            if isinstance(source, Source) and source.kind is not Kind.BOOK:
                records.extend(read(source, now=NOW))
    except UnreadableFile:
        pass
    return records


def assert_harmless(folder: Path, data: bytes, kind: Kind) -> None:
    path = folder / "damaged"
    path.write_bytes(data)
    for believed in (kind, None):
        for record in records_of(path, believed):
            assert isinstance(record, get_args(Record))
            assert isinstance(record.place, str)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BOOK])
def test_a_damaged_file_gives_records_or_a_reason(tmp_path: Path, kind: Kind) -> None:
    @examples(25)
    @given(damaged(seeds_of(kind)))
    def holds(data: bytes) -> None:
        assert_harmless(tmp_path, data, kind)

    holds()


@examples(3)
@given(st.data())
def test_a_damaged_workbook_gives_records_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("workbook")
    assert_harmless(folder, data.draw(damaged(workbooks())), Kind.SHEET)
