"""People named in a note by an @, kept beside it: they stay named whatever their name becomes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from entregent.core.identity import name_key
from entregent.core.mentions import names_in
from entregent.services.journal import Recorder
from entregent.storage.models import Mention, Note
from entregent.storage.queries.people import number_of
from entregent.storage.queries.wanted import everybody

LONGEST = 320  # characters of a name
_NAMESAKES = 1_000


def note_mentions(recorder: Recorder, note: Note) -> None:
    """Keep whom a note just written names, as part of the act that writes it.

    A name that several people bear names nobody, unless their number stands after it.
    """
    found = names_in(note.text)
    called = _people_called(note, _short_enough(found))
    kept: set[str] = set()
    for words, person in _settled(found, called):
        if words not in kept:
            kept.add(words)
            recorder.create(Mention(book_id=note.book_id, note=note, person_id=person, words=words))


def _short_enough(found: Iterable[Sequence[str]]) -> set[str]:
    return {reading for readings in found for reading in readings if len(reading) <= LONGEST}


def _people_called(note: Note, readings: Iterable[str]) -> dict[str, list[int]]:
    """Return who is meant by each of these names: by their number, else by their name."""
    numbers: dict[int, str] = {}
    keys: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        number = number_of(reading)
        if number is not None:
            numbers[number] = reading
        elif key := name_key(reading):
            keys[key].append(reading)
    there = everybody(note.book)
    called: dict[str, list[int]] = defaultdict(list)
    for pk in there.filter(pk__in=list(numbers)).values_list("pk", flat=True):
        called[numbers[pk]].append(pk)
    for key, pk in there.filter(name_key__in=list(keys)).values_list("name_key", "pk")[:_NAMESAKES]:
        for reading in keys[key]:
            called[reading].append(pk)
    return called


def _settled(
    found: Iterable[Sequence[str]], called: Mapping[str, Sequence[int]]
) -> Iterable[tuple[str, int]]:
    """Yield the longest name known after each @ with the one person who bears it."""
    for readings in found:
        words = next((reading for reading in readings if reading in called), None)
        if words and len(called[words]) == 1:
            yield words, called[words][0]
