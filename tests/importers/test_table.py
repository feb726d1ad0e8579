"""Tables as programs and spreadsheets leave them."""

import io
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.importers.records import BadRecord
from entregent.importers.table import Header, Row, Table, open_table

NAME = frozenset({"name"})
CITY = frozenset({"city", "ville"})
AGE = frozenset({"age"})


def is_header(header: Header) -> bool:
    return header.has(NAME, CITY)


def table(content: str | bytes) -> Table:
    raw = content.encode() if isinstance(content, str) else content
    found = open_table(io.BufferedReader(io.BytesIO(raw)), is_header)
    assert found is not None
    return found


def read(content: str | bytes) -> list[Row | BadRecord]:
    return list(table(content).rows())


def cities(content: str | bytes) -> list[str]:
    found = table(content)
    column = found.column(CITY)
    return [row.cells[column] for row in found.rows() if isinstance(row, Row)]


PLAIN = "Name,City,Age\nAlice,Besançon,30\nBenoît,Zoë’s,40\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode("utf-16"),
        b"sep=;\r\n" + PLAIN.replace(",", ";").encode("cp1252"),
    ],
)
def test_a_table_is_read_however_it_was_saved(content: bytes) -> None:
    assert cities(content) == ["Besançon", "Zoë’s"]


def test_a_guessed_charset_is_told_once() -> None:
    bad = [row for row in read(PLAIN.encode("cp1252")) if isinstance(row, BadRecord)]
    assert bad == [BadRecord("line 2", "guessed-charset", {"charset": "windows-1252"}, kept=True)]


def test_the_header_is_found_below_whatever_stands_above() -> None:
    preamble = 'Notes:\n"When exporting your data, you may\nnotice: a name, a city", and "more\n\n'
    found = table(preamble + PLAIN)
    assert [row.place for row in found.rows() if isinstance(row, Row)] == ["line 6", "line 7"]


def test_a_table_whose_header_nobody_knows_is_none() -> None:
    assert open_table(io.BufferedReader(io.BytesIO(b"a,b,c\n1,2,3\n")), is_header) is None


def test_columns_of_the_same_name_are_kept_apart() -> None:
    found = table("Name,City,City\nAlice,Lyon,Paris\n")
    assert list(found.columns(CITY)) == [1, 2]


def test_a_column_the_file_lacks_reads_as_empty() -> None:
    found = table("Name,City,Other\nAlice,Lyon,x\n")
    (row,) = found.rows()
    assert isinstance(row, Row)
    assert row.cells[found.column(AGE)] == ""


def test_rows_of_another_length_are_told_and_keep_their_cells() -> None:
    rows = read("Name,City,Age\nAlice,Lyon\nBenoît,Brest,3,extra\nChloé,Caen,5,,\n")
    assert rows == [
        Row("line 2", ["Alice", "Lyon", "", ""], "short-row"),
        Row("line 3", ["Benoît", "Brest", "3", ""], "long-row"),
        Row("line 4", ["Chloé", "Caen", "5", ""], ""),
    ]


def test_blank_rows_and_a_second_header_are_no_rows() -> None:
    assert cities("Name,City,Age\n,,\n\nAlice,Lyon,1\nName,City,Age\nBenoît,Brest,2\n") == [
        "Lyon",
        "Brest",
    ]


def test_line_breaks_inside_a_cell_do_not_shift_the_lines() -> None:
    rows = read('Name,City,Age\n"Ali\nce",Lyon,1\nBenoît,Brest,2\n')
    assert [row.place for row in rows] == ["line 2", "line 4"]


def test_a_quote_left_open_takes_no_other_row_along() -> None:
    rows = read('Name,City,Age\n"Alice,Lyon,1\nBenoît,Brest,2\nChloé,Caen,3\n')
    assert rows[0] == BadRecord("line 2", "open-quote")
    assert [row.place for row in rows[1:]] == ["line 3", "line 4"]


def test_a_quote_closed_by_another_row_takes_no_row_along_either() -> None:
    rows = read('Name,City,Age\n"Alice,Lyon,1\nBenoît,Brest,2\n"Chloé,Caen,3\nDavid,Dax,4\n')
    told = [(row.place, isinstance(row, BadRecord)) for row in rows]
    assert told == [("line 2", True), ("line 3", False), ("line 4", True), ("line 5", False)]


def test_a_cell_may_hold_prose_of_several_lines() -> None:
    prose = "Dear Alice, Benoît, Chloé,\nmeat, fish, bread"
    (row,) = read(f'Name,City,Age\n"{prose}",Lyon,1\n')
    assert isinstance(row, Row)
    assert row.cells[0] == prose


@pytest.mark.parametrize(
    "monster",
    [
        "x" * 3_000_000 + ",Lyon,1",
        '"' + "x\n" * 1_000_000 + '",Lyon,1',
        "," * 1_000_000 + "x",
        "y" * 20_000_000,
    ],
    ids=["a long field", "a field of many lines", "a million columns", "a long line"],
)
def test_a_monstrous_row_is_told_and_passed_over(monster: str) -> None:
    rows = read(f"Name,City,Age\n{monster}\nBenoît,Brest,2\n")
    assert rows[0] == BadRecord("line 2", "huge-row")
    assert [row.cells[1] for row in rows[1:] if isinstance(row, Row)] == ["Brest"]


def test_rows_are_read_as_they_are_asked_for() -> None:
    rows = table("Name,City,Age\n" + "Alice,Lyon,1\n" * 100_000)
    assert len(rows.sample(1)) == 500
    assert [row.place for row in islice(rows.rows(), 2)] == ["line 2", "line 3"]


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_no_bytes_under_a_header_make_reading_fail(raw: bytes, charset: str) -> None:
    for row in read("Name,City,Age\n".encode(charset) + raw):
        assert isinstance(row, BadRecord) or len(row.cells) == 4


@given(st.binary(max_size=300))
def test_no_bytes_make_the_search_for_a_header_fail(raw: bytes) -> None:
    open_table(io.BufferedReader(io.BytesIO(raw)), is_header)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="0612345678"', "0612345678"),
        ('"=""06 12 34 56 78"""', "06 12 34 56 78"),
        ('="dit ""Lili"" "', 'dit "Lili"'),
        ('=""', ""),
        ('="06"&"12"', '="06"&"12"'),
        ("=A1", "=A1"),
    ],
)
def test_a_text_wrapped_in_a_formula_is_the_text(cell: str, text: str) -> None:
    assert cities(f"Name;City;Age\nAlice;{cell};30\n") == [text]
