"""The same file again changes nothing, and every record is accounted for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    a_card,
    a_connection,
    a_google_csv,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_sheet,
    a_vcf,
    all_imported,
    an_exchanges_csv,
    an_mbox,
    an_outlook_csv,
    exported,
    imported,
    mail,
)

from entregent.services.importing.report import SourceReport
from entregent.services.undoing import undo
from entregent.storage.models import Book
from entregent.storage.queries.people import people

Made = Callable[[Path], Path]


def linkedin(folder: Path) -> Path:
    return a_linkedin_archive(
        folder,
        a_connection("Alice Martin"),
        a_connection("Benoît Durand", email=mail(BENOIT)),
        a_connection("Chloé Petit", url="", company="", position=""),
        ",,,,,,14 Mar 2021",
        messages=[
            a_message("Alice Martin", "Paul Moi"),
            a_message("Paul Moi", "Benoît Durand", conversation="c2"),
            a_message("Chloé Petit", "Paul Moi", conversation="c3", urls=False),
            a_message("Alice Martin", "Paul Moi", on="yesterday"),
        ],
        files={"Positions.csv": "Company Name,Title,Started On,Finished On\nAcme,CTO,Mar 2021,\n"},
    )


def mailbox(folder: Path) -> Path:
    return an_mbox(
        folder,
        a_mail(ALICE, ME),
        a_mail(ME, BENOIT, cc=CHLOE),
        a_mail(ME, ME),
        a_mail("no-reply@acme.example", ME),
        a_mail(ALICE, BENOIT),
        a_mail(ALICE, f"{ME}, {BENOIT}", subject="Tous les trois"),
    )


def vcard(folder: Path) -> Path:
    return a_vcf(
        folder,
        a_card("Alice Martin", "UID:1", "EMAIL:" + mail(ALICE), "TEL:+33 6 12 34 56 78"),
        a_card("Benoît Durand", "ORG:Globex", "TITLE:CTO", "BDAY:19801201", "NOTE:Lyon"),
        a_card("Chloé Petit", "CATEGORIES:Amis,École", "X-ODD:kept"),
        a_card("Chloé Petit", "ORG:Initech"),
        a_card("", "NOTE:nobody"),
    )


def exchanges(folder: Path) -> Path:
    return an_exchanges_csv(
        folder,
        "2026-10-01,meal,both,alice@acme.example,Alice Martin,Lunch",
        "2026-10-02,call,me,,Benoît Durand,",
        "2026-10-02,smoke,me,,Benoît Durand,",
        "2026-10-02,call,me,,,",
        "2027-10-02,call,me,,Benoît Durand,",
    )


def links(folder: Path) -> Path:
    return a_links_csv(
        folder,
        "alice@acme.example,benoit@globex.example,Same school,2010,close",
        "Chloé Petit,alice@acme.example,Sisters,,family",
        "Chloé Petit,Chloé Petit,Herself,,",
    )


def google(folder: Path) -> Path:
    return a_google_csv(
        folder,
        f"Alice,Martin,,Acme,CTO,* myContacts ::: Famille,Work,{mail(ALICE)} ::: a@x.org,,",
        "Benoît,Durand,,,,,,,Mobile,+33 6 12 34 56 78",
        "Chloé,Petit,,,,,,not an address,,",
        "Chloé,Petit,,Initech,,,,,,",
        ",,,Globex,,,,,,",
    )


def outlook(folder: Path) -> Path:
    return an_outlook_csv(
        folder,
        f"Mme,Alice,,Martin,Acme,CTO,{mail(ALICE)},Lyon",
        "M.,Benoît,,Durand,,,,",
        ",,,,Globex,,,",
    )


def sheet(folder: Path) -> Path:
    return a_sheet(
        folder,
        f"Alice;Martin;{mail(ALICE)}, a@x.org;Acme;CTO;bleu",
        "Benoît;Durand;;Globex;;",
        "Benoît;Durand;;Initech;;",
        "Total;;;;;",
        ";;pas d’adresse;Globex;;",
        "#REF!;Petit;chloe@initech.example;;;vert",
        header="Prénom;Nom;Email;Société;Poste;Couleur",
    )


KINDS = (linkedin, mailbox, vcard, exchanges, links, google, outlook, sheet)
EVERY_KIND = pytest.mark.parametrize("made", KINDS)


def assert_adds_up(report: SourceReport) -> None:
    people, exchanged = report.people, report.exchanges
    assert people.seen == people.created + people.updated + people.unchanged + people.ignored
    assert exchanged.seen == exchanged.created + exchanged.unchanged + exchanged.ignored


@EVERY_KIND
def test_the_same_file_again_changes_nothing(book: Book, tmp_path: Path, made: Made) -> None:
    path = made(tmp_path)
    first = imported(book, path, me=[ME])
    before = exported(book)
    again = imported(book, path, me=[ME])
    assert first.people.created > 0
    assert exported(book) == before
    assert (again.people.created, again.people.updated, again.exchanges.created) == (0, 0, 0)
    assert (again.links, again.added) == (0, [])


@EVERY_KIND
def test_every_record_is_accounted_for(book: Book, tmp_path: Path, made: Made) -> None:
    path = made(tmp_path)
    for _ in range(2):
        assert_adds_up(imported(book, path, me=[ME]))


@EVERY_KIND
def test_what_cannot_be_read_is_told_again(book: Book, tmp_path: Path, made: Made) -> None:
    path = made(tmp_path)
    first, again = (imported(book, path, me=[ME]).problems for _ in range(2))
    assert [(p.place, p.code) for p in first] == [(p.place, p.code) for p in again]


@EVERY_KIND
def test_a_second_reading_is_passed_over_by_undo(book: Book, tmp_path: Path, made: Made) -> None:
    path = made(tmp_path)
    imported(book, path, me=[ME])
    imported(book, path, me=[ME])
    assert people(book).exists()
    undo(book)
    assert not people(book).exists()


def test_a_second_reading_of_all_the_files_changes_nothing(book: Book, tmp_path: Path) -> None:
    paths = [made(tmp_path / made.__name__) for made in KINDS]
    all_imported(book, *paths, me=[ME])
    before = exported(book)
    report = all_imported(book, *paths, me=[ME])
    assert exported(book) == before
    assert [s.people.updated for s in report.sources] == [0] * len(KINDS)


def test_two_address_books_that_disagree_do_not_change_the_book_at_each_import(
    book: Book, tmp_path: Path
) -> None:
    work = a_vcf(tmp_path, a_card("Alice Martin", "EMAIL:" + mail(ALICE), "ORG:Acme"), name="a.vcf")
    home = a_vcf(
        tmp_path, a_card("Alice Martin", "EMAIL:" + mail(ALICE), "ORG:Other"), name="b.vcf"
    )
    all_imported(book, work, home)
    before = exported(book)
    all_imported(book, work, home)
    assert exported(book) == before


def test_a_copy_of_a_file_under_another_name_changes_nothing(book: Book, tmp_path: Path) -> None:
    imported(book, mailbox(tmp_path), me=[ME])
    before = exported(book)
    copy = tmp_path / "copy.mbox"
    copy.write_bytes((tmp_path / "mail.mbox").read_bytes())
    imported(book, copy)
    assert exported(book) == before


def test_a_header_with_no_rows_is_a_source_of_nobody(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
    report = imported(book, path)
    assert (report.kind, report.people.seen) == ("linkedin", 0)
    assert [problem.code for problem in report.problems] == ["header-alone"]


def test_a_dry_run_tells_whom_it_would_add_and_leaves_the_book_as_it_was(
    book: Book, tmp_path: Path
) -> None:
    before = exported(book)
    report = imported(book, linkedin(tmp_path), dry_run=True)
    assert sorted(report.added) == ["Alice Martin", "Benoît Durand", "Chloé Petit"]
    assert exported(book) == before


def test_a_dry_run_of_several_files_counts_a_person_once(book: Book, tmp_path: Path) -> None:
    report = all_imported(book, mailbox(tmp_path), vcard(tmp_path), me=[ME], dry_run=True)
    assert "Alice Martin" in report.sources[0].added
    assert "Alice Martin" not in report.sources[1].added
