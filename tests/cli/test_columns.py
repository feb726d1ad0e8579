"""What the columns of a sheet hold: said with --map, asked at a terminal, told in the report."""

from pathlib import Path

import pytest
from tests.builders import a_sheet, a_vcf, written
from tests.cli.terminal import Terminal, typed
from tests.importers.workbooks import by_hand, locked, xlsx

pytestmark = pytest.mark.any_database

ODD = "Qui;Courriel;Où;Zone"
ROW = "Alice Martin;alice@acme.example;Lyon;bleue"


def odd(folder: Path) -> Path:
    return a_sheet(folder, ROW, header=ODD, name="odd.csv")


def test_a_script_is_told_what_the_columns_were_taken_for(empty: Terminal, tmp_path: Path) -> None:
    [source] = empty.json("import", a_sheet(tmp_path))["sources"]
    assert source["mapping"] == {
        "Prénom": "given", "Nom": "family", "Email": "email", "Société": "organisation",
        "Poste": "title",
    }  # fmt: skip
    assert (source["kind"], source["unmapped"], source["people"]["created"]) == ("sheet", [], 1)


def test_a_script_is_told_of_each_sheet_of_a_workbook(empty: Terminal, tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "c.xlsx",
        Amis=[["Nom", "Prénom", "Zone"], ["Martin", "Alice", "1"]],
        Clients=[["Nom", "Zone", "Email"], ["Bob Durand", "2", "b@x.org"]],
    )
    [source] = empty.json("import", path)["sources"]
    assert source["sheets"] == [
        {"sheet": "Amis", "mapping": {"Nom": "family", "Prénom": "given"}, "unmapped": ["Zone"]},
        {"sheet": "Clients", "mapping": {"Nom": "name", "Email": "email"}, "unmapped": ["Zone"]},
    ]


def test_a_person_is_told_in_a_line_what_the_columns_were_taken_for(
    empty: Terminal, tmp_path: Path
) -> None:
    said = empty("import", odd(tmp_path), "--map", "Qui=name", "--map", "Zone=ignore").out
    assert "Columns: Qui → name (full name), Courriel → email (e-mail), Zone → ignore" in said
    assert "under no field: Où" in said


def test_a_column_is_given_its_field_and_that_is_remembered(
    empty: Terminal, tmp_path: Path
) -> None:
    empty("import", odd(tmp_path), "--map", "qui=name", "--map", "Où=cercle")
    [source] = empty.json("import", odd(tmp_path))["sources"]
    assert source["mapping"] == {"Qui": "name", "Courriel": "email", "Où": "circle"}
    assert source["people"]["unchanged"] == 1
    [alice] = empty.json("people")
    assert (alice["name"], alice["circles"]) == ("Alice Martin", ["Lyon"])


def test_a_guess_is_shown_at_a_terminal_and_read_once_confirmed(
    empty: Terminal, tmp_path: Path
) -> None:
    code, shown = typed(empty, "y", "import", a_sheet(tmp_path))
    assert code == 0
    for words in ("Prénom", "given", "Alice", "Is this what the columns hold?", "1 new"):
        assert words in shown
    assert "Is this" not in typed(empty, "", "import", a_sheet(tmp_path))[1]


def test_a_guess_that_is_wrong_is_not_read_and_one_is_told_what_to_type(
    empty: Terminal, tmp_path: Path
) -> None:
    code, shown = typed(empty, "n", "import", a_sheet(tmp_path))
    assert code == 1
    said = shown.replace("\r\n", " ")
    assert '--map "Prénom=given" --map "Nom=family" --map "Email=email"' in said
    assert "Its columns: Prénom, Nom, Email, Société, Poste." in said
    assert empty.json("people") == []


def test_the_fields_of_a_guess_are_told_in_french_words(empty: Terminal, tmp_path: Path) -> None:
    empty.environment["ENTREGENT_LANG"] = "fr"
    _code, shown = typed(empty, "o", "import", a_sheet(tmp_path))
    for words in ("given (prénom)", "family (nom de famille)", "organisation (entreprise)"):
        assert shown.count(words) == 2  # in the question, and in the report


def test_of_several_worksheets_each_line_says_which_it_tells_of(
    empty: Terminal, tmp_path: Path
) -> None:
    friends = [["Nom complet", "Email"], ["Alice Martin", "alice@acme.example"]]
    former = [["Nom complet", "Ville"], ["Benoît Durand", "Lyon"]]
    said = empty("import", xlsx(tmp_path / "two.xlsx", Amis=friends, Anciens=former)).out
    assert "Columns of the sheet Amis: Nom complet → name (full name), Email → email" in said
    assert "Columns of the sheet Anciens: Nom complet → name (full name), Ville → city" in said


@pytest.mark.parametrize("words", ["Société", "=name", "Société=firm of them"])
def test_a_map_that_says_nothing_is_a_misuse(empty: Terminal, tmp_path: Path, words: str) -> None:
    said = empty.misused("import", a_sheet(tmp_path), "--map", words)
    assert "organisation" in said


def no_names(folder: Path) -> Path:
    return xlsx(folder / "codes.xlsx", [["Code", "Montant"], ["A", 12]])


@pytest.mark.parametrize(
    ("made", "words", "step"),
    [
        (no_names, (), '--map "Code=name"'),
        (a_sheet, ("--map", "Firma=organisation"), "Its columns: Prénom, Nom"),
        (a_vcf, ("--map", "Nom=name"), "Leave it out"),
        (lambda p: locked(p / "s.xlsx"), (), "without one"),
        (lambda p: written(p / "s.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), (), "save it again"),
        (lambda p: by_hand(p / "s.xlsx", {"A1": "Nom", "XFD1048576": "x"}), (), "as CSV"),
        (lambda p: xlsx(p / "s.xlsx", []), (), "right file"),
        (lambda p: written(p / "s.csv", "A,B\n1,2\n"), (), "--kind sheet"),
        (lambda p: written(p / "s.csv", "A,B\n1,2\n"), ("--kind", "sheet"), '--map "A=name"'),
    ],
)
def test_a_sheet_that_cannot_be_read_is_named_with_what_to_do(
    empty: Terminal, tmp_path: Path, made: object, words: tuple[str, ...], step: str
) -> None:
    assert callable(made)
    path = made(tmp_path)
    said = empty.refused("import", path, *words)
    assert path.name in said
    assert step in said
