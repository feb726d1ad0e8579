"""The cadence of those to keep closest: lent to whoever enters, given back to whoever leaves."""

from collections.abc import Collection
from datetime import date

from entregent.core.top import in_list, is_lent
from entregent.services import ties
from entregent.services.journal import Recorder
from entregent.services.typed import choose_cadence
from entregent.storage.models import Person, Top
from entregent.storage.queries.ties import cadence_of


def lend(recorder: Recorder, person: Person, *, listed: int, on: date) -> None:
    """Choose the cadence of the list for somebody whose own is longer, or who has none."""
    own = cadence_of(person.pk)
    if own != in_list(own, listed):
        choose_cadence(recorder, person, listed, on=on)


def give_back(recorder: Recorder, row: Top, *, on: date) -> None:
    """Let somebody on the list have the cadence they had, unless it was changed by hand since."""
    listed = recorder.entry.book.top_cadence
    if is_lent(cadence_of(row.person_id), row.cadence_before, listed):
        choose_cadence(recorder, row.person, row.cadence_before, on=on)


def leave(recorder: Recorder, people: Collection[int], *, on: date) -> None:
    """Take people off the list, those who are on it, who have their own cadence again."""
    on_it = Top.objects.filter(person__in=people, rank__isnull=False)
    rows = list(on_it.select_related("person"))
    if rows:
        for row in rows:
            give_back(recorder, row, on=on)
        recorder.delete(on_it)
        ties.refresh_due(recorder.entry.book, [row.person_id for row in rows])
