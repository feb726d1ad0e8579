"""Of each fact it is known which source gave it, and in which file."""

from datetime import timedelta
from pathlib import Path

from tests.builders import (
    ALICE,
    ME,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_mail,
    a_person,
    a_vcf,
    an_exchange,
    an_mbox,
    called,
    imported,
    mail,
    written,
)
from tests.services.conftest import Clock

from entregent.services.fields import set_fields
from entregent.services.journal import KEPT_FOR
from entregent.services.sources import facts_of, tellings_of
from entregent.storage.models import Book

CARD = a_card("Alice Martin", f"EMAIL:{mail(ALICE)}", "TEL:+33612345678", "CATEGORIES:Choir")


def facts(book: Book) -> dict[tuple[str, str], tuple[str, str]]:
    told = facts_of(book, called(book, "Alice Martin"))
    return {(fact.what, fact.value): (fact.source.kind, fact.source.file) for fact in told}


def told(book: Book) -> list[tuple[str, str, int]]:
    tellings = tellings_of(book, called(book, "Alice Martin"))
    return [(t.source.kind, t.source.file, t.exchanges) for t in tellings]


def test_each_fact_tells_the_file_it_came_from(book: Book, tmp_path: Path) -> None:
    connection = a_connection(email=mail(ALICE), position="CTO")
    imported(book, a_linkedin_archive(tmp_path, connection, name="archive.zip"))
    imported(book, a_vcf(tmp_path, CARD, name="friends.vcf"))
    known = facts(book)
    assert known["name", "Alice Martin"] == ("linkedin", "archive.zip")
    assert known["position", "CTO · Acme"] == ("linkedin", "archive.zip")
    assert known["phone", "+33612345678"] == ("vcard", "friends.vcf")
    assert known["circle", "Choir"] == ("vcard", "friends.vcf")


def test_what_was_typed_says_so(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, CARD))
    set_fields(book, called(book, "Alice Martin"), [("birthday", "1984-04-01")], on=TODAY)
    assert facts(book)["birthday", "1984-04-01"] == ("typed", "")


def test_two_mailboxes_that_tell_of_somebody_are_told_apart(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(id="a"), a_mail(id="b"), name="work.mbox"), me=[ME])
    imported(book, an_mbox(tmp_path, a_mail(id="b"), a_mail(id="c"), name="home.mbox"), me=[ME])
    assert [row for row in told(book) if row[2]] == [
        ("mailbox", "work.mbox", 2),
        ("mailbox", "home.mbox", 1),
    ]


def test_an_exchange_that_was_typed_comes_from_no_file(book: Book) -> None:
    an_exchange(book, a_person(book))
    assert told(book) == [("typed", "", 1)]


def test_the_files_are_known_long_after_they_could_be_undone(
    book: Book, clock: Clock, tmp_path: Path
) -> None:
    imported(book, a_vcf(tmp_path, CARD, name="friends.vcf"))
    before = facts(book)
    clock.set(clock.now + KEPT_FOR + timedelta(days=1))
    a_person(book, "Benoît Durand")
    assert facts(book) == before


def test_what_is_no_field_is_shown_as_it_stood(book: Book, tmp_path: Path) -> None:
    sheet = "Prénom;Nom;E-mail;Promo\nAlice;Martin;alice@acme.example;1998\n"
    imported(book, written(tmp_path / "alumni.csv", sheet))
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", f"EMAIL:{mail(ALICE)}", "X-MOON:full")))
    assert facts(book)["kept", "Promo: 1998"] == ("sheet", "alumni.csv")
    assert facts(book)["kept", "X-MOON:full"] == ("vcard", "contacts.vcf")


def test_a_file_that_came_later_is_not_credited_with_what_it_does_not_say(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", "UID:1", "BDAY:19840401"), name="a.vcf"))
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", "UID:1", "NOTE:Lyon"), name="b.vcf"))
    assert facts(book)["birthday", "1984-04-01"] == ("vcard", "a.vcf")
    assert facts(book)["note", "Lyon"] == ("vcard", "b.vcf")
