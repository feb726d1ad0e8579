"""Blurbs: paragraphs about me, written once and put into what asks for an introduction."""

import pytest
from tests.builders import TODAY, a_person, exported
from tests.drafting import draft_to

from entregent.core import drafts as core
from entregent.core.drafts import Intent
from entregent.services import drafts
from entregent.services.blurbs import (
    LONGEST,
    add_blurb,
    blurb_for,
    change_blurb,
    drop_blurb,
    proposed_blurb,
    set_blurb,
    the_blurb,
)
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.goals import add_goal
from entregent.services.me import choose_my_position, set_mine
from entregent.services.opportunities import Opening, add_opportunity
from entregent.services.undoing import undo
from entregent.storage.models import Blurb, Book, Entry
from entregent.storage.queries.blurbs import blurbs
from entregent.storage.queries.owner import me, my_position


def test_each_act_is_undone(book: Book) -> None:
    empty = exported(book)
    blurb = add_blurb(book, text="Paul builds bridges.", language="en")
    written = exported(book)
    change_blurb(book, blurb, text="Paul builds ships.")
    corrected = exported(book)
    drop_blurb(book, blurb)
    assert blurbs(book) == []
    for before in (corrected, written, empty):
        undo(book)
        assert exported(book) == before


def test_setting_one_corrects_the_one_that_is_there(book: Book) -> None:
    goal = add_goal(book, name="A job in Lyon")
    first = set_blurb(book, text="Paul builds bridges.", language="en")
    assert set_blurb(book, text="Paul builds ships.", language="en").pk == first.pk
    set_blurb(book, text="Paul looks for a job.", language="en", goal=goal)
    set_blurb(book, text="Paul construit des ponts.", language="fr")
    told = [(b.language, b.goal_id, b.text) for b in blurbs(book)]
    assert told == [
        ("en", None, "Paul builds ships."),
        ("fr", None, "Paul construit des ponts."),
        ("en", goal.pk, "Paul looks for a job."),
    ]
    assert first.written_on == TODAY


def test_words_that_stay_the_same_are_no_act(book: Book) -> None:
    blurb = add_blurb(book, text="Paul builds bridges.", language="en")
    acts = Entry.objects.count()
    change_blurb(book, blurb, text="  Paul builds\n\nbridges. ")
    assert Entry.objects.count() == acts


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        (" \0\n ", "en", "blurb-missing"),
        ("x" * (LONGEST + 1), "en", "words-too-long"),
        ("Paul baut Brücken.", "de", "not-a-choice"),
        ("Another one.", "fr", "blurb-there"),
    ],
)
def test_what_is_no_paragraph_is_refused(book: Book, text: str, language: str, code: str) -> None:
    add_blurb(book, text="Paul construit des ponts.", language="fr")
    before = exported(book)
    with pytest.raises(EntregentError) as refused:
        add_blurb(book, text=text, language=language)
    assert refused.value.code == code
    assert exported(book) == before


def test_the_blurb_of_another_book_is_not_there(book: Book) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=book.created_at)
    theirs = add_blurb(other, text="Somebody else.", language="en")
    with pytest.raises(EntregentError) as refused:
        the_blurb(book, theirs.pk)
    assert refused.value.code == "no-such-blurb"
    assert blurb_for(book, "en") is None


def test_an_opportunity_stands_for_its_goal(book: Book) -> None:
    goal = add_goal(book, name="A job in Lyon")
    opening = add_opportunity(book, goal, Opening("Acme"))
    for_any = add_blurb(book, text="Paul builds bridges.", language="en")
    meant = add_blurb(book, text="Paul looks for a job.", language="en", goal=goal)
    assert blurb_for(book, "en", opportunity=opening.pk) == meant
    assert blurb_for(book, "en", goal=goal.pk) == meant
    assert blurb_for(book, "en", goal=9_999) == for_any
    assert blurb_for(book, "fr", goal=goal.pk) is None


def test_a_blurb_may_hold_my_own_address_but_never_how_to_reach_whom_it_is_about(
    book: Book,
) -> None:
    alice = a_person(book, emails=["alice@acme.example"])
    add_blurb(book, text="Write to me: paul@roux.example.", language="en")
    mine = blurb_for(book, "en", about=[alice])
    goal = add_goal(book, name="Design more")
    add_blurb(book, text="I met alice@acme.example at the fair.", language="en", goal=goal)
    assert mine
    assert blurb_for(book, "en", goal=goal.pk, about=[alice]) == mine


def begins(book: Book, language: str) -> str:
    return proposed_blurb(me(book), my_position(book), language)


def test_a_first_sentence_is_made_of_my_position_and_kept_nowhere(book: Book) -> None:
    assert begins(book, "fr") == ""
    set_mine(book, [("name", "Paul Moi")], on=TODAY)
    assert begins(book, "fr") == ""
    choose_my_position(book, title="Responsable marketing", organisation="Acme", on=TODAY)
    assert begins(book, "fr") == "Paul Moi est responsable marketing chez Acme."
    choose_my_position(book, title="DRH", organisation="Freelance", on=TODAY)
    assert begins(book, "fr") == "Paul Moi est DRH."
    choose_my_position(book, title="Engineer", organisation="Acme", on=TODAY)
    assert begins(book, "en") == "Paul Moi works at Acme as an engineer."
    assert not Blurb.objects.exists()


@pytest.mark.parametrize(
    ("intent", "lang", "blurb"),
    [
        (Intent.ASK_INTRODUCTION, "fr", "Paul cherche un poste."),
        (Intent.ASK_INTRODUCTION, "en", None),
        (Intent.RECONNECT, "fr", None),
    ],
)
def test_only_what_asks_for_an_introduction_says_it(
    book: Book, monkeypatch: pytest.MonkeyPatch, intent: Intent, lang: str, blurb: str | None
) -> None:
    said: list[str | None] = []

    def write(*told: object, **how: object) -> core.Draft:
        facts = told[1]
        assert isinstance(facts, dict)
        said.append(facts.get("blurb"))
        return core.write(*told, **how)  # type: ignore[arg-type]

    goal = add_goal(book, name="Un poste")
    add_blurb(book, text="Paul cherche un poste.", language="fr", goal=goal)
    alice, benoit = a_person(book), a_person(book, "Benoît Durand")
    monkeypatch.setattr(drafts, "write", write)
    draft_to(book, alice, Reason(intent, about=benoit.pk, goal=goal.pk), on=TODAY, lang=lang)
    assert said == [blurb]


@pytest.mark.parametrize("text", ["Je m’appelle [Prénom].", "I am {{name}}, an engineer.", "XXX"])
def test_a_paragraph_that_leaves_a_field_open_is_not_kept(book: Book, text: str) -> None:
    with pytest.raises(EntregentError, match="blurb-open"):
        add_blurb(book, text=text, language="fr")
