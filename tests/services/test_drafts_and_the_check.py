"""Every draft to everybody of the example network passes the check that judges what one writes."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from tests.builders import (
    TODAY,
    a_connection,
    a_linkedin_archive,
    a_person,
    an_exchange,
    imported,
)
from tests.drafting import draft_to

from entregent.core.asks import ASKS as KINDS_ASKED
from entregent.core.drafts import ABOUT_ANOTHER, ASKS, Draft, Intent
from entregent.core.links import NEAR
from entregent.services import (
    boundaries,
    draft_check,
    draft_news,
    draft_relation,
    drafts,
    introduction_drafts,
    manner,
    templates,
)
from entregent.services.closeness import is_known_well
from entregent.services.demo import make_demo
from entregent.services.draft_check import check_draft
from entregent.services.drafts import Reason, intents_for
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour, note_answer
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.introduction_drafts import draft_about, message
from entregent.services.introductions import answer, start, to_me
from entregent.services.links import link
from entregent.services.me import choose_my_position
from entregent.services.thanking import thanks_noted
from entregent.services.undoing import undo
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Boundary, Exchange, Goal, Introduction, Person
from entregent.storage.queries import dossier
from entregent.storage.queries.people import people

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.longest]

MANNERS = [(lang, register) for lang, register in (("fr", "tu"), ("fr", "vous"), ("en", "vous"))]
WORDINGS = 2
NOT_YET = {Intent.INTRODUCE}  # told once both said yes, which nobody of the example did
SELDOM = {Intent.CONGRATULATE}  # few have news: each is written to in every manner
REFUSED = {
    "nothing-to-congratulate", "draft-worked", "draft-cold", "draft-nothing-between",
    "draft-nothing-to-answer", "draft-to-family", "draft-unanswered",
}  # fmt: skip
READ_ONCE = {
    "positions_of": [dossier],
    "timeline": [dossier],
    "interests_of": [dossier],
    "me": [drafts, draft_relation],
    "relation_with": [drafts, introduction_drafts, draft_check],
    "circles_of_person": [drafts, introduction_drafts, manner],
    "favours_of": [draft_relation],
    "news_of": [draft_news],
    "last_talk": [dossier],
    "boundaries_of": [boundaries],
    "templates_for": [templates],
    "goal_of": [drafts],
}
BOUND = {"draft-never-asked", "draft-busy", "not-for-introductions"}  # where a boundary is noted


def read_once(read: Callable[..., Any]) -> Callable[..., Any]:
    """The same reading, done once for each person, however many drafts ask for it."""
    known: dict[Any, Any] = {}

    def once(*asked: Any, **said: Any) -> Any:
        key = (*(getattr(one, "pk", one) for one in asked), *sorted(said.items()))
        if key not in known:
            known[key] = read(*asked, **said)
        return known[key]

    return once


@pytest.fixture
def facts_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, modules in READ_ONCE.items():
        once = read_once(getattr(modules[0], name))
        for module in modules:
            monkeypatch.setattr(module, name, once)


def a_draft(
    book: Book, to: Person, other: Person, intent: Intent, goal: Goal | None, **manner: Any
) -> Draft | None:
    """The draft; None where it is refused: no news to praise, no work known that we did together,
    nothing known of what they do, a boundary.
    """
    try:
        if intent in ABOUT_ANOTHER:
            to.language, to.register = manner["lang"], manner["register"]
            return draft_about(book, to, other, intent, on=TODAY, wording=manner["wording"])
        to.language, to.register = "", ""
        about = other.pk if intent is Intent.ASK_INTRODUCTION else 0
        reason = Reason(intent, about=about, goal=goal.pk if goal else 0)
        return draft_to(book, to, reason, on=TODAY, **manner)
    except EntregentError as refusal:
        bound = Boundary.objects.filter(person__in=[to.pk, other.pk]).exists()
        if refusal.code not in (REFUSED | BOUND if bound else REFUSED):
            raise
        return None


def every_draft(book: Book) -> Iterator[tuple[Person, Intent, tuple[Any, ...], Draft]]:
    """A draft of each intent to each person; language, register and wording take turns."""
    goals = cycle([add_goal(book, name="Rejoindre l’éolien en mer", kind="job"), None])
    known = list(people(book).select_related("tie", "through").order_by("pk"))
    for to in known[::3]:
        to.worked_together = "yes"
    turns = [
        partial(dict, lang=lang, register=register, wording=wording)
        for lang, register in MANNERS
        for wording in range(WORDINGS)
    ]
    strangers = [one for one in known if not is_known_well(book, one, on=TODAY)]
    for place, to in enumerate(known):
        other = strangers[0] if to != strangers[0] else strangers[1]
        for number, intent in enumerate(intent for intent in Intent if intent not in NOT_YET):
            turn = turns[(place + number) % len(turns)]
            for way in [one() for one in turns] if intent in SELDOM else [turn()]:
                if draft := a_draft(book, to, other, intent, next(goals), **way):
                    yield to, intent, (*way.values(),), draft


@pytest.mark.usefixtures("facts_read_once")
def test_every_draft_to_everybody_of_the_example_network_passes_the_check(
    book: Book, tmp_path: Path
) -> None:
    make_demo(book, tmp_path)
    judged, seen, wrong = 0, set(), []
    for to, intent, way, draft in every_draft(book):
        seen.add((intent, *way))
        checked, text = check_draft(book, to, draft, intent, on=TODAY)
        codes = {fault.code for fault in checked.findings}
        judged += 1
        wrong += [f"{intent}: {codes}\n{text}"] if codes else []
    assert not wrong, f"{len(wrong)} of {judged}\n" + "\n\n".join(wrong[:5])
    assert judged > 5_000
    turns = [(*way, wording) for way in MANNERS for wording in range(WORDINGS)]
    assert seen == {(intent, *turn) for intent in set(Intent) - NOT_YET for turn in turns}


def test_a_draft_that_says_less_than_it_owes_does_not_pass(book: Book, tmp_path: Path) -> None:
    make_demo(book, tmp_path)
    to = people(book).filter(tie__former__gt=0).order_by("pk")[0]
    draft = draft_to(book, to, Reason(Intent.ASK_HELP), on=TODAY, lang="fr", register="vous")
    bare = draft._replace(subject="Question", body="Bonjour,\n\nUn café ?\n\nCamille")
    checked, _ = check_draft(book, to, bare, Intent.ASK_HELP, on=TODAY)
    assert {"vague-subject", "no-way-out"} <= {fault.code for fault in checked.findings}


def some_people(book: Book) -> list[Person]:
    """Somebody asked often, two asked once, two far above (one silent for years), one met once, a
    stranger.
    """
    choose_my_position(book, title="Ingénieure", organisation="Turbaline", on=TODAY)
    often = a_person(book, "Alice Martin", organisation="Acme", title="Ingénieure essais")
    above = a_person(book, "Benoît Durand", organisation="Globex", title="Directeur général")
    silent = a_person(book, "Chloé Petit", organisation="EDF", title="Présidente")
    met = a_person(book, "Hugo Noir", met="au salon de Lyon, en 2019")
    an_exchange(book, often, on=TODAY - timedelta(days=9), by="them")
    an_exchange(book, above, on=TODAY - timedelta(days=40), by="them")
    an_exchange(book, silent, on=TODAY - timedelta(days=1_500))
    set_fields(book, often, [("worked-together", "yes")], on=TODAY)
    for person in (often, above):
        for days in (10, 30):
            add_favour(book, person, kind="help", given=False, on=TODAY - timedelta(days=days))
    soon, waits = (a_person(book, name, organisation="Airbus") for name in ("Léa Roy", "Zoé Blin"))
    for person, days in ((soon, 5), (waits, 40)):
        an_exchange(book, person, on=TODAY - timedelta(days=days), by="them")
        add_favour(book, person, kind="advice", given=False, on=TODAY - timedelta(days=days))
    stranger = a_person(book, "Inès Roux", organisation="Safran")
    return [often, soon, waits, above, silent, met, stranger]


def test_asks_of_whoever_was_asked_often_or_is_far_above_pass_the_check(book: Book) -> None:
    known = some_people(book)
    goal, target = add_goal(book, name="Rejoindre l’éolien en mer", kind="job"), known[-1]
    for to in Person.objects.filter(pk__in=[person.pk for person in known[:-1]]):
        for intent in (*ASKS, Intent.RECONNECT, Intent.OFFER, Intent.CONNECT):
            for lang, register in MANNERS:
                for wording in range(4):
                    draft = a_draft(
                        book, to, target, intent, goal if wording % 2 else None,
                        lang=lang, register=register, wording=wording,
                    )  # fmt: skip
                    if draft is None:
                        assert intent in (Intent.ASK_RECOMMENDATION, Intent.COLD)
                        continue
                    checked, text = check_draft(book, to, draft, intent, on=TODAY)
                    codes = {fault.code for fault in checked.findings}
                    assert not codes, f"{intent}: {codes}\n{text}"


@pytest.mark.parametrize(
    ("days", "said", "how"),
    [
        (5, "", "déjà demandé|dernière demande n’est pas bien vieille"),
        (5, "no", "déjà demandé|dernière demande n’est pas bien vieille"),
        (40, "", "attend encore|attend déjà"),
        (40, "yes", ""),
        (61, "", ""),
    ],
)
def test_one_recent_ask_is_owned_up_to_as_long_as_it_is_fresh_or_open(
    book: Book, days: int, said: str, how: str
) -> None:
    alice = a_person(book, organisation="Acme")
    an_exchange(book, alice, on=TODAY - timedelta(days=3), by="them")
    row = add_favour(book, alice, kind="advice", given=False, on=TODAY - timedelta(days=days))
    if said:
        note_answer(book, row, yes=said == "yes")
    found = [
        draft_to(book, alice, Reason(Intent.ASK_HELP), on=TODAY, lang="fr", wording=wording).body
        for wording in range(4)
    ]
    if how:
        assert all(re.search(how, body) for body in found), found
    else:
        assert not any(re.search("déjà|attend|dernière demande", body) for body in found), found


@pytest.mark.parametrize("kind", NEAR)
def test_an_ask_to_somebody_close_to_whom_I_seek_passes_the_check(book: Book, kind: str) -> None:
    *known, target = some_people(book)
    goal = add_goal(book, name="Rejoindre l’éolien en mer", kind="job")
    beyond = a_person(book, "Marc Lacaze")
    for to in known:
        link(book, to, target, kind=kind, evidence="Vu à leur fête")
        for about, via in ((target, 0), (beyond, target.pk)):
            for lang, register in MANNERS:
                for wording in range(4):
                    reason = Reason(
                        Intent.ASK_INTRODUCTION, about=about.pk, via=via,
                        goal=goal.pk if wording % 2 else 0,
                    )  # fmt: skip
                    draft = draft_to(
                        book, to, reason, on=TODAY, lang=lang, register=register, wording=wording
                    )
                    checked, text = check_draft(book, to, draft, reason.intent, on=TODAY)
                    assert not checked.findings, f"{checked.findings}\n{text}"


def test_what_a_boundary_forbids_is_not_written(book: Book) -> None:
    alice = a_person(book, organisation="Acme")
    set_fields(book, alice, [("boundary", "referral: their firm forbids it")], on=TODAY)
    with pytest.raises(EntregentError, match="draft-worked"):
        draft_to(book, alice, Reason(Intent.ASK_RECOMMENDATION), on=TODAY)
    set_fields(book, alice, [("worked-together", "no")], on=TODAY)
    for intent, code in (
        (Intent.ASK_REFERRAL, "draft-never-asked"),
        (Intent.ASK_RECOMMENDATION, "draft-never-worked"),
    ):
        with pytest.raises(EntregentError) as refusal:
            draft_to(book, alice, Reason(intent), on=TODAY)
        assert refusal.value.code == code
    assert draft_to(book, alice, Reason(Intent.INTERVIEW), on=TODAY).body
    set_fields(book, alice, [("boundary", "no-introductions")], on=TODAY)
    other = a_person(book, "Benoît Durand")
    for intent in (Intent.INTRODUCE_ASK, Intent.INTRODUCE_ME_REMIND):
        for to, about in ((alice, other), (other, alice)):
            with pytest.raises(EntregentError, match="not-for-introductions"):
                draft_about(book, to, about, intent, on=TODAY)
    with pytest.raises(EntregentError, match="not-for-introductions"):
        draft_to(book, other, Reason(Intent.ASK_INTRODUCTION, about=alice.pk), on=TODAY)


def test_nobody_is_asked_in_a_busy_time_and_a_word_that_asks_nothing_is_written(book: Book) -> None:
    alice = a_person(book, organisation="Acme")
    set_fields(book, alice, [("boundary", "busy --11-01..--11-30: inventory")], on=TODAY)
    with pytest.raises(EntregentError) as refusal:
        draft_to(book, alice, Reason(Intent.ASK_HELP), on=TODAY)
    assert (refusal.value.code, refusal.value.values["after"]) == ("draft-busy", date(2026, 12, 1))
    assert draft_to(book, alice, Reason(Intent.ASK_HELP), on=date(2026, 12, 1)).body
    mine = Draft("A budget", "Hi Alice,\n\nCould you look at my budget on Friday?", "en", "")
    checked, _ = check_draft(book, alice, mine, Intent.CATCH_UP, on=TODAY)
    (told,) = [one for one in checked.told() if one["code"] == "crosses-boundary"]
    assert "until 30\u00a0November 2026" in str(told["message"])
    assert "inventory" in str(told["message"])
    assert draft_to(book, alice, Reason(Intent.CATCH_UP), on=TODAY).body


def test_a_message_that_introduces_two_who_agreed_passes_the_check(
    book: Book, tmp_path: Path
) -> None:
    make_demo(book, tmp_path)
    shut = Boundary.objects.filter(kind="no-introductions").values("person")
    known = list(people(book).exclude(pk__in=shut).select_related("tie", "through").order_by("pk"))
    whys = {
        "fr": "L’une cherche un atelier à Lyon, l’autre en connaît un qui se libère.",
        "en": "One of you is looking for a workshop in Lyon, and the other knows one.",
    }
    wrong = []
    for place, (one, other) in enumerate(zip(known[::4], known[2::4], strict=False)):
        lang = "fr" if place % 3 else "en"
        Person.objects.filter(pk__in=[one.pk, other.pk]).update(language=lang)
        row = start(book, one, other, why=whys[lang], on=TODAY, ask=True)
        for person in (one, other):
            answer(book, row, person, yes=True, on=TODAY)
        row = Introduction.objects.get(pk=row.pk)
        joint = message(row, Intent.INTRODUCE, row.one, on=TODAY).draft
        assert joint.lang == lang
        checked, text = check_draft(book, row.one, joint, Intent.INTRODUCE, on=TODAY)
        wrong += [f"{checked.findings}\n{text}"] if checked.findings else []
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("circle", ["Famille", "family"])
def test_family_gets_no_note_to_connect_nor_a_first_letter(
    book: Book, tmp_path: Path, circle: str
) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(on="02 Nov 2022")))
    cousin = people(book).get()
    assert {Intent.CONNECT, Intent.COLD} <= set(intents_for(book, cousin, on=TODAY))
    set_fields(book, cousin, [("circle", circle)], on=TODAY)
    assert not {Intent.CONNECT, Intent.COLD} & set(intents_for(book, cousin, on=TODAY))
    for intent in (Intent.CONNECT, Intent.COLD):
        with pytest.raises(EntregentError, match="draft-to-family") as refused:
            draft_to(book, cousin, Reason(intent), on=TODAY)
        for lang, said in (("en", "is family"), ("fr", "est de la famille")):
            with speaking(lang):
                assert said in error_sentence(refused.value)
    assert draft_to(book, cousin, Reason(Intent.GREETING), on=TODAY).body


@pytest.mark.parametrize("how", ["family", "friend", "tie"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "You know Chloé Petit well already: write to them yourself"),
        ("fr", "Vous connaissez déjà bien Chloé Petit : écrivez"),
    ],
)
def test_nobody_is_asked_to_introduce_me_to_somebody_I_know_well(
    book: Book, how: str, lang: str, said: str
) -> None:
    alice, chloe = a_person(book, "Alice Martin"), a_person(book, "Chloé Petit")
    if how == "tie":
        an_exchange(book, chloe, channel="meal", on=TODAY)
        met_once = Reason(Intent.ASK_INTRODUCTION, about=chloe.pk)
        assert draft_to(book, alice, met_once, on=TODAY).body
        for days in range(1, 9):
            an_exchange(book, chloe, channel="meal", on=TODAY - timedelta(days=3 * days))
    else:
        circle = {"family": "Famille", "friend": "Amis"}[how]
        set_fields(book, chloe, [("circle", circle)], on=TODAY)
    chloe = Person.objects.get(pk=chloe.pk)
    reason = Reason(Intent.ASK_INTRODUCTION, about=chloe.pk)
    with pytest.raises(EntregentError) as refused:
        draft_to(book, alice, reason, on=TODAY)
    with pytest.raises(EntregentError, match="known-well"):
        to_me(book, chloe, through=alice, why="", on=TODAY, received=False)
    with speaking(lang):
        assert error_sentence(refused.value).replace("\u202f", " ").startswith(said)
    to_me(book, chloe, through=alice, why="", on=TODAY, received=True)  # it is noted as it was


def test_a_first_letter_waits_until_it_can_say_why_them(book: Book) -> None:
    nobody = a_person(book, "Hugo Noir")
    assert Intent.COLD not in intents_for(book, nobody, on=TODAY)
    with pytest.raises(EntregentError, match="draft-cold"):
        draft_to(book, nobody, Reason(Intent.COLD), on=TODAY)


@pytest.mark.parametrize("by", ["me", "both"])
def test_an_answer_is_owed_to_the_latest_mail_alone_that_I_have_not_answered(
    book: Book, by: str
) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=TODAY - timedelta(days=400), by="them")
    Exchange.objects.update(subject="Apéro vendredi")
    assert Intent.REPLY in intents_for(book, alice, on=TODAY)
    assert "Apéro" in draft_to(book, alice, Reason(Intent.REPLY), on=TODAY, lang="fr").subject
    an_exchange(book, alice, on=TODAY - timedelta(days=390), by=by)
    assert Intent.REPLY not in intents_for(book, alice, on=TODAY)
    with pytest.raises(EntregentError, match="draft-nothing-to-answer"):
        draft_to(book, alice, Reason(Intent.REPLY), on=TODAY, lang="fr")


def test_a_mail_that_the_day_s_list_names_is_answered_though_one_wrote_since(book: Book) -> None:
    alice = a_person(book)
    asked = an_exchange(book, alice, on=TODAY - timedelta(days=4), by="them")
    an_exchange(book, alice, on=TODAY - timedelta(days=3), by="me")
    reason = Reason(Intent.REPLY, item=f"reply-{alice.pk}-{asked.pk}", ref=str(asked.pk))
    assert draft_to(book, alice, reason, on=TODAY, lang="fr").subject


def test_a_note_to_connect_and_a_first_letter_are_for_those_one_never_wrote_to(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(on="02 Nov 2022")))
    stranger, known = people(book).get(), a_person(book, "Alice Martin")
    an_exchange(book, known, on=TODAY - timedelta(days=3))
    assert {Intent.CONNECT, Intent.COLD} <= set(intents_for(book, stranger, on=TODAY))
    assert not {Intent.CONNECT, Intent.COLD} & set(intents_for(book, known, on=TODAY))
    draft = draft_to(book, stranger, Reason(Intent.CONNECT), on=TODAY)
    assert (draft.subject, len(draft.body) <= 300) == ("", True)


@pytest.mark.parametrize("kind", KINDS_ASKED)
@pytest.mark.parametrize("outcome", ["", "un rendez-vous chez EDF", "a meeting at EDF"])
def test_thanks_for_any_favour_pass_the_check(book: Book, kind: str, outcome: str) -> None:
    alice = a_person(book, organisation="Acme")
    an_exchange(book, alice, on=TODAY - timedelta(days=90), by="me")
    day = TODAY - timedelta(days=90 if outcome else 5)
    favour = add_favour(book, alice, kind=kind, given=False, on=day, outcome=outcome)
    note_answer(book, favour, yes=True)
    assert Intent.THANK in intents_for(book, alice, on=TODAY)
    for lang, register in MANNERS:
        for wording in range(3):
            draft = draft_to(
                book, alice, Reason(Intent.THANK), on=TODAY,
                lang=lang, register=register, wording=wording,
            )  # fmt: skip
            checked, text = check_draft(book, alice, draft, Intent.THANK, on=TODAY)
            told = outcome and ("EDF" in draft.body)
            assert bool(told) == (outcome[:2] == {"fr": "un", "en": "a "}[lang])
            # What is not noted is never made up: its place is marked, and the check says so.
            left = [] if told else ["unfilled-placeholder"]
            assert [one.code for one in checked.findings] == left, f"{checked.findings}\n{text}"


def test_the_favour_done_comes_before_the_one_refused_and_thanks_are_owed_once(
    book: Book,
) -> None:
    alice = a_person(book)
    done = add_favour(book, alice, kind="advice", given=False, on=TODAY - timedelta(days=20))
    note_answer(book, done, yes=True)
    refused = add_favour(book, alice, kind="referral", given=False, on=TODAY)
    note_answer(book, refused, yes=False)
    add_favour(book, alice, kind="help", given=False, on=TODAY - timedelta(days=3))
    advice = draft_to(book, alice, Reason(Intent.THANK), on=TODAY, lang="en")
    assert "advice" in advice.subject
    thanks_noted(book, alice, done.pk, channel="email", on=TODAY)
    plain = draft_to(book, alice, Reason(Intent.THANK), on=TODAY, lang="en")
    assert plain.subject == "Thank you for your answer"
    thanks_noted(book, alice, 0, channel="email", on=TODAY)
    assert "help" in draft_to(book, alice, Reason(Intent.THANK), on=TODAY, lang="en").subject
    thanks_noted(book, alice, 0, channel="email", on=TODAY)
    assert Intent.THANK not in intents_for(book, alice, on=TODAY)
    with pytest.raises(EntregentError, match="nothing-to-thank"):
        draft_to(book, alice, Reason(Intent.THANK), on=TODAY)
    undo(book)
    assert Intent.THANK in intents_for(book, alice, on=TODAY)


def test_asking_to_share_a_post_passes_the_check_and_its_own_boundary_holds(book: Book) -> None:
    alice = a_person(book, organisation="Acme")
    an_exchange(book, alice, on=TODAY - timedelta(days=20), by="them")
    asks = Reason(Intent.ASK_HELP, kind="share")
    for lang, register in MANNERS:
        for wording in range(4):
            draft = draft_to(
                book, alice, asks, on=TODAY, lang=lang, register=register, wording=wording
            )  # fmt: skip
            checked, text = check_draft(book, alice, draft, asks.intent, on=TODAY)
            assert not checked.findings, f"{checked.findings}\n{text}"
            assert ("annonce" if lang == "fr" else "post") in draft.body
    set_fields(book, alice, [("boundary", "share: their firm forbids it")], on=TODAY)
    with pytest.raises(EntregentError, match="draft-never-asked"):
        draft_to(book, alice, asks, on=TODAY)
    assert draft_to(book, alice, Reason(Intent.ASK_HELP), on=TODAY).body
