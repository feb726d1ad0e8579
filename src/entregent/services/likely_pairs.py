"""The pairs that may be one person: shown as one decides on them, and the sure ones made one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction

from entregent.core.likeness.addresses import firm_of_address
from entregent.core.likeness.firms import firm_of
from entregent.services import journal, likeness
from entregent.services.duplicates import Merged, join_groups
from entregent.services.shown import check_shown
from entregent.storage.bulk import chunks
from entregent.storage.models import Book, LikelyPair, Person
from entregent.storage.queries import likeness as queries
from entregent.storage.queries.people import summaries


def likely_pairs(book: Book, *, limit: int | None = None) -> list[LikelyPair]:
    """Return the pairs that wait for an answer, the likeliest first, everybody compared by now."""
    likeness.catch_up(book)
    rows = queries.open_pairs(book)
    return list(rows if limit is None else rows[:limit])


def pair_of(book: Book, keep: Person, gone: Person) -> tuple[LikelyPair, bool]:
    """Return two people as a pair to decide on, the first to stay; whether they were kept apart."""
    a, b = sorted((keep.pk, gone.pk))
    known = LikelyPair.objects.filter(book=book, a_id=a, b_id=b).first()
    likely = known if known and known.state == LikelyPair.OPEN else None
    pair = LikelyPair(
        book=book,
        a=keep,
        b=gone,
        probability=likely.probability if likely else 0,
        signs=likely.signs if likely else [],
    )
    return pair, known is not None and likely is None


def to_decide_by(book: Book, pairs: Sequence[LikelyPair]) -> None:
    """Give these pairs what one decides by: a summary of both, and firms as people write them."""
    ids = sorted({pk for pair in pairs for pk in (pair.a_id, pair.b_id)})
    people = {p.pk: p for chunk in chunks(ids, 2_000) for p in summaries(chunk)}
    firms: dict[int, list[str]] = defaultdict(list)
    for person, organisation in queries.organisations(book, ids):
        firms[person].append(organisation)
    for pair in pairs:
        pair.a, pair.b = people[pair.a_id], people[pair.b_id]
        both = [(person, firms[person.pk]) for person in (pair.a, pair.b)]
        pair.signs = [_as_written(sign, both) for sign in pair.signs]


def _as_written(
    sign: dict[str, str], both: Sequence[tuple[Person, Sequence[str]]]
) -> dict[str, str]:
    """Return a sign with the organisation as either writes it, not as it is compared."""
    if sign["code"] != "organisation-same":
        return sign
    written = [_firm_as_written(sign["value"], person, firms) for person, firms in both]
    return {**sign, "value": " / ".join(dict.fromkeys(filter(None, written))) or sign["value"]}


def _firm_as_written(firm: str, person: Person, organisations: Sequence[str]) -> str:
    """Return the name of a firm as somebody has it, else the domain of their address there."""
    names = (name for name in organisations if firm_of(name) == firm)
    emails = (a.value for a in person.all_addresses if a.kind == "email")
    domains = (e.rpartition("@")[2] for e in emails if firm_of_address(e) == firm)
    return next(names, "") or next(domains, "")


def merge_above(
    book: Book, probability: float, *, dry_run: bool = False, shown: int | None = None
) -> list[Merged]:
    """Make one of all pairs at least that likely, and of those they share; nobody kept apart.

    A dry run returns the same and leaves the book as it was. Refused when not so many people were
    shown to be joined.
    """
    likeness.catch_up(book)
    with transaction.atomic():
        groups = _groups(queries.open_pairs(book, above=probability), queries.kept_apart(book))
        check_shown(shown, sum(len(group.gone) for group in groups))
        if groups and not dry_run:
            kept = [group.keep.pk for group in groups]
            joined = [(person.pk, group.keep.pk) for group in groups for person in group.gone]
            gone, into = ([pair[side] for pair in joined] for side in (0, 1))
            named = {"keep": kept, "gone": gone, "into": into, "count": len(gone)}
            with journal.entry(book, "merge-all", above=probability, **named) as recorder:
                join_groups(recorder, book, groups)
    return groups


def _groups(pairs: Iterable[LikelyPair], apart: set[tuple[int, int]]) -> list[Merged]:
    """Return who becomes one with whom, pair after pair, the likeliest first."""
    groups: dict[int, dict[int, Person]] = {}
    for pair in pairs:
        one = groups.setdefault(pair.a_id, {pair.a_id: pair.a})
        other = groups.setdefault(pair.b_id, {pair.b_id: pair.b})
        if one is other or _any_apart(one, other, apart):
            continue
        one.update(other)
        groups.update(dict.fromkeys(other, one))
    found = {id(group): group for group in groups.values() if len(group) > 1}
    return [_merged(group) for group in found.values()]


def _any_apart(one: Iterable[int], other: Iterable[int], apart: set[tuple[int, int]]) -> bool:
    return any((min(a, b), max(a, b)) in apart for a in one for b in other)


def _merged(group: dict[int, Person]) -> Merged:
    """Return the people of a group under the one who came into the book first."""
    first, *others = sorted(group)
    return Merged(group[first], [group[pk] for pk in others])
