"""Likely pairs follow the people: whoever was marked is compared with those who share a key.

It comes after the write, and keeps nobody from writing while everybody is compared; where it is cut
short the marks are still there, and the next run takes them up.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction

from entregent.core.likeness.addresses import firm_of_address, local_of, spelled_out
from entregent.core.likeness.firms import firm_of
from entregent.core.likeness.names import name_of
from entregent.core.likeness.pairs import Pair, likely_pairs, pairs_to_compare
from entregent.core.likeness.probability import Crowd
from entregent.core.likeness.traits import MOST, Traits, keys_of, kind_of
from entregent.core.likeness.weights import TWICE
from entregent.core.text import fold
from entregent.services import to_compare
from entregent.storage import bulk
from entregent.storage.bulk import chunks, without_collection
from entregent.storage.database import as_it_stands, wait_to_write
from entregent.storage.models import Book, LikelyPair, LikenessKey, Person
from entregent.storage.queries import likeness as queries
from entregent.storage.queries.journal import Version, version

A_GOOD_PART = 10  # when one in ten of the book changed, everybody is compared anew
_TIMES = 3  # that everybody is compared while others write
_PAIR = ("book_id", "a_id", "b_id", "probability", "signs", "state")


def catch_up(book: Book, *, at_most: int | None = None) -> bool:
    """Compare all who wait for it; leave them when they are more than so many, and tell.

    While everybody is compared others may write: what was found is then looked for anew, the last
    time with nobody writing.
    """
    with without_collection():
        for _ in range(_TIMES):
            waiting = queries.waiting(book, limit=None if at_most is None else at_most + 1)
            if not waiting:
                return True
            if at_most is not None and len(waiting) > at_most:
                return False
            size = Person.objects.filter(book=book).count()
            if len(waiting) * A_GOOD_PART <= size:
                break
            with as_it_stands():
                found = _among_everybody(book)
            with transaction.atomic():
                wait_to_write()
                if found.written == version(book):
                    _write_everybody(book, found)
                    return True
        with transaction.atomic():
            wait_to_write()
            waiting = queries.waiting(book)
            size = Person.objects.filter(book=book).count()
            if len(waiting) * A_GOOD_PART > size:
                _write_everybody(book, _among_everybody(book))
            elif waiting:
                _compare(book, waiting, size)
    return True


class _Found(NamedTuple):
    """What comes of comparing everybody, the book as it was when it was written to last."""

    written: Version
    keys: Mapping[int, Iterable[int]]
    pairs: list[Pair]


def _among_everybody(book: Book) -> _Found:
    written, traits = version(book), _traits(book, None)
    keys = {person: keys_of(known) for person, known in traits.items()}
    sharing = Counter(key for theirs in keys.values() for key in theirs)
    blocks: dict[int, list[int]] = defaultdict(list)
    for person, theirs in keys.items():
        for key in theirs:
            if sharing[key] > 1:
                blocks[key].append(person)
    crowd = Crowd(len(traits), sharing.__getitem__)
    pairs = likely_pairs(crowd, traits, pairs_to_compare(blocks), count_twice=True)
    return _Found(written, keys, list(pairs))


def _write_everybody(book: Book, found: _Found) -> None:
    # The keys of those who do not wait are as they were.
    waiting = queries.waiting(book)
    to_compare.forget(waiting)
    _write_keys(book, {pk: found.keys[pk] for pk in waiting if pk in found.keys})
    LikelyPair.objects.filter(book=book, state=LikelyPair.OPEN).delete()
    _write_pairs(book, found.pairs)


def _compare(book: Book, waiting: Collection[int], size: int) -> None:
    """Compare these people with those who share a key with them."""
    traits = _traits(book, waiting)
    to_compare.forget(waiting)
    keys = {person: keys_of(known) for person, known in traits.items()}
    _write_keys(book, keys)
    sharing = _Sharing(book, {key for theirs in keys.values() for key in theirs})
    narrow = [key for key, count in sharing.items() if 1 < count <= MOST[kind_of(key)]]
    blocks = queries.people_by_key(book, narrow)
    others = {person for met in blocks.values() for person in met} - traits.keys()
    traits |= _traits(book, others)
    crowd = Crowd(size, sharing.__getitem__, _twice(book, size))
    _write_pairs(book, likely_pairs(crowd, traits, pairs_to_compare(blocks, keys.keys())))


class _Sharing(dict[int, int]):
    """How many people have each key; counted when first asked for, these keys at once."""

    def __init__(self, book: Book, keys: Collection[int]) -> None:
        super().__init__(queries.sharing(book, keys))
        self._book = book

    def __missing__(self, key: int) -> int:
        self[key] = queries.sharing(self._book, [key]).get(key, 0)
        return self[key]


def _twice(book: Book, size: int) -> float:
    """Return how often somebody is in the book twice, by the pairs that wait for an answer."""
    return max(queries.open_pairs(book).count() / max(size, 1), TWICE)


def _write_keys(book: Book, keys: Mapping[int, Iterable[int]]) -> None:
    rows = ((book.pk, person, key) for person, theirs in keys.items() for key in theirs)
    for chunk in chunks(rows, 50_000):
        bulk.insert(LikenessKey, ("book_id", "person_id", "key"), chunk)


def _write_pairs(book: Book, found: Iterable[Pair]) -> None:
    """Write the pairs found, but for those that were kept apart."""
    rows = [(book.pk, p.a, p.b, p.likeness.probability, _signs(p), LikelyPair.OPEN) for p in found]
    bulk.insert(LikelyPair, _PAIR, rows, unless_there=True)


def _signs(pair: Pair) -> list[dict[str, Any]]:
    return [
        {"code": sign.code, "value": sign.value} if sign.value else {"code": sign.code}
        for sign in pair.likeness.agreements
    ]


def _traits(book: Book, among: Collection[int] | None) -> dict[int, Traits]:
    """Return what is compared of these people, of everybody when None."""
    addresses: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for person, kind, key, value in queries.addresses(book, among):
        addresses[kind][person].add(fold(value) if kind == "postal" else key)
    firms: dict[int, set[str]] = defaultdict(set)
    for person, organisation in queries.organisations(book, among):
        firms[person].add(firm_of(organisation))
    for person, emails in addresses["email"].items():
        firms[person].update(firm_of_address(email) for email in emails)
    return {
        person: Traits(
            person,
            spelled_out(name_of(name, given, family), addresses["email"].get(person, ())),
            emails=frozenset(addresses["email"].get(person, ())),
            phones=frozenset(addresses["phone"].get(person, ())),
            firms=frozenset(firms.get(person, ())) - {""},
            birthday=birthday,
            places=tuple(sorted(addresses["postal"].get(person, ()))),
            profiles=frozenset(addresses["profile"].get(person, ())),
            domains=frozenset(e.rpartition("@")[2] for e in addresses["email"].get(person, ())),
            locals=frozenset(map(local_of, addresses["email"].get(person, ()))) - {""},
        )
        for person, name, given, family, birthday in queries.names(book, among)
    }
