"""What the person answers to likely pairs: they are one, or they are two."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from entregent.services import journal, search, ties
from entregent.services.errors import EntregentError
from entregent.services.journal import Recorder
from entregent.services.merging import CHOICES, join_all
from entregent.services.merging_fields import Chosen
from entregent.storage.models import Book, LikelyPair, Person


@dataclass(slots=True)
class Merged:
    """Somebody kept, and the people who turned out to be them."""

    keep: Person
    gone: list[Person] = field(default_factory=list)


def merge(book: Book, keep: Person, gone: Person, *, chosen: Chosen | None = None) -> Person:
    """Make two people one, under the first; return them.

    `chosen` says, field by field, which of the two is right where they differ.
    """
    if keep.pk == gone.pk:
        raise EntregentError("same-person", name=keep.name)
    _check(chosen or {}, keep, gone)
    named = _named(gone, keep)
    with journal.entry(book, "merge", keep=[keep.pk], gone=[gone.pk], people=named) as recorder:
        join_groups(recorder, book, [Merged(keep, [gone])], chosen)
    return Person.objects.get(pk=keep.pk)


def keep_apart(book: Book, one: Person, other: Person) -> None:
    """Say that two people are two: the pair is proposed no more, and no sure sign joins them."""
    if one.pk == other.pk:
        raise EntregentError("same-person", name=one.name)
    a, b = sorted((one.pk, other.pk))
    with journal.entry(book, "keep-apart", a=a, b=b, people=_named(one, other)) as recorder:
        # What was worked out of an open pair is not kept: undone, it is worked out anew.
        LikelyPair.objects.filter(a_id=a, b_id=b, state=LikelyPair.OPEN).delete()
        if not LikelyPair.objects.filter(a_id=a, b_id=b).exists():
            recorder.create(LikelyPair(book=book, a_id=a, b_id=b, state=LikelyPair.APART))
        recorder.to_compare.update((a, b))


def _named(*people: Person) -> list[dict[str, Any]]:
    """Return who an act is about, by the names they had then: a merge may leave one of them."""
    return [{"id": person.pk, "name": person.name} for person in people]


def _check(chosen: Chosen, keep: Person, gone: Person) -> None:
    for choice, side in chosen.items():
        if choice not in CHOICES:
            raise EntregentError("not-a-choice", value=choice, choices=", ".join(CHOICES))
        if side not in (keep.pk, gone.pk):
            raise EntregentError("not-a-choice", value=side, choices=f"{keep.pk}, {gone.pk}")


def join_groups(
    recorder: Recorder, book: Book, groups: Sequence[Merged], chosen: Chosen | None = None
) -> None:
    """Put everything known of each group under the one it keeps, ties and search included."""
    gained = join_all(recorder, [(group.keep, group.gone) for group in groups], chosen=chosen)
    kept = [group.keep.pk for group in groups]
    ties.let_in(book, gained)
    ties.refresh(book, set(kept).difference(gained))
    search.refresh([*kept, *(person.pk for group in groups for person in group.gone)])
