"""Acts taken back: each row put as it stood, what was written since left as it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from entregent.services import meaning, search, ties, to_compare
from entregent.services.errors import EntregentError
from entregent.services.reverting import revert
from entregent.services.since import Since
from entregent.storage.bulk import chunks, delete_among, matching, matching_runs
from entregent.storage.database import wait_to_write
from entregent.storage.models import (
    Attendee,
    Book,
    Change,
    Entry,
    Exchange,
    Greeting,
    LikelyPair,
    Outgoing,
    Participant,
    Person,
    Target,
    Tie,
)
from entregent.storage.queries.exchanges import how_many_with
from entregent.storage.queries.journal import (
    standing,
    standing_acts,
    standing_since,
)

# Undone whatever was done since: who is one person and who is two, an answer to today's list.
ALONE = frozenset({"merge", "merge-all", "keep-apart", "done", "snooze", "skip"})
# Tables of which no row says anything of a tie.
_BESIDE_TIES = frozenset(
    {
        "circle", "membership", "interest", "boundary", "favour", "goal", "target", "notlinked",
        "introduction", "opportunity", "blurb", "template", "outgoing", "mailaccount",
        "article", "shared", "campaign", "greeting", "top", "event", "attendee", "heldreview",
    }
)  # fmt: skip
BESIDE = frozenset({"language"})  # tells of nobody: what was done before is undone from under it
_ALL, _DUE = "all", "due"  # of ties
_SAYS_NOTHING = {"origins", "archived_on"}  # of ties, among what is known of a person
# Tables that hold what people are compared by, and the words they are searched by.
_COMPARED = {"person", "address", "position", "organisation", "likelypair"}
_SEARCHED = _COMPARED - {"likelypair"} | {"membership", "circle", "note", "interest"}


def undo(book: Book, entry_id: int | None = None) -> Entry:
    """Undo the latest entry that still stands, or the one meant, and return it.

    The latest is one that changed something of the network: not an import of what was known
    already, nor the language chosen, which is undone when it is meant. Another than the latest is
    undone alone when it only told who is one person and who is two, or answered today's list: what
    was written since stays, and can be undone afterwards; or when nothing written since tells of
    anybody.
    """
    with transaction.atomic():
        wait_to_write()
        done = _meant(book, entry_id)
        since = Since(done)
        since.refuse_people_gone()
        people, tables, moved = _touched(done)
        lighter = ties.let_out(book, _leaving(done))
        revert(done, since)
        done.undone_at = timezone.now()
        done.save(update_fields=["undone_at"])
        done.changes.all().delete()
        settled = _settled(lighter)
        for chunk in chunks(people):
            here = {pk for (pk,) in matching(Person, ["id"], "id", chunk)}
            gone = set(chunk) - here
            delete_among(Tie, "person_id", gone)
            to_compare.forget(gone)
            if tables & _COMPARED:
                to_compare.mark(book, here)
            if _ALL in moved:
                ties.refresh(book, here - settled)
            elif _DUE in moved:
                ties.refresh_due(book, here)
            if tables & _SEARCHED:
                search.refresh(chunk)
        if "interest" in tables:
            transaction.on_commit(partial(meaning.let_go, book))
        return done


def is_of_a_message(done: Entry) -> bool:
    """Tell whether an act noted that a message of an introduction was sent: undone, it is noted no
    more, and nothing calls it back.
    """
    return done.act == "introduce-sent" or bool(done.values.get("sent"))


def undoable(book: Book, entries: Iterable[Entry]) -> set[int]:
    """Return which of these acts `undo` takes back when it is told to now."""
    last = _latest(book)
    return {
        entry.pk
        for entry in entries
        if is_there_to_undo(entry) and (entry.act in ALONE or last is None or entry.pk >= last.pk)
    }


def is_there_to_undo(entry: Entry) -> bool:
    """Tell whether an act changed something, stands and is not too old: if `undo` does not take it
    back now, it is for what was done since.
    """
    stands = entry.undone_at is None and not entry.settled
    return stands and bool(entry.values.get("changed", True))


def _meant(book: Book, entry_id: int | None) -> Entry:
    if entry_id is None:
        latest = _latest(book)
        if latest is None:
            raise EntregentError("nothing-to-undo")
        return latest
    older = standing(book, entry_id)
    if older is None:
        raise EntregentError("no-such-entry", entry=entry_id)
    if not older.values.get("changed", True):
        raise EntregentError("nothing-to-undo")
    if older.act not in ALONE and any(map(_matters, standing_since(older))):
        raise EntregentError("done-since")
    return older


def _latest(book: Book) -> Entry | None:
    """Return the latest act that stands and changed something of the network."""
    return next(filter(_matters, standing_acts(book).iterator(chunk_size=50)), None)


def _matters(entry: Entry) -> bool:
    return entry.act not in BESIDE and bool(entry.values.get("changed", True))


def _leaving(done: Entry) -> dict[int, set[int]]:
    """Return the exchanges that leave people as this act is undone, but for the people whose
    cadence it changed too: their ties are not what they were.
    """
    moved = done.changes.filter(table="participant", deleted=False, before__has_key="person_id")
    rows = list(moved.values_list("first", flat=True))
    cadences = list(done.changes.filter(table="tie", deleted=False).values_list("first", "last"))
    leaving: dict[int, set[int]] = defaultdict(set)
    for person, exchange in matching(Participant, ["person_id", "exchange_id"], "id", rows):
        if not any(first <= person <= last for first, last in cadences):
            leaving[person].add(exchange)
    return leaving


def _settled(lighter: dict[int, int]) -> set[int]:
    """Return those who took part in as many exchanges as their ties hold by now: others got or lost
    some since the act.
    """
    return {pk for pk, count in how_many_with(lighter).items() if count == lighter[pk]}


def _how_it_moves_ties(change: Change) -> str:
    """Tell what a change says of ties: all of them, when they are due, or nothing ("").

    Ties follow from every exchange there is: thousands put in a circle or in the archives need not
    be worked out anew, and a cadence says nothing but when to be in touch.
    """
    if change.table in _BESIDE_TIES:
        return ""
    if change.table == "tie":
        return _DUE
    told = (change.before or {}).keys()
    of_one = change.table == "person" and not change.deleted and told <= _SAYS_NOTHING
    return "" if of_one else _ALL


def _touched(done: Entry) -> tuple[list[int], set[str], set[str]]:
    """Return whom this entry tells of, the tables it wrote to, and how it moved ties."""
    people: set[int] = set()
    tables: set[str] = set()
    moved: set[str] = set()
    for chunk in chunks(done.changes.order_by("id").iterator(chunk_size=2_000)):
        moved.update(map(_how_it_moves_ties, chunk))
        by_table: dict[str, list[Change]] = defaultdict(list)
        for change in chunk:
            by_table[change.table].append(change)
        for table, changes in by_table.items():
            people.update(_people_of(apps.get_model("storage", table), changes))
        tables.update(by_table)
    return sorted(people), tables, moved


def _people_of(model: type[models.Model], changes: Sequence[Change]) -> Iterator[int]:
    """Yield whom the rows of one table tell of, as they were and as they are now."""
    runs = [(change.first, change.last) for change in changes]
    if model is Person:
        for first, last in runs:
            yield from range(first, last + 1)
    elif model is Exchange:
        yield from chain.from_iterable(
            matching_runs(Participant, ["person_id"], "exchange_id", runs)
        )
    elif model is LikelyPair:
        yield from chain.from_iterable(matching_runs(LikelyPair, ["a_id", "b_id"], "id", runs))
    elif model not in (Target, Outgoing, Greeting, Attendee) and _names_a_person(model):
        yield from (
            change.before["person_id"]
            for change in changes
            if change.before and "person_id" in change.before
        )
        yield from chain.from_iterable(
            matching_runs(model, ["person_id"], str(model._meta.pk.column), runs)
        )


def _names_a_person(model: type[models.Model]) -> bool:
    return "person_id" in {field.attname for field in model._meta.concrete_fields}
