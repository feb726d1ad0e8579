"""What is compared of people, and the likely pairs found among them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q, QuerySet

from entregent.storage.bulk import counted, matching
from entregent.storage.models import (
    Address,
    Book,
    LikelyPair,
    LikenessKey,
    Organisation,
    Person,
    Position,
    ToCompare,
)
from entregent.storage.queries.wanted import everybody

_COMPARED = ("email", "phone", "postal", "profile")
Parts = tuple[int, str, str, str, str]  # person, name, given, family, birthday


def waiting(book: Book, *, limit: int | None = None) -> list[int]:
    """Return who has to be compared anew, or so many of them."""
    return list(ToCompare.objects.filter(book=book).values_list("pk", flat=True)[:limit])


def count_waiting(book: Book) -> int:
    """Return how many people have to be compared anew."""
    return ToCompare.objects.filter(book=book).count()


def names(book: Book, among: Collection[int] | None) -> Iterator[Parts]:
    """Yield the name and birthday of these people, of everybody when None."""
    columns = ("id", "name", "given", "family", "birthday")
    if among is None:
        yield from everybody(book).values_list(*columns)
    else:
        yield from matching(Person, columns, "id", among, book_id=book.pk, is_me=False)


def addresses(book: Book, among: Collection[int] | None) -> Iterable[tuple[int, str, str, str]]:
    """Yield person, kind, key and value of their addresses."""
    columns = ("person_id", "kind", "key", "value")
    if among is None:
        rows = Address.objects.filter(book=book, kind__in=_COMPARED).order_by()
        return rows.values_list(*columns).iterator(chunk_size=2_000)
    return matching(Address, columns, "person_id", among)


def organisations(book: Book, among: Collection[int] | None) -> Iterator[tuple[int, str]]:
    """Yield each person with the name of an organisation they are or were in."""
    columns = ("person_id", "organisation_id")
    if among is None:
        rows = list(Position.objects.filter(book=book).values_list(*columns))
    else:
        rows = matching(Position, columns, "person_id", among)
    held = {organisation for _, organisation in rows if organisation}
    called = dict(matching(Organisation, ("id", "name"), "id", held))
    yield from ((person, called[held]) for person, held in rows if held)


def sharing(book: Book, keys: Collection[int]) -> dict[int, int]:
    """Return how many people have each of these keys."""
    return counted(LikenessKey, "key", keys, book_id=book.pk)


def people_by_key(book: Book, keys: Collection[int]) -> dict[int, list[int]]:
    """Return the people who have each of these keys."""
    found: dict[int, list[int]] = defaultdict(list)
    for key, person in matching(LikenessKey, ("key", "person_id"), "key", keys, book_id=book.pk):
        found[key].append(person)
    return found


def open_pairs(book: Book, *, above: float = 0.0) -> QuerySet[LikelyPair]:
    """Return the pairs that wait for an answer, the likeliest first."""
    rows = LikelyPair.objects.filter(book=book, state=LikelyPair.OPEN, probability__gte=above)
    return rows.order_by("-probability", "pk").select_related("a", "b")


def kept_apart(book: Book, among: Collection[int] | None = None) -> set[tuple[int, int]]:
    """Return the pairs said to be two people, those among these people alone when given."""
    rows = LikelyPair.objects.filter(book=book, state=LikelyPair.APART)
    if among is not None:
        rows = rows.filter(a__in=among, b__in=among)
    return set(rows.values_list("a_id", "b_id"))


def likely_with(person: Person, *, limit: int) -> list[int]:
    """Return who may be the same as somebody, by the pairs that wait, the likeliest first."""
    rows = pairs_with([person.pk]).filter(state=LikelyPair.OPEN).order_by("-probability", "pk")
    both = rows.values_list("a_id", "b_id")[:limit]
    return [b if a == person.pk else a for a, b in both]


def pairs_with(person_ids: Collection[int]) -> QuerySet[LikelyPair]:
    """Return every pair one of these people is in."""
    return LikelyPair.objects.filter(Q(a__in=person_ids) | Q(b__in=person_ids))
