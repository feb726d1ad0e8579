"""People: found by a sign, by a name, by any word."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Prefetch, QuerySet

from entregent.core.identity import email_key, name_key, profile_key
from entregent.core.text import fold
from entregent.storage.models import Address, Book, Membership, Person, Position


def people(book: Book) -> QuerySet[Person]:
    """Return everybody in the book but its owner."""
    return Person.objects.filter(book=book, is_me=False)


def with_summary(rows: QuerySet[Person]) -> QuerySet[Person]:
    """Return the people with what a list shows of them: position, addresses, circles, tie."""
    current = Position.objects.filter(current=True).select_related("organisation").order_by("-id")
    return rows.select_related("tie").prefetch_related(
        Prefetch("positions", current, to_attr="current_positions"),
        Prefetch("addresses", Address.objects.order_by("id"), to_attr="all_addresses"),
        Prefetch("memberships", Membership.objects.select_related("circle"), to_attr="in_circles"),
    )  # type: ignore[no-redef]  # said on Person, for its readers


def summaries(person_ids: Sequence[int]) -> list[Person]:
    """Return these people with their summary, in the order asked for."""
    found = {p.pk: p for p in with_summary(Person.objects.filter(pk__in=person_ids))}
    return [found[pk] for pk in person_ids if pk in found]


def with_summary_of(found: Sequence[Person]) -> list[Person]:
    """Return people already found, with their summary."""
    return summaries([person.pk for person in found])


def people_found(
    book: Book, query: str = "", *, circle: str = "", limit: int | None = None
) -> list[Person]:
    """Return the people whose words begin with each word asked for; everybody without a query."""
    rows = people(book)
    if circle:
        rows = rows.filter(memberships__circle__key=fold(circle))
    words = fold(query).split()
    if words:
        ids = _ids_with_words(words, None if circle else limit)
        rows = rows.filter(pk__in=ids)
    rows = rows.order_by("name_key", "pk")
    return list(with_summary(rows[:limit] if limit else rows))


def _ids_with_words(words: list[str], limit: int | None) -> list[int]:
    """Return who has a word that begins with each of these, the best match first."""
    match = " ".join(f'"{word}"*' for word in words)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM storage_search WHERE words MATCH %s LIMIT %s", [match, limit or -1]
        )
        return [row[0] for row in cursor.fetchall()]


def people_called(book: Book, who: str) -> list[Person]:
    """Return whom an identifier, an address or a name means; several when it isn't settled."""
    everybody = people(book)
    if who.isdecimal():
        return list(everybody.filter(pk=int(who)))
    for kind, key in (("email", email_key(who)), ("profile", profile_key(who))):
        if key:
            return list(everybody.filter(addresses__kind=kind, addresses__key=key).distinct())
    exact = list(everybody.filter(name_key=name_key(who))[:50])
    if exact or not fold(who):
        return exact
    return list(
        everybody.filter(pk__in=_ids_with_words(fold(who).split(), 50)).order_by("name_key")
    )


def by_sign(book: Book, kind: str, keys: Iterable[str]) -> list[tuple[str, int]]:
    """Return (key, person) for each of these signs the book knows."""
    rows = Address.objects.filter(book=book, kind=kind, key__in=list(keys))
    return list(rows.order_by("id").values_list("key", "person_id"))


def count_searchable() -> int:
    """Return how many people the search index holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM storage_search")
        return int(cursor.fetchone()[0])


def people_with_guessed_names(person_ids: Sequence[int]) -> set[int]:
    """Return whose name was made up from an address, among these people."""
    guessed = Person.objects.filter(pk__in=person_ids, origins__name="guess")
    return set(guessed.values_list("pk", flat=True))
