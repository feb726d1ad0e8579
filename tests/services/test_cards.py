"""Cards on paper: the addresses of a campaign as a sheet and as labels."""

import csv
import io
from pathlib import Path

import pytest
from tests.builders import a_person
from tests.campaigns import a_campaign

from entregent.core.labels import SHEETS, Sheet, address_lines
from entregent.services.cards import Card, Cards, cards_of, write_labels, write_sheet
from entregent.services.errors import EntregentError
from entregent.services.greetings import greet_by, note_done
from entregent.storage.models import Address, Book, Campaign, Greeting, Person


def living_at(book: Book, name: str, place: str) -> Person:
    person = a_person(book, name)
    Address.objects.create(book=book, person=person, kind="postal", value=place, key=place[:300])
    return person


@pytest.fixture
def campaign(book: Book) -> Campaign:
    """A campaign with two who get a card, one of whom lives nowhere that is known."""
    lea = living_at(book, "Léa Petit", "2 rue des Lilas, 69001 Lyon, France")
    made = a_campaign(book, lea, a_person(book, "Karim Haddad"))
    greet_by(book, Greeting.objects.get(person__name="Karim Haddad"), "card")
    return made


def test_who_gets_a_card_is_on_the_sheet_and_who_lives_nowhere_is_told_apart(
    book: Book, campaign: Campaign
) -> None:
    cards, out = cards_of(book, campaign), io.StringIO()
    write_sheet(cards, out)
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [
        ["name", "address 1", "address 2", "address 3"],
        ["Léa Petit", "2 rue des Lilas", "69001 Lyon", "France"],
    ]
    assert [person.name for person in cards.homeless] == ["Karim Haddad"]


def test_a_card_that_is_sent_is_printed_no_more(book: Book, campaign: Campaign) -> None:
    note_done(book, Greeting.objects.get(person__name="Léa Petit"))
    assert cards_of(book, campaign).known == []


def test_no_spreadsheet_takes_a_name_for_a_formula(book: Book) -> None:
    out = io.StringIO()
    write_sheet(Cards([Card(living_at(book, "=1+1 Petit", "Lyon"), "Lyon")], []), out)
    assert "'=1+1 Petit" in out.getvalue()


@pytest.mark.parametrize("size", SHEETS)
def test_labels_hold_letters_of_many_languages_and_long_addresses(
    book: Book, tmp_path: Path, size: str
) -> None:
    long = "Résidence des Hauts-de-Saint-Germain-en-Laye, bâtiment C, escalier 4, " * 4
    people = [
        Card(living_at(book, name, place), place)
        for name, place in (
            ("Sœur Œdipe Çelik", "1 rue de la Paix, Paris"),
            ("Łucja Wiśniewska", "ul. Święty Krzyż 3, Łódź"),
            ("Ελένη Παπαδοπούλου", "Ερμού 5, Αθήνα"),
            ("Anne-Charlotte de Montmorency-Beaumont de La Rochefoucauld", long),
        )
    ] * 8
    left_out = write_labels(Cards(people, []), size, tmp_path / "labels.pdf")
    made = (tmp_path / "labels.pdf").read_bytes()
    assert left_out == []
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == -(-len(people) // SHEETS[size].count)


def test_who_is_written_in_other_letters_is_told_apart(book: Book, tmp_path: Path) -> None:
    known = [Card(living_at(book, name, "Lyon"), "Lyon") for name in ("李小龍", "Léa Petit")]
    left_out = write_labels(Cards(known, []), "L7160", tmp_path / "labels.pdf")
    assert [card.person.name for card in left_out] == ["李小龍"]


@pytest.mark.parametrize(("size", "code"), [("L1", "no-label-size"), ("L7160", "no-cards")])
def test_labels_of_nobody_or_of_no_size_are_refused(
    book: Book, tmp_path: Path, size: str, code: str
) -> None:
    with pytest.raises(EntregentError, match=code):
        write_labels(Cards([], []), size, tmp_path / "labels.pdf")


def test_an_address_takes_six_lines_at_most() -> None:
    assert address_lines("Léa", "a, b, c, d, e, f, g") == ["Léa", "a", "b", "c", "d", "e, f, g"]


def test_lines_that_were_typed_stay_and_a_house_number_goes_with_its_street() -> None:
    typed = "Résidence du Parc, bât. C\n12 bis, rue des Lilas\n31000 TOULOUSE"
    assert address_lines("Léa", typed)[1:] == typed.split("\n")
    assert address_lines("Léa", "12 bis, rue des Lilas, 31000 Toulouse")[1:] == [
        "12 bis, rue des Lilas", "31000 Toulouse",
    ]  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS.values())
def test_labels_stay_on_the_page_and_go_on_to_the_next(sheet: Sheet) -> None:
    last = sheet.across * sheet.down - 1
    page, left, top = sheet.place(last)
    assert page == 0
    assert left + sheet.width <= 210 - sheet.left + 0.1
    assert top + sheet.height <= 297 - sheet.top + 0.1
    assert sheet.place(last + 1) == (1, sheet.left, sheet.top)
