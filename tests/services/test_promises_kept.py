"""What notes promise: dated, in the list in time, with a draft that keeps it; theirs too, once."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    TODAY,
    a_person,
    an_exchange,
    an_exchanges_csv,
    called,
    imported,
    mail,
)
from tests.campaigns import a_campaign, approved
from tests.drafting import draft_to
from tests.mail_server import MailServer
from tests.outbox import Watch, an_approved, sent
from tests.services.conftest import Clock

from entregent.core.drafts import Intent, left_open
from entregent.core.today import Item
from entregent.services.drafts import Reason
from entregent.services.exchanges import correct_exchange, log_exchange, remove_exchange
from entregent.services.fields import set_fields
from entregent.services.follow_ups import plan
from entregent.services.item_due import item_due
from entregent.services.today import settle, todays_list
from entregent.services.undoing import undo
from entregent.services.wording.today import reason
from entregent.storage.models import Book, FollowUp, Person
from entregent.storage.queries.today import follow_ups_of

MONDAY, TUESDAY, FRIDAY = TODAY + timedelta(1), TODAY + timedelta(2), TODAY + timedelta(5)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, with whom one has lunch on a Sunday."""
    return a_person(book)


def noted(book: Book, person: Person, note: str, on: date = TODAY) -> list[FollowUp]:
    log_exchange(book, person, channel="meal", on=on, note=note)
    return follow_ups_of(person)


def items(book: Book, on: date) -> list[Item]:
    marks = ("promised", "promised-to-me")
    return [line.item for line in todays_list(book, on=on) if line.item.code in marks]


def test_a_promise_without_a_day_is_kept_within_two_working_days(book: Book, alice: Person) -> None:
    (promise,) = noted(book, alice, "Très bon déjeuner. Lui envoyer l’article sur la sobriété")
    assert (promise.kind, promise.on) == ("promise", TUESDAY)
    assert promise.text == "Lui envoyer l’article sur la sobriété"
    assert [len(items(book, on)) for on in (TODAY, MONDAY, TUESDAY, FRIDAY)] == [0, 1, 1, 1]


def test_a_promise_with_a_day_comes_the_working_day_before(book: Book, alice: Person) -> None:
    (promise,) = noted(book, alice, "Je lui envoie le devis d’ici vendredi")
    assert promise.on == FRIDAY
    assert [len(items(book, FRIDAY - timedelta(n))) for n in (2, 1, 0)] == [0, 1, 1]


def test_public_holidays_count_where_one_lives_in_france(book: Book, alice: Person) -> None:
    (promise,) = noted(book, alice, "lui envoyer l’article", on=date(2026, 11, 10))
    assert promise.on == TODAY  # long due: said today
    assert book.time_zone == "Europe/Paris"


def test_several_promises_of_a_note_are_as_many(book: Book, alice: Person) -> None:
    meant = noted(book, alice, "Je lui envoie le deck demain, je lui présente Léa vendredi")
    assert [(one.on, one.kind) for one in meant] == [(MONDAY, "promise"), (FRIDAY, "promise")]
    undo(book)
    assert follow_ups_of(alice) == []


def test_a_message_of_mine_from_its_day_on_keeps_it_and_one_before_does_not(
    book: Book, alice: Person, clock: Clock
) -> None:
    noted(book, alice, "lui envoyer l’article")
    clock.set(clock.now + timedelta(days=1))
    an_exchange(book, alice, by="me", on=MONDAY)
    assert len(items(book, MONDAY)) == 1
    clock.set(clock.now + timedelta(days=1))
    an_exchange(book, alice, by="me", on=TUESDAY)
    assert items(book, TUESDAY) == []


@pytest.mark.parametrize(
    "said", ["article envoyé", "Je lui ai envoyé l’article", "envoyé l’article"]
)
def test_a_note_that_says_so_keeps_it(book: Book, alice: Person, said: str) -> None:
    noted(book, alice, "lui envoyer l’article")
    set_fields(book, alice, [("note", said)], on=TODAY)
    assert follow_ups_of(alice) == []
    undo(book)
    assert len(follow_ups_of(alice)) == 1


def test_a_note_about_something_else_keeps_nothing(book: Book, alice: Person) -> None:
    noted(book, alice, "lui envoyer l’article")
    set_fields(book, alice, [("note", "photos envoyées")], on=TODAY)
    assert len(follow_ups_of(alice)) == 1


@pytest.mark.parametrize("verdict", ["done", "skip"])
def test_done_or_skipped_it_does_not_come_back(book: Book, alice: Person, verdict: str) -> None:
    noted(book, alice, "lui envoyer l’article")
    (item,) = items(book, TUESDAY)
    settle(book, item.id, verdict, on=TODAY)
    assert follow_ups_of(alice) == []


def test_what_they_promised_is_asked_for_once_it_is_late(book: Book, alice: Person) -> None:
    (theirs,) = noted(book, alice, "Elle m’envoie l’annonce d’ici mardi")
    assert (theirs.kind, theirs.on) == ("theirs", FRIDAY)
    assert [len(items(book, on)) for on in (TUESDAY, FRIDAY)] == [0, 1]
    (item,) = items(book, FRIDAY)
    assert (
        reason(item)
        == "They promised: “Elle m’envoie l’annonce d’ici mardi”. Nothing has come yet."
    )
    settle(book, item.id, "done", on=TODAY)
    assert items(book, FRIDAY + timedelta(60)) == []


def test_a_word_of_theirs_keeps_what_they_promised(book: Book, alice: Person, clock: Clock) -> None:
    noted(book, alice, "Elle m’envoie l’annonce")
    clock.set(clock.now + timedelta(days=1))
    an_exchange(book, alice, by="them", on=MONDAY, channel="message")
    assert follow_ups_of(alice) == []


def test_a_note_put_right_promises_what_it_says_now(book: Book, alice: Person) -> None:
    exchange = log_exchange(book, alice, channel="meal", on=TODAY, note="lui envoyer l’article")
    correct_exchange(
        book, alice, exchange.pk, channel="meal", on=TODAY, note="lui envoyer le livre demain"
    )
    assert [one.text for one in follow_ups_of(alice)] == ["lui envoyer le livre demain"]
    remove_exchange(book, alice, exchange.pk)
    assert follow_ups_of(alice) == []
    undo(book)
    assert [one.text for one in follow_ups_of(alice)] == ["lui envoyer le livre demain"]


def test_what_a_file_of_exchanges_notes_is_read_once(book: Book, tmp_path: Path) -> None:
    said = "alice@acme.example,Alice Martin,Déjeuner : lui envoyer l’article"
    path = an_exchanges_csv(tmp_path, f"{TODAY},meal,both,{said}", f"{TODAY},email,me,{said}")
    for _ in range(2):
        imported(book, path)
    alice = called(book, "Alice Martin")
    assert [(one.on, one.text) for one in follow_ups_of(alice)] == [
        (TUESDAY, "lui envoyer l’article")
    ]
    undo(book)
    assert not FollowUp.objects.exists()


def test_an_old_note_promises_nothing_any_more(book: Book, alice: Person) -> None:
    assert noted(book, alice, "lui envoyer l’article", on=TODAY - timedelta(days=90)) == []


@pytest.mark.parametrize(
    "note",
    ["je ne lui envoie rien", "Elle m’a envoyé l’article", "Pas besoin de lui envoyer le CV"],
)
def test_what_promises_nothing_plans_nothing(book: Book, alice: Person, note: str) -> None:
    assert noted(book, alice, note) == []


@pytest.mark.parametrize(
    ("note", "lang", "register", "said"),
    [
        ("lui envoyer l’article sur la sobriété", "fr", "tu",
         "Je te l’avais promis la dernière fois : voici l’article sur la sobriété ["),
        ("lui envoyer l’article sur la sobriété", "fr", "vous",
         "Je vous l’avais promis la dernière fois : voici l’article sur la sobriété ["),
        ("I'll send her the deck tomorrow", "en", "", "here is the deck ["),
        ("lui envoyer l’article", "en", "", "here it is: ["),
        ("lui présenter Léa", "fr", "tu", "je demande d’abord à la personne concernée"),
        ("Elle m’envoie l’annonce", "fr", "vous", "vous m’aviez parlé de m’envoyer l’annonce"),
        ("she'll get back to me", "en", "", "in case it slipped"),
    ],
)  # fmt: skip
def test_a_draft_keeps_the_promise_and_makes_nothing_up(
    book: Book, alice: Person, note: str, lang: str, register: str, said: str
) -> None:
    noted(book, alice, note)
    (item,) = items(book, TODAY + timedelta(days=20))
    draft = draft_to(book, alice, Reason.of_item(item.id), on=TODAY, lang=lang, register=register)
    assert said in draft.body.replace("\u202f", " ")
    assert bool(left_open(draft.body)) == ("[" in said)


def test_the_promise_that_is_due_comes_before_what_is_promised_later_or_by_them(
    book: Book, alice: Person
) -> None:
    noted(book, alice, "lui envoyer l’article. Je lui présente Léa dans trois semaines")
    noted(book, alice, "Elle m’envoie l’annonce")
    assert item_due(book, alice, on=TODAY) is None
    for on in (TUESDAY, TODAY + timedelta(days=10)):
        due = item_due(book, alice, on=on)
        assert due
        assert due.facts["text"] == "lui envoyer l’article"
    settle(book, due.id, "snooze", on=TODAY, until=TODAY + timedelta(days=30))
    due = item_due(book, alice, on=TODAY + timedelta(days=10))
    assert due
    assert due.facts["text"] == "Elle m’envoie l’annonce"


@pytest.mark.parametrize(
    ("intent", "kept"),
    [(Intent.FOLLOW_UP, True), (Intent.CATCH_UP, False), (Intent.GREETING, False)],
)
def test_of_what_the_outbox_sent_a_follow_up_alone_keeps_a_promise(
    book: Book, alice: Person, clock: Clock, server: MailServer, intent: Intent, kept: bool
) -> None:
    planned = plan(book, alice, "Relancer", on=TUESDAY)
    noted(book, alice, "lui envoyer l’article")
    set_fields(book, alice, [("email", mail(ALICE))], on=TODAY)
    clock.set(clock.now + timedelta(days=2))
    an_approved(book, alice, reason=Reason(intent))
    sent(book, Watch(clock.now))
    assert planned not in follow_ups_of(alice)  # a word was meant, whatever it says
    assert (items(book, TUESDAY) == []) == kept
    clock.set(clock.now + timedelta(minutes=5))
    an_exchange(book, alice, by="me", on=TUESDAY)  # of which nothing tells what it was for
    assert items(book, TUESDAY) == []


def test_the_greeting_of_a_campaign_keeps_nothing_and_does_nothing_that_was_planned(
    book: Book, alice: Person, clock: Clock, server: MailServer
) -> None:
    set_fields(book, alice, [("email", mail(ALICE))], on=TODAY)
    plan(book, alice, "Relancer", on=TUESDAY)
    noted(book, alice, "lui envoyer l’article")
    clock.set(clock.now + timedelta(days=2))
    approved(book, a_campaign(book, alice), alice)
    sent(book, Watch(clock.now))
    assert len(server.taken) == 1
    assert {one.kind for one in follow_ups_of(alice)} == {"", FollowUp.PROMISE}
    (item,) = items(book, TUESDAY)
    an_approved(book, alice, reason=Reason.of_item(item.id))
    sent(book, Watch(clock.now + timedelta(hours=1)))
    assert follow_ups_of(alice) == []
