"""Workbooks that are damaged, locked, or made to harm: refused by name, in little memory."""

import struct
from pathlib import Path

import pytest
from tests.importers.archives import of, written
from tests.importers.workbooks import by_hand, locked, ods, xls, xlsx

from entregent.importers import kinds, processes
from entregent.importers.kinds import Source, find_sources
from entregent.importers.records import BadRecord, Kind, PersonRecord, UnreadableFile
from entregent.importers.sheet import workbook, workbook_reader
from entregent.importers.sheet.reader import read_sheet

ROWS = [["Nom", "Email"], ["Alice Martin", "a@x.org"]]
FAR = {"A1": "Nom", "A2": "Alice Martin"}


def read_whatever(path: Path) -> None:
    for source in find_sources(path):
        assert isinstance(source, Source)
        list(kinds.read(source))


def refusal(path: Path) -> str:
    """Return why a file is refused, when it is found or when it is read."""
    with pytest.raises(UnreadableFile) as refused:
        read_whatever(path)
    assert refused.value.values["name"] == path.name
    return refused.value.code


def names(path: Path) -> list[str]:
    return [person.name for person in of(PersonRecord, read_sheet(path))]


def test_a_sheet_that_says_it_is_huge_and_is_not_is_read(tmp_path: Path) -> None:
    assert names(by_hand(tmp_path / "s.xlsx", FAR, size="A1:XFD1048576")) == ["Alice Martin"]


def test_a_cell_in_the_furthest_corner_is_refused_and_takes_no_memory(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "s.xlsx", {"A1": "Nom", "XFD1048576": "Alice"})
    assert refusal(path) == "sheet-too-large"


def test_a_sheet_as_tall_as_can_be_with_two_cells_is_read(tmp_path: Path) -> None:
    assert names(by_hand(tmp_path / "s.xlsx", {"A1": "Nom", "A1048576": "Alice"})) == ["Alice"]


def test_a_workbook_that_swells_beyond_reason_is_refused(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "s.xlsx", FAR, after=" " * 70_000_000)
    assert refusal(path) == "suspicious-zip"


def test_a_workbook_too_large_to_unpack_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "UNPACKED", 100)
    assert refusal(by_hand(tmp_path / "s.xlsx", FAR)) == "sheet-too-large"


def test_a_workbook_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "s.xlsx", {**FAR, "A3": "x" * 3_000_000})
    raw = bytearray(path.read_bytes())
    for mark, field in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", raw, raw.rindex(mark) + field, 1000)
    assert refusal(written(tmp_path, "lie.xlsx", bytes(raw))) == "broken-sheet"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("made", [xlsx, xls, ods])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, made: object, kept: float) -> None:
    assert callable(made)
    raw = made(tmp_path / "whole", ROWS).read_bytes()
    code = refusal(written(tmp_path, "cut", raw[: int(len(raw) * kept)]))
    assert code in {"broken-sheet", "broken-zip", "unknown-kind"}


def test_a_workbook_that_asks_for_a_password_is_refused(tmp_path: Path) -> None:
    assert refusal(locked(tmp_path / "s.xlsx")) == "locked-sheet"


def test_a_workbook_in_a_locked_zip_is_refused(tmp_path: Path) -> None:
    raw = bytearray(xlsx(tmp_path / "s.xlsx", ROWS).read_bytes())
    raw[raw.index(b"PK\1\2") + 8] |= 1
    assert refusal(written(tmp_path, "locked.xlsx", bytes(raw))) == "locked-sheet"


@pytest.mark.parametrize("made", [xlsx, xls, ods])
def test_a_workbook_is_known_whatever_its_name_ends_in(tmp_path: Path, made: object) -> None:
    assert callable(made)
    path = made(tmp_path / "s.xlsx", ROWS)
    renamed = path.rename(tmp_path / "photo.jpg")
    assert find_sources(renamed) == [Source(renamed, Kind.SHEET, renamed.stat().st_size)]
    assert names(renamed) == ["Alice Martin"]


def test_a_text_called_a_workbook_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "contacts.xlsx", "Nom;Email\nAlice Martin;a@x.org\n")
    assert names(path) == ["Alice Martin"]


def test_another_compound_file_is_no_workbook(tmp_path: Path) -> None:
    raw = bytearray(locked(tmp_path / "s.doc").read_bytes())
    raw[640:768] = "WordDocument".encode("utf-16-le").ljust(128, b"\0")
    assert refusal(written(tmp_path, "letter.doc", bytes(raw))) == "unknown-kind"


def test_a_workbook_without_any_cell_is_refused(tmp_path: Path) -> None:
    assert refusal(xlsx(tmp_path / "s.xlsx", [])) == "blank-sheet"


def test_a_row_too_large_is_told_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = list(workbook_reader._rows(_Sheet([["Nom"], ["x" * 2_000_000], ["Alice"]]), {}))
    assert [type(row) for row in rows] == [workbook.RawRow, workbook.Huge, workbook.RawRow]


class _Sheet:
    """A sheet of these rows, as the library gives one."""

    start = (0, 0)

    def __init__(self, rows: list[list[object]]) -> None:
        self.iter_rows = lambda: iter(rows)


def test_a_row_repeated_without_end_is_told_once(tmp_path: Path) -> None:
    rows = [["Nom"], *[["Alice Martin"]] * 300, ["Zoé Brûlé"]]
    records = list(read_sheet(xlsx(tmp_path / "s.xlsx", rows)))
    assert of(BadRecord, records) == [BadRecord("row 102", "repeated-row")]
    assert [p.name for p in of(PersonRecord, records)][-2:] == ["Alice Martin", "Zoé Brûlé"]


def test_reading_that_is_given_up_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    real = processes.started

    def watched(*words: str, ahead: int, quiet: bool) -> object:
        started.append(real(*words, ahead=ahead, quiet=quiet))
        return started[-1]

    monkeypatch.setattr(processes, "started", watched)
    records = read_sheet(
        xlsx(tmp_path / "s.xlsx", [["Nom"], *([f"Alice {n}"] for n in range(5_000))])
    )
    next(iter(records))
    records.close()
    assert [process.returncode is not None for process in started] == [True]


def test_bytes_of_any_kind_in_a_workbook_are_refused_by_a_reason(tmp_path: Path) -> None:
    raw = xlsx(tmp_path / "s.xlsx", ROWS).read_bytes()
    for at in range(0, len(raw), len(raw) // 20):
        damaged = written(tmp_path, "s", raw[:at] + b"\xff\x00\xff" + raw[at + 3 :])
        try:
            told = of(BadRecord, read_sheet(damaged))
        except UnreadableFile as refused:
            told = [refused]
        assert isinstance(told, list)
