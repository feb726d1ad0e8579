"""Calendars into the book: who I am there, who was met, who met together, what Today says of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    NOW,
    TODAY,
    a_calendar,
    a_mail,
    an_event,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
)
from tests.services.conftest import Clock

from entregent.services.ignoring import ignore
from entregent.services.today import todays_list
from entregent.services.undoing import undo
from entregent.services.wording.problems import problem_sentence
from entregent.storage.models import Book, Exchange, Link, Tie

WEEKLY = ("RRULE:FREQ=WEEKLY",)
DECLINED = f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}"


def test_whom_i_met_is_in_the_book_and_both_of_us_began_it(book: Book, tmp_path: Path) -> None:
    report = imported(book, a_calendar(tmp_path, an_event(ME, ALICE, title="Revue")), me=[ME])
    exchange = Exchange.objects.get()
    assert names(book) == ["Alice Martin"]
    assert (exchange.subject, exchange.channel, exchange.by) == ("Revue", "meeting", "both")
    assert (exchange.size, exchange.whole_day, exchange.origin) == (1, False, "calendar")
    assert (report.kind, report.people.created, report.exchanges.created) == ("calendar", 1, 1)


def test_a_meeting_feeds_the_tie_in_both_directions(book: Book, tmp_path: Path) -> None:
    imported(book, a_calendar(tmp_path), me=[ME])
    tie = Tie.objects.get()
    assert tie.last_in_at == tie.last_out_at == tie.last_at
    assert tie.s365 == 2.0


def test_the_same_calendar_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    events = an_event(ME, ALICE, lines=WEEKLY), an_event(ME, BENOIT, uid="2"), an_event(uid="3")
    path = a_calendar(tmp_path, *events)
    first, before = imported(book, path, me=[ME]), exported(book)
    again = imported(book, path)
    assert exported(book) == before
    assert (first.exchanges.created, first.exchanges.ignored) == (2, 1)
    assert (again.exchanges.seen, again.exchanges.unchanged) == (3, 2)
    assert (again.people.unchanged, again.people.created) == (2, 0)


def test_a_week_later_the_series_has_one_meeting_more(
    book: Book, tmp_path: Path, clock: Clock
) -> None:
    path = a_calendar(tmp_path, an_event(ME, ALICE, lines=WEEKLY))
    imported(book, path, me=[ME])
    clock.set(NOW + timedelta(days=7))
    report = imported(book, path)
    assert (report.exchanges.created, report.exchanges.unchanged) == (1, 1)


def test_the_same_meeting_in_two_calendars_is_one(book: Book, tmp_path: Path) -> None:
    imported(book, a_calendar(tmp_path, an_event(ME, ALICE)), me=[ME])
    other = a_calendar(tmp_path, an_event(ME, ALICE, title="Autrement"), name="other.ics")
    assert imported(book, other).exchanges.unchanged == 1
    assert Exchange.objects.count() == 1


def test_hours_without_a_zone_are_of_where_i_live(book: Book, tmp_path: Path) -> None:
    book.time_zone = "America/Montreal"
    book.save()
    imported(book, a_calendar(tmp_path, an_event(ME, ALICE, at="20261116T090000")), me=[ME])
    assert Exchange.objects.get().at.isoformat() == "2026-11-16T14:00:00+00:00"


def test_i_am_who_is_in_nearly_every_meeting(book: Book, tmp_path: Path) -> None:
    events = an_event(ME, ALICE), an_event(ME, BENOIT, uid="2"), an_event(CHLOE, uid="3")
    report = imported(book, a_calendar(tmp_path, *events))
    assert report.me == [ME]
    assert names(book) == ["Alice Martin", "Benoît Durand", "Chloé Petit"]


@pytest.mark.parametrize("line", [f"X-WR-CALNAME:{ME}", f'X-OWNER;CN="Paul Moi":mailto:{ME}'])
def test_the_calendar_says_who_i_am(book: Book, tmp_path: Path, line: str) -> None:
    report = imported(book, a_calendar(tmp_path, lines=[line]))
    assert (report.me, names(book)) == ([ME], ["Alice Martin"])


def test_a_calendar_named_after_no_guest_is_of_who_is_always_there(
    book: Book, tmp_path: Path
) -> None:
    events = an_event(ME, ALICE), an_event(ME, BENOIT, uid="2")
    lines = ["X-WR-CALNAME:equipe@acme.example"]
    assert imported(book, a_calendar(tmp_path, *events, lines=lines)).me == [ME]


def test_the_calendar_of_a_colleague_does_not_make_me_another(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(BENOIT, ME)), me=[ME])
    event = an_event(ME, ALICE, CHLOE, organizer=ALICE)
    report = imported(book, a_calendar(tmp_path, event, lines=[f"X-WR-CALNAME:{mail(ALICE)}"]))
    assert report.me == [ME]
    assert names(book) == ["Alice Martin", "Benoît Durand", "Chloé Petit"]


def test_when_nothing_tells_who_i_am_i_am_asked(book: Book, tmp_path: Path) -> None:
    report = imported(book, a_calendar(tmp_path, an_event(ALICE, BENOIT)))
    assert [p.code for p in report.problems] == ["owner-unknown"]
    assert (names(book), report.exchanges.ignored) == ([], 1)


def test_when_i_am_asked_who_i_am_the_likeliest_addresses_are_named(
    book: Book, tmp_path: Path
) -> None:
    events = an_event(ALICE, BENOIT), an_event(ALICE, BENOIT, uid="2"), an_event(CHLOE, uid="3")
    [problem] = imported(book, a_calendar(tmp_path, *events)).problems
    said = problem_sentence(problem)
    assert f"{mail(ALICE)}, {mail(BENOIT)}" in said
    assert f"--me {mail(ALICE)}" in said


def test_meetings_of_others_are_not_mine(book: Book, tmp_path: Path) -> None:
    events = an_event(ME, ALICE), an_event(BENOIT, organizer=CHLOE, uid="2")
    report = imported(book, a_calendar(tmp_path, *events), me=[ME])
    assert (names(book), report.exchanges.ignored) == (["Alice Martin"], 1)


def test_guests_i_wrote_into_my_own_calendar_were_met(book: Book, tmp_path: Path) -> None:
    report = imported(book, a_calendar(tmp_path, an_event(ALICE)), me=[ME])
    assert (names(book), report.problems) == (["Alice Martin"], [])


@pytest.mark.parametrize(
    "guests", [(DECLINED, ALICE), (ME,), (ME, "ATTENDEE;CUTYPE=ROOM:mailto:r@x.example")]
)
def test_what_i_declined_and_where_nobody_came_is_no_exchange(
    book: Book, tmp_path: Path, guests: tuple[str, ...]
) -> None:
    report = imported(book, a_calendar(tmp_path, an_event(*guests)), me=[ME])
    assert (report.exchanges.seen, report.exchanges.ignored, names(book)) == (1, 1, [])


def test_who_declined_is_not_met(book: Book, tmp_path: Path) -> None:
    absent = f"ATTENDEE;PARTSTAT=DECLINED;CN=Benoît:mailto:{mail(BENOIT)}"
    imported(book, a_calendar(tmp_path, an_event(ME, ALICE, absent)), me=[ME])
    assert names(book) == ["Alice Martin"]


def test_people_at_one_meeting_know_each_other(book: Book, tmp_path: Path) -> None:
    event = an_event(ME, ALICE, BENOIT, at="20261109T090000Z", lines=WEEKLY)
    report = imported(book, a_calendar(tmp_path, event), me=[ME])
    link = Link.objects.get()
    assert (report.links, link.kind, link.seen, link.since) == (1, "meeting", 2, "2026-11-09")
    assert {link.a.name, link.b.name} == {"Alice Martin", "Benoît Durand"}


def test_who_wrote_and_was_met_is_one_person(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)), me=[ME])
    report = imported(book, a_calendar(tmp_path))
    assert (report.people.unchanged, names(book)) == (1, ["Alice Martin"])
    assert Tie.objects.get().exchanges == 2


def test_a_guest_with_a_name_alone_is_one_person_in_every_meeting(
    book: Book, tmp_path: Path
) -> None:
    named = "ATTENDEE;CN=Alice Martin:invalid:nomail"
    path = a_calendar(tmp_path, an_event(ME, named), an_event(ME, named, uid="2"))
    imported(book, path, me=[ME])
    imported(book, path)
    assert (names(book), Tie.objects.get().exchanges) == (["Alice Martin"], 2)


def test_ignored_guests_stay_out(book: Book, tmp_path: Path) -> None:
    ignore(book, "acme.example")
    report = imported(book, a_calendar(tmp_path, an_event(ME, ALICE, BENOIT)), me=[ME])
    assert (names(book), report.exchanges.created) == (["Benoît Durand"], 1)


def test_a_meeting_of_these_days_waits_for_its_follow_up(book: Book, tmp_path: Path) -> None:
    lunch = an_event(ME, ALICE, at="20261120T113000Z", title="Déjeuner")
    to_come = an_event(ME, BENOIT, at="20261124T113000Z", uid="2")
    imported(book, a_calendar(tmp_path, lunch, to_come), me=[ME])
    [line] = todays_list(book, on=TODAY)
    assert (line.item.kind, line.person) == ("follow-up", called(book, "Alice Martin"))


def test_an_import_of_a_calendar_is_undone(book: Book, tmp_path: Path) -> None:
    before = exported(book)
    imported(book, a_calendar(tmp_path, an_event(ME, ALICE, BENOIT, lines=WEEKLY)), me=[ME])
    undo(book)
    assert exported(book) == before


def test_many_meetings_find_the_owner_early(book: Book, tmp_path: Path) -> None:
    people = [f"Guest {n} <g{n}@x.example>" for n in range(30)]
    events = [
        an_event(ME, people[n % 30], uid=str(n), at=f"2025{n % 12 + 1:02}{n % 28 + 1:02}T090000Z")
        for n in range(2_100)
    ]
    report = imported(book, a_calendar(tmp_path, *events))
    assert (report.me, report.exchanges.created, len(names(book))) == ([ME], 2_100, 30)


def test_nobody_writes_to_each_of_a_whole_room(book: Book, tmp_path: Path) -> None:
    room = [f"P{n} Nom <p{n}@acme.example>" for n in range(6)]
    small = an_event(ME, ALICE, BENOIT, uid="2", at="20261118T090000Z")
    imported(book, a_calendar(tmp_path, an_event(ME, *room, at="20261117T090000Z"), small), me=[ME])
    followed = sorted(line.person.name for line in todays_list(book, on=TODAY, limit=20))
    assert followed == ["Alice Martin", "Benoît Durand"]
