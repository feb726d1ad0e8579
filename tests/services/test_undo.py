"""Every act can be undone, and leaves the book exactly as it was."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    NOW,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_person,
    a_vcf,
    an_exchange,
    an_exchanges_csv,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
)
from tests.importers.reports import in_an_mbox, postfix
from tests.services.conftest import Clock

from entregent.importers import kinds
from entregent.services.cadences import accept_cadences
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour
from entregent.services.fields import SETTERS, set_fields
from entregent.services.goals import Aim, add_goal
from entregent.services.ignoring import ignore
from entregent.services.importing.run import import_paths
from entregent.services.language import choose_language
from entregent.services.links import link, unlink
from entregent.services.me import set_mine
from entregent.services.people import add_person
from entregent.services.today import log_and_settle, settle, todays_list
from entregent.services.undoing import undo
from entregent.storage.models import Book, Change, Entry
from entregent.storage.queries.journal import latest_acts
from entregent.storage.queries.people import people_called, people_found

Act = Callable[[Book], object]
VALUES = {
    "name": "Alice Roy",
    "given": "Alice",
    "family": "Roy",
    "email": "alice@roy.example",
    "phone": "+33 6 12 34 56 78",
    "profile": "linkedin.com/in/alice-roy",
    "website": "acme.example/alice",
    "address": "1 quai Sud, Lyon",
    "organisation": "Roy & Co",
    "title": "Director",
    "circle": "Friends",
    "birthday": "--12-01",
    "language": "fr",
    "register": "tu",
    "how-met": "At a fair in Lyon",
    "met-on": "2020-05-17",
    "through": "Benoît Durand",
    "cadence": "30",
    "archived": "yes",
    "note": "Likes sailing",
    "level": "manager",
    "function": "finance",
    "matters": "The sea",
    "need": "A crew",
    "offer": "Proof-reading",
    "done": "A boat",
    "boundary": "referral: forbidden",
    "worked-together": "yes",
    "works": mail(ALICE),
}
WITH_A_MINUS = ("email", "phone", "profile", "website", "address", "circle")


@pytest.fixture
def full(book: Book, tmp_path: Path) -> Book:
    """A book with something of everything, typed and imported."""
    mails = (
        a_mail(ALICE, ME, id="a1"),
        a_mail(ME, f"{BENOIT}, {ALICE}", cc=CHLOE, id="b1"),
        a_mail(BENOIT, ME, id="b2", on=date(2026, 11, 12)),
    )
    back = in_an_mbox(postfix(mail(ALICE)))
    imported(book, an_mbox(tmp_path, *mails, back, name="old.mbox"), me=[ME])
    imported(book, a_linkedin_archive(tmp_path, a_connection(email=mail(ALICE)), name="old.zip"))
    alice = called(book, "Alice Martin")
    an_exchange(book, alice, channel="meal", on=date(2026, 11, 20), note="Lunch")
    a_person(book, "Dan Roux", emails=["dan@x.example"], through=alice, circles=["Choir"])
    set_fields(book, called(book, "Chloé Petit"), [("cadence", "7"), ("note", "!")], on=TODAY)
    said = [("circle", "Lyon"), ("birthday", "--11-22"), ("need", "A boat")]
    set_fields(book, alice, said, on=TODAY)
    return book


def item_of(book: Book) -> str:
    return todays_list(book, on=TODAY)[0].item.id


ACTS: dict[str, Act] = {
    "add": lambda b: add_person(
        b, name="Eve", emails=["e@x.example"], organisation="Acme", title="CTO", circles=["Lyon"],
        met="In Lyon", through=called(b, "Alice Martin"),
    ),
    "log": lambda b: an_exchange(b, called(b, "Alice Martin"), note="Hello"),
    "log a first exchange": lambda b: an_exchange(b, called(b, "Dan Roux"), channel="call"),
    "erase": lambda b: erase_person(b, called(b, "Alice Martin")),
    "ignore": lambda b: ignore(b, "initech.example"),
    "cadences": lambda b: accept_cadences(b, on=TODAY),
    "log about an item": lambda b: log_and_settle(
        b, item_of(b), todays_list(b, on=TODAY)[0].person, channel="call", on=TODAY
    ),
    "done": lambda b: settle(b, item_of(b), "done", on=TODAY),
    "snooze": lambda b: settle(b, item_of(b), "snooze", on=TODAY),
    "skip": lambda b: settle(b, item_of(b), "skip", on=TODAY),
    "language": lambda b: choose_language(b, "fr"),
    "drop a cadence": lambda b: set_fields(
        b, called(b, "Chloé Petit"), [("cadence", "")], on=TODAY
    ),
    "leave a circle": lambda b: set_fields(
        b, called(b, "Dan Roux"), [("circle", "-Choir")], on=TODAY
    ),
    "take an address away": lambda b: set_fields(
        b, called(b, "Dan Roux"), [("email", "-dan@x.example")], on=TODAY
    ),
    "a favour": lambda b: add_favour(
        b, called(b, "Dan Roux"), kind="help", given=True, on=TODAY
    ),
    "a goal": lambda b: add_goal(b, name="A choir", aims=[Aim("person", "Dan Roux")]),
    "link": lambda b: link(b, called(b, "Dan Roux"), called(b, "Chloé Petit"), evidence="School"),
    "unlink": lambda b: unlink(b, called(b, "Dan Roux"), called(b, "Alice Martin")),
    "what I need": lambda b: set_mine(b, [("need", "A boat"), ("title", "CTO")], on=TODAY),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_what_was_done_is_undone_exactly(full: Book, act: Act) -> None:
    before = exported(full)
    act(full)
    assert exported(full) != before
    undo(full, latest_acts(full, limit=1)[0].entry.pk)
    assert exported(full) == before


@pytest.mark.parametrize("field", SETTERS)
def test_what_was_set_is_undone_exactly(full: Book, field: str) -> None:
    before = exported(full)
    set_fields(full, called(full, "Alice Martin"), [(field, VALUES[field])], on=TODAY)
    assert exported(full) != before
    undo(full)
    assert exported(full) == before


@pytest.mark.parametrize(
    "field", [f for f in SETTERS if f not in ("name", "note", "done", "works")]
)
def test_what_was_emptied_is_undone_exactly(full: Book, field: str) -> None:
    removed = f"-{VALUES[field]}" if field in WITH_A_MINUS else ""
    alice = called(full, "Alice Martin")
    set_fields(full, alice, [(field, VALUES[field])], on=TODAY)
    before = exported(full)
    set_fields(full, alice, [(field, removed)], on=TODAY)
    assert exported(full) != before
    undo(full)
    assert exported(full) == before


def a_new_file(folder: Path, kind: str) -> Path:
    if kind == "linkedin":
        rows = a_connection(email=mail(ALICE), company="Globex"), a_connection("Chloé Petit")
        return a_linkedin_archive(folder, *rows, messages=[a_message(urls=False)])
    if kind == "mailbox":
        answer = a_mail(ME, ALICE, cc=BENOIT, id="a2", answers="a1", on=TODAY)
        return an_mbox(folder, answer, a_mail(CHLOE, ME, id="c1"))
    if kind == "vcard":
        lines = ("UID:9", "EMAIL:" + mail(ALICE), "TEL:+33612345678", "CATEGORIES:Lyon,Choir")
        return a_vcf(folder, a_card("Alice M", *lines, "NOTE:Hi"), a_card("Eve", "BDAY:19800101"))
    return a_links_csv(folder) if kind == "links" else an_exchanges_csv(folder)


@pytest.mark.parametrize("kind", ["linkedin", "mailbox", "vcard", "exchanges", "links"])
def test_an_import_is_undone_exactly(full: Book, tmp_path: Path, kind: str) -> None:
    before = exported(full)
    imported(full, a_new_file(tmp_path, kind))
    assert exported(full) != before
    undo(full)
    assert exported(full) == before


def test_an_import_undone_can_be_done_again(full: Book, tmp_path: Path) -> None:
    path = a_new_file(tmp_path, "mailbox")
    first = imported(full, path)
    undo(full)
    again = imported(full, path)
    assert (again.people.created, again.exchanges.created) == (
        first.people.created, first.exchanges.created,
    )  # fmt: skip


def test_acts_are_undone_the_latest_first(full: Book) -> None:
    stages = [exported(full)]
    for act in ("log", "log a first exchange", "erase"):
        ACTS[act](full)
        stages.append(exported(full))
    assert [undo(full).act for _ in range(3)] == ["erase", "log", "log"]
    assert exported(full) == stages[0]


def test_each_undo_goes_back_one_act(full: Book, clock: Clock) -> None:
    stages = []
    for act in ("add", "cadences", "ignore", "erase"):
        stages.append(exported(full))
        clock.set(clock.now + timedelta(minutes=1))
        ACTS[act](full)
    for stage in reversed(stages):
        undo(full)
        assert exported(full) == stage


def test_an_undo_is_not_itself_undone(book: Book) -> None:
    a_person(book)
    undo(book)
    with pytest.raises(EntregentError, match="nothing-to-undo"):
        undo(book)


def test_in_a_new_book_there_is_nothing_to_undo(book: Book) -> None:
    with pytest.raises(EntregentError, match="nothing-to-undo"):
        undo(book)


def test_undo_passes_over_what_changed_nothing(book: Book, tmp_path: Path) -> None:
    cards = a_vcf(tmp_path)
    imported(book, cards)
    imported(book, cards)
    assert "changed" not in undo(book).values
    assert names(book) == []
    with pytest.raises(EntregentError, match="nothing-to-undo"):
        undo(book)


def test_the_language_chosen_since_stays_when_an_act_is_undone(book: Book) -> None:
    a_person(book)
    choose_language(book, "fr")
    chosen = latest_acts(book, limit=1)[0].entry
    assert undo(book).act == "add"
    book.refresh_from_db()
    assert (names(book), book.language) == ([], "fr")
    assert undo(book, chosen.pk).act == "language"
    book.refresh_from_db()
    assert book.language == "en"


def test_somebody_brought_back_is_found_again(full: Book) -> None:
    erase_person(full, called(full, "Alice Martin"))
    assert people_found(full, "alice") == []
    undo(full)
    assert [p.name for p in people_found(full, "alice")] == ["Alice Martin"]
    assert people_called(full, "Alice Martin")


def test_somebody_whose_adding_was_undone_is_not_found(book: Book) -> None:
    a_person(book)
    undo(book)
    assert (names(book), people_found(book, "alice")) == ([], [])


def test_what_was_erased_is_gone_for_good_after_a_month(full: Book, clock: Clock) -> None:
    erase_person(full, called(full, "Alice Martin"))
    clock.set(NOW + timedelta(days=31))
    a_person(full, "Eve")
    told = str(list(Change.objects.values_list("before", flat=True)))
    assert "Alice" not in told
    assert mail(ALICE) not in told


def test_a_failing_import_leaves_the_book_as_it_was(
    full: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(source: kinds.Source, progress: Callable[[int], None], **_: object) -> object:
        yield from list(kinds.read_vcards(source.path, progress))
        raise RuntimeError("the power went")

    before = exported(full)
    path = a_vcf(tmp_path, *(a_card(f"Person {n}", f"UID:{n}") for n in range(2_500)))
    monkeypatch.setattr(kinds, "read", failing)
    with pytest.raises(RuntimeError):
        import_paths(full, [path])
    assert exported(full) == before


def test_an_undo_that_means_another_act_is_refused(book: Book) -> None:
    a_person(book, "Alice Martin")
    earlier = Entry.objects.get()
    a_person(book, "Benoît Durand")
    with pytest.raises(EntregentError, match="done-since"):
        undo(book, earlier.pk)
    assert names(book) == ["Alice Martin", "Benoît Durand"]


def test_an_act_that_is_not_there_is_not_undone(book: Book) -> None:
    a_person(book, "Alice Martin")
    with pytest.raises(EntregentError, match="no-such-entry"):
        undo(book, 10_000)
    assert names(book) == ["Alice Martin"]
