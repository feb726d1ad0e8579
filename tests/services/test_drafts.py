"""Drafts from what the book knows: everybody gets one that could be sent as it stands."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import (
    TODAY,
    a_connection,
    a_linkedin_archive,
    a_mail,
    a_person,
    an_exchange,
    an_mbox,
    imported,
)
from tests.drafting import draft_to

from entregent.core.drafts import Intent
from entregent.core.links import NEAR
from entregent.core.today import ItemKind
from entregent.services.demo import make_demo
from entregent.services.drafts import Reason, given_name, intents_for
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.links import link
from entregent.services.me import choose_my_position
from entregent.services.today import todays_list
from entregent.storage.models import Book, Exchange, Occasion, Person
from entregent.storage.queries.people import people

MINE = "paul@moi.example"
# What only somebody of the firm knows, or only somebody of another does not.
FROM_INSIDE = (
    "l’on n’imagine pas|apprend-on|que de loin|nous nous y prenons|de parler à quelqu’un de chez"
    "|would not guess|does one learn|from a distance|we go about things|to talk to somebody at"
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def a_draft(
    book: Book, person: Person, intent: Intent = Intent.RECONNECT, **asked: str | int
) -> str:
    """The subject and the body of a draft, one below the other."""
    person = Person.objects.get(pk=person.pk)
    draft = draft_to(book, person, Reason(intent), on=TODAY, **asked)  # type: ignore[arg-type]
    return f"{draft.subject}\n{draft.body}"


def test_five_years_of_silence_are_owned_up_to_in_the_register_of_the_person(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=date(2021, 11, 2))
    set_fields(book, alice, [("language", "fr"), ("register", "tu")], on=TODAY)
    text = a_draft(book, alice)
    assert "cinq ans" in text.lower()
    assert "Bonjour Alice," in text
    assert not re.search(r"\b(vous|votre)\b", text)


def test_family_and_friends_are_said_tu_unless_told_otherwise(book: Book) -> None:
    friend = a_person(book, "Chloé Petit", circles=["Amis"])
    assert re.search(r"\b(?:t’|te |tu |ton |tes )", a_draft(book, friend, lang="fr"))
    set_fields(book, friend, [("register", "vous")], on=TODAY)
    assert re.search(r"\bvous\b", a_draft(book, friend, lang="fr"))


def test_a_new_job_is_praised_and_a_birthday_that_is_near(book: Book) -> None:
    alice = a_person(book)
    with pytest.raises(EntregentError, match="nothing-to-congratulate"):
        a_draft(book, alice, Intent.CONGRATULATE)
    set_fields(book, alice, [("birthday", "1980-11-21")], on=TODAY)
    assert re.search("late|missed the day", a_draft(book, alice, Intent.CONGRATULATE, lang="en"))
    assert Intent.CONGRATULATE in intents_for(book, Person.objects.get(pk=alice.pk), on=TODAY)


def test_the_firm_somebody_has_just_joined_is_named_once(book: Book) -> None:
    choose_my_position(book, title="Engineer", organisation="Initech", on=TODAY)
    alice = a_person(book, organisation="Globex", title="CEO")
    an_exchange(book, alice, on=date(2021, 11, 2))
    news = {"organisation": "Globex", "title": "CEO"}
    Occasion.objects.create(book=book, person=alice, kind="new-job", on=TODAY, values=news)
    for lang in ("fr", "en"):
        assert a_draft(book, alice, lang=lang).count("Globex") == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_note_names_once_the_firm_where_we_met_and_where_they_still_are(
    book: Book, lang: str
) -> None:
    choose_my_position(book, title="Engineer", organisation="Globex", on=date(2021, 1, 1))
    choose_my_position(book, title="Engineer", organisation="Initech", on=TODAY)
    alice = a_person(book, organisation="Globex", title="Engineer")
    texts = [
        a_draft(book, alice, Intent.CONNECT, lang=lang, wording=wording) for wording in range(6)
    ]
    assert max(text.count("Globex") for text in texts) == 1


def test_the_meeting_of_yesterday_is_thanked_for(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=TODAY - timedelta(days=1), channel="meal")
    text = a_draft(book, alice, Intent.FOLLOW_UP, lang="en")
    assert "the meal yesterday" in text
    assert "repas d’hier" in a_draft(book, alice, Intent.FOLLOW_UP, lang="fr")


def test_whoever_may_not_place_me_is_told_where_we_know_each_other_from(book: Book) -> None:
    benoit = a_person(book, "Benoît Durand", met="Au salon de Lyon, ex de Paul")
    assert "nous nous connaissons\u202f: au salon de Lyon." in a_draft(book, benoit, lang="fr")
    assert "Lyon" not in a_draft(book, benoit, lang="en")


@pytest.mark.parametrize("organisation", ["Initech", "Globex"])
def test_nobody_is_asked_how_one_works_at_a_firm_I_know_from_inside(
    book: Book, organisation: str
) -> None:
    choose_my_position(book, title="Engineer", organisation="Initech", on=TODAY)
    alice = a_person(book, organisation=organisation, title="Engineer")
    an_exchange(book, alice, on=TODAY - timedelta(days=30), by="them")
    for lang in ("fr", "en"):
        for intent in (Intent.INTERVIEW, Intent.COLD, Intent.OFFER):
            texts = [a_draft(book, alice, intent, lang=lang, wording=n) for n in range(6)]
            from_inside = any(re.search(FROM_INSIDE, text) for text in texts)
            assert from_inside == (organisation != "Initech"), texts


def test_a_connection_never_written_to_is_not_told_of_former_talks(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(on="02 Nov 2022")))
    text = a_draft(book, people(book).get())
    assert "LinkedIn" in text
    assert "last spoke" not in text


def test_what_is_no_given_name_is_not_taken_for_one() -> None:
    def of(name: str, given: str = "") -> str:
        return given_name(Person(name=name, given=given))

    assert of("Alice Martin") == of("ALICE MARTIN") == "Alice"
    assert of("x", "Jean-Marc") == "Jean-Marc"
    assert of("alice@acme.example") == of("A. Martin") == of("Martin") == ""


@pytest.mark.parametrize("intent", [Intent.CATCH_UP, Intent.ASK_HELP, Intent.CONNECT])
def test_a_draft_reads_the_circles_of_somebody_once(book: Book, intent: Intent) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("circle", "Choir"), ("circle", "Lyon")], on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        draft_to(book, Person.objects.get(pk=alice.pk), Reason(intent), on=TODAY)
    assert sum('"storage_circle"."name"' in one["sql"] for one in asked) == 1


def test_an_answer_names_what_they_wrote_about(book: Book, tmp_path: Path) -> None:
    mails = [a_mail(subject="Re: Le plan de Lyon"), a_mail(subject="Autre", on=TODAY, id="2")]
    imported(book, an_mbox(tmp_path, *mails), me=["paul@moi.example"])
    alice = people(book).get()
    asked = Exchange.objects.get(subject="Re: Le plan de Lyon")
    reason = Reason(Intent.REPLY, ref=str(asked.pk))
    assert "Le plan de Lyon" in draft_to(book, alice, reason, on=TODAY).subject
    assert "Autre" in a_draft(book, alice, Intent.REPLY)


def test_whoever_was_asked_something_since_the_last_mail_is_told_of_no_silence(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=TODAY - timedelta(days=400))
    assert "13 months" in a_draft(book, alice, Intent.ASK_HELP, lang="en")
    add_favour(book, alice, kind="advice", given=False, on=TODAY - timedelta(days=20))
    assert "months" not in a_draft(book, alice, Intent.ASK_HELP, lang="en")


def test_whoever_did_me_a_favour_is_not_told_that_we_never_wrote(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(on="02 Nov 2020")))
    person = people(book).get()
    add_favour(book, person, kind="advice", given=False, on=TODAY - timedelta(days=200))
    text = a_draft(book, person, Intent.ASK_HELP, lang="en")
    assert "LinkedIn" not in text
    assert "six months" in text or "seven months" in text


@pytest.mark.parametrize(("days", "late"), [(20, False), (1_500, True)])
def test_years_later_nobody_is_told_that_an_answer_or_a_follow_up_is_on_its_way(
    book: Book, days: int, late: bool
) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=TODAY - timedelta(days=days), by="them")
    soon = (
        "en détail|par écrit|trotte|repensé|m’en occupe"
        "|answer properly|in writing|on my mind|you told me|is on its way"
    )
    for lang in ("fr", "en"):
        for intent in (Intent.FOLLOW_UP, Intent.REPLY):
            for wording in range(6):
                text = a_draft(book, alice, intent, lang=lang, wording=wording)
                if late:
                    assert not re.search(soon, text), text
                    assert re.search("trop tard|encore|loin|nouvelles|too late|still|behind", text)
                else:
                    assert not re.search("trop tard|réglée|peut-être loin|too late|settled", text)


def test_a_wish_they_sent_is_not_quoted_as_what_we_talked_about(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(subject="Re: Bonne continuation !")), me=[MINE])
    alice = people(book).get()
    for intent in (Intent.CATCH_UP, Intent.GREETING, Intent.REPLY):
        assert "continuation" not in a_draft(book, alice, intent, lang="fr")


def test_an_offer_names_the_thing_they_need_as_a_sentence_does(book: Book) -> None:
    alice = a_person(book)
    for noted, told in (("Cherche un local à Lyon", ": un local à Lyon"), ("Voudrait bouger", "")):
        set_fields(book, alice, [("need", noted)], on=TODAY)
        text = a_draft(book, alice, Intent.OFFER, lang="fr")
        assert told in text
        assert noted not in text


def test_what_is_noted_in_another_language_stands_in_no_letter(book: Book) -> None:
    alice, goal = a_person(book), add_goal(book, name="Rejoindre l’aéronautique", kind="job")
    set_fields(book, alice, [("need", "Cherche un local à Lyon")], on=TODAY)
    about = {Intent.OFFER: "local", Intent.INTERVIEW: "aéronautique"}
    for intent, words in about.items():
        reason = Reason(intent, goal=goal.pk)
        assert words in draft_to(book, alice, reason, on=TODAY, lang="fr").body
        assert words not in draft_to(book, alice, reason, on=TODAY, lang="en").body


def test_everybody_of_the_example_network_has_drafts_that_could_be_sent(
    book: Book, tmp_path: Path
) -> None:
    make_demo(book, tmp_path)
    for line in todays_list(book, on=TODAY, limit=40):
        if line.item.kind in (ItemKind.ANSWER_INTRODUCTION, ItemKind.INTRODUCE):  # have a page
            continue
        assert draft_to(book, line.person, Reason.of_item(line.item.id), on=TODAY).body
    for person in people(book).select_related("tie", "through").order_by("pk")[::8]:
        for intent in intents_for(book, person, on=TODAY):
            draft = draft_to(book, person, Reason(intent), on=TODAY, lang="fr")
            text = f"{draft.subject}\n{draft.body}"
            assert not re.search(r"[{}<>|]|  |\n\n\n", text), text
            least = 5 if intent is Intent.CONNECT else 15
            assert least <= len(draft.body.split()) <= 150, text


def test_an_introduction_is_asked_for_by_name_and_position_and_by_nothing_that_reaches_them(
    book: Book,
) -> None:
    sophie = a_person(book, "Sophie Lacaze", emails=["sophie@spin.example"])
    marc = a_person(
        book, "Marc Lacaze", emails=["marc@pilat.example"], organisation="Vents du Pilat",
        title="Recruteur",
    )  # fmt: skip
    set_fields(book, marc, [("phone", "+33 6 12 34 56 78")], on=TODAY)
    goal = add_goal(book, name="Rejoindre l’éolien")
    for wording in range(6):
        for language in ("fr", "en"):
            reason = Reason(Intent.ASK_INTRODUCTION, about=marc.pk, goal=goal.pk)
            draft = draft_to(book, sophie, reason, on=TODAY, lang=language, wording=wording)
            assert "Marc Lacaze (Recruteur, Vents du Pilat)" in draft.body
            assert ("rejoindre l’éolien" in draft.body) == (language == "fr")
            assert not re.search(r"@|33|06 12|linkedin", f"{draft.subject}{draft.body}")
            assert re.search(r"\b[Uu]n non\b|dites-le-moi|\b[Aa] no\b|just tell me", draft.body)


@pytest.mark.parametrize("kind", NEAR)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_somebody_close_to_whom_I_seek_is_not_told_who_that_is(
    book: Book, kind: str, lang: str
) -> None:
    sophie = a_person(book, "Sophie Lacaze")
    marc = a_person(book, "Marc Lacaze", organisation="Vents du Pilat", title="Recruteur")
    link(book, sophie, marc, kind=kind, evidence="Elle m’a parlé de Marc après le spinning")
    reason = Reason(Intent.ASK_INTRODUCTION, about=marc.pk)
    for wording in range(6):
        draft = draft_to(book, sophie, reason, on=TODAY, lang=lang, wording=wording)
        assert "Marc Lacaze" in draft.body
        assert not re.search(r"Recruteur|Pilat|[Ss]auf erreur|bien compris", draft.body)
        assert not re.search(r"[Uu]nless I am|have it right|spinning", draft.body)
        assert ("famil" in draft.body) == (kind == "family")


def test_an_acquaintance_of_whom_I_seek_is_told_who_that_is(book: Book) -> None:
    sophie = a_person(book, "Sophie Lacaze")
    marc = a_person(book, "Marc Lacaze", organisation="Vents du Pilat", title="Recruteur")
    link(book, sophie, marc, kind="acquaintance", evidence="Croisés au même salon")
    reason = Reason(Intent.ASK_INTRODUCTION, about=marc.pk)
    assert "(Recruteur, Vents du Pilat)" in draft_to(book, sophie, reason, on=TODAY).body


def test_whoever_is_close_to_the_one_between_is_not_told_that_they_know_each_other(
    book: Book,
) -> None:
    sophie, marc = a_person(book, "Sophie Lacaze"), a_person(book, "Marc Lacaze")
    ines = a_person(book, "Inès Amrani", organisation="Vents du Pilat", title="Directrice")
    link(book, sophie, marc, kind="spouse", evidence="Elle m’en a parlé")
    reason = Reason(Intent.ASK_INTRODUCTION, about=ines.pk, via=marc.pk)
    body = draft_to(book, sophie, reason, on=TODAY, lang="fr").body
    assert "C’est par Marc Lacaze" in body
    assert "Inès Amrani (Directrice, Vents du Pilat)" in body
    assert "bien compris" not in body


def test_an_introduction_to_nobody_of_the_book_is_refused(book: Book) -> None:
    alice = a_person(book)
    with pytest.raises(EntregentError) as refusal:
        draft_to(book, alice, Reason(Intent.ASK_INTRODUCTION, about=999), on=TODAY)
    assert refusal.value.code == "introduction-to-whom"


def test_nobody_is_asked_to_introduce_me_to_themselves(book: Book) -> None:
    alice, marc = a_person(book), a_person(book, "Marc Lacaze")
    with pytest.raises(EntregentError, match="same-person"):
        draft_to(book, alice, Reason(Intent.ASK_INTRODUCTION, about=alice.pk), on=TODAY)
    for via in (alice, marc):
        reason = Reason(Intent.ASK_INTRODUCTION, about=marc.pk, via=via.pk)
        assert "through whom" not in draft_to(book, alice, reason, on=TODAY, lang="en").body
