"""What the columns of sheets hold is asked once; two sheets that disagree are two sources."""

from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    a_card,
    a_google_csv,
    a_sheet,
    a_vcf,
    all_imported,
    an_outlook_csv,
    called,
    exported,
    imported,
    mail,
    names,
    written,
)
from tests.importers.workbooks import ods, xlsx

from entregent.importers.records import ColumnsRecord, Kind
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.undoing import undo
from entregent.storage.models import Address, Book, ColumnMapping, Membership, Occasion, Position

ODD = "Qui;Courriel;Où"
ODD_ROW = "Alice Martin;alice@acme.example;Lyon"


class Person:
    """Somebody at the terminal, who answers the same each time and remembers being asked."""

    def __init__(self, answer: bool = True) -> None:
        self.answer = answer
        self.asked: list[ColumnsRecord] = []

    def __call__(self, source: object, columns: ColumnsRecord) -> bool:
        self.asked.append(columns)
        return self.answer


def firms(book: Book) -> list[tuple[str, bool]]:
    """Return the firms of everybody, with whether they are still there."""
    rows = Position.objects.filter(book=book).order_by("id")
    return [(p.organisation.name if p.organisation else "", p.current) for p in rows]


def test_what_was_confirmed_is_not_asked_again(book: Book, tmp_path: Path) -> None:
    person = Person()
    first = a_sheet(tmp_path, name="a.csv")
    later = a_sheet(tmp_path, "Durand;Benoît;b@x.org;Globex;DG", name="b.csv",
                    header="Nom;Prénom;Email;Société;Poste")  # fmt: skip
    imported(book, first, confirm=person)
    report = imported(book, later, confirm=person)
    assert len(person.asked) == 1
    assert [c.by for c in report.columns] == ["remembered"]


def test_two_files_of_the_same_columns_are_asked_about_once(book: Book, tmp_path: Path) -> None:
    person = Person()
    paths = [a_sheet(tmp_path, name=name) for name in ("a.csv", "b.csv")]
    all_imported(book, *paths, confirm=person)
    assert len(person.asked) == 1


def test_a_guess_that_is_said_to_be_wrong_leaves_the_book_as_it_was(
    book: Book, tmp_path: Path
) -> None:
    before = exported(book)
    with pytest.raises(EntregentError, match="columns-not-right"):
        imported(book, a_sheet(tmp_path), confirm=Person(answer=False))
    assert exported(book) == before


def test_a_guess_that_nobody_confirmed_is_not_remembered(book: Book, tmp_path: Path) -> None:
    imported(book, a_sheet(tmp_path))
    assert not ColumnMapping.objects.exists()


def test_what_was_given_is_remembered_and_can_be_given_anew(book: Book, tmp_path: Path) -> None:
    path = a_sheet(tmp_path, ODD_ROW, header=ODD)
    given = {"Qui": "name", "Où": "circle"}
    assert imported(book, path, columns=given).mapping == {
        "Qui": "name", "Courriel": "email", "Où": "circle",
    }  # fmt: skip
    assert imported(book, path).mapping["Où"] == "circle"
    imported(book, path, columns={"Où": "ignore"})
    assert ColumnMapping.objects.get().mapping["Où"] == "ignore"


def test_undoing_the_import_forgets_what_was_said_of_its_columns(
    book: Book, tmp_path: Path
) -> None:
    before = exported(book)
    imported(book, a_sheet(tmp_path, ODD_ROW, header=ODD), columns={"Qui": "name"})
    undo(book)
    assert exported(book) == before


def test_a_dry_run_remembers_nothing(book: Book, tmp_path: Path) -> None:
    imported(book, a_sheet(tmp_path), columns={"Poste": "note"}, dry_run=True)
    assert not ColumnMapping.objects.exists()


def test_columns_given_where_there_is_no_sheet_are_refused(book: Book, tmp_path: Path) -> None:
    with pytest.raises(EntregentError, match="no-sheet-to-map"):
        imported(book, a_vcf(tmp_path), columns={"Nom": "name"})


def test_a_later_version_of_a_sheet_tells_of_a_new_job(book: Book, tmp_path: Path) -> None:
    imported(book, a_sheet(tmp_path))
    report = imported(book, a_sheet(tmp_path, f"Alice;Martin;{mail(ALICE)};Globex;DG"))
    assert report.people.updated == 1
    assert firms(book) == [("Acme", False), ("Globex", True)]
    assert Occasion.objects.filter(kind="new-job").count() == 1


def test_two_sheets_that_disagree_make_no_news(book: Book, tmp_path: Path) -> None:
    old = a_sheet(
        tmp_path, f"Alice Martin;{mail(ALICE)};Globex", header="Nom;Email;Employeur", name="old.csv"
    )
    imported(book, a_sheet(tmp_path))
    imported(book, old)
    assert firms(book) == [("Acme", True), ("Globex", True)]
    assert not Occasion.objects.exists()


def test_the_same_sheet_as_a_workbook_and_as_text_is_one_source(book: Book, tmp_path: Path) -> None:
    imported(book, a_sheet(tmp_path))
    rows = [["Prénom", "Nom", "Email", "Société", "Poste"]]
    rows += [["Alice", "Martin", mail(ALICE), "Acme", "CTO"]]
    assert imported(book, xlsx(tmp_path / "s.xlsx", rows)).people.unchanged == 1


def test_one_person_of_all_the_address_books_is_one_person(book: Book, tmp_path: Path) -> None:
    paths = (a_vcf(tmp_path), a_google_csv(tmp_path), an_outlook_csv(tmp_path), a_sheet(tmp_path))
    all_imported(book, *paths)
    assert names(book) == ["Alice Martin"]
    assert Address.objects.filter(kind="email").count() == 1


def test_what_was_typed_wins_over_a_sheet(book: Book, tmp_path: Path) -> None:
    imported(book, a_sheet(tmp_path))
    alice = called(book, "Alice Martin")
    set_fields(book, alice, [("organisation", "Initech")], on=alice.created_at.date())
    imported(book, a_sheet(tmp_path, f"Alice;Martin;{mail(ALICE)};Globex;DG"))
    assert [firm for firm, current in firms(book) if current] == ["Initech"]


def test_who_was_erased_does_not_come_back_by_a_sheet(book: Book, tmp_path: Path) -> None:
    imported(book, a_sheet(tmp_path))
    erase_person(book, called(book, "Alice Martin"))
    report = imported(book, a_sheet(tmp_path, f"Alice;Martin;{mail(ALICE)};Globex;DG"))
    assert (report.people.ignored, names(book)) == (1, [])


def test_a_row_of_a_name_alone_joins_the_one_row_of_that_name(book: Book, tmp_path: Path) -> None:
    rows = (f"Alice;Martin;{mail(ALICE)};;", "Benoît;Durand;;Globex;", "Benoît;Durand;;Initech;")
    imported(book, a_sheet(tmp_path, *rows))
    report = imported(book, a_sheet(tmp_path, "Benoît;Durand;;Globex;DG"))
    assert report.people.created == 0
    assert names(book) == ["Alice Martin", "Benoît Durand", "Benoît Durand"]


def test_namesakes_told_apart_by_their_birthdays_or_telephones_are_two(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_vcf(tmp_path, a_card("Jean Martin", "ORG:Acme", "TEL:+33612345678")))
    imported(book, a_vcf(tmp_path, a_card("Jean Martin", "ORG:Globex", "TEL:+33698765432")))
    assert names(book) == ["Jean Martin", "Jean Martin"]
    imported(book, a_vcf(tmp_path, a_card("Anne Roux", "ORG:Acme", "BDAY:1980-02-03")))
    imported(book, a_vcf(tmp_path, a_card("Anne Roux", "ORG:Globex", "BDAY:1955-02-03")))
    assert names(book)[:2] == ["Anne Roux", "Anne Roux"]


def test_our_own_csv_reads_back_as_the_same_people(book: Book, tmp_path: Path) -> None:
    row = f"Alice,Martin,,Acme,CTO,Famille ::: Lyon,,{mail(ALICE)} ::: a@x.org,,+33612345678"
    imported(book, a_google_csv(tmp_path, row))
    before = exported(book, "csv")
    sheet = written(tmp_path / "export.csv", before)
    undo(book)
    report = imported(book, sheet)
    assert (report.kind, report.people.created) == ("sheet", 1)
    assert exported(book, "csv") == before
    assert Membership.objects.count() == 2


def test_of_a_folder_the_sheets_that_name_nobody_are_listed_and_the_others_read(
    book: Book, tmp_path: Path
) -> None:
    a_sheet(tmp_path / "f")
    xlsx(tmp_path / "f" / "budget.xlsx", [["Poste", "Montant"], ["Loyer", 12]])
    read, told = all_imported(book, tmp_path / "f").sources
    assert (read.people.created, read.kind) == (1, "sheet")
    assert [(p.place, p.code) for p in told.problems] == [("budget.xlsx", "no-person-column")]


def test_a_kind_that_is_given_may_have_nobody_in_it(book: Book, tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", "Prénom;Nom\n")
    assert imported(book, path, kind=Kind.SHEET).people.seen == 0


def test_two_people_who_share_an_address_are_both_kept(book: Book, tmp_path: Path) -> None:
    path = a_sheet(
        tmp_path,
        "Alice;Martin;famille.martin@x.org;;",
        "Bob;Martin;famille.martin@x.org;;",
        "Lucie;Petit;lucie@x.org;;",
    )
    report = imported(book, path)
    assert names(book) == ["Alice Martin", "Bob Martin", "Lucie Petit"]
    assert (report.people.seen, report.people.created) == (3, 3)
    again = imported(book, path)
    assert (again.people.seen, again.people.unchanged) == (3, 3)


def test_the_rows_of_people_who_share_an_address_may_change_their_order(
    book: Book, tmp_path: Path
) -> None:
    rows = ["Alice;Martin;famille@x.org;Acme;", "Bob;Martin;famille@x.org;;"]
    imported(book, a_sheet(tmp_path, *rows))
    imported(book, a_sheet(tmp_path, rows[1].replace(";;", ";Globex;"), rows[0]))
    assert names(book) == ["Alice Martin", "Bob Martin"]
    assert firms(book) == [("Acme", True), ("Globex", True)]


def test_somebody_known_by_an_address_stays_one_when_a_later_file_shares_it(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_sheet(tmp_path, "Alice;Martin;famille@x.org;;", name="a.csv"))
    rows = ["Bob;Martin;famille@x.org;;", "Alice;Martin;famille@x.org;;"]
    report = imported(book, a_sheet(tmp_path, *rows, name="b.csv"))
    assert names(book) == ["Alice Martin", "Bob Martin"]
    assert (report.people.created, report.people.unchanged) == (1, 1)


@pytest.mark.parametrize("given", ["Ali", "A.", "Alicee", "alice"])
def test_one_person_under_two_spellings_of_a_name_is_one(
    book: Book, tmp_path: Path, given: str
) -> None:
    rows = ["Alice;Martin;alice@x.org;;", f"{given};Martin;alice@x.org;;"]
    imported(book, a_sheet(tmp_path, *rows))
    assert names(book) == ["Alice Martin"]


def test_a_name_written_the_other_way_round_is_the_same_person(book: Book, tmp_path: Path) -> None:
    rows = ["Alice Martin;alice@x.org", "Martin Alice;alice@x.org"]
    imported(book, a_sheet(tmp_path, *rows, header="Nom complet;Email"))
    assert names(book) == ["Alice Martin"]


def test_a_number_whose_zero_a_spreadsheet_took_can_be_dialled(book: Book, tmp_path: Path) -> None:
    rows = [["Nom", "Mobile"], ["Alice Martin", 612345678], ["Benoît Durand", '="06 12 34 56 79"']]
    imported(book, ods(tmp_path / "c.ods", rows))
    numbers = Address.objects.filter(kind="phone").order_by("key").values_list("value", "key")
    assert list(numbers) == [
        ("0612345678", "+33612345678"), ("06 12 34 56 79", "+33612345679"),
    ]  # fmt: skip
