"""Who a row means: by its key in the source, a sure sign, telephone and name, or name alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from entregent.core.identity import is_full_name
from entregent.services.importing.shared import (
    Called,
    Having,
    called_in,
    is_clear,
    may_be_one_person,
)
from entregent.services.importing.signs import Sign, Signs
from entregent.services.own_uid import person_of
from entregent.storage.bulk import matching
from entregent.storage.models import Address, Book, Person, SourceRecord


class Said(NamedTuple):
    """What a source said under one key: of whom, the last digest, its own day, those before."""

    person: int
    digest: str
    told_on: str
    former: str

    def is_news(self, row: Signs) -> bool:
        """Tell whether a row says anything else, and not from an earlier day."""
        by_source = row.told.by_source
        if self.digest == row.digest:
            return False
        if by_source and self.told_on:
            day = by_source.isoformat()
            return day > self.told_on or (day == self.told_on and row.digest not in self.former)
        return row.digest not in self.former


class Traits(NamedTuple):
    """What tells somebody from a namesake."""

    birthday: str
    phones: frozenset[str]

    def differs_from(self, row: Signs) -> bool:
        """Tell whether a row of the same name is of somebody else."""
        born, other = self.birthday, row.record.birthday
        if len(born) == len(other) == len("1980-01-01") and born != other:
            return True
        phones = row.phones
        return bool(self.phones and phones) and self.phones.isdisjoint(phones)


class Recognition:
    """Looks rows up in the book, thousands at a time."""

    def __init__(self, book: Book, source: str) -> None:
        self._book = book
        self._source = source

    def said(self, rows: Sequence[Signs]) -> dict[str, Said]:
        """Return, by key, what the source said before."""
        found = matching(
            SourceRecord,
            ("key", "person_id", "digest", "told_on", "former"),
            "key",
            [row.key for row in rows],
            book_id=self._book.pk,
            source=self._source,
        )
        return {
            key: Said(person, digest, str(on or ""), former)
            for key, person, digest, on, former in found
        }

    def people(self, rows: Sequence[Signs], said: Mapping[str, Said]) -> list[set[int]]:
        """Return, for each row, the people it means: several when its signs bring them together."""
        by_sign = self._by_sign(rows)
        by_phone = self.by_phone(rows)
        return [
            by_sign[id(row)]
            or ({said[row.key].person} if row.key in said else set())
            or by_phone[id(row)]
            for row in rows
        ]

    def _by_sign(self, rows: Sequence[Signs]) -> dict[int, set[int]]:
        """Return, by row, whom its sure signs mean, and its shared addresses with its name."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for kind, key in row.sure:
                wanted[kind].append(key)
            wanted["email"] += row.shared
        found: dict[Sign, list[int]] = defaultdict(list)
        for kind, keys in wanted.items():
            for key, person in self._addresses(kind, dict.fromkeys(keys)):
                found[kind, key].append(person)
        for key, person in self._of_this_book(wanted["uid"]):
            if person not in found["uid", key]:
                found["uid", key].append(person)
        unclear = {("email", email) for row in rows for email in row.shared}
        unclear.update(sign for sign, people in found.items() if len(people) > 1)
        names = self._names([person for sign in unclear for person in found.get(sign, ())])
        result: dict[int, set[int]] = {}
        for row in rows:
            called = called_in(row)
            result[id(row)] = {
                person
                for sign in row.sure
                if sign in found
                for person in (_of_name(called, sorted(found[sign]), names) or found[sign])[:1]
            } or {
                person
                for email in row.shared
                for person in _of_name(called, sorted(found.get(("email", email), ())), names)[:1]
            }
        return result

    def _of_this_book(self, uids: Iterable[str]) -> list[tuple[str, int]]:
        """Return, by UID that this book gave away itself, whom it means and who is still there."""
        meant = {uid: person for uid in uids if (person := person_of(self._book, uid))}
        found = matching(Person, ("id",), "id", list(meant.values()), book_id=self._book.pk)
        there = {person for (person,) in found}
        return [(uid, person) for uid, person in meant.items() if person in there]

    def others_at(self, rows: Sequence[Signs]) -> dict[str, list[Having]]:
        """Return, by e-mail address that others than those of these rows have, all who have it."""
        called: dict[str, set[Called]] = defaultdict(set)
        for row in rows:
            for kind, key in row.sure:
                if kind == "email":
                    called[key].add(called_in(row))
        having = self._addresses("email", called)
        names = self._names([person for _, person in having])
        shared = {
            email
            for email, person in having
            if not all(may_be_one_person(said, names[person]) for said in called[email])
        }
        at_shared = sorted((person, email) for email, person in having if email in shared)
        known = _having([person for person, _ in at_shared])
        result: dict[str, list[Having]] = defaultdict(list)
        for person, email in at_shared:
            if person in known:
                result[email].append(known[person])
        return result

    def _names(self, people: Sequence[int]) -> dict[int, Called]:
        found = matching(Person, ("id", "name", "given", "family"), "id", people) if people else []
        return {person: (name, given, family) for person, name, given, family in found}

    def by_phone(self, rows: Sequence[Signs]) -> dict[int, set[int]]:
        """Return, by row, whom its telephone numbers mean together with its name."""
        found = self._addresses("phone", [number for row in rows for number in row.phones])
        names = dict(matching(Person, ("id", "name_key"), "id", [person for _, person in found]))
        having = {(number, names[person]): person for number, person in found}
        return {
            id(row): {having[n, row.name_key] for n in row.phones if (n, row.name_key) in having}
            for row in rows
        }

    def _addresses(self, kind: str, keys: Iterable[str]) -> list[tuple[str, int]]:
        return matching(
            Address, ("key", "person_id"), "key", list(keys), book_id=self._book.pk, kind=kind
        )

    def by_name_alone(self, rows: Sequence[Signs]) -> dict[int, int]:
        """Return, by row, the one person of this source with its full name, if there is one.

        Their profile addresses must not differ, and outside LinkedIn neither may have a sure sign.
        Nor may they be told apart: by the day of their birth, or by telephones of which none is
        the same.
        """
        named = [row for row in rows if is_full_name(row.name_key)]
        people = self.called([row.name_key for row in named])
        linkedin = self._source == "linkedin"
        kinds = {"profile"} if linkedin else {"profile", "email", "uid"}
        signed = self._signed([p for same in people.values() for p in same], kinds)
        apart = self._told_apart([p for same in people.values() for p in same])
        joined: dict[int, int] = {}
        for row in named:
            match people.get(row.name_key, []):
                case [person] if not apart[person].differs_from(row):
                    has_sign = any(kind in kinds for kind, _ in row.sure)
                    both = person in signed and has_sign
                    either = person in signed or has_sign
                    if not (both if linkedin else either):
                        joined[id(row)] = person
        return joined

    def _told_apart(self, people: Sequence[int]) -> dict[int, "Traits"]:
        birthdays = dict(matching(Person, ("id", "birthday"), "id", people))
        phones: dict[int, set[str]] = defaultdict(set)
        columns = ("person_id", "key")
        for person, number in matching(Address, columns, "person_id", people, kind="phone"):
            phones[person].add(number)
        return {p: Traits(birthdays.get(p, ""), frozenset(phones[p])) for p in people}

    def called(self, names: Sequence[str]) -> dict[str, list[int]]:
        """Return whom this source told of before under each of these names."""
        called = matching(Person, ("name_key", "id"), "name_key", names, book_id=self._book.pk)
        told = matching(
            SourceRecord, ("person_id",), "person_id", [p for _, p in called], source=self._source
        )
        theirs = {person for (person,) in told}
        found: dict[str, list[int]] = defaultdict(list)
        for name, person in called:
            if person in theirs:
                found[name].append(person)
        return found

    def _signed(self, people: Sequence[int], kinds: set[str]) -> set[int]:
        addresses = matching(Address, ("person_id", "kind"), "person_id", people)
        return {person for person, kind in addresses if kind in kinds}


def _having(people: Sequence[int]) -> dict[int, Having]:
    """Return how each is called, and whether that is clear; the owner is left out.

    A name typed over a file's own, or put before that of somebody who turned out to be the same,
    says nothing of what files call that person.
    """
    known = Person.objects.filter(is_me=False).in_bulk(people)
    typed = [pk for pk, person in known.items() if person.origins.get("name") == "typed"]
    renamed = {pk for (pk,) in matching(SourceRecord, ("person_id",), "person_id", typed)}
    having = {}
    for pk, person in known.items():
        called = (person.name, person.given, person.family)
        guessed = person.origins.get("name") == "guess" or "name" in (person.also or {})
        clear = is_clear(called) and not guessed and pk not in renamed
        having[pk] = Having(called, in_book=True, clear=clear)
    return having


def _of_name(called: Called, people: list[int], names: Mapping[int, Called]) -> list[int]:
    """Return those whose names, where they count, may be that of a row."""
    return [p for p in people if p not in names or may_be_one_person(called, names[p])]
