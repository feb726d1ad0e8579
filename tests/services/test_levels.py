"""Level and function of a position, as one types them."""

from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_person,
    a_vcf,
    called,
    exported,
    imported,
    mail,
)

from entregent.services.duplicates import merge
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.finding import what_tells
from entregent.services.undoing import undo
from entregent.storage.models import Book, Position
from entregent.storage.queries.listing import lines
from entregent.storage.queries.people import summaries


def told(book: Book) -> list[tuple[str, str, str, str]]:
    rows = Position.objects.filter(book=book, current=True).order_by("pk")
    return list(rows.values_list("title", "level", "function", "origin"))


def test_a_level_is_typed_of_the_position_that_a_title_given_with_it_begins(book: Book) -> None:
    said = [("function", "finance"), ("level", "director"), ("title", "CFO")]
    set_fields(book, a_person(book), said, on=TODAY)
    assert told(book) == [("CFO", "director", "finance", "typed")]


def test_a_level_typed_leaves_the_rest_of_the_position_to_its_file(
    book: Book, tmp_path: Path
) -> None:
    alice = a_connection(email=mail(ALICE), company="Acme", position="")
    imported(book, a_linkedin_archive(tmp_path, alice, name="export-01-15-2025.zip"))
    set_fields(book, called(book, "Alice Martin"), [("level", "manager")], on=TODAY)
    assert told(book) == [("", "manager", "", "linkedin")]
    later = a_connection(email=mail(ALICE), company="Acme", position="Engineer")
    imported(book, a_linkedin_archive(tmp_path, later, name="export-03-20-2026.zip"))
    assert told(book) == [("Engineer", "manager", "", "linkedin")]


def test_a_level_of_nothing_known_is_refused(book: Book) -> None:
    alice = a_person(book)
    with pytest.raises(EntregentError, match="position-missing"):
        set_fields(book, alice, [("level", "manager")], on=TODAY)
    set_fields(book, alice, [("level", "")], on=TODAY)
    assert told(book) == []


@pytest.mark.parametrize("said", [("level", "boss"), ("function", "cuisine")])
def test_only_levels_and_functions_there_are_can_be_typed(
    book: Book, said: tuple[str, str]
) -> None:
    with pytest.raises(EntregentError, match="not-a-choice"):
        set_fields(book, a_person(book, title="CFO"), [said], on=TODAY)


def test_of_two_who_are_one_the_level_of_either_is_kept(book: Book) -> None:
    alice, other = (a_person(book, name, title="CFO") for name in ("Alice Martin", "A. Martin"))
    set_fields(book, other, [("level", "executive")], on=TODAY)
    before = exported(book)
    merge(book, alice, other)
    assert told(book) == [("CFO", "executive", "", "typed")]
    undo(book)
    assert exported(book) == before


def test_a_firm_that_another_source_names_alone_hides_no_title(book: Book, tmp_path: Path) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(email=mail(ALICE), position="DG")))
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", f"EMAIL:{mail(ALICE)}", "ORG:Acme")))
    alice = called(book, "Alice Martin")
    assert [line.title for line in lines([alice.pk])] == ["DG"]
    assert what_tells(summaries([alice.pk])[0]).startswith("DG · Acme")
    set_fields(book, alice, [("level", "executive")], on=TODAY)
    assert ("DG", "executive") in [row[:2] for row in told(book)]


def test_a_later_firm_without_a_title_is_shown_before_the_one_that_has_one(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(email=mail(ALICE), position="DG")))
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", f"EMAIL:{mail(ALICE)}", "ORG:Globex")))
    (line,) = lines([called(book, "Alice Martin").pk])
    assert (line.title, line.organisation) == ("", "Globex")
