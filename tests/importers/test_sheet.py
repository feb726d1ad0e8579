"""Sheets of people, whichever program wrote them."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.importers.archives import of, written
from tests.importers.workbooks import Cell, Rows, ods, xls, xlsx

from entregent.importers.kinds import Source, find_sources, read
from entregent.importers.records import (
    BadRecord,
    ColumnsRecord,
    Ignored,
    Kind,
    Labelled,
    PersonRecord,
    Record,
    UnreadableFile,
)
from entregent.importers.sheet.choice import ColumnChoice
from entregent.importers.sheet.reader import columns_of, read_sheet

Written = Callable[[Path, Rows], Path]
CLIENTS: list[list[Cell]] = [
    ["Mes clients"],
    [None, None],
    ["Prénom", "Nom", "E-mail", "Téléphone", "Société", "Rencontré le", "Zone"],
    ["Alice", "Martin", "a@x.org; alice@acme.example", 33612345678, "Acme", date(2025, 12, 31), 1],
    [],
    ["Benoît", "Durand", None, None, "Globex", "03/04/2024", None],
]


def csv_of(path: Path, rows: Rows) -> Path:
    with path.open("w", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    return path


EVERY_PROGRAM = pytest.mark.parametrize("made", [xlsx, xls, ods, csv_of])


def sheet(folder: Path, text: str, **choice: dict[str, str]) -> list[Record]:
    return list(read_sheet(written(folder, "s.csv", text), choice=ColumnChoice(**choice)))


def people(folder: Path, text: str, **choice: dict[str, str]) -> list[PersonRecord]:
    return of(PersonRecord, sheet(folder, text, **choice))


@EVERY_PROGRAM
def test_people_are_read_from_the_sheet_of_any_program(tmp_path: Path, made: Written) -> None:
    (source,) = find_sources(made(tmp_path / "whatever.dat", CLIENTS))
    assert isinstance(source, Source)
    assert source.kind is Kind.SHEET
    alice, benoit = of(PersonRecord, read(source))
    assert (alice.name, alice.organisation) == ("Alice Martin", "Acme")
    assert [e.value for e in alice.emails] == ["a@x.org", "alice@acme.example"]
    assert alice.phones == (Labelled("33612345678"),)
    assert alice.met_on == date(2025, 12, 31)
    assert alice.extras == ("X-ENTREGENT-COLUMN:Zone: 1",)
    assert (benoit.name, benoit.met_on) == ("Benoît Durand", date(2024, 4, 3))


@EVERY_PROGRAM
def test_progress_reaches_the_size_of_the_sheet(tmp_path: Path, made: Written) -> None:
    seen: list[int] = []
    (source,) = find_sources(made(tmp_path / "clients", CLIENTS))
    assert isinstance(source, Source)
    list(read(source, seen.append))
    assert sum(seen) == source.size


def test_what_the_columns_are_taken_for_is_told_before_their_rows(tmp_path: Path) -> None:
    columns, *_ = sheet(tmp_path, "Nom;Email;Zone\nAlice;a@x.org;1\n")
    assert isinstance(columns, ColumnsRecord)
    assert columns.mapping == {"Nom": "name", "Email": "email"}
    assert columns.titles == ("Nom", "Email", "Zone")


def test_the_worksheets_of_a_workbook_are_all_read_and_told_apart(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "c.xlsx",
        Amis=[["Nom", "Email"], ["Alice Martin", "a@x.org"], ["Benoît", "pas d’adresse"]],
        Listes=[["Codes"], ["A"], ["B"]],
        Vide=[],
        Clients=[["Société", "Contact"], ["Acme", "Chloé Petit"]],
    )
    records = list(read_sheet(path))
    assert [c.place for c in of(ColumnsRecord, records)] == ["Amis", "Clients"]
    assert [p.place for p in of(PersonRecord, records)] == [
        "Amis row 2",
        "Amis row 3",
        "Clients row 2",
    ]
    assert of(BadRecord, records) == [
        BadRecord("Amis row 3", "bad-email", {"value": "pas d’adresse"}, kept=True),
        BadRecord("Listes", "sheet-left-out", {"columns": "Codes"}),
    ]


def test_a_sheet_without_titles_is_read_once_they_are_given(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "c.xlsx", [["Alice Martin", "a@x.org"], ["Zoé Brûlé", "z@x.org"]])
    found = of(PersonRecord, read_sheet(path, choice=ColumnChoice({"column 1": "name"})))
    assert [(p.name, p.emails[0].value) for p in found] == [
        ("Alice Martin", "a@x.org"), ("Zoé Brûlé", "z@x.org"),
    ]  # fmt: skip


def test_cells_beside_the_titled_columns_are_kept(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "c.xlsx", [["Nom"], ["Alice Martin", "vue à Lyon"]])
    (alice,) = of(PersonRecord, read_sheet(path))
    assert alice.extras == ("X-ENTREGENT-COLUMN:column 2: vue à Lyon",)


def test_the_day_of_the_last_contact_is_kept_beside_the_person(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "c.xlsx", [["Nom", "Dernier contact"], ["Alice", date(2026, 3, 14)]])
    (alice,) = of(PersonRecord, read_sheet(path))
    assert alice.met_on is None
    assert alice.extras == ("X-ENTREGENT-COLUMN:Dernier contact: 2026-03-14",)


def test_an_address_in_parts_is_one_line(tmp_path: Path) -> None:
    text = "Nom;Adresse 1;Adresse 2;CP;Ville\nAlice;1 rue A;Bât. B;69001;Lyon\n"
    (alice,) = people(tmp_path, text)
    assert alice.postal == (Labelled("1 rue A, Bât. B, Lyon, 69001"),)


def test_a_short_number_of_ones_own_is_no_sign_of_anybody_in_another_sheet(tmp_path: Path) -> None:
    given = {"N°": "uid"}
    (one,) = people(tmp_path, "N°;Nom\n12;Alice\n", given=given)
    (other,) = people(tmp_path, "N°;Prénom\n12;Benoît\n", given=given)
    assert one.uid.startswith("12@")
    assert one.uid != other.uid


def test_the_family_name_is_the_one_in_use_where_there_is_one(tmp_path: Path) -> None:
    text = "Nom;Prénom;Nom d'usage\nMartin;Alice;Durand\nPetit;Zoé;\n"
    alice, zoe = people(tmp_path, text)
    assert (alice.name, alice.family) == ("Alice Durand", "Durand")
    assert alice.extras == ("X-ENTREGENT-COLUMN:Nom: Martin",)
    assert (zoe.name, zoe.family, zoe.extras) == ("Zoé Petit", "Petit", ())


def test_a_name_of_birth_is_kept_beside_the_name(tmp_path: Path) -> None:
    text = "Nom;Prénom;Nom de jeune fille\nDurand;Alice;Martin\nPetit;Zoé;Petit\n;Lou;Roy\n"
    found = people(tmp_path, text)
    assert [p.name for p in found] == ["Alice Durand", "Zoé Petit", "Lou Roy"]
    assert [p.extras for p in found] == [
        ("X-ENTREGENT-COLUMN:Nom de jeune fille: Martin",), (), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "name", "kept"),
    [
        ("Alice;Martin;Acme", "Alice Martin", "Contact: Acme"),
        ("Alice;Martin;Bob Durand", "Alice Martin", "Contact: Bob Durand"),
        ("Alice;;Acme", "Alice", "Contact: Acme"),
        ("Alice;Martin;Mme Alice Anne MARTIN", "Mme Alice Anne MARTIN", ""),
        ("Alice;;Alice Martin", "Alice Martin", ""),
        (";;Alice Martin", "Alice Martin", ""),
    ],
)
def test_a_first_and_last_name_win_over_a_cell_that_says_otherwise(
    tmp_path: Path, row: str, name: str, kept: str
) -> None:
    (alice,) = people(tmp_path, f"Prénom;Nom;Contact\n{row}\n")
    assert alice.name == name
    assert alice.extras == ((f"X-ENTREGENT-COLUMN:{kept}",) if kept else ())


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Nom", ["DUPONT Élodie", "MARTIN Alice"]),
        ("Contact", ["Dupont, Élodie", "MARTIN, Alice"]),
        ("Nom Prénom", ["Dupont Élodie", "Martin Alice"]),
        ("Nom et prénom", ["Élodie Dupont", "Alice Martin"]),
        ("Noms et prénoms", ["Élodie DUPONT", "Martin Alice"]),
        ("Last name, first name", ["Dupont, Élodie", "Martin, Alice"]),
    ],
)
def test_names_of_one_column_are_parted_as_the_column_writes_them(
    tmp_path: Path, title: str, cells: list[str]
) -> None:
    path = xlsx(tmp_path / "c.xlsx", [[title, "Ville"], *([cell, "Lyon"] for cell in cells)])
    found = of(PersonRecord, read_sheet(path))
    assert [p.name for p in found] == ["Élodie Dupont", "Alice Martin"]


def test_a_whole_name_beside_columns_of_its_parts_stays_as_it_is(tmp_path: Path) -> None:
    (alice,) = people(tmp_path, 'name,given,family,emails\n"Martin, Alice",,,a@x.org\n')
    assert alice.name == "Martin, Alice"


def test_what_is_no_part_of_a_name_is_kept_beside_it(tmp_path: Path) -> None:
    (elodie,) = people(tmp_path, "Nom prénom;Ville\nMme DUPONT Élodie (EXT);Lyon\n")
    assert (elodie.name, elodie.given, elodie.family) == ("Élodie Dupont", "Élodie", "Dupont")
    assert elodie.extras == ("X-ENTREGENT-COLUMN:Nom prénom: Mme DUPONT Élodie (EXT)",)


@pytest.mark.parametrize("name", ["IBM France", "ALICE MARTIN", "Alice Martin", "Zoé", "Zoé -"])
def test_a_name_that_nothing_parts_stays_whole(tmp_path: Path, name: str) -> None:
    found = people(tmp_path, f"Nom;Ville\n{name};Lyon\nBob Durand;Lyon\nLou Roy;Lyon\n")
    assert [p.name for p in found] == [name, "Bob Durand", "Lou Roy"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("#REF!;a@x.org;", ("formula-error", True)),
        ("Alice;pas d’adresse;", ("bad-email", True)),
        (";;Acme", ("no-name", False)),
        ("Alice;a@x.org;Acme;de trop", ("long-row", True)),
    ],
)
def test_what_is_wrong_in_a_row_is_told(tmp_path: Path, row: str, told: tuple[str, bool]) -> None:
    (bad,) = of(BadRecord, sheet(tmp_path, f"Nom;Email;Société\nZoé;z@x.org;\n{row}\n"))
    assert (bad.place, bad.code, bad.kept) == ("line 3", *told)


@pytest.mark.parametrize(
    ("title", "cell", "code"),
    [
        ("Email", "pas d’adresse", "bad-email"),
        ("Téléphone", "12", "bad-phone"),
        ("Anniversaire", "31/31/1980", "bad-birthday"),
        ("Date de connexion", "un jour", "bad-date"),
    ],
)
def test_a_cell_that_is_not_what_its_column_is_for_is_told_and_kept(
    tmp_path: Path, title: str, cell: str, code: str
) -> None:
    right = {"Email": "z@x.org", "Téléphone": "+33612345678"}.get(title, "2020-03-14")
    records = sheet(tmp_path, f"Nom;{title}\nZoé Roy;{right}\nLou Roy;{right}\nAlice Roy;{cell}\n")
    assert [bad.code for bad in of(BadRecord, records)] == [code]
    alice = of(PersonRecord, records)[-1]
    assert alice.extras == (f"X-ENTREGENT-COLUMN:{title}: {cell}",)


@pytest.mark.parametrize("name", ["Total", "LinkedIn Member", "Membre Viadeo", "Inconnu", "12"])
def test_a_row_that_stands_for_nobody_is_counted_as_such(tmp_path: Path, name: str) -> None:
    assert of(Ignored, sheet(tmp_path, f"Nom;Société\n{name};\n")) == [
        Ignored("line 2", "placeholder")
    ]


@pytest.mark.parametrize(
    "row",
    ["Nombre de contacts;2;", "Nb contacts;;2", "Total;2;3", "TOTAL GÉNÉRAL;;12", "Sous-total :;4;",
     "Number of people: 2;;", "Total contacts;;2"],
)  # fmt: skip
def test_a_row_that_counts_the_others_is_nobody(tmp_path: Path, row: str) -> None:
    records = sheet(tmp_path, f"Nom;Prénom;Ville\nMartin;Alice;Lyon\n{row}\n")
    assert [p.name for p in of(PersonRecord, records)] == ["Alice Martin"]
    assert of(Ignored, records) == [Ignored("line 3", "placeholder")]


@pytest.mark.parametrize("heading", ["FAMILLE", "Famille", "Anciens collègues", "Lyon :", "B"])
def test_a_heading_between_the_rows_is_told_and_is_nobody(tmp_path: Path, heading: str) -> None:
    text = f"Nom;Prénom;Ville\n{heading};;\nMartin;Alice;Lyon\nRoy;Lou;\n"
    records = sheet(tmp_path, text)
    assert [p.name for p in of(PersonRecord, records)] == ["Alice Martin", "Lou Roy"]
    assert of(BadRecord, records) == [BadRecord("line 2", "heading-row", {"value": heading})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nom;Prénom;Ville\nDupont;;\nMartin;Alice;Lyon\nRoy;Lou;Metz\n", "Dupont"),
        ("Nom;Prénom;Ville\nDUPONT;;\nMARTIN;Alice;Lyon\nROY;Lou;Metz\n", "DUPONT"),
        ("Nom;Prénom;Ville\nAMIS;Jean;\nMartin;Alice;Lyon\nRoy;Lou;Metz\n", "Jean AMIS"),
        ("Nom;Ville\nALICE;\nZOÉ;\nLou;Metz\n", "ALICE"),
        ("Nom;Tél\nTotal Énergies;0144556677\nRoy;0144556678\n", "Total Énergies"),
        ("Nom;Prénom;Ville\nSomme;Jean;\nMartin;Alice;Lyon\n", "Jean Somme"),
    ],
)
def test_a_name_alone_on_its_line_is_somebody_all_the_same(
    tmp_path: Path, text: str, name: str
) -> None:
    assert people(tmp_path, text)[0].name == name


def test_a_formula_made_harmless_by_our_own_export_reads_back_as_it_was(tmp_path: Path) -> None:
    assert [p.name for p in people(tmp_path, "name;emails\n'=Alice;a@x.org\n")] == ["=Alice"]


def test_a_header_without_rows_is_nobody(tmp_path: Path) -> None:
    records = sheet(tmp_path, "Nom;Email;Société\n")
    assert [type(record) for record in records] == [ColumnsRecord]


def test_a_sheet_that_names_nobody_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "c.xlsx", [["Code", "Montant"], ["A", 12]])
    with pytest.raises(UnreadableFile, match="no-person-column") as refused:
        list(read_sheet(path))
    assert refused.value.values == {
        "name": "c.xlsx", "columns": "Code, Montant", "example": "Code",
    }  # fmt: skip


def test_a_sheet_of_delimiters_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no-titles"):
        list(read_sheet(written(tmp_path, "s.csv", ";;\n;;\n")))


def test_a_column_that_is_given_but_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no-such-column"):
        sheet(tmp_path, "Nom;Email\nAlice;a@x.org\n", given={"Societe": "organisation"})


def test_the_columns_can_be_told_without_reading_on(tmp_path: Path) -> None:
    (columns,) = columns_of(xlsx(tmp_path / "c.xlsx", CLIENTS))
    assert columns.samples["Prénom"] == "Alice"


@pytest.mark.parametrize(
    "text",
    [
        "Nom;Email\nAlice;a@x.org\n",
        "Société,Contact,Ville\nAcme,Alice Martin,Lyon\n",
        "\n\nListe des anciens;;\nPrénom;Nom;Promo\nAlice;Martin;2010\n",
        "first_name\tlast_name\tcompany\nAlice\tMartin\tAcme\n",
        "Prénom,Nom,Email,Société,Poste\nAlice,Martin,a@x.org,Acme,CTO\n",
    ],
)
def test_a_table_of_people_is_known_for_one(tmp_path: Path, text: str) -> None:
    (source,) = find_sources(written(tmp_path, "data.txt", text))
    assert isinstance(source, Source)
    assert source.kind is Kind.SHEET


@pytest.mark.parametrize(
    "text",
    [
        "name,price,stock\nChair,12,3\n",
        "Dear all,\nplease give name, email, phone\nof everybody, before Monday, to me\nthanks\n",
        "def send(name, email):\n    return name, email\n",
        'FIELDS = [\n    "name", "email",\n    "phone",\n]\n',
        "SELECT name, email FROM users\nWHERE id = 1\nORDER BY name\nLIMIT 3\n",
        "import { name, email } from 'x'\nrun(name, email)\n",
        '{"name": "Alice", "email": "a@x.org"}\n',
        "Nom;Email\n" + "une phrase sans rien\n" * 3,
    ],
)
def test_any_other_text_is_no_sheet(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile, match="unknown-kind"):
        find_sources(written(tmp_path, "data.csv", text))


def test_a_table_that_names_nobody_is_a_sheet_once_a_column_is_given(tmp_path: Path) -> None:
    path = written(tmp_path, "data.csv", "A,B,C\nAlice,x,y\n")
    (source,) = find_sources(path, columns=ColumnChoice({"a": "name"}))
    assert isinstance(source, Source)
    assert [p.name for p in of(PersonRecord, read(source))] == ["Alice"]


def test_the_tables_of_a_linkedin_archive_are_no_sheets_of_their_own(tmp_path: Path) -> None:
    written(tmp_path, "Connections.csv", "First Name,Last Name,Connected On\n")
    written(tmp_path, "Recommendations.csv", "First Name,Last Name,Company,Text\nA,B,C,D\n")
    assert [type(s) and getattr(s, "kind", "") for s in find_sources(tmp_path)] == [Kind.LINKEDIN]


@pytest.mark.parametrize(
    "text",
    [
        "Name,First Name,Last Name,Headline,Email,Phone\nAlice M,Alice,Martin,CTO,a@x.org,\n",
        "First Name,Last Name,Headline,Company,Email\nAlice,Martin,CTO,Acme,a@x.org\n",
        "First Name,Last Name,Headline\nAlice,Martin,CTO\nZoé,Brûlé,DG\n",
        "Prénom;Nom;Courriel;Date de connexion\nAlice;Martin;a@x.org;12/03/2014\n",
        "Prénom;Nom;Société;Poste;Date de connexion\nAlice;Martin;Acme;CTO;12/03/2014\n",
        "Prénom,Nom,URL du profil,Date de connexion\nAlice,Martin,,12/03/2014\n",
        "First Name,Last Name,Phone,City,Connected On\nAlice,Martin,0612345678,Lyon,12 Mar 2021\n",
        (
            "Prénom;Nom;Société;URL du profil;Date de connexion\n"
            "Alice;Martin;Acme;http://www.viadeo.com/fr/profile/alice.martin;12/03/2014\n"
        ),
    ],
)
def test_a_list_of_people_that_resembles_a_file_of_linkedins_is_a_sheet(
    tmp_path: Path, text: str
) -> None:
    (source,) = find_sources(written(tmp_path, "contacts.csv", text))
    assert isinstance(source, Source)
    assert source.kind is Kind.SHEET
    assert of(PersonRecord, read(source))[0].family == "Martin"


def test_a_date_among_telephone_numbers_is_told_and_not_called(tmp_path: Path) -> None:
    records = sheet(tmp_path, "Nom;Tél\nAlice;2024-03-12\nLou;12/03/2024\nZoé;0612345678\n")
    assert [p.phones for p in of(PersonRecord, records)] == [(), (), (Labelled("0612345678"),)]
    assert [bad.code for bad in of(BadRecord, records)] == ["bad-phone", "bad-phone"]
