"""Thanks owed: for what was granted, refused, or bore fruit later; until said, never every day."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange
from tests.drafting import draft_to
from tests.services.conftest import Clock

from entregent.core.drafts import Intent, left_open
from entregent.services.draft_check import check_draft
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.favours import add_favour, note_answer, note_outcome, thank
from entregent.services.fields import set_fields
from entregent.services.introductions import (
    answer,
    close,
    to_me,
    written,
)
from entregent.services.introductions import note_outcome as note_meeting
from entregent.services.sent import follow
from entregent.services.thanks_owed import thanks_owed_to
from entregent.services.today import settle, todays_list
from entregent.services.undoing import undo
from entregent.services.wording.today import action, reason
from entregent.storage.models import Book, Favour, Person

ASKED = TODAY - timedelta(days=12)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, whom I ask for something."""
    return a_person(book)


@pytest.fixture
def asked(book: Book, alice: Person) -> Favour:
    """What I asked of Alice."""
    return add_favour(book, alice, kind="referral", given=False, on=ASKED)


def owed(book: Book, days: int = 0) -> list[str]:
    return [one.why for one in thanks_owed_to(book, on=TODAY + timedelta(days=days))]


def asked_for(book: Book, days: int = 0) -> list[str]:
    lines = todays_list(book, on=TODAY + timedelta(days=days), limit=30)
    return [line.item.code for line in lines if line.item.code.startswith("thanks-")]


def item(book: Book) -> str:
    lines = todays_list(book, on=TODAY, limit=30)
    return next(line.item.id for line in lines if line.item.code.startswith("thanks-"))


@pytest.mark.parametrize(("yes", "why"), [(True, "granted"), (False, "refused")])
def test_an_answer_is_owed_thanks_at_once_whatever_it_was(
    book: Book, asked: Favour, yes: bool, why: str
) -> None:
    assert owed(book) == []
    note_answer(book, asked, yes=yes)
    assert owed(book) == [why]
    assert asked_for(book) == [f"thanks-{why}"]
    (line,) = (one for one in todays_list(book, on=TODAY) if one.item.kind == "thank")
    assert line.item.practice == "D9"
    assert "a referral on 10\u00a0November" in reason(line.item)
    assert ("a plain no helps too" in action(line.item)) == (not yes)


def test_it_is_asked_for_calmly_and_left_after_a_year(book: Book, asked: Favour) -> None:
    note_answer(book, asked, yes=True)
    assert [n for n in range(30) if asked_for(book, n)] == [0, 1, 2, 7, 8, 9, 21, 22, 23]
    assert [bool(owed(book, n)) for n in (100, 365, 366)] == [True, True, False]


def test_done_on_the_item_notes_the_thanks(book: Book, asked: Favour) -> None:
    note_answer(book, asked, yes=True)
    settle(book, item(book), "done", on=TODAY)
    asked.refresh_from_db()
    assert asked.thanked_on == TODAY
    assert owed(book) == []
    undo(book)
    assert owed(book) == ["granted"]


def test_skipped_in_the_list_they_are_still_owed(book: Book, asked: Favour) -> None:
    note_answer(book, asked, yes=True)
    settle(book, item(book), "skip", on=TODAY)
    assert asked_for(book) == []
    assert owed(book) == ["granted"]


def test_a_draft_that_was_sent_notes_the_thanks(book: Book, alice: Person, asked: Favour) -> None:
    note_answer(book, asked, yes=True)
    said = Reason.of_item(item(book))
    assert said.intent is Intent.THANK
    follow(book, alice, said, channel="email", on=TODAY, subject="Merci")
    assert owed(book) == []


def test_an_ordinary_message_is_no_thanks(book: Book, alice: Person, asked: Favour) -> None:
    note_answer(book, asked, yes=True)
    an_exchange(book, alice, by="me")
    assert owed(book) == ["granted"]


@pytest.mark.parametrize("said", ["Je l’ai remerciée au téléphone", "thanked her"])
def test_an_exchange_or_a_note_that_says_so_settles_the_thanks(
    book: Book, alice: Person, asked: Favour, said: str
) -> None:
    note_answer(book, asked, yes=True)
    log_exchange(book, alice, channel="call", on=TODAY, note="Pas encore remerciée")
    assert owed(book) == ["granted"]
    log_exchange(book, alice, channel="call", on=TODAY, note=said)
    assert owed(book) == []
    undo(book)  # the exchange with what it said
    assert owed(book) == ["granted"]
    set_fields(book, alice, [("note", said)], on=TODAY)
    asked.refresh_from_db()
    assert (owed(book), asked.thanked_on) == ([], TODAY)


def test_thanks_noted_of_a_day_before_they_were_owed_settle_nothing(
    book: Book, alice: Person, asked: Favour
) -> None:
    note_answer(book, asked, yes=True)
    log_exchange(book, alice, channel="call", on=TODAY - timedelta(1), note="Je l’ai remerciée")
    assert owed(book) == ["granted"]


def test_a_note_that_says_so_settles_the_thanks_for_having_been_introduced(
    book: Book, alice: Person
) -> None:
    met = a_person(book, "Benoît Durand")
    to_me(book, met, through=alice, why="", on=TODAY, received=True)
    assert owed(book) == ["received"]
    log_exchange(book, alice, channel="call", on=TODAY, note="Merci dit à Alice")
    assert owed(book) == []


def test_what_comes_of_it_after_the_thanks_is_told_once(
    book: Book, alice: Person, asked: Favour, clock: Clock
) -> None:
    note_answer(book, asked, yes=True)
    thank(book, alice, on=TODAY)
    clock.set(clock.now + timedelta(days=100))
    note_outcome(book, asked, "Embauche chez EDF")
    assert owed(book, 100) == ["result"]
    thank(book, alice, on=TODAY + timedelta(days=100))
    assert owed(book, 100) == []
    clock.set(clock.now + timedelta(days=30))
    note_outcome(book, asked, "Embauche chez EDF, à Lyon")
    assert owed(book, 130) == []


def test_what_was_only_put_right_is_not_told_again(
    book: Book, alice: Person, asked: Favour
) -> None:
    note_outcome(book, asked, "Un entretient")
    thank(book, alice, on=TODAY)
    note_outcome(book, asked, "Un entretien")
    assert owed(book) == []


def test_those_before_them_hear_of_it_too(book: Book, alice: Person, asked: Favour) -> None:
    chloe = a_person(book, "Chloé Petit")
    set_fields(book, alice, [("through", str(chloe.pk))], on=TODAY)
    note_outcome(book, asked, "un entretien chez EDF")
    lines = {one.person.name: one.item for one in todays_list(book, on=TODAY, limit=20)}
    assert lines["Chloé Petit"].code == "good-news-favour"
    assert "what you asked Alice Martin, whom you know through them" in reason(lines["Chloé Petit"])
    draft = draft_to(book, chloe, Reason.of_item(lines["Chloé Petit"].id), on=TODAY, lang="fr")
    assert "Alice Martin" in draft.body
    assert "un entretien chez EDF" in draft.body
    settle(book, lines["Chloé Petit"].id, "done", on=TODAY)
    assert "Chloé Petit" not in [one.person.name for one in todays_list(book, on=TODAY)]


def test_whoever_introduced_me_unasked_is_thanked_at_once(book: Book, alice: Person) -> None:
    met = a_person(book, "Benoît Durand")
    to_me(book, met, through=alice, why="", on=TODAY, received=True)
    assert owed(book) == ["received"]
    assert asked_for(book) == ["thanks-received"]
    draft = draft_to(book, alice, Reason.of_item(item(book)), on=TODAY, lang="fr")
    assert "Benoît Durand" in draft.body
    settle(book, item(book), "done", on=TODAY)
    assert owed(book) == []
    undo(book)
    assert owed(book) == ["received"]


def test_an_introduction_asked_for_is_thanked_at_once_and_for_what_came_of_it(
    book: Book, alice: Person
) -> None:
    met = a_person(book, "Benoît Durand")
    row = to_me(book, met, through=alice, why="EDF", on=TODAY, received=False)
    answer(book, row, alice, yes=True, on=TODAY)
    assert owed(book) == ["granted"]
    written(book, row, on=TODAY)
    thank(book, alice, on=TODAY)
    note_meeting(book, row, "Un café", on=TODAY)
    assert owed(book) == []
    lines = [one.item.code for one in todays_list(book, on=TODAY, limit=20)]
    assert "introduction-thank-them" in lines


def test_an_introduction_refused_or_that_came_to_nothing_is_thanked_for_too(
    book: Book, alice: Person
) -> None:
    row = to_me(
        book, a_person(book, "Benoît Durand"), through=alice, why="", on=TODAY, received=False
    )
    answer(book, row, alice, yes=False, on=TODAY)
    close(book, row, on=TODAY)
    assert owed(book) == ["refused"]


@pytest.mark.parametrize(("lang", "register"), [("fr", "tu"), ("fr", "vous"), ("en", "")])
def test_the_draft_tells_how_it_went_or_leaves_a_place_to_say_it(
    book: Book, alice: Person, asked: Favour, lang: str, register: str
) -> None:
    note_answer(book, asked, yes=True)
    said = Reason.of_item(item(book))
    draft = draft_to(book, alice, said, on=TODAY, lang=lang, register=register)
    assert {"fr": "Le 10 novembre", "en": "On 10 November"}[lang] in draft.body
    assert left_open(draft.body)
    outcome = {"fr": "un entretien chez EDF", "en": "an interview at EDF"}[lang]
    note_outcome(book, asked, outcome)
    draft = draft_to(book, alice, said, on=TODAY, lang=lang, register=register)
    assert outcome in draft.body
    assert not left_open(draft.body)


@pytest.mark.parametrize(
    ("noted", "lang", "register", "told"),
    [
        ("J'ai décroché un entretien grâce à sa relecture", "fr", "tu",
         "j’ai décroché un entretien grâce à ta relecture."),
        ("J'ai eu le poste", "fr", "vous", "j’ai eu le poste."),
        ("N'a rien donné", "fr", "tu", "à ce jour"),
        ("N'a rien donné", "en", "", "so far"),
        ("Got the interview", "en", "", "I got the interview."),
    ],
)  # fmt: skip
def test_what_came_of_it_is_told_to_whom_it_came_through(
    book: Book, alice: Person, asked: Favour, noted: str, lang: str, register: str, told: str
) -> None:
    note_outcome(book, asked, noted)
    said = Reason.of_item(item(book))
    for wording in range(4):
        draft = draft_to(book, alice, said, on=TODAY, lang=lang, register=register, wording=wording)
        assert told in draft.body
        assert not left_open(draft.body)
        assert not check_draft(book, alice, draft, Intent.THANK, on=TODAY)[0].findings


@pytest.mark.parametrize("register", ["tu", "vous"])
def test_a_no_is_thanked_for_plainly(
    book: Book, alice: Person, asked: Favour, register: str
) -> None:
    note_answer(book, asked, yes=False)
    draft = draft_to(
        book, alice, Reason.of_item(item(book)), on=TODAY, lang="fr", register=register
    )  # fmt: skip
    assert draft.subject == f"Merci de {'ta' if register == 'tu' else 'votre'} réponse"
    assert not left_open(draft.body)


def test_a_favour_may_be_thanked_for_as_it_is_noted(book: Book, alice: Person) -> None:
    add_favour(
        book, alice, kind="help", given=False, on=TODAY, outcome="Deux adresses", thanked=True
    )
    assert owed(book) == []
    with pytest.raises(EntregentError, match="thanked-for-given"):
        add_favour(book, alice, kind="help", given=True, on=TODAY, thanked=True)
