"""Whom one seeks: a person, anybody of an organisation, or words of a title."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from entregent.core.identity import email_key, profile_key
from entregent.core.matching.titles import (
    HIRES,
    HIRING_BEGINS,
    asked,
    beginnings,
    but_for_hiring,
    firm_named,
    hires,
    how_many_said,
    is_there,
    noted_to_hire,
    says,
    seeks_a_hirer,
    subjects,
)
from entregent.core.text import fold, typed
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person, is_myself
from entregent.storage.models import Book, Person
from entregent.storage.queries import sought as queries
from entregent.storage.queries.owner import me
from entregent.storage.queries.people import is_numbered, people_called
from entregent.storage.queries.positions import positions_now

LONGEST = 300  # characters


@dataclass(frozen=True, slots=True)
class Sought:
    """What was sought, as it is called, and who it is: the numbers of those who will do, and which
    of them will do where the others are too few: whoever comes near the words sought beside those
    who say them. Where nobody says all the words, `parts` holds who says which of them; `words` are
    those of a title; `noted` are those whose notes say that they are hiring, where that was asked.
    """

    kind: str  # person, organisation, title
    name: str
    people: tuple[int, ...]
    whole: bool = True  # whether they have all the words sought
    after: frozenset[int] = frozenset()
    nobody_at: str = ""  # the organisation named, where nobody is: these come near it at most
    parts: tuple[frozenset[int], ...] = ()
    words: tuple[str, ...] = ()
    noted: frozenset[int] = frozenset()


def find_sought(book: Book, text: str) -> Sought:
    """Return who these words mean: somebody by name first, then an organisation, then a title."""
    words = typed(text)[:LONGEST]
    if not fold(words):
        raise EntregentError("nobody-asked-for")
    if _is_a_sign(words) or is_myself(words):
        return _person(find_person(book, words))
    key = fold(words)
    named = [p for p in people_called(book, words) if _is_called(p.name_key, key)]
    exact = [p for p in named if p.name_key == key]
    firm = "" if exact else queries.organisation_called(book, key)
    if firm:
        there = tuple(queries.people_at(book, key))
        return Sought("organisation", firm, there, nobody_at="" if there else firm)
    if named:
        return _person(named[0] if len(named) == 1 else find_person(book, words))
    if (owner := me(book)) and owner.name_key == key:
        raise EntregentError("that-is-you")
    return _of_title(book, words)


def _person(person: Person) -> Sought:
    return Sought("person", person.name, (person.pk,))


def _of_title(book: Book, text: str) -> Sought:
    """Return those whose position says every word; where nobody's does, those with most of them.

    Of an organisation named among the words, those who are there, else those near it by meaning.
    """
    words, firm = asked(text), firm_named(text)
    noted = _noted_to_hire(book, words, at=firm) if seeks_a_hirer(words) else {}
    if people := _who_say(book, words, at=firm) | noted:
        hiring = (_who_hire(people) | noted) if seeks_a_hirer(words) else people
        if not hiring and not firm and (elsewhere := _who_hire(_who_say(book, [HIRES]))):
            both = tuple(people | elsewhere)
            parts = frozenset(people), frozenset(elsewhere)
            return Sought("title", text, both, whole=False, parts=parts, words=tuple(words))
        hiring = hiring or people
        after = _who_come_near(hiring) | (people.keys() - hiring.keys())
        return Sought(
            "title", text, tuple(people), after=after, words=tuple(words), noted=frozenset(noted)
        )
    nobody_at = firm if firm and not _who_say(book, fold(firm).split(), at=firm) else ""
    if firm and (near := _who_say(book, words)):
        return Sought(
            "title", text, tuple(near), whole=bool(nobody_at), nobody_at=nobody_at,
            after=_who_come_near(near), words=tuple(words),
        )  # fmt: skip
    # Where no head of human resources is, those who work on it come before other heads.
    told = _who_say_each(book, subjects(words)) or _who_say_each(book, words)
    said = Counter(person for people in told for person in people) if len(words) > 1 else Counter()
    most = max(said.values(), default=0)
    some = frozenset(person for person, count in said.items() if count == most)
    if not some:
        raise EntregentError("nobody-sought", value=text[:60])
    each = tuple(part for people in told if (part := some & people.keys()))
    nearly = [_who_come_near(people) for people in told]
    after = frozenset[int]().union(*nearly)
    pairs = zip(told, nearly, strict=True)
    literal = {person for people, far in pairs for person in people.keys() - far}
    return Sought(
        "title", text, tuple(sorted(some)), whole=False, nobody_at=nobody_at, parts=each,
        after=(after - literal) & some, words=tuple(words),
    )  # fmt: skip


def _who_come_near(people: Mapping[int, int]) -> frozenset[int]:
    """Return who of these says fewer of the words themselves than whoever says most."""
    most = max(people.values(), default=0)
    return frozenset(person for person, count in people.items() if count < most)


def _who_hire(people: dict[int, int]) -> dict[int, int]:
    """Return those of these whose title says that they hire."""
    hiring = {pk for pk, position in positions_now(people).items() if hires(position.title)}
    return {pk: said for pk, said in people.items() if pk in hiring}


def _noted_to_hire(book: Book, words: list[str], *, at: str) -> dict[int, int]:
    """Return whose notes say that they are hiring and whose position says the other words, with how
    many it says itself, that one too.
    """
    told = {who for who, text in queries.noted(book, HIRING_BEGINS) if noted_to_hire(text)}
    rest = but_for_hiring(words)
    if not (told and rest):
        return dict.fromkeys(told, 1)
    others = _who_say(book, rest, at=at)
    return {who: 1 + others[who] for who in told & others.keys()}


def _who_say_each(book: Book, words: list[str]) -> list[dict[int, int]]:
    """Return who says each of these words, as `_who_say` does; [] when nobody says any."""
    told = [_who_say(book, [word]) for word in words]
    return told if any(told) else []


def _who_say(book: Book, words: list[str], *, at: str = "") -> dict[int, int]:
    """Return who says all of these words, and how many of them themselves rather than by what they
    mean; with an organisation, who names it itself.
    """
    rows = queries.current_titles(book, [beginnings(word) for word in words]) if words else []
    # Thousands of people share a few hundred titles, most of which say all by themselves.
    by_title = {title: how_many_said(words, title) for title in {row[1] for row in rows}}
    whole = {title for title, said in by_title.items() if said == len(words)}
    pairs = {row[1:]: len(words) for row in rows if row[1] in whole}
    others = {row[1:] for row in rows if row[1] not in whole}
    pairs |= {both: how_many_said(words, *both) for both in others if says(words, *both)}
    if at:
        pairs = {both: said for both, said in pairs.items() if is_there(at, ", ".join(both))}
    found: dict[int, int] = {}
    for person, title, firm in rows:
        if (said := pairs.get((title, firm))) is not None:
            found[person] = max(said, found.get(person, 0))
    return found


def _is_called(name: str, key: str) -> bool:
    """Tell whether each word begins one of a name."""
    return all(any(one.startswith(word) for one in name.split()) for word in key.split())


def _is_a_sign(words: str) -> bool:
    """Tell whether it is a number, an address or a profile rather than words."""
    return words.isdecimal() or is_numbered(words) or bool(email_key(words) or profile_key(words))
