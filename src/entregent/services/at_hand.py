"""People with all that hangs on them: read at once, changed in memory, written at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from entregent.services.journal import CHANGE, Recorder, as_json
from entregent.services.outgoing import messages_naming
from entregent.storage import bulk
from entregent.storage.models import (
    Change,
    Introduction,
    LikelyPair,
    Link,
    Mention,
    Note,
    NotLinked,
    Outgoing,
    Participant,
    Person,
    Tie,
)
from entregent.storage.queries.introductions import introductions_naming
from entregent.storage.runs import Runs

Between = TypeVar("Between", bound=Link | LikelyPair | NotLinked)
BESIDE = ("other_id", "about", "via")  # of a message: people it names beside whom it is to
Hanging = dict[int, dict[int, Any]]  # by person, the rows by their identifiers


class AtHand:
    """The rows of some people; each is one object, however often it is asked for.

    What is done to them is remembered and written in the order it was done, once told to.
    """

    def __init__(
        self,
        recorder: Recorder,
        keep: Sequence[Person],
        gone: Sequence[Person],
        hanging: Sequence[type[models.Model]],
    ) -> None:
        self._recorder = recorder
        self._runs = Runs()
        self._noted: list[tuple[Any, ...]] = []
        people = [*keep, *gone]
        ids = [person.pk for person in people]
        self._there = _as_they_stand(people)
        known = {person.pk: person for person in people}
        self._through: Hanging = defaultdict(dict)
        for one in Person.objects.filter(through__in=ids):
            self._through[one.through_id or 0][one.pk] = known.get(one.pk, one)
        self._rows: dict[type[models.Model], Hanging] = {}
        for model in hanging:
            self._rows[model] = defaultdict(dict)
            rows: models.QuerySet[Any] = model._default_manager.filter(person_id__in=ids)
            for row in _shared(keep, gone) if model is Participant else rows:
                self._rows[model][row.person_id][row.pk] = row
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in Mention.objects.filter(note__person_id__in=ids):
            there = self._rows[Mention][mention.person_id].setdefault(mention.pk, mention)
            self._mentions[mention.note_id].append(there)
        self._between: dict[type[models.Model], Hanging] = {
            model: _by_either(model, ids) for model in (Link, LikelyPair, NotLinked)
        }
        self._introductions = {row.pk: row for row in introductions_naming(ids)}
        messages = {row.pk: row for of in self._rows[Outgoing].values() for row in of.values()}
        self._beside = {row.pk: messages.get(row.pk, row) for row in messages_naming(ids)}
        self.ties = Tie.objects.in_bulk(ids)
        self.gained: dict[int, set[int]] = defaultdict(set)  # by person, exchanges now theirs

    def are_there(self, *people: Person) -> bool:
        """Tell whether these people are in the book."""
        return self._there.issuperset(person.pk for person in people)

    def rows(self, model: type[models.Model], person: int) -> list[Any]:
        """Return what hangs on somebody, the oldest first."""
        return _in_order(self._rows[model][person])

    def give(self, row: Any, person: int) -> None:
        """Hang a row on somebody else."""
        del self._rows[type(row)][row.person_id][row.pk]
        self.change(row, person_id=person)
        self._rows[type(row)][person][row.pk] = row
        if isinstance(row, Participant):
            self.gained[person].add(row.exchange_id)

    def take(self, row: Any) -> None:
        """Delete a row that hangs on somebody."""
        del self._rows[type(row)][row.person_id][row.pk]
        self.delete(row)

    def tie_of(self, person: Person) -> Tie:
        """Return the tie with somebody, made where there is none."""
        tie = self.ties.get(person.pk)
        if tie is None:
            tie = self.ties[person.pk] = Tie(person_id=person.pk, book_id=person.book_id)
            self.create(tie)
        return tie

    def mentions_in(self, note: Note) -> list[Mention]:
        """Return who is named in a note."""
        return self._mentions.pop(note.pk, [])

    def met_through(self, person: int) -> list[Person]:
        """Return whom one met through somebody."""
        return _in_order(self._through[person])

    def between(self, model: type[Between], person: int) -> list[Between]:
        """Return the links or pairs somebody is in, the oldest first."""
        return _in_order(self._between[model][person])

    def introductions(self, person: int) -> list[Introduction]:
        """Return the introductions that name somebody, the oldest first."""
        rows = self._introductions.values()
        return [r for r in rows if person in (r.one_id, r.other_id, r.through_id)]

    def messages_beside(self, person: int) -> list[Outgoing]:
        """Return the messages that name somebody beside whom they are to, the oldest first."""
        return [r for r in self._beside.values() if person in (getattr(r, n) for n in BESIDE)]

    def forget_introduction(self, row: Introduction) -> None:
        """Delete an introduction."""
        del self._introductions[row.pk]
        self.delete(row)

    def put_between(self, row: Link | LikelyPair | NotLinked, a: int, b: int) -> None:
        """Let a link or a pair be one of two others."""
        self._forget(row)
        self.change(row, a_id=a, b_id=b)
        for person in (a, b):
            self._between[type(row)][person][row.pk] = row

    def part(self, row: Link | LikelyPair | NotLinked) -> None:
        """Delete a link or a pair."""
        self._forget(row)
        self.delete(row)

    def _forget(self, row: Link | LikelyPair | NotLinked) -> None:
        for person in (row.a_id, row.b_id):
            del self._between[type(row)][person][row.pk]

    def create(self, row: models.Model) -> None:
        """Make a row, its key told."""
        self._noted.append((self._recorder.entry.pk, _table(row), row.pk, row.pk, None, False))
        self._recorder.note(row)
        self._runs.insert(row)

    def change(self, row: models.Model, **values: Any) -> None:
        """Change some fields of a row, those that differ."""
        different = {name: v for name, v in values.items() if getattr(row, name) != v}
        if not different:
            return
        self._remember(row, list(different), deleted=False)
        if isinstance(row, Person) and "through_id" in different:
            self._through[row.through_id or 0].pop(row.pk, None)
            self._through[different["through_id"] or 0][row.pk] = row
        for name, value in different.items():
            setattr(row, name, value)
        self._recorder.note(row)
        self._runs.set(type(row), list(different), (row.pk, *different.values()))

    def delete(self, row: models.Model) -> None:
        """Delete a row, and nothing that hangs on it."""
        names = [field.attname for field in row._meta.concrete_fields]
        self._remember(row, names, deleted=True)
        self._runs.delete(type(row), row.pk, row.pk)

    def _remember(self, row: models.Model, names: list[str], *, deleted: bool) -> None:
        self._recorder.note(row)
        before = as_json({name: getattr(row, name) for name in names})
        entry = self._recorder.entry.pk
        self._noted.append((entry, _table(row), row.pk, row.pk, before, deleted))

    def write(self) -> None:
        """Write all that was done."""
        bulk.insert(Change, CHANGE, self._noted)
        self._noted = []
        self._runs.write_all()


def _as_they_stand(people: Sequence[Person]) -> set[int]:
    """Bring people up to date; return those who are still there."""
    now = Person.objects.in_bulk([person.pk for person in people])
    names = [field.attname for field in Person._meta.concrete_fields]
    for person in people:
        if stands := now.get(person.pk):
            for name in names:
                setattr(person, name, getattr(stands, name))
    return set(now)


def _shared(keep: Sequence[Person], gone: Sequence[Person]) -> Iterator[Participant]:
    """Yield who took part in the exchanges of those who go: of those kept, there may be thousands
    of others.
    """
    moved = list(Participant.objects.filter(person__in=gone))
    yield from moved
    kept = {person.pk for person in keep}
    for exchanges in bulk.chunks({row.exchange_id for row in moved}):
        for row in Participant.objects.filter(exchange__in=exchanges):
            if row.person_id in kept:
                yield row


def _by_either(model: type[models.Model], people: Sequence[int]) -> Hanging:
    found: Hanging = defaultdict(dict)
    rows: models.QuerySet[Any] = model._default_manager.filter(Q(a__in=people) | Q(b__in=people))
    for row in rows:
        for person in (row.a_id, row.b_id):
            found[person][row.pk] = row
    return found


def _in_order(rows: dict[int, Any]) -> list[Any]:
    return [rows[pk] for pk in sorted(rows)]


def _table(row: models.Model) -> str:
    return str(row._meta.model_name)
