"""What I asked and nobody answered: one word more, then a last one, and never a third."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    ME,
    TODAY,
    a_mail,
    a_person,
    an_exchange,
    an_mbox,
    called,
    imported,
)
from tests.drafting import draft_to
from tests.services.conftest import Clock

from entregent.core.drafts import Intent
from entregent.services.drafts import Reason, intents_for
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour, note_answer
from entregent.services.fields import set_fields
from entregent.services.item_due import item_due
from entregent.services.sent import follow
from entregent.services.today import settle, todays_list
from entregent.services.undoing import undo
from entregent.services.wording.today import reason
from entregent.storage.models import Book, Favour, Person

MONDAY = date(2026, 11, 16)
THURSDAY, NEXT_WEDNESDAY = date(2026, 11, 19), date(2026, 11, 25)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, whom I asked for some advice on a Monday."""
    alice = a_person(book)
    an_exchange(book, alice, on=MONDAY, by="me")
    return alice


@pytest.fixture
def asked(book: Book, alice: Person) -> Favour:
    """What I asked of Alice."""
    return add_favour(book, alice, kind="advice", given=False, on=MONDAY)


def codes(book: Book, on: date) -> list[str]:
    found = [line.item for line in todays_list(book, on=on)]
    return [item.code for item in found if item.code.startswith("unanswered")]


def the_item(book: Book, on: date) -> str:
    return next(
        line.item.id for line in todays_list(book, on=on) if line.item.code.startswith("unanswered")
    )


def test_one_word_more_after_three_working_days(book: Book, asked: Favour) -> None:
    days = [THURSDAY - timedelta(days=1), THURSDAY, TODAY]
    assert [codes(book, day) for day in days] == [[], ["unanswered"], ["unanswered"]]
    (line,) = todays_list(book, on=TODAY)
    assert reason(line.item) == "You asked for some advice six days ago, and have no answer."
    assert line.item.practice == "D6"


def test_a_last_one_after_seven_then_none(
    book: Book, alice: Person, asked: Favour, clock: Clock
) -> None:
    an_exchange(book, alice, on=THURSDAY, by="me")
    assert [codes(book, day) for day in (TODAY, NEXT_WEDNESDAY)] == [[], ["unanswered-still"]]
    clock.set(clock.now + timedelta(days=3))
    an_exchange(book, alice, on=NEXT_WEDNESDAY, by="me")
    later = [NEXT_WEDNESDAY + timedelta(days=n) for n in range(30)]
    assert not any(codes(book, day) for day in later)


def test_said_to_be_sent_it_counts_as_sent(book: Book, asked: Favour) -> None:
    settle(book, the_item(book, THURSDAY), "done", on=THURSDAY)
    assert [codes(book, day) for day in (TODAY, NEXT_WEDNESDAY)] == [[], ["unanswered-still"]]
    settle(book, the_item(book, NEXT_WEDNESDAY), "done", on=NEXT_WEDNESDAY)
    assert not any(codes(book, NEXT_WEDNESDAY + timedelta(days=n)) for n in range(1, 40))
    undo(book)
    assert codes(book, NEXT_WEDNESDAY) == ["unanswered-still"]


@pytest.mark.parametrize("channel", ["message", "call", "meeting", "reaction"])
def test_an_answer_by_whatever_channel_stops_it(
    book: Book, alice: Person, asked: Favour, channel: str
) -> None:
    an_exchange(book, alice, on=THURSDAY, by="them", channel=channel)
    assert not codes(book, TODAY)


def test_an_answer_that_is_noted_stops_it(book: Book, asked: Favour) -> None:
    note_answer(book, asked, yes=False)
    assert not codes(book, TODAY)


@pytest.mark.parametrize("boundary", ["no-mail", "advice", "busy 2026-11-10..2026-11-24"])
def test_a_boundary_holds_it(book: Book, alice: Person, asked: Favour, boundary: str) -> None:
    set_fields(book, alice, [("boundary", boundary)], on=TODAY)
    assert not codes(book, TODAY)


def test_after_a_busy_time_it_comes(book: Book, alice: Person, asked: Favour) -> None:
    set_fields(book, alice, [("boundary", "busy 2026-11-10..2026-11-24")], on=TODAY)
    assert codes(book, NEXT_WEDNESDAY) == ["unanswered"]


def test_what_was_asked_long_ago_is_left(book: Book, asked: Favour) -> None:
    assert codes(book, MONDAY + timedelta(days=45))
    assert not codes(book, MONDAY + timedelta(days=46))


@pytest.mark.parametrize("register", ["tu", "vous"])
def test_the_drafts_remind_without_pressing(
    book: Book, alice: Person, asked: Favour, register: str
) -> None:
    said = Reason.of_item(the_item(book, TODAY))
    first = draft_to(book, alice, said, on=TODAY, lang="fr", register=register)
    assert f"Je {'te' if register == 'tu' else 'vous'} demandais un conseil" in first.body
    assert "aucun souci" in first.body
    settle(book, said.item, "done", on=THURSDAY)
    last = Reason.of_item(the_item(book, NEXT_WEDNESDAY))
    draft = draft_to(book, alice, last, on=NEXT_WEDNESDAY, lang="en")
    assert "one last time" in draft.body
    assert "leave it at that" in draft.body


def test_sent_the_reminder_is_done(book: Book, alice: Person, asked: Favour) -> None:
    said = Reason.of_item(the_item(book, TODAY))
    assert said.intent is Intent.FOLLOW_UP
    follow(book, alice, said, channel="email", on=TODAY, subject="Un mot de plus")
    assert not codes(book, TODAY)
    assert codes(book, NEXT_WEDNESDAY) == ["unanswered-still"]


def test_a_first_letter_to_a_stranger_is_an_ask_that_waits_for_its_answer(book: Book) -> None:
    chloe = a_person(book, "Chloé Petit")
    follow(book, chloe, Reason(Intent.COLD), channel="email", on=MONDAY, subject="Une question")
    [asked] = Favour.objects.all()
    assert (asked.kind, asked.given, asked.on) == ("advice", False, MONDAY)
    assert codes(book, THURSDAY) == ["unanswered"]
    undo(book)
    assert not Favour.objects.exists()


def test_a_follow_up_of_nothing_named_asks_once_more(book: Book, asked: Favour) -> None:
    due = item_due(book, asked.person, on=TODAY)
    assert due
    assert due.id == the_item(book, TODAY)
    assert item_due(book, asked.person, on=MONDAY) is None
    assert Intent.FOLLOW_UP in intents_for(book, asked.person, on=TODAY)
    settle(book, due.id, "skip", on=TODAY)
    assert item_due(book, asked.person, on=TODAY) is None


@pytest.mark.parametrize("days", [None, 800])
def test_a_letter_of_mine_without_an_answer_is_no_conversation(
    book: Book, alice: Person, days: int | None
) -> None:
    if days:
        an_exchange(book, alice, on=TODAY - timedelta(days=days), by="them")
    assert Intent.FOLLOW_UP not in intents_for(book, alice, on=TODAY)
    with pytest.raises(EntregentError, match="draft-unanswered"):
        draft_to(book, alice, Reason(Intent.FOLLOW_UP), on=TODAY)


def test_what_they_said_before_my_letter_is_what_is_followed_up(book: Book, tmp_path: Path) -> None:
    mails = (
        a_mail(subject="Les roulements", on=MONDAY - timedelta(days=30)),
        a_mail(ME, ALICE, subject="Ma demande", on=MONDAY),
    )
    imported(book, an_mbox(tmp_path, *mails), me=[ME])
    alice = called(book, "Alice Martin")
    said = "".join(
        draft_to(book, alice, Reason(Intent.FOLLOW_UP), on=TODAY, lang="fr", wording=n).subject
        for n in range(4)
    )
    assert "Les roulements" in said
    assert "demande" not in said
