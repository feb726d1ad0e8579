"""A merge is undone whatever was done since: both come back, and what came since stays."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.builders import (
    ALICE,
    BENOIT,
    ME,
    NOW,
    TODAY,
    a_card,
    a_linkedin_archive,
    a_mail,
    a_person,
    a_vcf,
    an_exchange,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
)

from entregent.services.cadences import accept_cadences
from entregent.services.duplicates import keep_apart, merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.finding import find_person
from entregent.services.likely_pairs import merge_above
from entregent.services.undoing import undo
from entregent.storage.models import Address, Book, Entry, Link, Person, Tie
from entregent.storage.queries.dossier import positions_of
from entregent.storage.queries.journal import standing_acts
from entregent.storage.queries.people import people, people_called, people_found

Steps = list[tuple[str, int]]
Sandbox = Callable[[Callable[[], None]], None]


@pytest.fixture
def full(book: Book, tmp_path: Path) -> Book:
    """A book in which Alice is twice, each with something of everything, linked to others."""
    return filled(book, tmp_path)


def filled(book: Book, folder: Path) -> Book:
    home = "alice@home.example"
    both = a_mail(ME, f"{BENOIT}, {ALICE}, {home}", id="both")
    imported(book, an_mbox(folder, a_mail(), both, a_mail(home, ME, id="h")), me=[ME])
    card = a_card("Alice M", "UID:7", f"EMAIL:{home}", "BDAY:19800101", "CATEGORIES:Lyon,Choir")
    imported(book, a_vcf(folder, card))
    imported(book, a_linkedin_archive(folder))
    first, second = twice(book)
    set_fields(book, first, [("circle", "Lyon"), ("cadence", "30"), ("note", "One")], on=TODAY)
    set_fields(
        book, second, [("cadence", "90"), ("note", "Two"), ("through", mail(BENOIT))], on=TODAY
    )
    an_exchange(book, second, channel="meal", on=TODAY - timedelta(days=9))
    a_person(book, "Dan Roux", emails=["dan@x.example"], through=second)
    return book


def twice(book: Book) -> tuple[Person, Person]:
    """Return the two halves of Alice."""
    first = Person.objects.get(addresses__kind="email", addresses__key=mail(ALICE))
    return first, Person.objects.get(addresses__kind="email", addresses__key="alice@home.example")


def merged(book: Book) -> tuple[Person, int]:
    """Merge the two; return who is kept, and the number of the act."""
    kept = merge(book, *twice(book))
    return kept, Entry.objects.latest("pk").pk


def told(book: Book, person: int) -> dict[str, Any]:
    """Return all that hangs on a person, table by table."""
    content = json.loads(exported(book))
    content.pop("book")
    content.pop("entregent")
    return {
        table: [
            row
            for row in rows
            if person in (row.get("person_id"), row.get("a_id"), row.get("b_id"))
            or (table == "person" and row["id"] == person)
        ]
        for table, rows in content.items()
    }


def test_a_merge_just_done_is_undone_exactly(full: Book) -> None:
    before = exported(full)
    merged(full)
    assert exported(full) != before
    undo(full)
    assert exported(full) == before


def test_a_merge_of_all_is_undone_exactly(full: Book) -> None:
    before = exported(full)
    assert merge_above(full, 0.5)
    undo(full)
    assert exported(full) == before


def test_both_come_back_after_much_was_done_since(full: Book, tmp_path: Path) -> None:
    first, second = (told(full, person.pk) for person in twice(full))
    kept, entry = merged(full)
    a_person(full, "Eve Noir")
    an_exchange(full, called(full, "Dan Roux"))
    imported(full, a_vcf(tmp_path, a_card("Fay Blanc", "UID:8"), name="fay.vcf"))
    undo(full, entry)
    assert [told(full, person.pk) for person in twice(full)] == [first, second]
    assert twice(full)[0].pk == kept.pk
    assert {"Eve Noir", "Fay Blanc"} <= set(names(full))


def test_an_exchange_logged_since_stays_with_the_one_kept(full: Book) -> None:
    kept, entry = merged(full)
    before = Tie.objects.get(person=kept).exchanges
    an_exchange(full, kept, note="Since")
    undo(full, entry)
    first, second = twice(full)
    ties = Tie.objects.in_bulk([first.pk, second.pk])
    assert first.exchanges.filter(exchange__note="Since").exists()
    # One mail named both: it counts once for the two as one, and once for each of them.
    assert ties[first.pk].exchanges + ties[second.pk].exchanges == before + 2


def test_a_field_set_since_keeps_what_was_set_and_its_undo_goes_further_back(
    full: Book,
) -> None:
    first = twice(full)[0]
    kept, entry = merged(full)
    set_fields(full, kept, [("name", "Alice Roy"), ("birthday", "1981-02-03")], on=TODAY)
    undo(full, entry)
    first.refresh_from_db()
    assert (first.name, first.birthday) == ("Alice Roy", "1981-02-03")
    assert undo(full).act == "set"
    first.refresh_from_db()
    assert (first.name, first.birthday) == ("Alice Martin", "")


def test_an_address_taken_away_since_comes_back_to_whom_it_belonged(full: Book) -> None:
    kept, entry = merged(full)
    set_fields(full, kept, [("email", "-alice@home.example")], on=TODAY)
    undo(full, entry)
    assert not Address.objects.filter(key="alice@home.example").exists()
    undo(full)
    assert Address.objects.get(key="alice@home.example").person.name == "Alice M"


def test_both_are_found_again_by_what_was_theirs(full: Book) -> None:
    _, entry = merged(full)
    an_exchange(full, called(full, "Dan Roux"))
    undo(full, entry)
    assert [p.name for p in people_found(full, "choir")] == ["Alice M"]
    assert [p.name for p in people_called(full, "alice@home.example")] == ["Alice M"]


def test_somebody_met_through_one_of_them_is_so_again(full: Book) -> None:
    second = twice(full)[1]
    kept, entry = merged(full)
    assert called(full, "Dan Roux").through_id == kept.pk
    an_exchange(full, kept)
    undo(full, entry)
    assert called(full, "Dan Roux").through_id == second.pk


def test_a_merge_is_not_undone_when_the_one_kept_left_since(full: Book) -> None:
    kept, entry = merged(full)
    erase_person(full, kept)
    last = Entry.objects.latest("pk").pk
    with pytest.raises(EntregentError) as refused:
        undo(full, entry)
    assert (refused.value.code, refused.value.values) == ("undo-first", {"entry": last})
    undo(full)
    undo(full, entry)
    assert twice(full)


def test_a_merge_is_not_undone_when_somebody_it_names_left_since(full: Book) -> None:
    _, entry = merged(full)
    erase_person(full, called(full, "Benoît Durand"))
    before = exported(full)
    with pytest.raises(EntregentError, match="undo-first"):
        undo(full, entry)
    assert exported(full) == before


def test_two_merges_into_one_are_undone_in_any_order(full: Book) -> None:
    before = exported(full)
    kept, first = merged(full)
    merge(full, kept, called(full, "Dan Roux"))
    second = Entry.objects.latest("pk").pk
    undo(full, first)
    assert len(names(full)) == 4
    undo(full, second)
    assert exported(full) == before


def test_a_merge_is_undone_once(full: Book) -> None:
    _, entry = merged(full)
    a_person(full, "Eve Noir")
    undo(full, entry)
    with pytest.raises(EntregentError, match="no-such-entry"):
        undo(full, entry)


def test_the_same_files_again_keep_two_taken_apart_as_two(full: Book, tmp_path: Path) -> None:
    _, entry = merged(full)
    an_exchange(full, called(full, "Dan Roux"))
    undo(full, entry)
    before = exported(full)
    imported(full, tmp_path / "mail.mbox", tmp_path / "contacts.vcf", tmp_path / "linkedin.zip")
    assert exported(full) == before


def test_links_of_both_come_back(full: Book) -> None:
    before = list(Link.objects.order_by("pk").values())
    kept, entry = merged(full)
    set_fields(full, called(full, "Dan Roux"), [("through", "")], on=TODAY)
    set_fields(full, kept, [("through", "Dan Roux")], on=TODAY)
    undo(full, entry)
    now = {link["id"]: link for link in Link.objects.values()}
    assert [now[link["id"]] for link in before] == before


FIELDS = [
    ("name", "Alice Roy"), ("given", "Al"), ("birthday", "--12-01"), ("register", "tu"),
    ("email", "new@x.example"), ("email", "-alice@home.example"), ("email", ""),
    ("phone", "+33612345678"), ("organisation", "Globex"), ("title", "CTO"), ("circle", "Friends"),
    ("circle", "-Lyon"), ("circle", ""), ("cadence", "7"), ("cadence", ""), ("note", "Since"),
    ("how-met", "In Lyon"), ("through", "Benoît Durand"), ("through", ""), ("met-on", "2020-01-01"),
]  # fmt: skip


def acts(book: Book, folder: Path) -> dict[str, Callable[[int], object]]:
    """Return things one does, each about a person by their place in the list."""

    def somebody(number: int) -> Person:
        found = list(people(book).order_by("pk"))
        return found[number % len(found)] if found else find_person(book, "nobody")

    def another(number: int) -> Person:
        return somebody(number + 1 + number % 2)

    def mails(number: int) -> object:
        who = [ALICE, "alice@home.example", BENOIT][number % 3]
        told = a_mail(who, ME, cc=BENOIT, id=f"later{number}", on=NOW - timedelta(hours=number))
        return imported(book, an_mbox(folder, told, name="later.mbox"), me=[ME])

    def cards(number: int) -> object:
        signs = ("UID:7", "EMAIL:alice@home.example", "EMAIL:" + mail(ALICE))
        lines = (signs[number % 3], f"TEL:+3361234567{number % 9}", f"ORG:Firm {number % 4}")
        return imported(book, a_vcf(folder, a_card(f"A{number % 5}", *lines), name="later.vcf"))

    return {
        "log": lambda n: an_exchange(book, somebody(n), on=TODAY - timedelta(days=n)),
        "set": lambda n: set_fields(book, somebody(n), [FIELDS[n % len(FIELDS)]], on=TODAY),
        "set-another": lambda n: set_fields(book, another(n), [FIELDS[n // 3]], on=TODAY),
        "add": lambda n: a_person(book, f"Person {n}", through=somebody(n)),
        "erase": lambda n: erase_person(book, somebody(n)),
        "merge": lambda n: merge(book, somebody(n), another(n)),
        "keep-apart": lambda n: keep_apart(book, somebody(n), another(n)),
        "cadences": lambda _: accept_cadences(book, on=TODAY),
        "mails": mails,
        "cards": cards,
    }  # fmt: skip


@pytest.fixture
def sandbox(full: Book) -> Sandbox:
    """Return what runs an example and leaves the book as it was."""

    def run(example: Callable[[], None]) -> None:
        with transaction.atomic():
            example()
            connection.check_constraints()
            transaction.set_rollback(True)

    return run


steps = st.lists(
    st.tuples(
        st.sampled_from(
            "log set set-another add merge keep-apart cadences mails cards erase".split()
        ),
        st.integers(0, 59),
    ),
    max_size=5,
)


def do(book: Book, folder: Path, some: Steps) -> None:
    """Do these things, but for those that are refused."""
    for name, number in some:
        with suppress(EntregentError), transaction.atomic():
            acts(book, folder)[name](number)


def undo_all_after(book: Book, entry: int) -> None:
    """Undo all that was done after an act, the latest first."""
    for latest in list(standing_acts(book).filter(pk__gt=entry)):
        if latest.values.get("changed", True):
            undo(book, latest.pk)


@settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(before=steps, since=steps, pair=st.integers(0, 20))
def test_whatever_was_done_before_and_since_a_merge_is_undone_or_refused_whole(
    full: Book, sandbox: Sandbox, tmp_path: Path, before: Steps, since: Steps, pair: int
) -> None:
    def example() -> None:
        do(full, tmp_path, before)
        stage = exported(full)
        found = list(people(full).order_by("pk"))
        assume(len(found) > 1)
        keep, gone = found[pair % len(found)], found[(pair + 1) % len(found)]
        merge(full, keep, gone)
        entry = Entry.objects.latest("pk").pk
        do(full, tmp_path, since)
        after = exported(full)
        try:
            with transaction.atomic():
                undo(full, entry)
        except EntregentError:
            assert exported(full) == after
            undo_all_after(full, entry)
            undo(full, entry)
        else:
            assert {keep.pk, gone.pk} <= set(people(full).values_list("pk", flat=True))
            undo_all_after(full, entry)
        assert exported(full) == stage

    sandbox(example)


def test_the_title_typed_of_the_one_kept_stays_and_what_is_set_since_is_theirs(book: Book) -> None:
    one = a_person(book, "Alice Martin", organisation="Acme", title="CTO")
    other = a_person(book, "Alice M.", organisation="Acme", title="CEO")
    merged = merge(book, one, other)
    assert [p.title for p in positions_of(merged) if p.current] == ["CTO"]
    assert {p.title for p in positions_of(merged)} == {"CTO", "CEO"}
    entry = Entry.objects.latest("pk")
    set_fields(book, merged, [("title", "CFO")], on=TODAY)
    undo(book, entry.pk)
    titles = {pk: [p.title for p in positions_of(Person.objects.get(pk=pk)) if p.current]
              for pk in (one.pk, other.pk)}  # fmt: skip
    assert titles == {one.pk: ["CFO"], other.pk: ["CEO"]}
