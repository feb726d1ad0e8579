"""Events into meetings: each once, each past occurrence of a series by itself."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from entregent.importers.calendar.event import CROWD, Event
from entregent.importers.calendar.moments import Moment
from entregent.importers.calendar.recurrence import Follower
from entregent.importers.records import BadRecord, Ignored, MeetingRecord, Record

MOST_SERIES = 50_000  # kept in memory until the file is read
_MOST_SAID = 1_000_000  # guests and dates of them all
_FURTHEST = timedelta(days=366)  # by which a series is looked at ahead of now


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
        later = _Later(series, moved.values(), self._home)
        if (reason := _reason_to_ignore(series)) and not later.changes:
            yield self._ignored(series, reason)
        else:
            yield from self._past(series, moved, later)
        for name, event in moved.items():
            yield self._record(event, series.key(name))

    def _past(self, series: Event, moved: dict[str, Event], later: "_Later") -> Iterator[Record]:
        past = self._follower.past(series, later.ahead)
        if past.problem:
            values = {"value": series.title or series.rule[:60]}
            yield BadRecord(self._prefix + series.place, past.problem, values, kept=True)
        if not past.starts:
            yield self._ignored(series, "future")
        for start in past.starts:
            occurrence = series.at(start)
            names = occurrence.names()
            if moved.keys().isdisjoint(names) and series.left_out.isdisjoint(names):
                held = later.held(occurrence)
                if held.start.in_utc(self._home) <= self._now:
                    yield self._record(held, series.key(names[0]))

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


class _Later:
    """What was changed in a series from one of its occurrences on (RANGE=THISANDFUTURE)."""

    def __init__(self, series: Event, moved: Iterable[Event], home: tzinfo) -> None:
        self.changes: list[tuple[datetime, timedelta, Event]] = []
        for event in moved:
            if event.from_then_on:
                since = event.from_then_on.as_told_by(series.start, home)
                if event.from_then_on.whole_day and not series.start.whole_day:
                    since = datetime.combine(since, series.start.local.time())
                moved_by = event.start.as_told_by(series.start, home) - since
                self.changes.append((since, moved_by, event))
        self.changes.sort(key=lambda change: change[0])

    @property
    def ahead(self) -> timedelta:
        """How much earlier than meant at first an occurrence may take place."""
        most = max((-moved_by for _, moved_by, _ in self.changes), default=timedelta())
        return min(max(most, timedelta()), _FURTHEST)

    def held(self, occurrence: Event) -> Event:
        """Return the occurrence as it took place after the last change before it."""
        start = occurrence.start.local
        index = bisect_right(self.changes, start, key=lambda change: change[0])
        if not index:
            return occurrence
        _, moved_by, event = self.changes[index - 1]
        try:
            local = start + moved_by
        except OverflowError:
            return occurrence
        zone = occurrence.start.zone
        return replace(event, start=Moment(local, zone, event.start.whole_day))


def _reason_to_ignore(event: Event) -> str:
    """Return why an event is no meeting whenever it is, or ""."""
    if event.cancelled:
        return "cancelled"
    if event.guests.invited > CROWD:
        return "crowd"
    # Who called it alone is no company: a holiday that somebody publishes, a note to oneself.
    return "" if event.guests.invited else "nobody"
