"""Templates: messages of mine, written once, that come before ours where they fit."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange, exported
from tests.drafting import draft_to

from entregent.core.drafts import ABOUT_ANOTHER, LONGEST_NOTE, Intent
from entregent.services.blurbs import add_blurb
from entregent.services.drafts import Reason, drafted_to
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.me import add_my_address, set_mine
from entregent.services.templates import (
    LONGEST,
    add_template,
    change_template,
    drop_template,
    keep_as_template,
    set_template,
    the_template,
)
from entregent.services.undoing import undo
from entregent.storage.models import Book, Entry, Person, Template
from entregent.storage.queries.templates import templates

BODY = "Bonjour {prénom},\n\nComment <vas-tu|allez-vous> ?\n\n{moi}"


def a_template(book: Book, body: str = BODY, **said: str) -> Template:
    told = {"intent": "reconnect", "language": "fr", **said}
    return add_template(book, body=body, **told)


def a_draft(
    book: Book, to: Person, intent: Intent = Intent.RECONNECT, wording: int = 0, **asked: str
) -> str:
    told = {"lang": "fr", "register": "vous", **asked}
    return draft_to(book, to, Reason(intent), on=TODAY, wording=wording, **told).body  # type: ignore[arg-type]


def test_each_act_is_undone(book: Book) -> None:
    empty = exported(book)
    template = a_template(book, name="Court", register="tu", subject="{Silence} après")
    written = exported(book)
    change_template(book, template, body="Tout va bien ?", subject="", register="", name="")
    corrected = exported(book)
    drop_template(book, template)
    assert templates(book) == []
    for before in (corrected, written, empty):
        undo(book)
        assert exported(book) == before


def test_setting_one_corrects_the_one_of_its_name_and_adds_any_other(book: Book) -> None:
    first = set_template(book, intent="reconnect", language="fr", body="Ça va ?", name="Court")
    said = {"intent": "reconnect", "language": "fr"}
    assert set_template(book, **said, body="Tout va bien ?", name=" Court ").pk == first.pk
    set_template(book, **said, body="Que deviens-tu ?")
    set_template(book, **said, body="Quoi de neuf ?")
    set_template(book, intent="catch-up", language="fr", body="Ça va ?", name="Court")
    assert [one.body for one in templates(book)] == [
        "Ça va ?", "Quoi de neuf ?", "Que deviens-tu ?", "Tout va bien ?",
    ]  # fmt: skip


def test_what_stays_the_same_is_no_act(book: Book) -> None:
    template = a_template(book)
    acts = Entry.objects.count()
    assert a_template(book, f"  {BODY} \r\n".replace("\n", "\r\n")) == template
    change_template(book, template, body=BODY, subject=" ", register="", name="")
    assert Entry.objects.count() == acts


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"body": " \0\n "}, "template-missing"),
        ({"body": "Bonjour {prénom},\n\nÀ bientôt,\n{moi}"}, "template-missing"),
        ({"body": "Ça va ? " * LONGEST}, "words-too-long"),
        ({"name": "x" * 61}, "words-too-long"),
        ({"subject": "x" * 301}, "words-too-long"),
        ({"intent": "connect", "body": "Ça va ? " * LONGEST_NOTE}, "words-too-long"),
        ({"body": "Bonjour {nom}, ça va ?"}, "template-place"),
        ({"subject": "{"}, "template-place"),
        ({"body": "Voici {présentation}."}, "template-place"),
        ({"language": "de"}, "not-a-choice"),
        ({"register": "du"}, "not-a-choice"),
        ({"intent": "thank"}, "not-a-choice"),
        ({"intent": "x"}, "not-a-choice"),
    ],
)
def test_what_could_not_be_used_is_refused(book: Book, said: dict[str, str], code: str) -> None:
    before = exported(book)
    with pytest.raises(EntregentError) as refused:
        a_template(book, **{"body": BODY, **said})
    assert refused.value.code == code
    assert exported(book) == before


def test_the_template_of_another_book_is_not_there(book: Book) -> None:
    other = Book.objects.create(language="fr", time_zone="UTC", created_at=book.created_at)
    theirs = a_template(other, "Quoi de neuf ?")
    with pytest.raises(EntregentError) as refused:
        the_template(book, theirs.pk)
    assert refused.value.code == "no-such-template"
    assert "Quoi de neuf" not in a_draft(book, a_person(book))


def test_the_latest_comes_first_then_the_others_then_ours(book: Book) -> None:
    alice = a_person(book)
    ours = [a_draft(book, alice, wording=wording) for wording in range(2)]
    older = a_template(book, "Quoi de neuf ?")
    a_template(book, "Tout va bien ?")
    said = [a_draft(book, alice, wording=wording) for wording in range(4)]
    assert said == ["Tout va bien ?", "Quoi de neuf ?", *ours]
    told = drafted_to(book, alice, Reason(Intent.RECONNECT), on=TODAY, lang="fr", wording=1)
    assert told.template == older


def test_one_comes_only_in_its_language_and_register_and_for_its_intent(book: Book) -> None:
    alice = a_person(book)
    a_template(book, "Que deviens-tu ?", register="tu")
    assert a_draft(book, alice, register="tu") == "Que deviens-tu ?"
    assert "deviens" not in a_draft(book, alice, register="vous")
    assert "deviens" not in a_draft(book, alice, Intent.CATCH_UP, register="tu")
    assert "deviens" not in a_draft(book, alice, register="tu", lang="en")
    english = a_template(book, "What are you up to?", language="en", register="tu")
    assert english.register == ""
    assert a_draft(book, alice, lang="en") == "What are you up to?"


def test_nothing_is_left_to_be_filled_in(book: Book) -> None:
    set_mine(book, [("name", "Paul Moi")], on=TODAY)
    alice, silent = a_person(book), a_person(book, "Benoît Durand", organisation="EDF")
    an_exchange(book, silent, on=TODAY - timedelta(days=1100))
    a_template(
        book, "Bonjour {prénom},\n\nCela fait {silence}.\nÇa va chez {entreprise} ?\n\n{moi}"
    )
    assert a_draft(book, silent) == (
        "Bonjour Benoît,\n\nCela fait trois ans.\nÇa va chez EDF ?\n\nPaul Moi"
    )
    assert "Ça va" not in a_draft(book, alice)


def test_a_template_asks_for_nothing_that_is_refused(book: Book) -> None:
    alice, chloe = a_person(book), a_person(book, "Chloé Petit", title="Designer")
    for intent in ("ask-help", "cold", "ask-recommendation"):
        a_template(book, "<Peux-tu|Pouvez-vous> m’aider ?", intent=intent)
    set_fields(book, chloe, [("boundary", "help")], on=TODAY)
    for person, intent, code in (
        (chloe, Intent.ASK_HELP, "draft-never-asked"),
        (alice, Intent.COLD, "draft-cold"),
        (alice, Intent.ASK_RECOMMENDATION, "draft-worked"),
    ):
        with pytest.raises(EntregentError) as refused:
            a_draft(book, Person.objects.get(pk=person.pk), intent)
        assert refused.value.code == code
    assert a_draft(book, chloe, Intent.COLD) == "Pouvez-vous m’aider ?"


def test_one_that_tells_how_to_reach_whom_it_is_about_is_left_out(book: Book) -> None:
    alice, benoit = a_person(book), a_person(book, "Benoît Durand", emails=["benoit@edf.example"])
    reason = Reason(Intent.ASK_INTRODUCTION, about=benoit.pk)
    add_blurb(book, text="Paul construit des ponts.", language="fr")
    a_template(book, "Me présenterais-tu à {qui} ?\n\n{présentation}", intent="ask-introduction")
    a_template(book, "Demande à benoit@edf.example ?", intent="ask-introduction")
    said = draft_to(book, alice, reason, on=TODAY, lang="fr").body
    assert said == "Me présenterais-tu à Benoît Durand ?\n\nPaul construit des ponts."


def test_a_note_to_connect_that_would_be_too_long_is_not_used(book: Book) -> None:
    alice = a_person(book, organisation="A firm of some length")
    long = f"{'Ça va ? ' * 35}{{entreprise}}"
    a_template(book, long, intent="connect")
    assert "Ça va" not in a_draft(book, alice, Intent.CONNECT)
    a_template(book, "Restons en contact, {prénom}.", intent="connect", subject="Sujet")
    note = draft_to(book, alice, Reason(Intent.CONNECT), on=TODAY, lang="fr")
    assert (note.subject, note.body) == ("", "Restons en contact, Alice.")


def test_a_message_that_is_kept_greets_somebody_else_by_their_own_name(book: Book) -> None:
    set_mine(book, [("name", "Paul Moi")], on=TODAY)
    alice, benoit = a_person(book), a_person(book, "Benoît Durand")
    for days, person in ((800, alice), (1100, benoit)):
        an_exchange(book, person, on=TODAY - timedelta(days=days))
    asked = {"on": TODAY, "lang": "fr", "register": "vous"}
    made = drafted_to(book, alice, Reason(Intent.RECONNECT), **asked)  # type: ignore[arg-type]
    mine = "Bonjour Alice,\n\nDeux ans, déjà ! Que devenez-vous ?\n\nPaul Moi"
    left = made.draft._replace(subject="Pour Alice Martin", body=mine)
    kept = keep_as_template(book, made.intent, left, made.facts, to=alice)
    assert (kept.subject, kept.register) == ("Pour {prénom}", "vous")
    assert kept.body == "Bonjour {prénom},\n\n{Silence}, déjà ! Que devenez-vous ?\n\n{moi}"
    again = drafted_to(book, benoit, Reason(Intent.RECONNECT), **asked)  # type: ignore[arg-type]
    assert again.draft.subject == "Pour Benoît"
    assert again.draft.body.startswith("Bonjour Benoît,\n\nTrois ans, déjà !")
    assert a_draft(book, alice) == mine


def test_a_message_that_tells_how_to_reach_somebody_is_not_kept_for_others(book: Book) -> None:
    add_my_address(book, "paul@moi.example")
    alice = a_person(book)
    made = drafted_to(book, alice, Reason(Intent.CATCH_UP), on=TODAY)
    for told, kept in (("bob@roux.example", 0), ("06 12 34 56 78", 0), ("paul@moi.example", 1)):
        left = made.draft._replace(body=f"Bonjour,\n\nVoici une adresse : {told}.\n\nÀ bientôt,")
        if kept:
            keep_as_template(book, made.intent, left, made.facts, to=alice)
        else:
            with pytest.raises(EntregentError, match="template-reaches"):
                keep_as_template(book, made.intent, left, made.facts, to=alice)
    assert len(templates(book)) == 1


def test_what_is_about_another_takes_no_template(book: Book) -> None:
    alice = a_person(book)
    made = drafted_to(book, alice, Reason(Intent.RECONNECT), on=TODAY, lang="fr", register="vous")
    for intent in ABOUT_ANOTHER:
        with pytest.raises(EntregentError, match="not-a-choice"):
            keep_as_template(book, intent, made.draft, made.facts, to=alice)
