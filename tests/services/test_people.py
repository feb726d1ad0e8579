"""People as I type them: added, corrected, found, erased."""

from datetime import date

import pytest
from tests.builders import TODAY, a_person, an_exchange, names

from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.finding import find_person
from entregent.services.summaries import dossier
from entregent.storage.models import Book, Exchange, Link, Occasion, Participant, Person, Position
from entregent.storage.queries.people import people_found


def put(book: Book, person: Person, *fields: str, on: date = TODAY) -> None:
    pairs = [(name, value) for name, _, value in (field.partition("=") for field in fields)]
    set_fields(book, person, pairs, on=on)


def jobs(person: Person) -> list[tuple[str, str, str, bool]]:
    rows = Position.objects.filter(person=person).order_by("id")
    return [
        (p.organisation.name if p.organisation else "", p.title, p.ended, p.current) for p in rows
    ]


def test_somebody_is_found_by_number_address_profile_name_or_part_of_it(book: Book) -> None:
    alice = a_person(book, "Alice Martin", emails=["alice@acme.example"])
    put(book, alice, "profile=https://fr.linkedin.com/in/alice-martin/")
    profile = "linkedin.com/in/alice-martin"
    for who in (str(alice.pk), "ALICE@acme.example", profile, "alice MARTIN", "mart al", " Alice "):
        assert find_person(book, who) == alice


def test_nobody_is_found_when_nobody_is_called_so(book: Book) -> None:
    a_person(book, "Alice Martin")
    for who in ("Benoît", "b@x.example", "", '"', "*"):
        with pytest.raises(EntregentError, match="no-such-person"):
            find_person(book, who)


def test_two_people_of_one_name_are_both_named(book: Book) -> None:
    two = [a_person(book, "Alice Martin") for _ in range(2)]
    with pytest.raises(EntregentError, match="several-people") as refused:
        find_person(book, "Alice Martin")
    assert refused.value.values["matches"] == [(p.pk, "Alice Martin") for p in two]


def test_a_full_name_is_preferred_to_a_longer_one(book: Book) -> None:
    alice = a_person(book, "Alice Martin")
    a_person(book, "Alice Martin Durand")
    assert find_person(book, "alice martin") == alice


@pytest.mark.parametrize("query", ["chlo", "CHLOÉ pet", "initech", "lyon", "voile", "@initech"])
def test_people_are_found_by_any_word_known_of_them(book: Book, query: str) -> None:
    chloe = a_person(book, "Chloé Petit", emails=["c@initech.example"], circles=["Lyon"])
    put(book, chloe, "note=Aime la voile")
    a_person(book, "Alice Martin")
    assert [p.name for p in people_found(book, query)] == ["Chloé Petit"]


@pytest.mark.parametrize("query", ['"', "*", "…", "zzz", "NEAR(", "a OR b"])
def test_a_query_that_fits_nobody_finds_nobody(book: Book, query: str) -> None:
    a_person(book, "Chloé Petit")
    assert people_found(book, query) == []


def test_people_of_a_circle_are_found_whatever_its_accents(book: Book) -> None:
    a_person(book, "Chloé Petit", circles=["École"])
    a_person(book, "Alice Martin", circles=["Chorale"])
    assert [p.name for p in people_found(book, circle="ecole")] == ["Chloé Petit"]


def test_a_person_needs_a_name(book: Book) -> None:
    for name in ("", "  ", "***"):
        with pytest.raises(EntregentError, match="name-missing"):
            a_person(book, name)


def test_an_address_belongs_to_one_person(book: Book) -> None:
    a_person(book, "Alice Martin", emails=["alice@acme.example"])
    with pytest.raises(EntregentError, match="address-of-another"):
        a_person(book, "Benoît Durand", emails=["Alice@ACME.example"])
    assert names(book) == ["Alice Martin"]


@pytest.mark.parametrize(
    ("field", "left"),
    [
        ("organisation=Acme SA", [("Acme SA", "Engineer", "", True)]),
        ("organisation=", [("", "Engineer", "", True)]),
        ("title=", [("Acme", "", "", True)]),
    ],
)
def test_half_a_position_is_corrected_in_place(
    book: Book, field: str, left: list[tuple[str, str, str, bool]]
) -> None:
    alice = a_person(book, organisation="Acme", title="Engineer")
    put(book, alice, field, on=date(2026, 11, 1))
    assert jobs(alice) == left
    assert not Occasion.objects.exists()


def test_a_position_emptied_half_after_half_is_gone(book: Book) -> None:
    alice = a_person(book, organisation="Acme", title="Engineer")
    put(book, alice, "organisation=")
    put(book, alice, "title=")
    assert jobs(alice) == []


def test_a_move_is_told_with_the_organisation_the_title_and_the_day(book: Book) -> None:
    alice = a_person(book, organisation="Acme", title="Engineer")
    put(book, alice, "organisation=Globex", "title=CTO", on=date(2026, 11, 1))
    assert jobs(alice) == [
        ("Acme", "Engineer", "2026-11-01", False),
        ("Globex", "CTO", "", True),
    ]


@pytest.mark.parametrize(
    "fields", [("organisation=Globex", "title=CTO"), ("title=CTO", "organisation=Globex")]
)
def test_an_organisation_and_a_title_set_together_are_one_new_position(
    book: Book, fields: tuple[str, str]
) -> None:
    alice = a_person(book, organisation="Acme", title="Engineer")
    put(book, alice, *fields)
    assert jobs(alice) == [
        ("Acme", "Engineer", TODAY.isoformat(), False),
        ("Globex", "CTO", "", True),
    ]


def test_a_title_is_corrected_in_place(book: Book) -> None:
    alice = a_person(book, organisation="Acme", title="Enginer")
    put(book, alice, "title=Engineer")
    assert jobs(alice) == [("Acme", "Engineer", "", True)]


@pytest.mark.parametrize(
    ("field", "error"),
    [
        ("birthday=1980-02-30", "not-a-date"),
        ("birthday=soon", "not-a-date"),
        ("met-on=30/01/2020", "not-a-date"),
        ("cadence=0", "not-a-cadence"),
        ("cadence=-7", "not-a-cadence"),
        ("cadence=3651", "not-a-cadence"),
        ("email=alice", "not-an-email"),
        ("email=-a@x.example", "not-theirs"),
        ("phone=12", "not-a-phone"),
        ("profile=alice", "not-a-profile"),
        ("register=toi", "not-a-choice"),
        ("language=de", "not-a-choice"),
        ("through=Alice Martin", "through-themselves"),
        ("through=Nobody", "no-such-person"),
        ("name=", "name-missing"),
        ("nickname=Lili", "no-such-field"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    book: Book, field: str, error: str
) -> None:
    alice = a_person(book)
    with pytest.raises(EntregentError, match=error):
        put(book, alice, "given=Lili", field)
    alice.refresh_from_db()
    assert alice.given == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1980-12-01", "1980-12-01"), ("--12-01", "--12-01"), ("12-01", "--12-01"), ("", "")],
)
def test_a_birthday_is_kept_with_or_without_its_year(book: Book, typed: str, kept: str) -> None:
    alice = a_person(book)
    put(book, alice, f"birthday={typed}")
    alice.refresh_from_db()
    assert alice.birthday == kept
    assert alice.birthday_in_year == kept[-5:]


def test_an_empty_note_is_no_note(book: Book) -> None:
    alice = a_person(book)
    put(book, alice, "note=")
    assert not alice.notes.exists()


def test_whoever_brought_us_together_knows_us_both(book: Book) -> None:
    alice = a_person(book)
    a_person(book, "Benoît Durand", through=alice)
    link = Link.objects.get()
    assert (link.kind, {link.a.name, link.b.name}) == (
        "introduced", {"Alice Martin", "Benoît Durand"},
    )  # fmt: skip


def test_erasing_somebody_leaves_nothing_that_names_them(book: Book) -> None:
    alice = a_person(book, emails=["alice@acme.example"], circles=["Lyon"])
    put(book, alice, "note=Secret", "cadence=30")
    benoit = a_person(book, "Benoît Durand", through=alice)
    an_exchange(book, alice, note="Secret too")
    erase_person(book, alice)
    benoit.refresh_from_db()
    assert (names(book), benoit.through_id) == (["Benoît Durand"], None)
    assert not Exchange.objects.exists()
    assert not Link.objects.exists()
    assert people_found(book, "secret") == []


def test_an_exchange_with_others_too_stays_theirs(book: Book) -> None:
    alice, benoit = a_person(book), a_person(book, "Benoît Durand")
    exchange = an_exchange(book, alice)
    Participant.objects.create(book=book, exchange=exchange, person=benoit, at=exchange.at)
    erase_person(book, alice)
    assert [p.person for p in exchange.participants.all()] == [benoit]


def test_a_dossier_tells_all_that_is_known(book: Book) -> None:
    alice = a_person(book, emails=["alice@acme.example"], organisation="Acme", circles=["Lyon"])
    put(book, alice, "cadence=30", "note=Sails")
    an_exchange(book, alice, channel="meal", on=date(2026, 11, 1))
    known = dossier(book, alice, on=TODAY)
    assert (known.summary.organisation, known.summary.circles) == ("Acme", ["Lyon"])
    assert [told.kind for told in known.story] == ["note", "exchange"]
    assert known.told == 2
    assert "a meal three weeks ago" in known.sentence
    assert "you chose every month" in known.sentence


def test_a_dossier_of_a_past_day_tells_the_tie_of_that_day(book: Book) -> None:
    alice = a_person(book)
    for day in (date(2026, 1, 5), date(2026, 11, 20)):
        an_exchange(book, alice, on=day)
    then = dossier(book, alice, on=date(2026, 1, 5)).summary.tie
    assert then.last_on == date(2026, 1, 5)
    assert then.strength == pytest.approx(1.25, abs=0.1)
