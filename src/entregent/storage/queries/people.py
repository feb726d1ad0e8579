"""People: found by a sign, by a name, by any word."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from entregent.core.identity import email_key, name_key, profile_key
from entregent.core.telephone import digits_sought
from entregent.core.text import fold, number_in
from entregent.storage.bulk import chunks
from entregent.storage.models import Address, Book, Membership, Person, Position
from entregent.storage.queries.wanted import (
    FEW,
    archived_people,
    everybody,
    having_said,
    saying,
)

# Of a tie, what tells how strong it is, since when, and what was chosen for it.
OF_A_TIE = ("s7", "s60", "s365", "last_at", "exchanges", "cadence")
_NUMBERED = re.compile(r".*\(#(\d+)\)\s*\Z", re.DOTALL)  # as suggestions tell namesakes apart


def people(book: Book) -> QuerySet[Person]:
    """Return whom lists are made of: everybody but the owner and those who are archived."""
    return everybody(book).filter(archived_on=None)


def with_summary(rows: QuerySet[Person]) -> QuerySet[Person]:
    """Return the people with what a list shows of them: position, addresses, circles, tie."""
    members = Membership.objects.select_related("circle").order_by("id")
    return rows.select_related("tie").prefetch_related(
        _current_positions(),
        Prefetch("addresses", Address.objects.order_by("id"), to_attr="all_addresses"),
        Prefetch("memberships", members, to_attr="in_circles"),
    )  # type: ignore[no-redef]  # said on Person, for its readers


def _current_positions() -> "Prefetch[Any]":
    current = Position.objects.filter(current=True).select_related("organisation").order_by("-id")
    return Prefetch("positions", current, to_attr="current_positions")


def with_positions(person_ids: Sequence[int]) -> list[Person]:
    """Return these people with what they do now, in the order asked for."""
    rows = Person.objects.filter(pk__in=person_ids).prefetch_related(_current_positions())
    found = {p.pk: p for p in rows}
    return [found[pk] for pk in person_ids if pk in found]


def summaries(person_ids: Sequence[int]) -> list[Person]:
    """Return these people with their summary, in the order asked for."""
    found = {p.pk: p for p in with_summary(Person.objects.filter(pk__in=person_ids))}
    return [found[pk] for pk in person_ids if pk in found]


def with_ties(person_ids: Sequence[int], *fields: str) -> list[Person]:
    """Return these people with names, ties and such fields alone, in the order asked for."""
    rows = Person.objects.filter(pk__in=person_ids).select_related("tie")
    found = {p.pk: p for p in rows.only("name", *fields, *(f"tie__{name}" for name in OF_A_TIE))}
    return [found[pk] for pk in person_ids if pk in found]


def with_summary_of(found: Sequence[Person]) -> list[Person]:
    """Return people already found, with their summary."""
    return summaries([person.pk for person in found])


def emails_of(person: Person) -> list[str]:
    """Return the e-mail addresses of somebody, in the order they came; those that bounced last."""
    rows = Address.objects.filter(person=person, kind="email").order_by("pk")
    told = sorted(rows.values_list("key", "bounced"), key=lambda row: bool(row[1]))
    return [key for key, _ in told]


def bounced_last(addresses: Iterable[Address]) -> list[Address]:
    """Return addresses in their order, those from which mail came back after the others."""
    return sorted(addresses, key=lambda address: bool(address.bounced))


def pages_of_others(keys: Collection[str]) -> set[str]:
    """Return which of these keys are profiles or pages of people, but mine."""
    found: set[str] = set()
    for some in chunks(keys):
        rows = Address.objects.filter(kind__in=("profile", "web"), key__in=some)
        found.update(rows.filter(person__is_me=False).values_list("key", flat=True))
    return found


def working_emails_of(person: Person) -> list[str]:
    """Return the e-mail addresses of somebody that did not bounce, in the order they came."""
    rows = Address.objects.filter(person=person, kind="email", bounced="").order_by("pk")
    return list(rows.values_list("key", flat=True))


def working_emails_among(people: Collection[int]) -> dict[int, list[str]]:
    """Return the e-mail addresses of some people that did not bounce, in the order they came."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Address.objects.filter(person_id__in=people, kind="email", bounced="").order_by("pk")
    for person, key in rows.values_list("person_id", "key"):
        found[person].append(key)
    return found


def people_found(
    book: Book,
    query: str = "",
    *,
    circle: str = "",
    archived: bool = False,
    limit: int | None = None,
) -> list[Person]:
    """Return those who have a word beginning with each word asked for, by name; else everybody.

    A telephone number finds whose it is, by six of its digits already.
    Words find those who are archived too; `archived` asks for them alone.
    """
    rows = archived_people(book) if archived else people(book)
    words = fold(query).split()
    if words and not archived:
        rows = everybody(book)
    if circle:
        rows = rows.filter(memberships__circle__key=fold(circle))
    if query.strip() and not words:
        return []
    if words:
        rows = _saying(book, rows, query)
    ids = rows.order_by("name_key", "pk").values_list("pk", flat=True)
    wanted = ids if limit is None else ids[:limit]
    return [person for chunk in chunks(wanted, 2_000) for person in summaries(chunk)]


def people_suggested(book: Book, typed: str, *, limit: int, archived: bool = False) -> list[Person]:
    """Return people by what is typed of them so far: those whose name begins so come first.

    Those who are archived come only when they are asked for too.
    """
    among = everybody(book) if archived else people(book)
    key = fold(typed)
    if not key:
        return []
    named = among.filter(name_key__gte=key, name_key__lt=key + "\U0010ffff")
    ids = list(named.order_by("name_key", "pk").values_list("pk", flat=True)[:limit])
    if len(ids) < limit:
        found = _saying(book, among.exclude(pk__in=ids), typed)
        ids += found.order_by("name_key", "pk").values_list("pk", flat=True)[: limit - len(ids)]
    return summaries(ids)


def _saying(book: Book, rows: QuerySet[Person], typed: str) -> QuerySet[Person]:
    """Return those who have the words typed, or whose telephone number it is: a few by number of
    theirs, many by walking through the names.
    """
    asked = (book, [[word] for word in fold(typed).split()], digits_sought(typed))
    found = saying(*asked, FEW + 1)
    return rows.filter(pk__in=found) if len(found) <= FEW else rows.filter(having_said(*asked))


def is_numbered(who: str) -> bool:
    """Tell whether somebody is named with their number, as namesakes are: "Alice Martin (#12)"."""
    return bool(_NUMBERED.match(who))


def number_of(who: str) -> int | None:
    """Return the number that stands after a name, None when there is none."""
    numbered = _NUMBERED.match(who)
    return number_in(numbered[1]) if numbered else None


def people_called(book: Book, who: str) -> list[Person]:
    """Return whom an identifier, an address, a telephone number or a name means; several when it
    isn't settled.
    """
    all_there = everybody(book)
    numbered = _NUMBERED.match(who)
    dialled = who.startswith("0") and digits_sought(who)  # as no identifier is written
    number = None if dialled else number_in(numbered[1] if numbered else who)
    if number is not None:
        return list(all_there.filter(pk=number))
    for kind, key in (("email", email_key(who)), ("profile", profile_key(who))):
        if key:
            return list(all_there.filter(addresses__kind=kind, addresses__key=key).distinct())
    exact = list(all_there.filter(name_key=name_key(who)).order_by("pk")[:50])
    if exact or not fold(who):
        return exact
    return list(_saying(book, all_there, who).order_by("name_key", "pk")[:50])


def namesakes(person: Person, *, limit: int) -> list[Person]:
    """Return who else is called exactly so, the longest there first."""
    same = everybody(person.book).filter(name_key=person.name_key).exclude(pk=person.pk)
    return list(same.order_by("pk")[:limit])


def people_with_guessed_names(person_ids: Sequence[int]) -> set[int]:
    """Return whose name was made up from an address, among these people."""
    guessed = Person.objects.filter(pk__in=person_ids, origins__name="guess")
    return set(guessed.values_list("pk", flat=True))
