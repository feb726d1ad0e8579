"""Calendars that are broken, endless or made to harm: read within bounds, nothing in silence."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import ALICE, ME, a_calendar, an_event, written
from tests.importers.calendars import meetings, of, problems, read, read_file, starts

from entregent.importers.calendar import recurrence
from entregent.importers.calendar.recurrence import MOST_OCCURRENCES
from entregent.importers.records import Ignored, MeetingRecord


def calendar(folder: Path, lines: Iterable[str]) -> Path:
    """Write a calendar line by line: it may be of any size."""
    path = folder / "big.ics"
    with path.open("w", newline="\r\n") as out:
        out.write("BEGIN:VCALENDAR\n")
        out.writelines(f"{line}\n" for line in lines)
        out.write("END:VCALENDAR\n")
    return path


def event(*lines: str, at: str = "20261102T090000Z", uid: str = "1") -> list[str]:
    guests = [f"ATTENDEE:mailto:{ME}", "ATTENDEE;CN=Alice Martin:mailto:alice@acme.example"]
    return ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{at}", *guests, *lines, "END:VEVENT"]


def test_a_forgotten_end_takes_no_other_event_along(tmp_path: Path) -> None:
    broken = an_event(ME, ALICE).replace("END:VEVENT\r\n", "")
    records = read(tmp_path, broken, an_event(ME, ALICE, uid="2"), broken)
    assert len(of(MeetingRecord, records)) == 3
    assert problems(records) == [("event 1", "missing-end"), ("event 3", "missing-end")]


def test_an_alarm_without_end_hides_no_line(tmp_path: Path) -> None:
    alarm = ["BEGIN:VALARM", "SUMMARY:Alarme", "END:VEVENT", *event(uid="2")]
    path = calendar(tmp_path, event()[:-1] + alarm)
    assert len(of(MeetingRecord, read_file(path))) == 2


def test_a_line_that_says_nothing_is_told_with_its_place(tmp_path: Path) -> None:
    path = calendar(tmp_path, event("this is nothing", "X-FOO;BAR=1", " :folded"))
    records = read_file(path)
    assert problems(records) == [("line 7", "bad-line")]
    assert len(of(MeetingRecord, records)) == 1


def test_a_line_folded_after_a_space_keeps_the_space(tmp_path: Path) -> None:
    path = calendar(tmp_path, event("SUMMARY:Lunch with \n Karim", uid="x \n y"))
    [met] = of(MeetingRecord, read_file(path))
    assert met.subject == "Lunch with Karim"


def test_an_event_without_a_date_is_told(tmp_path: Path) -> None:
    assert problems(read(tmp_path, an_event(ME, at="20261340T000000"))) == [
        ("event 1", "bad-start")
    ]
    assert problems(read(tmp_path, an_event(ME).replace("DTSTART", "X"))) == [
        ("event 1", "no-start")
    ]


def test_dates_and_addresses_that_are_none_leave_the_rest(tmp_path: Path) -> None:
    lines = ["EXDATE:never", "RECURRENCE-ID:once", "ATTENDEE:mailto:nobody"]
    records = read(tmp_path, an_event(ME, ALICE, lines=lines))
    assert sorted(code for _, code in problems(records)) == ["bad-date", "bad-date", "bad-email"]
    assert len(of(MeetingRecord, records)) == 1


def test_guessed_letters_are_told(tmp_path: Path) -> None:
    text = a_calendar(tmp_path, an_event(ME, ALICE, title="Déjeuner")).read_text()
    records = read_file(written(tmp_path / "old.ics", text.encode("cp1252")))
    assert of(MeetingRecord, records)[0].subject == "Déjeuner"
    assert problems(records) == [("event 1", "guessed-charset")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_encoding_and_any_end_of_line_is_read(tmp_path: Path, encoding: str, end: str) -> None:
    text = a_calendar(tmp_path, an_event(ME, ALICE, title="Été")).read_bytes().decode()
    path = written(tmp_path / "other.ics", text.replace("\r\n", end).encode(encoding))
    assert [m.subject for m in of(MeetingRecord, read_file(path))] == ["Été"]


@pytest.mark.parametrize(
    ("rule", "at", "code"),
    [
        ("FREQ=SECONDLY", "19000101T000000Z", "recurs-too-often"),
        ("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "20260101T000000Z", "recurs-too-often"),
        ("FREQ=HOURLY;COUNT=9999999", "20260101T000000Z", "recurs-too-often"),
        (f"FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE={','.join(map(str, range(60)))}", "19700101T000000Z",
         "recurs-too-often"),
        (f"FREQ=YEARLY;BYDAY={','.join(['MO'] * 100_000)}", "19700101T000000Z", "bad-recurrence"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "19700101T000000Z", "bad-recurrence"),
    ],
)  # fmt: skip
def test_what_repeats_beyond_reason_leaves_its_first_time(
    tmp_path: Path, rule: str, at: str, code: str
) -> None:
    records = read_file(calendar(tmp_path, event(f"RRULE:{rule}", at=at)))
    assert problems(records) == [("event 1", code)]
    assert len(of(MeetingRecord, records)) == 1


def test_of_what_repeats_for_ever_the_last_times_are_read(tmp_path: Path) -> None:
    records = read_file(calendar(tmp_path, event("RRULE:FREQ=DAILY", at="19700101T090000Z")))
    found = of(MeetingRecord, records)
    assert problems(records) == [("event 1", "recurs-too-long")]
    assert len(found) == MOST_OCCURRENCES
    assert max(m.at for m in found).date().isoformat() == "2026-11-22"


def test_a_hundred_thousand_dates_are_cut(tmp_path: Path) -> None:
    dates = [
        f"RDATE:2026{n % 12 + 1:02}{n % 28 + 1:02}T{n % 24:02}{n % 60:02}00Z"
        for n in range(100_000)
    ]
    records = read_file(calendar(tmp_path, event(*dates)))
    assert ("event 1", "long-event") in problems(records)
    assert len(of(MeetingRecord, records)) <= MOST_OCCURRENCES


def test_a_hundred_thousand_guests_are_a_crowd(tmp_path: Path) -> None:
    guests = (f"ATTENDEE:mailto:p{n}@acme.example" for n in range(100_000))
    records = read_file(calendar(tmp_path, event(*guests)))
    assert [record.code for record in of(Ignored, records)] == ["crowd"]
    assert problems(records) == [("event 1", "long-event")]


def test_events_within_events_are_told_one_by_one(tmp_path: Path) -> None:
    nested = event()[:-1] * 1_000 + ["END:VEVENT"] * 1_000
    records = read_file(calendar(tmp_path, nested))
    assert len(of(MeetingRecord, records)) == 1_000
    assert problems(records) == [(f"event {n}", "missing-end") for n in range(1, 1_000)]


def test_thousands_of_alarms_are_stepped_over(tmp_path: Path) -> None:
    alarms = ["BEGIN:VALARM", "TRIGGER:-PT1H", "END:VALARM"] * 20_000 + ["BEGIN:VALARM"] * 20_000
    records = read_file(calendar(tmp_path, event(*alarms)))
    assert len(of(MeetingRecord, records)) == 1
    assert problems(records) == []


@pytest.mark.parametrize("fold", ["", "\n "])
def test_a_line_of_any_length_is_stepped_over_and_told(tmp_path: Path, fold: str) -> None:
    long = "DESCRIPTION:" + (fold + "x" * 1_000_000) * 30
    records = read_file(calendar(tmp_path, event(*long.split("\n"))))
    assert problems(records) == [("line 7", "long-line")]
    assert len(of(MeetingRecord, records)) == 1


def test_rules_that_never_come_are_not_sought_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recurrence, "_VAIN_SEARCHES", 1)
    never = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    lines = [line for n in range(3) for line in event(never, uid=str(n))]
    records = read_file(calendar(tmp_path, lines))
    assert [code for _, code in problems(records)] == ["too-many-meetings"] * 2
    assert len(of(MeetingRecord, records)) == 3


def test_a_calendar_of_endless_series_comes_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recurrence, "_OCCURRENCES_IN_A_FILE", 1_000)
    lines = [
        line
        for n in range(9)
        for line in event("RRULE:FREQ=DAILY", at="20260101T090000Z", uid=str(n))
    ]
    records = read_file(calendar(tmp_path, lines))
    assert len(of(MeetingRecord, records)) < 1_010
    assert {code for _, code in problems(records)} == {"too-many-meetings"}


def test_a_zone_without_sense_harms_nobody(tmp_path: Path) -> None:
    zone = ("BEGIN:VTIMEZONE", "TZID:Rien", "BEGIN:STANDARD", "DTSTART:99990101T000000",
            "TZOFFSETTO:+9999", "RRULE:FREQ=SECONDLY", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip
    at = ";TZID=Rien:20261116T090000"
    assert starts(tmp_path, an_event(ME, ALICE, at=at), lines=zone) == ["2026-11-16 09:00"]


_WORDS = st.sampled_from(
    "BEGIN:VEVENT,END:VEVENT,BEGIN:VALARM,END:VALARM,BEGIN:VTIMEZONE,TZID:X,END:VTIMEZONE,UID:1,"
    "DTSTART:20261101T090000Z,DTSTART;TZID=X:20261101T090000,DTSTART;VALUE=DATE:20261101,"
    "RRULE:FREQ=DAILY,RRULE:FREQ=MONTHLY;BYSETPOS=9;BYDAY=MO,RDATE:20261103,EXDATE:20261102,"
    "RECURRENCE-ID:20261102T090000Z,ATTENDEE:mailto:a@x.example,ORGANIZER:mailto:b@x.example,"
    "TZOFFSETTO:+0100,BEGIN:VCALENDAR,END:VCALENDAR,STATUS:CANCELLED, x,:,;:".split(",")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_WORDS | st.text(max_size=30), max_size=40))
def test_no_lines_in_any_order_stop_the_reader(tmp_path: Path, lines: list[str]) -> None:
    text = "BEGIN:VCALENDAR\n" + "\n".join(lines)
    records = read_file(written(tmp_path / "any.ics", text.encode("utf-8", "surrogatepass")))
    assert all(m.people for m in of(MeetingRecord, records))


def test_many_events_do_not_slow_each_other_down(tmp_path: Path) -> None:
    assert (
        len(meetings(tmp_path, *(an_event(ME, ALICE, uid=str(n)) for n in range(5_000)))) == 5_000
    )
