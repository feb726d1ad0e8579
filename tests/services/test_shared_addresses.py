"""An address of several people settles who one is only together with the name, in any file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import (
    TODAY,
    a_card,
    a_google_csv,
    a_person,
    a_sheet,
    a_vcf,
    an_outlook_csv,
    called,
    exported,
    imported,
    names,
)

from entregent.services.duplicates import merge
from entregent.services.fields import set_fields
from entregent.storage.models import Book

Made = Callable[[Path, str, str], Path]


def sheet(folder: Path, given: str, family: str) -> Path:
    """Write a sheet of one person at the address that all of these have."""
    return a_sheet(folder, f"{given};{family};famille@x.org;;", name=f"{given} {family}.csv")


def google(folder: Path, given: str, family: str) -> Path:
    return a_google_csv(folder, f"{given},{family},,,,,,famille@x.org,,", name=f"{given}.csv")


def outlook(folder: Path, given: str, family: str) -> Path:
    return an_outlook_csv(folder, f",{given},,{family},,,famille@x.org,", name=f"{given}.csv")


def vcard(folder: Path, given: str, family: str) -> Path:
    return a_vcf(folder, a_card(f"{given} {family}", "EMAIL:famille@x.org"), name=f"{given}.vcf")


@pytest.mark.parametrize("made", [sheet, google, outlook, vcard])
@pytest.mark.parametrize("family", ["Durand", "Martin"])
def test_another_person_at_a_known_address_is_kept_beside_the_first(
    book: Book, tmp_path: Path, made: Made, family: str
) -> None:
    alice, bob = sheet(tmp_path, "Alice", "Martin"), made(tmp_path, "Bob", family)
    imported(book, alice)
    assert imported(book, bob).people.created == 1
    assert names(book) == ["Alice Martin", f"Bob {family}"]
    before = exported(book)
    assert [imported(book, path).people.unchanged for path in (alice, bob, alice)] == [1, 1, 1]
    assert exported(book) == before


@pytest.mark.parametrize(
    "name",
    ["Alice Dupont", "Ali Martin", "A. Martin", "Alice Anne Martin", "Martin Alice", "Maman",
     "Marie Alice Martin", "Acme", "alice@x.org", "Алиса Мартин"],
)  # fmt: skip
def test_a_name_that_may_be_the_same_persons_is_no_other(
    book: Book, tmp_path: Path, name: str
) -> None:
    imported(book, sheet(tmp_path, "Alice", "Martin"))
    imported(book, a_vcf(tmp_path, a_card(name, "EMAIL:famille@x.org")))
    assert len(names(book)) == 1


def test_who_is_known_by_a_nickname_alone_is_who_the_file_names(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Maman", "EMAIL:famille@x.org")))
    imported(book, sheet(tmp_path, "Alice", "Martin"))
    assert len(names(book)) == 1


def test_who_was_renamed_by_hand_is_still_known_by_the_address(book: Book, tmp_path: Path) -> None:
    imported(book, sheet(tmp_path, "Alice", "Martin"))
    set_fields(book, called(book, "Alice Martin"), [("name", "Lou Roy")], on=TODAY)
    imported(book, sheet(tmp_path, "Alice", "Martin"))
    imported(book, google(tmp_path, "Alice", "Martin"))
    assert names(book) == ["Lou Roy"]


def test_who_was_added_by_hand_is_not_taken_for_another(book: Book, tmp_path: Path) -> None:
    a_person(book, "Alice Martin", emails=["famille@x.org"])
    imported(book, sheet(tmp_path, "Bob", "Durand"))
    assert names(book) == ["Alice Martin", "Bob Durand"]


def test_two_who_were_made_one_stay_one(book: Book, tmp_path: Path) -> None:
    paths = sheet(tmp_path, "Alice", "Martin"), google(tmp_path, "Lou", "Roy")
    for path in paths:
        imported(book, path)
    merge(book, called(book, "Alice Martin"), called(book, "Lou Roy"))
    for path in (*paths, google(tmp_path, "Alice", "Martin"), sheet(tmp_path, "Lou", "Roy")):
        imported(book, path)
    assert len(names(book)) == 1


def test_the_second_at_an_address_is_told_of_by_later_files(book: Book, tmp_path: Path) -> None:
    for given, family in (("Alice", "Martin"), ("Bob", "Durand")):
        imported(book, sheet(tmp_path, given, family))
    rows = ["Bob;Durand;famille@x.org;Globex;", "Alice;Martin;famille@x.org;Acme;"]
    report = imported(book, a_sheet(tmp_path, *rows))
    assert (report.people.updated, names(book)) == (2, ["Alice Martin", "Bob Durand"])
    assert imported(book, a_sheet(tmp_path, *reversed(rows))).people.unchanged == 2
