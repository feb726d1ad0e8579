"""Boundaries of somebody: drawn, lifted, kept through merges."""

from datetime import date

import pytest
from tests.builders import TODAY, a_person, exported

from entregent.services.boundaries import boundaries
from entregent.services.boundaries_typed import Said, parse_boundary, set_boundaries
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.me import choose_my_position
from entregent.services.together import worked_together
from entregent.services.undoing import undo
from entregent.storage.models import Book, Boundary, Person, Position
from entregent.storage.queries.boundaries import boundaries_of
from entregent.storage.queries.dossier import positions_of


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, whose firm forbids referrals."""
    return a_person(book, organisation="Acme")


def put(book: Book, person: Person, *values: str) -> None:
    set_fields(book, person, [("boundary", value) for value in values], on=TODAY)


def drawn(person: Person) -> list[tuple[str, str, str, str]]:
    return [(b.kind, b.begins, b.ends, b.why) for b in boundaries_of(person)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interview", Said("interview")),
        ("referral: their firm forbids it", Said("referral", why="their firm forbids it")),
        ("no-mail", Said("no-mail")),
        (
            "busy 2026-12-15..2027-01-10: year end: audit",
            Said("busy", "2026-12-15", "2027-01-10", "year end: audit"),
        ),
        ("busy --12-15..--01-10", Said("busy", "--12-15", "--01-10")),
    ],
)
def test_a_boundary_is_read_as_it_is_typed(text: str, said: Said) -> None:
    assert parse_boundary(text) == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gossip", "not-a-boundary"),
        ("", "not-a-boundary"),
        ("interview 2026-01-01..2026-02-01", "not-a-boundary"),
        ("busy", "busy-without-days"),
        ("busy --12-15..2027-01-10", "busy-without-days"),
        ("busy 2027-01-10..2026-12-15", "busy-backwards"),
        ("busy 2026-13-01..2026-12-15", "not-a-date"),
        ("busy --13-01..--14-15", "not-a-date"),
        ("busy 2026-12-15..9999-12-31", "not-a-date"),
        ("help: " + "a" * 501, "words-too-long"),
    ],
)
def test_what_is_no_boundary_is_refused(text: str, code: str) -> None:
    with pytest.raises(EntregentError, match=code):
        parse_boundary(text)


def test_boundaries_are_drawn_corrected_lifted_and_taken_back(book: Book, alice: Person) -> None:
    put(book, alice, "referral", "busy --12-15..--01-10", "referral: forbidden")
    assert drawn(alice) == [
        ("referral", "", "", "forbidden"), ("busy", "--12-15", "--01-10", ""),
    ]  # fmt: skip
    put(book, alice, "-busy", "-referral")
    assert drawn(alice) == []
    undo(book)
    assert len(drawn(alice)) == 2
    with pytest.raises(EntregentError, match="no-such-boundary"):
        put(book, alice, "-interview")
    put(book, alice, "")
    assert drawn(alice) == []


def test_a_form_makes_the_boundaries_what_it_says_by_one_act(book: Book, alice: Person) -> None:
    put(book, alice, "referral: forbidden", "no-mail")
    said = [Said("referral", why="forbidden"), Said("busy", "--08-01", "--08-31", "Holidays")]
    set_boundaries(book, alice, said)
    assert drawn(alice) == [
        ("referral", "", "", "forbidden"), ("busy", "--08-01", "--08-31", "Holidays"),
    ]  # fmt: skip
    undo(book)
    assert [kind for kind, *_ in drawn(alice)] == ["referral", "no-mail"]


def test_the_core_is_told_what_was_drawn(book: Book, alice: Person) -> None:
    put(book, alice, "referral: forbidden", "busy --11-01..--11-30: Audit")
    bounds = boundaries(alice, boundaries_of(alice), positions_of(alice), on=TODAY)
    assert [r.code for r in bounds.allows("referral", TODAY)] == ["never-asks", "busy"]
    assert bounds.free_from(TODAY) == date(2026, 12, 1)


def test_whether_we_worked_together_is_what_was_typed_else_what_circles_and_positions_tell(
    book: Book, alice: Person
) -> None:
    def known() -> bool | None:
        alice.refresh_from_db()
        return worked_together(alice, positions_of(alice), on=TODAY)

    assert known() is None
    choose_my_position(book, title="CTO", organisation="ACME", on=TODAY)
    assert known() is True
    set_fields(book, alice, [("worked-together", "no")], on=TODAY)
    assert known() is False
    set_fields(book, alice, [("worked-together", "")], on=TODAY)
    assert known() is True
    Position.objects.filter(person__is_me=True).update(current=False, ended="2019")
    assert known() is None
    set_fields(book, alice, [("circle", "Anciens collègues")], on=TODAY)
    assert known() is True
    set_fields(book, alice, [("worked-together", "no")], on=TODAY)
    assert known() is False


def test_made_one_they_keep_the_boundaries_of_both_and_both_reasons(
    book: Book, alice: Person
) -> None:
    other = a_person(book, "A. Martin")
    put(book, alice, "referral: forbidden", "help")
    put(book, other, "referral: uneasy", "help", "no-mail")
    set_fields(book, other, [("worked-together", "yes")], on=TODAY)
    before = exported(book)
    merge(book, alice, other)
    alice.refresh_from_db()
    assert sorted(drawn(alice)) == [
        ("help", "", "", ""), ("no-mail", "", "", ""),
        ("referral", "", "", "forbidden"), ("referral", "", "", "uneasy"),
    ]  # fmt: skip
    assert alice.worked_together == "yes"
    undo(book)
    assert exported(book) == before


def test_what_two_said_otherwise_of_working_together_is_not_lost(book: Book, alice: Person) -> None:
    other = a_person(book, "A. Martin")
    set_fields(book, alice, [("worked-together", "no")], on=TODAY)
    set_fields(book, other, [("worked-together", "yes")], on=TODAY)
    merge(book, alice, other)
    alice.refresh_from_db()
    assert (alice.worked_together, (alice.also or {})["worked_together"]) == ("no", ["yes"])


def test_erased_with_them_and_brought_back(book: Book, alice: Person) -> None:
    put(book, alice, "referral")
    before = exported(book)
    erase_person(book, alice)
    assert not Boundary.objects.exists()
    undo(book)
    assert exported(book) == before


def test_whose_word_on_working_together_stays_can_be_chosen(book: Book, alice: Person) -> None:
    other = a_person(book, "A. Martin")
    set_fields(book, alice, [("worked-together", "no")], on=TODAY)
    set_fields(book, other, [("worked-together", "yes")], on=TODAY)
    merge(book, alice, other, chosen={"worked_together": other.pk})
    alice.refresh_from_db()
    assert alice.worked_together == "yes"
