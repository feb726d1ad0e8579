"""Calendars read where they lie, on a Sunday morning of November in Paris."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from tests.builders import a_calendar

from entregent.importers.calendar import read_calendar
from entregent.importers.records import BadRecord, Ignored, MeetingRecord, Record

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=PARIS)
R = TypeVar("R")


def read(folder: Path, *events: str, lines: tuple[str, ...] = ()) -> list[Record]:
    return read_file(a_calendar(folder, *events, lines=lines))


def read_file(path: Path) -> list[Record]:
    return list(read_calendar(path, now=NOW))


def of(kind: type[R], records: list[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def meetings(folder: Path, *events: str, lines: tuple[str, ...] = ()) -> list[MeetingRecord]:
    return of(MeetingRecord, read(folder, *events, lines=lines))


def meeting(folder: Path, *events: str, lines: tuple[str, ...] = ()) -> MeetingRecord:
    [found] = meetings(folder, *events, lines=lines)
    return found


def starts(folder: Path, *events: str, lines: tuple[str, ...] = ()) -> list[str]:
    """Return when the meetings took place, as clocks in Paris show it."""
    found = meetings(folder, *events, lines=lines)
    return sorted(f"{m.at.astimezone(PARIS):%Y-%m-%d %H:%M}" for m in found)


def ignored(folder: Path, *events: str, lines: tuple[str, ...] = ()) -> list[str]:
    """Return why each event is no meeting."""
    return [record.code for record in of(Ignored, read(folder, *events, lines=lines))]


def problems(records: list[Record]) -> list[tuple[str, str]]:
    return [(bad.place, bad.code) for bad in of(BadRecord, records)]
