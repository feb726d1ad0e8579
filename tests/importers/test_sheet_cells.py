"""What the cells of a sheet hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.importers.sheet import cells


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@x.org", ["a@x.org"]),
        ("a@x.org; b@y.org", ["a@x.org", "b@y.org"]),
        ("a@x.org / b@y.org", ["a@x.org", "b@y.org"]),
        ("a@x.org,b@y.org", ["a@x.org", "b@y.org"]),
        ("a@x.org\nb@y.org", ["a@x.org", "b@y.org"]),
        ("a@x.org ::: b@y.org", ["a@x.org", "b@y.org"]),
        ("<mailto:a@x.org>", ["a@x.org"]),
        ("A@x.org a@X.org", ["A@x.org"]),
        ("aucun", []),
    ],
)
def test_every_address_of_a_cell_is_found(cell: str, emails: list[str]) -> None:
    assert cells.emails_in(cell)[0] == emails


def test_words_beside_an_address_are_told() -> None:
    assert cells.emails_in("Alice <a@x.org> (perso)") == (["a@x.org"], "Alice (perso)")


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("33612345678.0", ["33612345678"]),
        ("3,3612345678E+10", ["33612345678"]),
        ("06 12 34 56 78 / 01 23 45 67 89", ["06 12 34 56 78", "01 23 45 67 89"]),
        ("06.12.34.56.78", ["06.12.34.56.78"]),
        ("01/23/45/67/89", ["01/23/45/67/89"]),
        ("12.03.20.24.56", ["12.03.20.24.56"]),
        ("030/12/2024", ["030/12/2024"]),
        ("0612345678 ou 0123456789", ["0612345678", "0123456789"]),
    ],
)
def test_numbers_are_found_even_as_a_spreadsheet_left_them(cell: str, phones: list[str]) -> None:
    assert cells.phones_in(cell) == phones


@pytest.mark.parametrize(
    "cell", ["12/03/2024", "3/12/2024 14:30", "12.03.2024", "12-03-2024", "12/03/24", "2024-03-12"]
)
def test_a_date_is_no_telephone_number(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        cells.phones_in(cell)


@pytest.mark.parametrize("cell", ["3,36E+10", "voir Alice", "non"])
def test_a_number_whose_digits_are_lost_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        cells.phones_in(cell)


@pytest.mark.parametrize(
    "cell", ["31/12/2025", "2025-12-31", "46022", "46022.75", "20251231", "31 décembre 2025"]
)
def test_a_day_is_read_even_as_a_serial_number(cell: str) -> None:
    assert cells.day_in(cell, day_first=True) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("cell", "birthday"),
    [
        ("01/12/1980", "1980-12-01"),
        ("01/12/65", "1965-12-01"),
        ("01/12/04", "2004-12-01"),
        ("29556", "1980-12-01"),
        ("1/12", "--12-01"),
        ("1er décembre", "--12-01"),
        ("--12-01", "--12-01"),
    ],
)
def test_a_birthday_is_read_the_day_first(cell: str, birthday: str) -> None:
    assert cells.birthday_in(cell, day_first=True) == birthday


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Amis; Lyon, Rhône", ["Amis", "Lyon, Rhône"]),
        ("Amis, Lyon", ["Amis", "Lyon"]),
        ("Amis", ["Amis"]),
        (" ; ", []),
    ],
)
def test_values_in_one_cell_are_told_apart_by_one_mark(cell: str, parts: list[str]) -> None:
    assert cells.parts(cell) == parts


def test_the_day_that_a_spreadsheet_writes_for_none_is_no_birthday() -> None:
    with pytest.raises(ValueError, match="30/12/1899"):
        cells.birthday_in("30/12/1899", day_first=True)
    assert cells.birthday_in("07/11/1867", day_first=True) == "1867-11-07"


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#NOM?", "#VALEUR!", "#DIV/0!", "#NAME?"])
def test_a_formula_that_failed_is_known(cell: str) -> None:
    assert cells.is_formula_error(cell)
    assert not cells.is_formula_error(cell[1:])
    assert not cells.is_formula_error("#1 des ventes")


@pytest.mark.parametrize(
    ("cell", "language"), [("Français", "fr"), ("EN-us", "en"), ("Deutsch", ""), ("!", "")]
)
def test_a_language_is_one_of_ours_or_none(cell: str, language: str) -> None:
    assert cells.language_in(cell) == language


@given(st.text(max_size=40))
def test_no_cell_is_refused_otherwise_than_by_a_value_error(cell: str) -> None:
    cells.emails_in(cell)
    cells.parts(cell)
    for read in (cells.phones_in, lambda c: cells.birthday_in(c, day_first=True)):
        try:
            read(cell)
        except ValueError:
            continue
