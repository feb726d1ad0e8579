"""What may be told of people to others: a name, words about them, never how to reach them."""

from entregent.core.contact_details import holds_contact, unnamed
from entregent.storage.models import Address, Person


def safe_name(person: Person) -> str:
    """Return a name as it may be told to others: "" for one that holds a way to reach somebody."""
    return discreet(person.name, person)


def discreet(text: str, *of: Person) -> str:
    """Return a text, "" where it holds a way to reach anybody, or these people as it is known.

    With nobody given, it may tell of anybody: what looks like a way is taken for one.
    """
    ways = [way for person in of for way in (*ways_to(person), ("name", unnamed(person.name)))]
    return "" if holds_contact(text, ways if of else None) else text


def ways_to(person: Person) -> list[tuple[str, str]]:
    """Return the ways to reach somebody, (kind, value), in the order they were told."""
    ways: list[tuple[str, str]] | None = getattr(person, "ways_known", None)
    if ways is None:
        rows = Address.objects.filter(person=person).exclude(kind="uid").order_by("pk")
        ways = list(rows.values_list("kind", "value"))
        person.ways_known = ways  # type: ignore[attr-defined]  # asked once for a page
    return ways
