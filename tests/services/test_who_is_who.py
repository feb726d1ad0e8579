"""Two records of one person become one on a sure sign, never on a likeness."""

from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    ME,
    PROFILES,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_person,
    a_vcf,
    all_imported,
    an_exchange,
    an_exchanges_csv,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
)

from entregent.services.fields import set_fields
from entregent.services.importing.run import import_paths
from entregent.services.undoing import undo
from entregent.storage.models import Book, Tie

PHONE = "TEL:+33 6 12 34 56 78"


def test_the_same_email_in_mails_and_in_the_address_book_is_one_person(
    book: Book, tmp_path: Path
) -> None:
    imported(book, an_mbox(tmp_path), me=[ME])
    report = imported(book, a_vcf(tmp_path, a_card("Alice M.", "EMAIL:ALICE@Acme.example")))
    assert names(book) == ["Alice Martin"]
    assert report.people.created == 0


def test_the_same_profile_on_linkedin_and_in_the_address_book_is_one_person(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path))
    url = PROFILES["Alice Martin"].replace("www", "fr") + "/"
    imported(book, a_vcf(tmp_path, a_card("Alice Dubois", f"URL:{url}")))
    assert names(book) == ["Alice Martin"]


def test_the_same_uid_is_one_person_whatever_else_changed(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", "UID:42", "EMAIL:a@old.example")))
    imported(book, a_vcf(tmp_path, a_card("Alice Dubois", "UID:42", "EMAIL:a@new.example")))
    assert names(book) == ["Alice Dubois"]


def test_the_same_phone_with_the_same_name_is_one_person(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", "UID:1", PHONE)))
    imported(book, a_vcf(tmp_path, a_card("Alice MARTIN", "UID:2", "TEL:06.12.34.56.78")))
    assert len(names(book)) == 1


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("sign", ["UID:1", "EMAIL:" + mail(ALICE)])
def test_two_cards_of_one_file_with_the_same_phone_and_name_are_one_person(
    book: Book, tmp_path: Path, sign: str, turned: bool
) -> None:
    cards = [a_card("Alice Martin", sign, PHONE), a_card("Alice Martin", PHONE, "NOTE:Choir")]
    if turned:
        cards.reverse()
    report = imported(book, a_vcf(tmp_path, *cards))
    assert names(book) == ["Alice Martin"]
    told = report.people
    assert (told.seen, told.created, told.updated, told.ignored) == (2, 1, 1, 0)
    again = imported(book, a_vcf(tmp_path, *cards)).people
    assert (again.seen, again.unchanged) == (2, 2)


def test_the_same_phone_with_another_name_is_another_person(book: Book, tmp_path: Path) -> None:
    cards = a_card("Alice Martin", "UID:1", PHONE), a_card("Benoît Martin", "UID:2", PHONE)
    imported(book, a_vcf(tmp_path, *cards))
    assert names(book) == ["Alice Martin", "Benoît Martin"]


def test_the_same_name_with_other_addresses_is_another_person(book: Book, tmp_path: Path) -> None:
    cards = (a_card("Alice Martin", f"EMAIL:alice@{firm}.example") for firm in ("acme", "globex"))
    imported(book, a_vcf(tmp_path, *cards))
    assert names(book) == ["Alice Martin", "Alice Martin"]


def test_a_likeness_across_sources_is_not_enough(book: Book, tmp_path: Path) -> None:
    all_imported(book, an_mbox(tmp_path), a_linkedin_archive(tmp_path), me=[ME])
    assert names(book) == ["Alice Martin", "Alice Martin"]


def test_two_colleagues_behind_one_shared_mailbox_stay_two(book: Book, tmp_path: Path) -> None:
    shared = "EMAIL:contact@acme.example"
    cards = a_card("Alice Martin", shared), a_card("Benoît Durand", shared)
    imported(book, a_vcf(tmp_path, *cards))
    assert names(book) == ["Alice Martin", "Benoît Durand"]


def two_halves_of_alice(book: Book, folder: Path) -> Path:
    """Put Alice twice in the book, and return the card that tells that they are one."""
    home = "EMAIL:alice@home.example"
    imported(book, an_mbox(folder), me=[ME])
    imported(book, a_vcf(folder, a_card("Alice M", "UID:7", home, "ORG:Initech"), name="a.vcf"))
    home_mail = a_mail("alice@home.example", ME, on=TODAY, id="home")
    imported(book, an_mbox(folder, home_mail, name="home.mbox"))
    for person, channel in (
        (called(book, "Alice M"), "meal"),
        (called(book, "Alice Martin"), "call"),
    ):
        an_exchange(book, person, channel=channel)
        set_fields(book, person, [("note", f"By {channel}"), ("circle", "Lyon")], on=TODAY)
    set_fields(book, called(book, "Alice M"), [("cadence", "30")], on=TODAY)
    a_person(book, "Benoît Durand", through=called(book, "Alice M"))
    return a_vcf(folder, a_card("Alice Martin", "EMAIL:" + mail(ALICE), home), name="both.vcf")


def test_a_card_with_the_signs_of_two_makes_them_one(book: Book, tmp_path: Path) -> None:
    both = two_halves_of_alice(book, tmp_path)
    report = all_imported(book, both)
    assert report.merged == 1
    assert names(book) == ["Alice Martin", "Benoît Durand"]
    alice = called(book, "Alice Martin")
    assert sorted(alice.notes.values_list("text", flat=True)) == ["By call", "By meal"]
    assert called(book, "Benoît Durand").through_id == alice.pk


def test_the_tie_of_two_who_are_one_counts_the_exchanges_of_both(
    book: Book, tmp_path: Path
) -> None:
    imported(book, two_halves_of_alice(book, tmp_path))
    tie = Tie.objects.get(person=called(book, "Alice Martin"))
    assert (tie.exchanges, tie.cadence) == (4, 30)
    assert tie.due_on is not None


def test_a_row_may_mean_somebody_whom_a_later_one_joins_to_another(
    book: Book, tmp_path: Path
) -> None:
    addresses = "EMAIL:alice@a.example", "EMAIL:alice@b.example"
    imported(book, a_vcf(tmp_path, *(a_card("Alice Martin", email) for email in addresses)))
    cards = a_card("Alice Martin", addresses[1], "ORG:Acme"), a_card("Alice Martin", *addresses)
    report = imported(book, a_vcf(tmp_path, *cards, name="later.vcf"))
    assert (names(book), report.merged) == (["Alice Martin"], 1)


def test_undoing_brings_back_both_halves_exactly(book: Book, tmp_path: Path) -> None:
    both = two_halves_of_alice(book, tmp_path)
    before = exported(book)
    imported(book, both)
    undo(book)
    assert exported(book) == before


def test_two_made_one_are_not_taken_apart_by_the_next_import(book: Book, tmp_path: Path) -> None:
    imported(book, two_halves_of_alice(book, tmp_path))
    before = exported(book)
    all_imported(book, tmp_path / "mail.mbox", tmp_path / "a.vcf", tmp_path / "both.vcf")
    assert exported(book) == before


def test_what_was_typed_of_either_half_is_kept(book: Book, tmp_path: Path) -> None:
    both = two_halves_of_alice(book, tmp_path)
    set_fields(book, called(book, "Alice M"), [("name", "Alice Martin-Roy")], on=TODAY)
    imported(book, both)
    assert "Alice Martin-Roy" in names(book)


def test_a_message_joins_the_connection_of_that_name(book: Book, tmp_path: Path) -> None:
    imported(
        book,
        a_linkedin_archive(
            tmp_path, a_connection(url=""), messages=[a_message("Alice Martin", "Paul Moi")]
        ),
    )
    assert names(book) == ["Alice Martin"]
    assert Tie.objects.get(person=called(book, "Alice Martin")).exchanges == 1


def test_an_academic_title_does_not_make_another_person(book: Book, tmp_path: Path) -> None:
    messages = [a_message('"Alice Martin, PhD"', "Paul Moi", urls=False)]
    imported(book, a_linkedin_archive(tmp_path, messages=messages))
    assert len(names(book)) == 1


def test_a_message_of_a_name_two_people_share_is_listed(book: Book, tmp_path: Path) -> None:
    two = (a_connection(url=f"https://www.linkedin.com/in/alice-{n}") for n in (1, 2))
    messages = [a_message("Alice Martin", "Paul Moi", urls=False)]
    report = imported(book, a_linkedin_archive(tmp_path, *two, messages=messages))
    [problem] = report.problems
    assert (problem.code, problem.values["name"]) == ("ambiguous-name", "Alice Martin")
    assert problem.place.startswith("messages.csv")
    assert report.exchanges.ignored == 1


def test_an_exchange_written_down_finds_its_person_by_address(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path), me=[ME])
    imported(book, an_exchanges_csv(tmp_path))
    assert Tie.objects.get(person=called(book, "Alice Martin")).exchanges == 2


def test_links_written_down_find_their_people_by_name(book: Book, tmp_path: Path) -> None:
    a_person(book, "Alice Martin")
    a_person(book, "Benoît Durand")
    report = imported(book, a_links_csv(tmp_path, "Alice Martin,benoit durand,School,,close"))
    assert (report.links, report.people.created) == (1, 0)


def test_the_order_of_the_files_does_not_matter_to_who_is_who(book: Book, tmp_path: Path) -> None:
    card = a_card("Alice Martin", "EMAIL:" + mail(ALICE), f"URL:{PROFILES['Alice Martin']}")
    files = [an_mbox(tmp_path), a_linkedin_archive(tmp_path), a_vcf(tmp_path, card)]
    import_paths(book, files, me=[ME])
    assert names(book) == ["Alice Martin"]
