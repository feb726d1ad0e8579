"""What stands behind the cells of a workbook: profiles and addresses."""

from pathlib import Path

from tests.importers.archives import of
from tests.importers.workbooks import linked, xlsx

from entregent.importers.records import ColumnsRecord, Labelled, PersonRecord
from entregent.importers.sheet.reader import read_sheet

IN = "https://www.linkedin.com/in/"
ROWS = [["Nom", "Ville", "Manager"], ["Alice Martin", "Lyon", "Lou"], ["Zoé Roy", "Metz", "Léa"]]


def people(path: Path) -> list[PersonRecord]:
    return of(PersonRecord, read_sheet(path))


def test_a_name_that_leads_to_a_profile_gives_it(tmp_path: Path) -> None:
    links = {"A2": f"{IN}alice?trk=1&x=2", "A3": f"{IN}zoé", "B2": "https://lyon.example"}
    found = people(linked(tmp_path / "c.xlsx", ROWS, links))
    assert [p.profiles for p in found] == [("linkedin.com/in/alice",), ("linkedin.com/in/zoé",)]
    assert [p.extras for p in found] == [
        ("X-ENTREGENT-COLUMN:Manager: Lou",), ("X-ENTREGENT-COLUMN:Manager: Léa",),
    ]  # fmt: skip


def test_a_name_that_leads_to_a_mail_gives_the_address(tmp_path: Path) -> None:
    links = {"A2": "mailto:alice%40x.org?subject=Lyon", "A3": "MAILTO:zoe@x.org"}
    found = people(linked(tmp_path / "c.xlsx", ROWS, links))
    assert [p.emails for p in found] == [(Labelled("alice@x.org"),), (Labelled("zoe@x.org"),)]


def test_where_somebody_else_leads_to_is_not_the_persons_own(tmp_path: Path) -> None:
    path = linked(tmp_path / "c.xlsx", ROWS, {"C2": f"{IN}lou", "C3": f"{IN}lea"})
    alice, _ = people(path)
    assert alice.profiles == ()
    assert f"X-ENTREGENT-COLUMN:Manager (URL): {IN}lou" in alice.extras


def test_a_link_that_says_what_its_cell_says_adds_nothing(tmp_path: Path) -> None:
    rows = [["Nom", "Email"], ["Alice Martin", "Alice@x.org"]]
    path = linked(tmp_path / "c.xlsx", rows, {"B2": "mailto:alice@x.org"})
    columns, alice = read_sheet(path)
    assert isinstance(columns, ColumnsRecord)
    assert columns.titles == ("Nom", "Email")
    assert isinstance(alice, PersonRecord)
    assert alice.emails == (Labelled("Alice@x.org"),)


def test_a_sheet_with_no_link_to_anybody_has_the_columns_it_shows(tmp_path: Path) -> None:
    paths = (
        linked(tmp_path / "l.xlsx", ROWS, {"B2": "https://lyon.example"}),
        xlsx(tmp_path / "c.xlsx", ROWS),
    )
    for path in paths:
        assert of(ColumnsRecord, read_sheet(path))[0].titles == ("Nom", "Ville", "Manager")
