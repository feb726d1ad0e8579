"""Whom one met at an event, noted in one go; what is owed to them then, and what became of them."""

from datetime import date, datetime, timedelta

import pytest
from tests.builders import NOW, TODAY, a_person, an_exchange, exported
from tests.services.conftest import Clock

from entregent.services.attendees import Named, join, want
from entregent.services.capturing import Met, capture, capture_lines, day_of_meeting, understood
from entregent.services.drafts import Reason, drafted_to
from entregent.services.errors import EntregentError
from entregent.services.event_after import After, after
from entregent.services.event_lists import read_list
from entregent.services.event_preparation import prepare_for
from entregent.services.event_proposals import propose
from entregent.services.events import Said, add_event
from entregent.services.favours import add_favour, note_answer
from entregent.services.fields import set_fields
from entregent.services.goals import Aim, add_goal
from entregent.services.today import todays_list
from entregent.services.undoing import undo
from entregent.storage.models import Book, Entry, Event, Exchange, FollowUp, Person
from entregent.storage.queries.events import attendees
from entregent.storage.queries.positions import position_of

pytestmark = pytest.mark.django_db
MARIE = "Marie Dupont, DRH chez Airbus, parle de reconversion, lui envoyer l’article sur les CFA"


@pytest.fixture
def event(book: Book) -> Event:
    said = Said("Salon Aéro", TODAY - timedelta(days=1), until=TODAY, place="Toulouse")
    return add_event(book, said)


def later(clock: Clock, days: int) -> date:
    clock.set(NOW + timedelta(days=days))
    return TODAY + timedelta(days=days)


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def test_somebody_met_is_added_with_all_that_was_typed(book: Book, event: Event) -> None:
    capture_lines(book, event, f"{MARIE}, marie@airbus.example, 06 12 34 56 78", on=TODAY)
    marie = person("Marie Dupont")
    position = position_of(marie)
    assert position is not None
    assert position.organisation is not None
    assert (position.title, position.organisation.name) == ("DRH", "Airbus")
    assert (marie.how_met, marie.met_on) == ("Salon Aéro, Toulouse", TODAY)
    assert sorted(marie.addresses.values_list("kind", flat=True)) == ["email", "phone"]
    exchange = Exchange.objects.get(participants__person=marie)
    assert (exchange.channel, exchange.by) == ("event", "both")
    assert exchange.note.startswith("parle de reconversion")
    assert [(row.name, row.met_on) for row in attendees(event)] == [("Marie Dupont", TODAY)]


def test_a_promise_is_due_in_two_working_days_and_its_draft_keeps_it(
    book: Book, event: Event
) -> None:
    capture_lines(book, event, MARIE, on=TODAY)  # a Sunday
    [promise] = FollowUp.objects.all()
    assert (promise.kind, promise.on) == ("promise", date(2026, 11, 24))
    [owed] = after(book, event, on=TODAY).follow_ups
    assert (owed.due, owed.promise, owed.done) == (promise.on, promise.text, False)
    drafted = drafted_to(
        book, person("Marie Dupont"), Reason.of_item(owed.item), on=TODAY, lang="fr"
    )
    assert "« Salon Aéro »" in drafted.draft.body.replace("\u202f", " ")
    assert "l’article sur les CFA" in drafted.draft.body


def test_whoever_is_known_already_is_met_not_added(book: Book, event: Event) -> None:
    marie = a_person(book, "Marie Dupont", organisation="Airbus", title="DRH")
    an_exchange(book, marie, on=date(2025, 3, 1))
    [line] = capture_lines(book, event, MARIE, on=TODAY)
    assert line.met.person == marie
    assert Person.objects.filter(name="Marie Dupont").count() == 1
    assert person("Marie Dupont").how_met == ""


def test_a_new_job_told_at_an_event_is_noted(book: Book, event: Event) -> None:
    marie = a_person(book, "Marie Dupont", organisation="Safran", title="RRH")
    capture_lines(book, event, MARIE, on=TODAY)
    now = position_of(marie)
    assert now is not None
    assert now.organisation is not None
    assert (now.organisation.name, now.title) == ("Airbus", "DRH")


def test_a_title_in_other_words_is_no_news(book: Book, event: Event) -> None:
    title = "Directrice des ressources humaines"
    marie = a_person(book, "Marie Dupont", organisation="Airbus", title=title)
    capture_lines(book, event, MARIE, on=TODAY)
    now = position_of(marie)
    assert now is not None
    assert now.title == title
    capture_lines(book, event, "Marie Dupont, PDG chez Airbus", on=TODAY)
    now = position_of(marie)
    assert now is not None
    assert now.title == "PDG"


def test_a_given_name_is_enough_for_somebody_on_the_list(book: Book, event: Event) -> None:
    join(book, event, [Named("Zoé Wolf", "Initech", email="zoe@initech.example")])
    [line] = understood(book, event, "zoé, parle de voile", on=TODAY)
    met = line.met
    assert (met.name, met.organisation, met.email) == ("Zoé Wolf", "Initech", "zoe@initech.example")
    [zoe] = capture(book, event, [met], on=TODAY)
    assert [(row.person_id, row.met_on) for row in attendees(event)] == [(zoe.pk, TODAY)]


def test_nothing_is_written_before_one_has_seen_it(book: Book, event: Event) -> None:
    before = exported(book)
    understood(book, event, f"{MARIE}\n\nPaul Durand, DAF chez Sopra", on=TODAY)
    assert exported(book) == before


def test_thirty_people_are_noted_as_one_act(book: Book, event: Event) -> None:
    before = exported(book)
    names = [f"{given} {family}" for given in ("Léa", "Max", "Zoé") for family in "ABCDEFGHIJ"]
    lines = "\n".join(f"{name}roux, ingénieur, lui envoyer le guide" for name in names)
    capture_lines(book, event, lines, on=TODAY)
    told = after(book, event, on=TODAY)
    assert (len(told.follow_ups), told.done) == (30, 0)
    undo(book)
    assert exported(book) == before


def test_the_journal_keeps_no_word_on_those_who_were_met(book: Book, event: Event) -> None:
    capture_lines(book, event, f"{MARIE}, marie@airbus.example", on=TODAY)
    done = Entry.objects.latest("pk")
    assert done.act == "event-capture"
    assert done.values == {"name": "Salon Aéro", "count": 1}


def test_the_same_line_twice_is_one_meeting(book: Book, event: Event) -> None:
    capture_lines(book, event, MARIE, on=TODAY)
    capture_lines(book, event, "Marie Dupont, aime la voile", on=TODAY)
    assert Exchange.objects.count() == 1
    assert person("Marie Dupont").notes.get().text == "aime la voile"


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        (MARIE, TODAY + timedelta(days=3), "not-a-day-of-it"),
        ("très belle soirée", TODAY, "nobody-in-line"),
        (" \n", TODAY, "nobody-met"),
        ("Marie\n" * 301, TODAY, "too-many-lines"),
        (f"Marie, {'x' * 2_000}", TODAY, "words-too-long"),
    ],
)
def test_what_cannot_be_captured_is_refused(
    book: Book, event: Event, text: str, on: date, code: str
) -> None:
    with pytest.raises(EntregentError, match=code):
        capture_lines(book, event, text, on=on)


def test_a_meeting_to_come_cannot_be_noted(book: Book) -> None:
    ahead = add_event(book, Said("Salon", TODAY + timedelta(days=9)))
    with pytest.raises(EntregentError, match="exchange-in-future"):
        capture_lines(book, ahead, MARIE, on=ahead.on)


def test_the_day_one_met_is_today_or_the_last_of_the_event(
    book: Book, event: Event, clock: Clock
) -> None:
    assert day_of_meeting(book, event) == TODAY
    later(clock, 5)
    assert day_of_meeting(book, event) == event.until


def told(book: Book, event: Event, on: date = TODAY) -> After:
    return after(book, event, on=on)


def test_who_was_written_to_since_is_done(book: Book, event: Event, clock: Clock) -> None:
    capture(book, event, [Met("Marie Dupont"), Met("Paul Durand")], on=TODAY)
    on = later(clock, 1)
    assert told(book, event).done == 0
    assert len(todays_list(book, on=on, limit=9)) == 2
    an_exchange(book, person("Paul Durand"), on=on)
    found = told(book, event, on)
    assert [(one.row.name, one.done) for one in found.follow_ups] == [
        ("Marie Dupont", False), ("Paul Durand", True),
    ]  # fmt: skip
    assert found.follow_ups[0].due == date(2026, 11, 24)


def test_what_became_of_those_met_is_told_once_the_months_are_over(
    book: Book, event: Event, clock: Clock
) -> None:
    marie, paul = capture(book, event, [Met("Marie Dupont"), Met("Paul Durand")], on=TODAY)
    assert told(book, event).in_touch("3") is None
    on = later(clock, 100)
    an_exchange(book, marie, on=on - timedelta(days=60))
    an_exchange(book, paul, on=on)  # later than three months after
    found = told(book, event, on)
    assert (found.in_touch("3"), found.in_touch("12")) == (1, None)
    assert [one.within["3"] for one in found.outcomes] == [1, 0]
    set_fields(book, a_person(book, "Zoé Wolf"), [("through", "Marie Dupont")], on=on)
    assert told(book, event, later(clock, 400)).in_touch("12") == 2
    assert [one.brought for one in told(book, event, on).outcomes] == [1, 0]


def why(book: Book, event: Event) -> dict[str, list[str]]:
    found = propose(book, event, on=TODAY)
    return {one.row.name: [reason.code for reason in one.reasons] for one in found}


def test_whom_to_meet_is_proposed_with_why(book: Book, event: Event) -> None:
    alice = a_person(book, "Alice Martin", organisation="Acme")
    benoit, chloe = a_person(book, "Benoît Durand"), a_person(book, "Chloé Petit")
    for days in (1, 8, 15):
        an_exchange(book, chloe, channel="meal", on=TODAY - timedelta(days=days))
    an_exchange(book, benoit, on=date(2020, 1, 1))
    an_exchange(book, alice, on=date(2026, 11, 12), note="lui envoyer le guide")
    note_answer(book, add_favour(book, alice, kind="advice", given=False, on=TODAY), yes=True)
    add_goal(book, name="Globex", aims=[Aim("organisation", "Globex")])
    named = [Named(one.name) for one in (alice, benoit, chloe)]
    join(book, event, [*named, Named("Dan Roux", "Globex"), Named("Eve Noir", "Acme"), Named("Z")])
    assert why(book, event) == {
        "Alice Martin": ["promised", "thanks"],
        "Dan Roux": ["goal"],
        "Benoît Durand": ["dormant"],
        "Eve Noir": ["known-there"],
    }
    want(book, event, alice)
    assert "Alice Martin" not in why(book, event)


def test_those_one_wants_to_meet_are_prepared(book: Book, event: Event) -> None:
    alice = a_person(book, organisation="Acme", title="Designer")
    want(book, event, alice, why="apprenticeships")
    join(book, event, [Named("Dan Roux")])
    [(row, sheet)], others = prepare_for(book, event, on=TODAY)
    assert (row.why, sheet.known.summary.person) == ("apprenticeships", alice)
    assert sheet.questions
    assert others == []
    assert prepare_for(book, event, on=TODAY, who="Alice")[0][0][0] == row


INVITATION = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261124T090000Z\nSUMMARY:Salon\n"
    "ATTENDEE;CN=Zoé Wolf:mailto:zoe@initech.example\nEND:VEVENT\nEND:VCALENDAR\n"
)
LISTS = [
    ("Zoé Wolf, CTO chez Initech\n- Dan (Globex)", ["Zoé Wolf CTO Initech", "Dan  Globex"]),
    ("Prénom;Nom;Société;Fonction\nZoé;Wolf;Initech;CTO\n", ["Zoé Wolf CTO Initech"]),
    ("Name,Email\nZoé Wolf,zoe@initech.example\n", ["Zoé Wolf  "]),
    ("BEGIN:VCARD\nVERSION:4.0\nFN:Zoé Wolf\nORG:Initech\nEND:VCARD\n", ["Zoé Wolf  Initech"]),
    (INVITATION, ["Zoé Wolf  "]),
]


@pytest.mark.parametrize(
    ("text", "named"),
    LISTS,
    ids=["lines", "French sheet", "English sheet", "cards", "invitation"],
)
def test_a_list_is_read_whatever_it_is(book: Book, text: str, named: list[str]) -> None:
    found = read_list(book, text)
    assert [f"{one.name} {one.title} {one.organisation}" for one in found] == named


def test_a_list_that_is_too_long_is_refused(book: Book) -> None:
    with pytest.raises(EntregentError, match="list-too-long"):
        read_list(book, "x" * 1_000_001)


def test_what_was_met_stays_when_the_moment_is_of_another_day(
    book: Book, event: Event, clock: Clock
) -> None:
    clock.set(datetime(2026, 11, 25, 9, tzinfo=NOW.tzinfo))
    capture(book, event, [Met("Marie Dupont")], on=event.on)
    [owed] = told(book, event, TODAY + timedelta(days=3)).follow_ups
    assert owed.item.startswith("follow-up-")
