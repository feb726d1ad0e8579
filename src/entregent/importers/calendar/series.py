"""Events into meetings: each once, each past occurrence of a series by itself."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from entregent.importers.calendar.event import CROWD, Event
from entregent.importers.calendar.recurrence import Follower
from entregent.importers.records import BadRecord, Ignored, MeetingRecord, Record

MOST_SERIES = 50_000  # kept in memory until the file is read
_MOST_SAID = 1_000_000  # guests and dates of them all


class Meetings:
    """The events of one file; series wait for the occurrences that were moved, wherever told."""

    def __init__(self, prefix: str, now: datetime, home: tzinfo) -> None:
        self._prefix = prefix
        self._now = now
        self._home = home
        self._follower = Follower(home, now)
        self._series: dict[str, Event] = {}
        self._instead: dict[str, dict[str, Event]] = {}
        self._waiting = 0
        self._said = 0

    def take(self, event: Event) -> Iterator[Record]:
        """Yield what an event comes to, unless it has to wait for others."""
        if not event.recurs and not event.instead_of:
            yield self._record(event, event.key())
        elif self._waiting >= MOST_SERIES or self._said >= _MOST_SAID:
            values = {"value": event.title}
            yield BadRecord(self._prefix + event.place, "too-many-meetings", values)
        elif event.instead_of:
            yield from self._wait(self._instead.setdefault(event.uid, {}), event.instead_of, event)
        else:
            yield from self._wait(self._series, event.uid, event)

    def finish(self) -> Iterator[Record]:
        """Yield the past occurrences of every series."""
        for uid, series in self._series.items():
            yield from self._occurrences(series, self._instead.pop(uid, {}))
        for moved in self._instead.values():
            for name, event in moved.items():
                yield self._record(event, event.key(name))

    def _wait(self, among: dict[str, Event], name: str, event: Event) -> Iterator[Record]:
        """Keep an event under its name, the latest version of it when there are two."""
        other = among.get(name)
        if other and other.sequence > event.sequence:
            event, other = other, event
        among[name] = event
        guests = len(event.guests.people) + len(event.guests.declined)
        self._said += guests + len(event.added) + len(event.left_out)
        if other:
            yield self._ignored(other, "superseded")
        else:
            self._waiting += 1

    def _occurrences(self, series: Event, moved: dict[str, Event]) -> Iterator[Record]:
        if reason := _reason_to_ignore(series):
            yield self._ignored(series, reason)
        else:
            yield from self._past(series, moved)
        for name, event in moved.items():
            yield self._record(event, series.key(name))

    def _past(self, series: Event, moved: dict[str, Event]) -> Iterator[Record]:
        past = self._follower.past(series)
        if past.problem:
            values = {"value": series.title or series.rule[:60]}
            yield BadRecord(self._prefix + series.place, past.problem, values, kept=True)
        if not past.starts:
            yield self._ignored(series, "future")
        for start in past.starts:
            occurrence = series.at(start)
            names = occurrence.names()
            if moved.keys().isdisjoint(names) and series.left_out.isdisjoint(names):
                yield self._record(occurrence, series.key(names[0]))

    def _record(self, event: Event, key: str) -> MeetingRecord | Ignored:
        reason = _reason_to_ignore(event)
        at = event.start.in_utc(self._home)
        if reason or at > self._now:
            return self._ignored(event, reason or "future")
        return MeetingRecord(
            self._prefix + event.place,
            key,
            at,
            event.channel,
            event.guests.people,
            event.guests.declined,
            event.guests.organizer,
            event.title,
            event.start.whole_day,
        )

    def _ignored(self, event: Event, code: str) -> Ignored:
        return Ignored(self._prefix + event.place, code, of="exchanges")


def _reason_to_ignore(event: Event) -> str:
    """Return why an event is no meeting whenever it is, or ""."""
    if event.cancelled:
        return "cancelled"
    if event.guests.invited > CROWD:
        return "crowd"
    # Who called it alone is no company: a holiday that somebody publishes, a note to oneself.
    return "" if event.guests.invited else "nobody"
