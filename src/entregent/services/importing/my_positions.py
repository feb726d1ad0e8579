"""The owner's own positions: they tell who their colleagues were."""

from collections.abc import Sequence

from entregent.importers.records import PositionRecord
from entregent.services.importing.rows import Names
from entregent.services.journal import Recorder
from entregent.storage.models import Book, Person, Position


def write_my_positions(
    book: Book, recorder: Recorder, records: Sequence[PositionRecord], source: str
) -> None:
    """Write the owner's positions as the file gives them."""
    if not records:
        return
    me = Person.objects.filter(book=book, is_me=True).first() or recorder.create(
        Person(book=book, name="", name_key="", is_me=True, created_at=recorder.entry.at)
    )
    organisations = Names(book, recorder).organisations(r.organisation for r in records)
    for record in records:
        said = {"ended": record.ended, "current": not record.ended}
        same = Position.objects.filter(
            person=me,
            organisation=organisations.get(record.organisation),
            title=record.title[:300],
            started=record.started,
        ).first()
        if same is None:
            recorder.create(
                Position(
                    book=book,
                    person=me,
                    organisation_id=organisations.get(record.organisation),
                    title=record.title[:300],
                    started=record.started,
                    origin=source,
                    **said,
                )
            )
        elif same.origin == source:
            recorder.change(same, **said)
