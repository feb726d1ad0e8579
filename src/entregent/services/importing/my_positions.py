"""The owner's own positions: they tell who their colleagues were."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from entregent.importers.records import PositionRecord
from entregent.services.importing.rows import Names, as_said, position_said, positions_told
from entregent.services.journal import Recorder
from entregent.storage.models import Book, Person, Position, SourceRecord


def write_my_positions(
    book: Book,
    recorder: Recorder,
    records: Sequence[PositionRecord],
    source: str,
    told_on: date | None,
) -> int:
    """Write the owner's positions as the file gives them; return how many are new or changed.

    A file that dates itself and is older than what the source said last says nothing.
    """
    if not records:
        return 0
    me = Person.objects.filter(book=book, is_me=True).first()
    last = _last_told(book, me, source)
    if told_on and last and told_on < last:
        return 0
    me = me or recorder.create(
        Person(book=book, name="", name_key="", is_me=True, created_at=recorder.entry.at)
    )
    written = _write(me, recorder, records, source)
    if written and told_on:
        origins = {**me.origins, positions_told(source): told_on.isoformat()}
        recorder.change(me, origins=origins)
    return written


def _last_told(book: Book, me: Person | None, source: str) -> date | None:
    """Return the day of the file these positions are from; else that of the source's people.

    None where the source told of no position yet: an older file is then all that is known.
    """
    if not Position.objects.filter(person=me, origin=source).exists():
        return None
    if me and (day := me.origins.get(positions_told(source))):
        return date.fromisoformat(day)
    told = SourceRecord.objects.filter(book=book, source=source).aggregate(last=Max("told_on"))
    last: date | None = told["last"]
    return last


def _write(me: Person, recorder: Recorder, records: Sequence[PositionRecord], source: str) -> int:
    written = 0
    organisations = Names(me.book, recorder).organisations(r.organisation for r in records)
    corrected = me.origins.get(position_said(source))
    for record in records:
        said = {"ended": record.ended, "current": not record.ended}
        same = Position.objects.filter(
            person=me,
            organisation=organisations.get(record.organisation),
            title=record.title[:300],
            started=record.started,
        ).first()
        if same is None and as_said(record.organisation, record.title) == corrected:
            continue  # what was typed of it stands in its place
        if same is None:
            recorder.create(
                Position(
                    book=me.book,
                    person=me,
                    organisation_id=organisations.get(record.organisation),
                    title=record.title[:300],
                    started=record.started,
                    origin=source,
                    **said,
                )
            )
            written += 1
        elif same.origin == source:
            written += recorder.change(same, **said)
    return written
