"""Events of a calendar: who took part, what is a meeting and of which kind, and under which key."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import ALICE, BENOIT, ME, a_calendar, an_event
from tests.importers.archives import zipped
from tests.importers.calendars import (
    ignored,
    meeting,
    meetings,
    of,
    read,
    read_file,
    starts,
)

from entregent.importers.calendar import calendars_size
from entregent.importers.records import Channel, MeetingRecord, MeRecord, Party

ALICE_PARTY = Party("Alice Martin", "alice@acme.example")


def guests(folder: Path, *people: str, **how: str) -> list[str]:
    """Return the people of a meeting, by name or else by address."""
    return [party.name or party.email for party in meeting(folder, an_event(*people, **how)).people]


def channel(folder: Path, title: str = "Point", *lines: str) -> Channel:
    return meeting(folder, an_event(ME, ALICE, title=title, lines=lines)).channel


def test_a_meeting_tells_who_when_and_about_what(tmp_path: Path) -> None:
    found = meeting(tmp_path, an_event(ALICE, organizer=ME, title="Revue\\, lot 2"))
    assert (found.place, found.at.isoformat()) == ("event 1", "2026-11-16T09:00:00+00:00")
    assert (found.subject, found.channel) == ("Revue, lot 2", Channel.MEETING)
    assert found.people == (Party("", ME), ALICE_PARTY)
    assert (found.organizer, found.whole_day) == (Party("", ME), False)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("ATTENDEE;CN=Alice:MAILTO:Alice@Acme.EXAMPLE", Party("Alice", "alice@acme.example")),
        ("ATTENDEE;CN=Alice Martin:invalid:nomail", Party("Alice Martin")),
        ("ATTENDEE;CN=Alice Martin:", Party("Alice Martin")),
        ("ATTENDEE;CN=alice@acme.example:invalid:nomail", Party("", "alice@acme.example")),
        ("ATTENDEE;CN=alice@acme.example:mailto:alice@acme.example", Party("", ALICE_PARTY.email)),
        ("ATTENDEE;EMAIL=alice@acme.example;CN=A:/principals/12/", Party("A", ALICE_PARTY.email)),
        (
            'ATTENDEE;CN="Martin; Alice: Dr":mailto:a@x.example',
            Party("Martin; Alice: Dr", "a@x.example"),
        ),
        ("ATTENDEE;CN=Dr: Alice:mailto:a@x.example", Party("Dr", "a@x.example")),
        ("ATTENDEE;CN=\"'Alice'\":mailto:a@x.example", Party("Alice", "a@x.example")),
        ("ATTENDEE;CN=a^'b:mailto:a@x.example", Party('a"b', "a@x.example")),
        ("ATTENDEE:Alice <a@x.example>", Party("Alice", "a@x.example")),
        (
            "ATTENDEE;CN=Alice\r\n  Martin:mail\r\n to:a@x.example",
            Party("Alice Martin", "a@x.example"),
        ),
        ("attendee;cn=Alice:mailto:a@x.example", Party("Alice", "a@x.example")),
    ],
)
def test_a_guest_is_known_however_named(tmp_path: Path, line: str, who: Party) -> None:
    event = an_event(ME, lines=[line])
    assert meeting(tmp_path, event).people[1:] == (who,)


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CUTYPE=ROOM;CN=Salle 3:mailto:salle3@acme.example",
        "ATTENDEE;CUTYPE=RESOURCE;CN=Projecteur:mailto:p@acme.example",
        "ATTENDEE;CUTYPE=GROUP;CN=Ventes:mailto:ventes@acme.example",
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Archives:mailto:archives@acme.example",
        "ATTENDEE:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE:mailto:no-reply@acme.example",
        "ATTENDEE:mailto:equipe@googlegroups.com",
        "ATTENDEE;CN=Salle Rouge:mailto:rouge@acme.example",
        "ATTENDEE;PARTSTAT=DECLINED;CN=Benoît:mailto:b@acme.example",
        "ATTENDEE;PARTSTAT=DELEGATED;CN=Benoît:mailto:b@acme.example",
        "ATTENDEE:invalid:nomail",
    ],
)
def test_rooms_groups_robots_and_the_absent_do_not_take_part(tmp_path: Path, line: str) -> None:
    event = an_event(ME, ALICE, lines=["LOCATION:Salle Rouge", line])
    assert [party.email for party in meeting(tmp_path, event).people] == [ME, ALICE_PARTY.email]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("Salle Renoir", "CUTYPE=INDIVIDUAL;CN=Salle Renoir:mailto:salle.renoir@x.example"),
        ("Salle Renoir", "CUTYPE=INDIVIDUAL;CN=SALLE RENOIR:mailto:renoir@x.example"),
        ("Paris\\, Salle Renoir; 2e", "CN=Salle Renoir:mailto:renoir@x.example"),
        ("", "CUTYPE=INDIVIDUAL;CN=Salle Renoir:mailto:salle.renoir@x.example"),
        ("Salle Renoir", "CUTYPE=INDIVIDUAL:mailto:salle.renoir@x.example"),
        ("", "CN=Conf Room 2 (8 pers.):mailto:conf.room2@x.example"),
        ("", "CN=Meeting Room Blue:mailto:room-blue@x.example"),
        ("", "CN=Bureau de réunion 3:mailto:bureau.reunion-3@x.example"),
        ("", "CN=Doodle:mailto:mailer@doodle.com"),
        ("", "CN=Calendly:mailto:invites@mail.calendly.com"),
        ("", "CN=Alice MARTIN via Doodle:mailto:a.martin@x.example"),
    ],
)
def test_a_room_or_a_scheduling_robot_is_nobody_i_met(
    tmp_path: Path, place: str, line: str
) -> None:
    event = an_event(ME, ALICE, lines=[f"LOCATION:{place}", f"ATTENDEE;{line}"])
    assert [party.email for party in meeting(tmp_path, event).people] == [ME, ALICE_PARTY.email]


@pytest.mark.parametrize(
    "guest",
    ["Salle Anne <anne.salle@x.example>", "Jean Salle <salle.jean@x.example>",
     "Salle <salle@x.example>", "Romain Room <r.room@x.example>",
     "salle.anne@x.example", "Étage <etage@x.example>"],
)  # fmt: skip
def test_somebody_called_salle_is_no_room(tmp_path: Path, guest: str) -> None:
    place = "LOCATION:Étage\\, Salle Renoir"
    assert guests(tmp_path, ME, guest, lines=[place])[1:] == [guest.partition(" <")[0]]


def test_a_guest_of_outlook_is_called_as_one_says(tmp_path: Path) -> None:
    guest = "MARTIN, Alice (EXT) <alice@acme.example>"
    assert guests(tmp_path, ME, guest)[1:] == ["Alice Martin"]


def test_who_declined_is_told_apart(tmp_path: Path) -> None:
    found = meeting(tmp_path, an_event(ME, "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@acme.example"))
    assert found.declined == (Party("", "alice@acme.example"),)


def test_the_organiser_takes_part_once_and_first(tmp_path: Path) -> None:
    assert guests(tmp_path, BENOIT, ALICE, organizer="alice@acme.example") == [
        "Alice Martin",
        "Benoît Durand",
    ]


def test_an_organiser_who_declined_is_absent(tmp_path: Path) -> None:
    declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@acme.example"
    assert guests(tmp_path, ME, BENOIT, declined, organizer=ALICE) == [ME, "Benoît Durand"]


def test_a_calendar_of_a_group_called_no_meeting(tmp_path: Path) -> None:
    team = "Équipe <abc@group.calendar.google.com>"
    found = meeting(tmp_path, an_event(ME, ALICE, organizer=team))
    assert (found.organizer, len(found.people)) == (None, 2)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["STATUS:CANCELLED"], "cancelled"),
        ([f"ATTENDEE:mailto:p{n}@acme.example" for n in range(24)], "crowd"),
    ],
)
def test_what_is_cancelled_or_a_crowd_is_no_meeting(
    tmp_path: Path, lines: list[str], why: str
) -> None:
    assert ignored(tmp_path, an_event(ME, ALICE, lines=lines)) == [why]


@pytest.mark.parametrize(
    "title",
    ["Canceled: Sync", "Cancelled: Sync", "CANCELED : Sync", "Annulé : Réunion", "Annulée: Réunion",
     "Annulé\u202f: Réunion", "Annule\u0301 : Réunion"],
)  # fmt: skip
def test_a_meeting_whose_title_says_it_was_cancelled_did_not_take_place(
    tmp_path: Path, title: str
) -> None:
    assert ignored(tmp_path, an_event(ME, ALICE, title=title)) == ["cancelled"]


def test_a_meeting_about_cancelled_orders_took_place(tmp_path: Path) -> None:
    assert len(guests(tmp_path, ME, ALICE, title="Cancelled orders: what next")) == 2


def test_twenty_five_people_are_no_crowd_yet(tmp_path: Path) -> None:
    people = [f"p{n}@acme.example" for n in range(25)]
    assert len(guests(tmp_path, *people)) == 25


def test_an_event_without_guests_a_future_one_and_a_task_are_no_meetings(tmp_path: Path) -> None:
    task = "BEGIN:VTODO\r\nUID:9\r\nATTENDEE:mailto:a@x.example\r\nEND:VTODO\r\n"
    to_come = an_event(ME, ALICE, at="20261122T100000Z")
    assert ignored(tmp_path, an_event(), to_come, task) == ["nobody", "future", "task"]


def test_a_cancellation_and_a_calendar_of_birthdays_hold_no_meeting(tmp_path: Path) -> None:
    event = an_event(ME, ALICE)
    assert ignored(tmp_path, event, lines=("METHOD:CANCEL",)) == ["cancelled"]
    assert ignored(tmp_path, event, lines=("X-WR-CALNAME:Anniversaires",)) == ["birthday"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Déjeuner Karim", Channel.MEAL),
        ("Petit-déjeuner de la promo", Channel.MEAL),
        ("Dîner chez Mehdi", Channel.MEAL),
        ("Lunch with Alice", Channel.MEAL),
        ("DINNER", Channel.MEAL),
        ("Visio avec Benoît", Channel.VIDEO),
        ("Zoom call", Channel.VIDEO),
        ("Appel Olivier", Channel.CALL),
        ("Call with Katrin", Channel.CALL),
        ("Point téléphone", Channel.CALL),
        ("Café avec Alice", Channel.MEETING),
        ("Meet Alice", Channel.MEETING),
        ("Rappels vaccins, équipe technique", Channel.MEETING),
    ],
)
def test_the_title_tells_how_people_met(tmp_path: Path, title: str, expected: Channel) -> None:
    assert channel(tmp_path, title) is expected


@pytest.mark.parametrize(
    "line",
    [
        "LOCATION:https://acme.zoom.us/j/123",
        "LOCATION:Réunion Microsoft Teams",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://visio.acme.example/1",
        "DESCRIPTION:Rejoindre : https://teams.microsoft.com/l/meetup-join/19",
    ],
)
def test_a_link_to_a_call_makes_it_one_unless_people_met_somewhere(
    tmp_path: Path, line: str
) -> None:
    assert channel(tmp_path, "Point", line) is Channel.VIDEO
    assert channel(tmp_path, "Déjeuner", line) is Channel.MEAL
    if not line.startswith("LOCATION"):
        assert channel(tmp_path, "Point", line, "LOCATION:Salle 3") is Channel.MEETING


def test_a_telephone_number_for_a_place_is_a_call(tmp_path: Path) -> None:
    assert channel(tmp_path, "Point", "LOCATION:+33 6 39 98 12 34") is Channel.CALL


def test_the_same_meeting_has_the_same_key_in_every_calendar(tmp_path: Path) -> None:
    mine = meeting(tmp_path, an_event(ME, ALICE, at=";TZID=Europe/Paris:20261116T100000"))
    theirs = meeting(tmp_path, an_event(ALICE, ME, at="20261116T090000Z", title="Autrement"))
    other = meeting(tmp_path, an_event(ME, ALICE, uid="2"))
    assert mine.key == theirs.key != other.key


def test_the_occurrences_of_a_series_have_a_key_each(tmp_path: Path) -> None:
    event = an_event(
        ME, ALICE, at=";TZID=Europe/Paris:20261102T100000", lines=["RRULE:FREQ=DAILY;COUNT=3"]
    )
    in_utc = an_event(ME, ALICE, at="20261102T090000Z", lines=["RRULE:FREQ=DAILY;COUNT=3"])
    keys = [m.key for m in meetings(tmp_path, event)]
    assert len(set(keys)) == 3
    assert keys == [m.key for m in meetings(tmp_path, in_utc)]


def test_without_an_identifier_the_event_itself_is_the_key(tmp_path: Path) -> None:
    event = an_event(ME, ALICE).replace("UID:1\r\n", "")
    one, other = meetings(tmp_path, event, event.replace("Point", "Autre"))
    assert one.key != other.key
    assert replace(one, key="") == replace(other, key="", place=one.place, subject=one.subject)


@pytest.mark.parametrize(
    "line",
    [
        "X-WR-CALNAME:paul@moi.example",
        'X-OWNER;CN="Paul Moi":mailto:paul@moi.example',
        "X-WR-RELCALID:paul@moi.example",
    ],
)
def test_a_calendar_may_say_whose_it_is(tmp_path: Path, line: str) -> None:
    [me] = of(MeRecord, read(tmp_path, lines=(line,)))
    assert (me.emails, me.sure) == (("paul@moi.example",), False)


def test_a_file_named_after_an_address_says_whose_it_is(tmp_path: Path) -> None:
    path = a_calendar(tmp_path, name="paul@moi.example.ics")
    assert [me.emails for me in of(MeRecord, read_file(path))] == [("paul@moi.example",)]
    group = a_calendar(tmp_path, name="abc123@group.calendar.google.com.ics")
    assert of(MeRecord, read_file(group)) == []


def test_the_calendars_of_a_zip_are_read_one_after_the_other(tmp_path: Path) -> None:
    one = a_calendar(tmp_path, name="a.ics").read_text()
    files = {"Takeout/Agenda/Travail.ics": one, "Takeout/Agenda/Privé.ics": one, "x.html": "x"}
    path = zipped(tmp_path, files)
    assert calendars_size(path) == 2 * len(one.encode())
    assert [m.place for m in of(MeetingRecord, read_file(path))] == [
        "Privé.ics event 1",
        "Travail.ics event 1",
    ]


def test_the_old_vcalendar_is_read_too(tmp_path: Path) -> None:
    lines = (
        "ATTENDEE;ROLE=ATTENDEE;STATUS=CONFIRMED:Alice Martin <alice@acme.example>",
        "ATTENDEE;STATUS=DECLINED:Benoît <b@x.example>",
        "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:D=C3=A9j=\r\neuner",
    )
    found = meeting(tmp_path, an_event(ME, lines=lines, title="x"))
    assert found.people == (Party("", ME), ALICE_PARTY)


def test_what_comes_after_an_unreadable_event_is_read(tmp_path: Path) -> None:
    assert starts(tmp_path, an_event(ME, ALICE, at="soon"), an_event(ME, ALICE)) == [
        "2026-11-16 10:00"
    ]
