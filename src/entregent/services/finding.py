"""Who is meant where a person is named. Only reads: a question loads nothing that writes."""

from entregent.core.text import number_in
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, Person
from entregent.storage.queries import owner
from entregent.storage.queries import people as queries
from entregent.storage.queries.joined import is_now
from entregent.storage.queries.positions import shown

_ME = frozenset({"me", "moi"})  # how the owner is meant where a person is named


def is_myself(who: str) -> bool:
    """Tell whether the owner is meant: "me", "moi"."""
    return who.strip().lower() in _ME


def find_person(book: Book, who: str) -> Person:
    """Return the one person that an identifier, an address or a name means, never the owner."""
    if is_myself(who):
        raise EntregentError("that-is-you")
    found = queries.people_called(book, who.strip())
    if not found:
        number = queries.number_of(who) or number_in(who.strip())
        if number and (person := is_now(book, number)):
            raise EntregentError("joined-with", who=who, name=person.name, number=person.pk)
        a_number = who.strip().isdecimal() and not who.strip().startswith("0")
        raise EntregentError("no-such-number" if a_number else "no-such-person", who=who.strip())
    if len(found) > 1:
        matches = [(p.pk, _told_apart(p)) for p in queries.with_summary_of(found[:20])]
        raise EntregentError("several-people", who=who, count=len(found), matches=matches)
    return found[0]


def _told_apart(person: Person) -> str:
    """Return a name with what tells it from the same name."""
    return " · ".join(part for part in (person.name, what_tells(person)) if part)


def what_tells(person: Person) -> str:
    """Return what tells somebody, read with their summary, from a namesake: position and e-mail."""
    current = shown(person.current_positions)
    firm = current.organisation.name if current and current.organisation else ""
    email = next((a.value for a in person.all_addresses if a.kind == "email"), "")
    parts = (current.title if current else "", firm, email)
    return " · ".join(part for part in parts if part)


def myself(book: Book) -> Person:
    """Return the owner of the book; raise EntregentError where nothing is known of them."""
    me = owner.me(book)
    if me is None:
        raise EntregentError("nothing-of-me")
    return me
