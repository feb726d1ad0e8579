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
Changed = tuple[Added, Added, Added]  # of all that happened, of what came in, of what went out
OTHER_WAY = ("", "me", "them")  # of all that happened, of what came, of what went: who it is not by


def changes_by(person_id: int, exchange_ids: Collection[int]) -> Changed:
    """Return what exchanges of somebody, by now on their timeline, change of the clocks of the tie:
    of all that happened, of what came in, of what went out.
    """
    line = timeline(person_id)
    around = {n: _AROUND for n, (_, exchange) in enumerate(line) if exchange in exchange_ids}
    known: dict[int, Kind] = {}
    found: dict[range, Changed] = {}
    while unread := [span for span in _spans(around, len(line)) if span not in found]:
        there = {line[n][1] for span in unread for n in span}
        known.update(kinds_of(there - known.keys()))
        for span in unread:
            every, came, went = (_changes(line, span, exchange_ids, known, w) for w in OTHER_WAY)
            if every is not None and came is not None and went is not None:
                found[span] = every, came, went
            else:
                around.update({n: around[n] * _FURTHER for n in span if n in around})
    whole: Changed = ([], [], [])
    for span in _spans(around, len(line)):
        for changes, here in zip(whole, found[span], strict=True):
            changes.extend(here)
    return whole


def _spans(around: dict[int, int], length: int) -> Iterator[range]:
    """Yield the places to read: so many around each late one, those that touch as one."""
    start, end = 0, 0
    for place in sorted(around, key=lambda place: place - around[place]):
        if place - around[place] > end:
            if end:
                yield range(start, end)
            start = place - around[place]
        end = max(end, min(place + around[place] + 1, length))
    if end:
        yield range(start, end)


def _changes(
    line: list[tuple[str, int]],
    span: range,
    late: Collection[int],
    known: dict[int, Kind],
    other_way: str,
) -> Added | None:
    """Return what is changed of the clocks of one way, None where one has to read further."""
    seen = [
        Seen(moment(at), exchange_weight(channel, size), exchange in late)
        for at, exchange in (line[n] for n in span)
        for channel, by, size in [known[exchange]]
        if by != other_way
    ]
    if not any(one.late for one in seen):
        return []
    if (seen[0].late and span.start > 0) or (seen[-1].late and span.stop < len(line)):
        return None
    return list(added(seen))
