"""When meetings took place: time zones by any name, series, and occurrences moved or left out."""

from pathlib import Path

import pytest
from tests.builders import ALICE, BENOIT, ME, an_event
from tests.importers.calendars import ignored, meeting, meetings, problems, read, starts

ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Siège",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500",
    "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0400",
    "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


def series(rule: str, at: str = ";TZID=Europe/Paris:20261026T100000", *lines: str) -> str:
    return an_event(ME, ALICE, at=at, lines=[f"RRULE:{rule}", *lines])


def instead(of: str, at: str, *lines: str, uid: str = "1") -> str:
    return an_event(ME, ALICE, at=at, uid=uid, lines=[f"RECURRENCE-ID{of}", *lines])


@pytest.mark.parametrize(
    ("at", "start"),
    [
        ("20261116T090000Z", "2026-11-16 10:00"),
        ("20261116T090000", "2026-11-16 09:00"),  # wherever the owner lives
        ("2026-11-16T09:00:00", "2026-11-16 09:00"),
        (";TZID=Europe/London:20261116T090000", "2026-11-16 10:00"),
        (';TZID="Romance Standard Time":20261116T090000', "2026-11-16 09:00"),
        (";TZID=GMT Standard Time:20261116T090000", "2026-11-16 10:00"),
        (";TZID=/mozilla.org/20070129_1/Europe/London:20261116T090000", "2026-11-16 10:00"),
        (";TZID=europe/london:20261116T090000", "2026-11-16 10:00"),
        (
            ';TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20261116T090000',
            "2026-11-16 10:00",
        ),
        (';TZID="(UTC-05:00) Eastern Time (US & Canada)":20260716T090000', "2026-07-16 15:00"),
        (";TZID=UTC-05:00:20261116T090000", "2026-11-16 15:00"),
        (";TZID=Siège:20261116T090000", "2026-11-16 15:00"),
        (";TZID=Siège:20260716T090000", "2026-07-16 15:00"),
        (";TZID=Siège:20261028T090000", "2026-10-28 14:00"),  # Europe changed its clocks before
    ],
)
def test_hours_are_of_the_zone_they_name(tmp_path: Path, at: str, start: str) -> None:
    assert starts(tmp_path, an_event(ME, ALICE, at=at), lines=ZONE) == [start]


def test_hours_are_of_the_zone_they_name_wherever_the_file_describes_it(tmp_path: Path) -> None:
    event = an_event(ME, ALICE, at=";TZID=Siège:20261116T090000")
    zone = "\r\n".join((*ZONE, ""))
    assert starts(tmp_path, event, event, zone) == ["2026-11-16 15:00"] * 2
    assert problems(read(tmp_path, event, zone)) == []


def test_an_event_that_waits_for_its_zone_stays_in_its_calendar(tmp_path: Path) -> None:
    event = an_event(ME, ALICE, at=";TZID=Siège:20261116T090000", uid="2")
    after = "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n" + an_event(ME, ALICE)
    assert ignored(tmp_path, event, after, lines=("METHOD:CANCEL",)) == ["cancelled"]


def test_a_zone_nobody_knows_is_told_and_taken_for_mine(tmp_path: Path) -> None:
    event = an_event(ME, ALICE, at=";TZID=Ailleurs:20261116T090000")
    assert starts(tmp_path, event, event) == ["2026-11-16 09:00"] * 2
    assert problems(read(tmp_path, event, event)) == [("event 1", "unknown-zone")]


def test_a_whole_day_has_no_hour(tmp_path: Path) -> None:
    found = meeting(tmp_path, an_event(ME, ALICE, at=";VALUE=DATE:20261116"))
    assert (found.whole_day, found.at.isoformat()) == (True, "2026-11-16T11:00:00+00:00")


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["10-26", "11-02", "11-09"]),
        ("FREQ=WEEKLY;INTERVAL=2", ["10-26", "11-09"]),
        ("freq=weekly; byday=MO,WE;UNTIL=20261104T090000Z;", ["10-26", "10-28", "11-02", "11-04"]),
        ("FREQ=WEEKLY;UNTIL=20261102", ["10-26", "11-02"]),
        ("FREQ=WEEKLY;UNTIL=20261102T095959", ["10-26"]),
        ("FREQ=MONTHLY;BYDAY=3MO", ["10-26", "11-16"]),  # what begins it belongs to it
        ("FREQ=MONTHLY;BYMONTHDAY=-5", ["10-26", "10-27"]),
        ("FREQ=YEARLY", ["10-26"]),
        ("RRULE:x;RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=2;SKIP=OMIT", ["10-26", "11-02"]),
    ],
)
def test_each_past_occurrence_of_a_series_is_a_meeting(
    tmp_path: Path, rule: str, days: list[str]
) -> None:
    # Ten o'clock stays ten o'clock when the clocks change.
    assert starts(tmp_path, series(rule)) == [f"2026-{day} 10:00" for day in days]


def test_today_counts_up_to_now(tmp_path: Path) -> None:
    assert len(starts(tmp_path, series("FREQ=DAILY", ";TZID=Europe/Paris:20261121T103000"))) == 2
    assert len(starts(tmp_path, series("FREQ=DAILY", ";TZID=Europe/Paris:20261121T103100"))) == 1


def test_a_series_that_has_not_begun_counts_once(tmp_path: Path) -> None:
    assert ignored(tmp_path, series("FREQ=DAILY", "20270101T100000Z")) == ["future"]


def test_a_series_without_guests_is_not_followed(tmp_path: Path) -> None:
    assert ignored(tmp_path, an_event(lines=["RRULE:FREQ=DAILY"])) == ["nobody"]


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Paris:20261102T100000",
        "EXDATE:20261102T090000Z",
        "EXDATE;VALUE=DATE:20261102",
        "EXDATE:20261102T090000Z,20270102T090000Z",
    ],
)
def test_occurrences_left_out_are_left_out(tmp_path: Path, line: str) -> None:
    event = series("FREQ=WEEKLY;COUNT=2", ";TZID=Europe/Paris:20261026T100000", line)
    assert starts(tmp_path, event) == ["2026-10-26 10:00"]


@pytest.mark.parametrize(
    "line",
    [
        "RDATE:20261103T150000Z",
        "RDATE;TZID=Europe/Paris:20261103T160000",
        "RDATE;VALUE=PERIOD:20261103T150000Z/PT1H",
    ],
)
def test_further_dates_are_meetings_too(tmp_path: Path, line: str) -> None:
    event = an_event(ME, ALICE, at="20261102T150000Z", lines=[line])
    assert starts(tmp_path, event) == ["2026-11-02 16:00", "2026-11-03 16:00"]


@pytest.mark.parametrize("first", [True, False])
def test_a_moved_occurrence_takes_place_at_its_new_time(tmp_path: Path, first: bool) -> None:
    event = series("FREQ=WEEKLY;COUNT=3")
    moved = instead(":20261102T090000Z", "20261103T150000Z")
    events = (moved, event) if first else (event, moved)
    assert starts(tmp_path, *events) == ["2026-10-26 10:00", "2026-11-03 16:00", "2026-11-09 10:00"]


@pytest.mark.parametrize(
    ("begins", "of"),
    [
        (";TZID=Europe/Paris:20261026T100000", ":20261102T100000"),
        (";TZID=Europe/Paris:20261026T100000", ";VALUE=DATE:20261102"),
        (":20261026T100000", ":20261102T090000Z"),
        (":20261026T100000", ";TZID=Europe/London:20261102T090000"),
        (";VALUE=DATE:20261026", ":20261102T000000"),
    ],
)
def test_a_moved_occurrence_is_known_however_it_is_told(
    tmp_path: Path, begins: str, of: str
) -> None:
    zone = begins.rpartition(":")[0].removesuffix(";VALUE=DATE")
    moved = instead(of, f"{zone}:20261103T150000")
    found = starts(tmp_path, series("FREQ=WEEKLY;COUNT=2", begins), moved)
    assert [at[:10] for at in found] == ["2026-10-26", "2026-11-03"]


def test_a_moved_occurrence_keeps_its_key(tmp_path: Path) -> None:
    event = series("FREQ=WEEKLY;COUNT=2")
    before = {m.key for m in meetings(tmp_path, event)}
    moved = instead(";TZID=Europe/Paris:20261102T100000", "20261103T150000Z")
    assert {m.key for m in meetings(tmp_path, event, moved)} == before
    assert {m.key for m in meetings(tmp_path, moved)} < before


def test_an_occurrence_cancelled_or_moved_to_come_is_no_meeting(tmp_path: Path) -> None:
    event = series("FREQ=WEEKLY;COUNT=3")
    cancelled = instead(":20261102T090000Z", "20261102T090000Z", "STATUS:CANCELLED")
    later = instead(":20261109T090000Z", "20261209T090000Z")
    assert starts(tmp_path, event, cancelled, later) == ["2026-10-26 10:00"]
    assert ignored(tmp_path, event, cancelled, later) == ["cancelled", "future"]


def test_of_two_versions_the_latest_tells(tmp_path: Path) -> None:
    old = instead(":20261102T090000Z", "20261103T150000Z", "SEQUENCE:1")
    new = instead(":20261102T090000Z", "20261104T150000Z", "SEQUENCE:2")
    assert starts(tmp_path, new, old) == ["2026-11-04 16:00"]
    assert ignored(tmp_path, new, old) == ["superseded"]


def test_series_of_whole_days_go_by_days(tmp_path: Path) -> None:
    event = series("FREQ=DAILY;COUNT=3", ";VALUE=DATE:20261102", "EXDATE;VALUE=DATE:20261103")
    assert starts(tmp_path, event) == ["2026-11-02 12:00", "2026-11-04 12:00"]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SOMETIMES", "BYDAY=MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;INTERVAL=0", "W1 MO #4"],
)
def test_a_rule_that_says_nothing_leaves_the_first_time(tmp_path: Path, rule: str) -> None:
    assert starts(tmp_path, series(rule)) == ["2026-10-26 10:00"]
    assert problems(read(tmp_path, series(rule))) == [("event 1", "bad-recurrence")]


FROM_THEN_ON = ";RANGE=THISANDFUTURE"


def test_a_series_moved_from_one_day_on_takes_place_at_its_new_hour(tmp_path: Path) -> None:
    event = series("FREQ=WEEKLY;COUNT=4")
    moved = instead(f"{FROM_THEN_ON}:20261102T090000Z", "20261103T150000Z")
    assert starts(tmp_path, moved, event) == [
        "2026-10-26 10:00", "2026-11-03 16:00", "2026-11-10 16:00", "2026-11-17 16:00",
    ]  # fmt: skip
    assert {m.key for m in meetings(tmp_path, event)} == {
        m.key for m in meetings(tmp_path, event, moved)
    }


def test_guests_of_a_series_changed_from_one_day_on_are_those_i_met(tmp_path: Path) -> None:
    later = an_event(
        ME, BENOIT, at="20261109T090000Z", lines=[f"RECURRENCE-ID{FROM_THEN_ON}:20261109T090000Z"]
    )
    met = [m.people[1].name for m in meetings(tmp_path, series("FREQ=WEEKLY;COUNT=4"), later)]
    assert sorted(met) == ["Alice Martin"] * 2 + ["Benoît Durand"] * 2


def test_a_series_cancelled_from_one_day_on_took_place_until_then(tmp_path: Path) -> None:
    of = f"{FROM_THEN_ON}:20261102T090000Z"
    off = instead(of, "20261102T090000Z", "STATUS:CANCELLED")
    assert starts(tmp_path, series("FREQ=WEEKLY;COUNT=4"), off) == ["2026-10-26 10:00"]


def test_a_series_moved_to_earlier_days_counts_up_to_now(tmp_path: Path) -> None:
    event = series("FREQ=WEEKLY", ";TZID=Europe/Paris:20261113T100000")
    moved = instead(f"{FROM_THEN_ON}:20261120T090000Z", "20261116T090000Z")
    assert starts(tmp_path, event, moved) == ["2026-11-13 10:00", "2026-11-16 10:00"]
    to_come = instead(f"{FROM_THEN_ON}:20261120T090000Z", "20261114T090000Z")
    assert starts(tmp_path, event, to_come)[2:] == ["2026-11-21 10:00"]


def test_times_left_out_by_a_rule_are_left_out(tmp_path: Path) -> None:
    event = series("FREQ=DAILY;COUNT=4", "20261116T090000Z", "EXRULE:FREQ=DAILY;INTERVAL=2")
    assert starts(tmp_path, event) == ["2026-11-17 10:00", "2026-11-19 10:00"]
    assert problems(read(tmp_path, event)) == []


def test_a_rule_may_leave_out_every_time(tmp_path: Path) -> None:
    event = series("FREQ=DAILY;COUNT=4", "20261116T090000Z", "EXRULE:FREQ=DAILY")
    assert starts(tmp_path, event) == []


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=SOMETIMES", "FREQ=DAILY;BYDAY=XX"])
def test_a_rule_that_leaves_times_out_and_is_not_understood_is_told(
    tmp_path: Path, rule: str
) -> None:
    event = series("FREQ=DAILY;COUNT=2", "20261116T090000Z", f"EXRULE:{rule}")
    assert len(starts(tmp_path, event)) == 2
    assert problems(read(tmp_path, event)) == [("event 1", "left-out-by-rule")]
