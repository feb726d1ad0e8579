"""May I ask somebody now: what the book knows of them, of me, and of the others."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, an_exchange

from entregent.core.drafts import acknowledging
from entregent.core.etiquette import Relation, check
from entregent.core.favours import Word
from entregent.services.asking import Answer, may_i_ask
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour, note_outcome, thank
from entregent.services.fields import set_fields
from entregent.services.me import choose_my_position
from entregent.services.pace import choose_days_between_asks
from entregent.services.undoing import undo
from entregent.services.wording import asking as wording
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Person
from entregent.storage.queries import circles


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def codes(answer: Answer) -> list[str]:
    return [reason.code for reason in answer.verdict.reasons]


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, whom I know from the choir."""
    alice = a_person(book, "Alice Martin", title="Consultante")
    set_fields(book, alice, [("circle", "Choir")], on=TODAY)
    return alice


def of_the_choir(book: Book, name: str, title: str = "", *, exchanges: int = 1) -> Person:
    person = a_person(book, name, title=title)
    set_fields(book, person, [("circle", "Choir")], on=TODAY)
    for number in range(exchanges):
        an_exchange(book, person, on=ago(3 + number))
    return person


def test_who_was_never_asked_may_be_and_nobody_else_is_named(book: Book, alice: Person) -> None:
    of_the_choir(book, "Benoît Durand")
    answer = may_i_ask(book, alice, "advice", on=TODAY)
    assert (answer.verdict.word, answer.instead, answer.acknowledge) == (Word.GO, [], "")


def test_within_two_weeks_others_of_the_circle_are_named_who_could_do_it(
    book: Book, alice: Person
) -> None:
    add_favour(book, alice, kind="advice", given=False, on=ago(5))
    consultant = of_the_choir(book, "Benoît Durand", "Consultant")
    tenor = of_the_choir(book, "Chloé Petit", exchanges=2)
    tired = of_the_choir(book, "Dan Roux", exchanges=9)
    add_favour(book, tired, kind="help", given=False, on=ago(2))
    an_exchange(book, a_person(book, "Eve Noir"), on=ago(1))  # of no circle
    answer = may_i_ask(book, alice, "advice", on=TODAY)
    assert (answer.verdict.word, answer.verdict.until) == (Word.WAIT, ago(-9))
    assert [one.person for one in answer.instead] == [consultant, tenor]
    told = [wording.instead(one, on=TODAY) for one in answer.instead]
    assert told[0] == (
        "Also in “Choir”, in the same field, at the same level, never asked for anything."
    )


def test_what_owns_up_to_asking_often_is_in_their_language_and_register(
    book: Book, alice: Person
) -> None:
    set_fields(book, alice, [("language", "fr"), ("register", "tu")], on=TODAY)
    for days in (20, 40):
        add_favour(book, alice, kind="advice", given=False, on=ago(days))
    answer = may_i_ask(book, alice, "advice", on=TODAY)
    assert (answer.verdict.word, codes(answer)) == (Word.GO, ["asked-often", "your-turn"])
    assert any(words in answer.acknowledge for words in ("te ", "t’"))
    assert "vous" not in answer.acknowledge


def test_the_days_between_two_asks_are_those_one_chose(book: Book, alice: Person) -> None:
    add_favour(book, alice, kind="advice", given=False, on=ago(20))
    choose_days_between_asks(book, 30)
    assert may_i_ask(book, alice, "advice", on=TODAY).verdict.until == ago(-10)
    undo(book)
    book.refresh_from_db()
    assert may_i_ask(book, alice, "advice", on=TODAY).verdict.word is Word.GO
    with pytest.raises(EntregentError) as refused:
        choose_days_between_asks(book, 400)
    assert refused.value.code == "not-days-between-asks"


def test_to_a_director_a_member_gives_before_asking(book: Book, alice: Person) -> None:
    choose_my_position(book, title="Ingénieure", organisation="Globex", on=TODAY)
    boss = a_person(book, "Benoît Durand", title="Directeur technique")
    answer = may_i_ask(book, boss, "interview", on=TODAY)
    assert (answer.verdict.word, answer.verdict.until) == (Word.WAIT, None)
    assert (answer.gap, codes(answer)) == (3, ["give-first"])
    assert answer.gives_first
    add_favour(book, boss, kind="share", given=True, on=ago(1))
    assert may_i_ask(book, boss, "interview", on=TODAY).verdict.word is Word.GO
    assert may_i_ask(book, alice, "interview", on=TODAY).verdict.word is Word.GO


def test_what_is_offered_along_with_it_opens_the_way(book: Book) -> None:
    choose_my_position(book, title="Ingénieure", organisation="Globex", on=TODAY)
    boss = a_person(book, "Benoît Durand", title="Directeur technique")
    told = may_i_ask(book, boss, "interview", on=TODAY, offering=True)
    assert (told.verdict.word, told.gives_first) == (Word.GO, False)


@pytest.mark.parametrize("close", ["circle", "tie"])
def test_family_and_close_ties_are_asked_as_peers(book: Book, close: str) -> None:
    choose_my_position(book, title="Ingénieure", organisation="Globex", on=TODAY)
    boss = a_person(book, "Benoît Durand", title="Directeur technique")
    if close == "circle":
        set_fields(book, boss, [("circle", "Famille")], on=TODAY)
    else:
        for days in range(1, 9):
            an_exchange(book, boss, channel="meal", on=ago(3 * days))
    told = may_i_ask(book, boss, "interview", on=TODAY)
    assert told.verdict.word is Word.GO
    assert wording.approach(told)[0].startswith("Between peers")


def test_nobody_is_asked_in_the_archives(book: Book, alice: Person) -> None:
    set_fields(book, alice, [("archived", "yes")], on=TODAY)
    alice.refresh_from_db()
    with pytest.raises(EntregentError) as refused:
        may_i_ask(book, alice, "advice", on=TODAY)
    assert refused.value.code == "asking-archived"


@pytest.mark.parametrize("many", [0, 2_000])
def test_in_a_large_circle_the_same_people_are_named_as_in_a_small_one(
    book: Book, alice: Person, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(circles, "MANY", many)
    set_fields(book, alice, [("circle", "Lyon")], on=TODAY)
    add_favour(book, alice, kind="advice", given=False, on=ago(5))
    tenor = of_the_choir(book, "Benoît Durand", exchanges=2)
    set_fields(book, tenor, [("circle", "Lyon")], on=TODAY)
    bass = of_the_choir(book, "Chloé Petit")
    answer = may_i_ask(book, alice, "advice", on=TODAY)
    assert [(one.person, one.circle) for one in answer.instead] == [
        (tenor, "Choir"), (bass, "Choir"),
    ]  # fmt: skip


@pytest.mark.parametrize("how", ["soon", "open", "often"])
@pytest.mark.parametrize(("lang", "register"), [("fr", "tu"), ("fr", "vous"), ("en", "")])
def test_what_owns_up_to_it_is_taken_for_that_by_the_check(
    how: str, lang: str, register: str
) -> None:
    asks = 3 if how == "often" else 1
    relation = Relation(knows_me="yes", asks_last_60_days=asks, register=register or None)
    ask = {
        "fr": "Pourr<ais-tu|iez-vous> me dire quel logiciel choisir pour un stock de pièces ?"
        " Si ce n’est pas le moment, aucun souci.",
        "en": "Could you tell me which software you would choose for a stock of spare parts?"
        " If this is not a good time, no worries at all.",
    }[lang]
    ask = ask.replace("<ais-tu|iez-vous>", "ais-tu" if register == "tu" else "iez-vous")
    for whom in range(3):
        own = acknowledging(how, lang=lang, register=register or "vous", whom=whom)
        found = check(f"Alice,\n\n{own} {ask}\n\nPaul", "ask-help", relation, lang)
        codes = {one.code for one in found}
        assert not codes & {"frequent-ask-not-acknowledged", "entitled-tone", "mixed-register"}, own


def test_a_boundary_stops_the_ask_with_its_reason(book: Book, alice: Person) -> None:
    set_fields(book, alice, [("boundary", "referral: their firm forbids it")], on=TODAY)
    answer = may_i_ask(book, alice, "referral", on=TODAY)
    assert answer.verdict.word is Word.NOT
    [reason] = answer.verdict.reasons
    said = wording.reason(reason, on=TODAY, pace=14)
    assert said == "Never ask for a referral (their firm forbids it)"
    with speaking("fr"):
        assert "their firm forbids it" in wording.reason(reason, on=TODAY, pace=14)
    assert may_i_ask(book, alice, "advice", on=TODAY).verdict.word is Word.GO


@pytest.mark.parametrize("where", ["", "Indépendante"])
def test_for_a_referral_only_those_inside_a_firm_are_asked_or_named(
    book: Book, alice: Person, where: str
) -> None:
    if where:
        set_fields(book, alice, [("organisation", where)], on=TODAY)
    of_the_choir(book, "Benoît Durand", "Consultant")
    of_the_choir(book, "Chloé Petit")
    answer = may_i_ask(book, alice, "referral", on=TODAY)
    assert (answer.verdict.word, answer.verdict.until) == (Word.WAIT, None)
    assert codes(answer)[0] == "outside-any-firm"
    assert (answer.instead, answer.acknowledge) == ([], "")
    assert "inside a firm now" in wording.nobody(answer)
    with speaking("fr"):
        assert "en poste" in wording.nobody(answer)
    inside = a_person(book, "Dan Roux", organisation="Acme")
    set_fields(book, inside, [("circle", "Choir")], on=TODAY)
    an_exchange(book, inside, on=ago(3))
    told = may_i_ask(book, alice, "referral", on=TODAY)
    assert [one.person for one in told.instead] == [inside]
    assert wording.nobody(told) == ""
    assert may_i_ask(book, inside, "referral", on=TODAY).verdict.word is Word.GO


def test_where_nobody_else_is_at_their_firm_it_is_said(book: Book) -> None:
    alice = a_person(book, "Alice Martin", organisation="Acme")
    add_favour(book, alice, kind="advice", given=False, on=ago(5))
    of_the_choir(book, "Benoît Durand")
    answer = may_i_ask(book, alice, "referral", on=TODAY)
    assert answer.instead == []
    assert "at Acme now" in wording.nobody(answer)
    with speaking("fr"):
        assert "chez Acme" in wording.nobody(answer)
    assert wording.nobody(may_i_ask(book, alice, "advice", on=TODAY)) == ""


def test_one_does_not_ask_oneself(book: Book) -> None:
    choose_my_position(book, title="Ingénieure", organisation="Globex", on=TODAY)
    me = Person.objects.get(is_me=True)
    with pytest.raises(EntregentError) as refused:
        may_i_ask(book, me, "advice", on=TODAY)
    assert refused.value.code == "asking-oneself"


def test_the_tables_are_asked_as_often_however_many_sing(book: Book, alice: Person) -> None:
    add_favour(book, alice, kind="advice", given=False, on=ago(5))
    of_the_choir(book, "Benoît Durand")
    counts = []
    for _ in range(2):
        anew = Person.objects.get(pk=alice.pk)
        with CaptureQueriesContext(connection) as asked:
            may_i_ask(book, anew, "advice", on=TODAY)
        counts.append(len(asked))
        for number in range(12):
            of_the_choir(book, f"Person {number}")
    assert counts[0] == counts[1]


def test_a_go_says_what_to_mind_all_the_same_or_that_nothing_speaks_against_it(
    book: Book, alice: Person
) -> None:
    assert codes(may_i_ask(book, alice, "help", on=TODAY)) == ["never-talked"]
    an_exchange(book, alice, on=ago(400))
    silent = may_i_ask(book, Person.objects.get(pk=alice.pk), "help", on=TODAY)
    assert (silent.verdict.word, codes(silent)) == (Word.GO, ["long-silence"])
    assert "months ago" in wording.reason(silent.verdict.reasons[0], on=TODAY, pace=14)
    an_exchange(book, alice, on=ago(3))
    of_late = may_i_ask(book, Person.objects.get(pk=alice.pk), "help", on=TODAY)
    assert codes(of_late) == ["nothing-against"]


def test_for_a_referral_only_those_of_that_firm_are_named(book: Book, alice: Person) -> None:
    set_fields(book, alice, [("organisation", "Globex")], on=TODAY)
    add_favour(book, alice, kind="advice", given=False, on=ago(5))
    of_the_choir(book, "Benoît Durand", "Consultant")
    inside = a_person(book, "Chloé Petit", organisation="Globex", title="Consultante")
    an_exchange(book, inside, on=ago(9), by="them")
    answer = may_i_ask(book, alice, "referral", on=TODAY)
    assert [one.person for one in answer.instead] == [inside]
    with speaking("en"):
        assert wording.instead(answer.instead[0], on=TODAY).startswith("In the same field, at the")


def test_a_favour_since_the_last_mail_ends_the_silence(book: Book, alice: Person) -> None:
    an_exchange(book, alice, on=ago(500))
    alice = Person.objects.get(pk=alice.pk)
    assert codes(may_i_ask(book, alice, "help", on=TODAY)) == ["long-silence"]
    add_favour(book, alice, kind="help", given=True, on=ago(30))
    assert codes(may_i_ask(book, alice, "help", on=TODAY)) == ["nothing-against"]


def test_thanks_that_are_owed_come_before_another_ask(book: Book, alice: Person) -> None:
    an_exchange(book, alice, on=ago(3))
    asked = add_favour(book, alice, kind="help", given=False, on=ago(20))
    assert codes(may_i_ask(book, alice, "advice", on=TODAY)) == ["your-turn"]
    note_outcome(book, asked, "Read my CV in an evening")
    owed = may_i_ask(book, alice, "advice", on=TODAY)
    assert codes(owed) == ["thanks-owed", "your-turn"]
    with speaking("en"):
        said = wording.reason(owed.verdict.reasons[0], on=TODAY, pace=14)
    assert said == "You have not said thanks yet for some help, three weeks ago: begin there."
    thank(book, alice, on=ago(1))
    assert codes(may_i_ask(book, alice, "advice", on=TODAY)) == ["your-turn"]
    set_fields(book, alice, [("boundary", "advice")], on=TODAY)
    assert codes(may_i_ask(book, alice, "advice", on=TODAY)) == ["never-asks"]
