"""Whoever asks for somebody who was made one with another is told who they are now."""

from pathlib import Path

import pytest
from tests.builders import a_card, a_person, a_vcf, called, imported

from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.likely_pairs import merge_above
from entregent.services.sought import find_sought
from entregent.services.undoing import undo
from entregent.storage.models import Book, Person


def refusal(book: Book, who: object) -> tuple[str, object]:
    """Why nobody is found, and the number of whom they were made one with."""
    with pytest.raises(EntregentError) as refused:
        find_person(book, str(who))
    return refused.value.code, refused.value.values.get("number")


def test_a_number_says_who_stands_for_it_after_one_merge_and_after_another(book: Book) -> None:
    first, second, third = (a_person(book, name) for name in ("Bob Smith", "Rob Smith", "R Smith"))
    merge(book, second, third)
    assert refusal(book, third.pk) == ("joined-with", second.pk)
    assert refusal(book, f"R Smith (#{third.pk})") == ("joined-with", second.pk)
    merge(book, first, second)
    assert refusal(book, third.pk) == ("joined-with", first.pk)
    undo(book)
    assert refusal(book, third.pk) == ("joined-with", second.pk)
    undo(book)
    assert find_person(book, str(third.pk)) == third


def test_all_pairs_made_one_tell_each_with_whom(book: Book) -> None:
    halves = [
        (a_person(book, one, organisation="Acme"), a_person(book, other, organisation="Acme"))
        for one, other in (("Robert Smith", "Bob Smith"), ("Alice Martin", "Alice Martin"))
    ]
    merge_above(book, 0.5)
    for one, other in halves:
        gone = one if not Person.objects.filter(pk=one.pk).exists() else other
        kept = other if gone is one else one
        assert refusal(book, gone.pk) == ("joined-with", kept.pk)


def test_whom_a_file_brought_together_is_told_too(book: Book, tmp_path: Path) -> None:
    one = a_person(book, "Alice Martin", emails=["a@acme.example"])
    other = a_person(book, "Alice M", emails=["alice@home.example"])
    card = a_card("Alice Martin", "EMAIL:a@acme.example", "EMAIL:alice@home.example")
    imported(book, a_vcf(tmp_path, card))
    assert refusal(book, other.pk) == ("joined-with", one.pk)


def test_nothing_is_told_of_whoever_was_erased_or_never_there(book: Book) -> None:
    one, other = a_person(book, "Bob Smith"), a_person(book, "Rob Smith")
    merge(book, one, other)
    erase_person(book, called(book, "Bob Smith"))
    assert refusal(book, other.pk) == ("no-such-number", None)
    assert refusal(book, one.pk) == ("no-such-number", None)
    assert refusal(book, 99) == ("no-such-number", None)


@pytest.mark.parametrize("who", ["me", "Moi", " ME "])
def test_me_is_the_owner_and_nobody_whose_address_begins_so(book: Book, who: str) -> None:
    for name in ("Alice Martin", "Bob Smith"):
        a_person(book, name, emails=[f"{name[0].lower()}@me.example"])
    assert refusal(book, who) == ("that-is-you", None)
    with pytest.raises(EntregentError, match="that-is-you"):
        find_sought(book, who)
