"""What exchanges just written change of a long tie, read from those around them alone."""

from collections.abc import Collection, Iterator

from entregent.core.late import Added, Seen, added
from entregent.core.ties import exchange_weight
from entregent.storage.moments import moment
from entregent.storage.queries.exchanges import kinds_of, timeline

FEW_AMONG = 50  # how many times longer than what is let in a tie is, that its rest is left unread
_AROUND = 4  # exchanges read on each side at first
_FURTHER = 8  # times as many where none of them went the same way

Kind = tuple[str, str, int]
OTHER_WAY = ("", "me", "them")  # of all that happened, of what came, of what went: who it is not by


def changes_by(person_id: int, exchange_ids: Collection[int]) -> tuple[Added, Added, Added]:
    """Return what exchanges of somebody, by now on their timeline, change of the clocks of the tie:
    of all that happened, of what came in, of what went out.
    """
    line = timeline(person_id)
    late = [n for n, (_, exchange) in enumerate(line) if exchange in exchange_ids]
    known: dict[int, Kind] = {}
    around = _AROUND
    while True:
        spans = list(_spans(late, around, len(line)))
        here = {line[n][1] for span in spans for n in span}
        known.update(kinds_of(here - known.keys()))
        found = [_changes(line, spans, exchange_ids, known, way) for way in OTHER_WAY]
        every, came, went = found
        if every is not None and came is not None and went is not None:
            return every, came, went
        around *= _FURTHER


def _spans(late: list[int], around: int, length: int) -> Iterator[range]:
    """Yield the places to read: so many around each late one, those that touch as one."""
    start, end = 0, 0
    for place in late:
        if place - around > end:
            yield range(start, end)
            start = place - around
        end = min(place + around + 1, length)
    yield range(start, end)


def _changes(
    line: list[tuple[str, int]],
    spans: list[range],
    late: Collection[int],
    known: dict[int, Kind],
    other_way: str,
) -> Added | None:
    """Return what is changed of the clocks of one way, None where one has to read further."""
    changes: Added = []
    for span in spans:
        seen = [
            Seen(moment(at), exchange_weight(channel, size), exchange in late)
            for at, exchange in (line[n] for n in span)
            for channel, by, size in [known[exchange]]
            if by != other_way
        ]
        if not any(one.late for one in seen):
            continue
        if (seen[0].late and span.start > 0) or (seen[-1].late and span.stop < len(line)):
            return None
        changes += added(seen)
    return changes
