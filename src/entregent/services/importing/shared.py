"""E-mail addresses that several people have: a family's, a couple's, a team's.

Such an address settles who a row is only together with the given name.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from entregent.core.likeness.levels import compare_given
from entregent.core.likeness.names import Name, name_of
from entregent.core.text import fold
from entregent.services.importing.signs import Signs, hashed

_DIFFERENT = frozenset({"different", "other-initial", "other-gender"})
Called = tuple[str, str, str]  # a name, whole and in parts


class Having(NamedTuple):
    """One who has an address; `clear` tells that whoever is called otherwise is another."""

    called: Called
    in_book: bool = False
    clear: bool = True


class SharedAddresses:
    """Tells which addresses are shared, as the rows of a file come."""

    def __init__(self) -> None:
        self._having: dict[str, list[Having]] = {}  # by address, whoever came first at the head

    def know(self, known: Mapping[str, Sequence[Having]]) -> None:
        """Take note of who has these addresses in the book."""
        for email, people in known.items():
            having = self._having.setdefault(email, [])
            having += [one for one in people if _who(one.called, having) is None]

    def settle(self, rows: Sequence[Signs]) -> None:
        """Take the shared addresses out of the sure signs of rows, and put them by themselves."""
        for row in rows:
            for kind, key in row.sure:
                if kind == "email" and row.name_key:
                    having = self._having.setdefault(key, [])
                    if _who(called_in(row), having) is None:
                        having.append(Having(called_in(row)))
        for row in rows:
            if row.name_key and any(self._is_shared(*sign) for sign in row.sure):
                self._part(row)

    def _is_shared(self, kind: str, key: str) -> bool:
        return kind == "email" and len(self._having.get(key, ())) > 1

    def _part(self, row: Signs) -> None:
        said, first = called_in(row), row.sure[0]
        for _, key in [sign for sign in row.sure if self._is_shared(*sign)]:
            row.sure.remove(("email", key))
            having = self._having[key]
            who = _who(said, having) or 0
            row.shared[key] = having[who].called[0]
            # Whoever came first keeps the key they had while nobody shared the address.
            if first == ("email", key) and who > 0:
                row.key = hashed(f"email\x1f{key}\x1f{said[0]}")


def _who(said: Called, having: Sequence[Having]) -> int | None:
    """Return which of these a name means; None when it is another's.

    Beside the book neither a nickname nor a name that somebody got there makes another of them.
    """
    for index, one in enumerate(having):
        if may_be_one_person(said, one.called):
            return index
    in_book = [index for index, one in enumerate(having) if one.in_book]
    if in_book and not is_clear(said):
        return in_book[0]
    return next((index for index in in_book if not having[index].clear), None)


def is_clear(called: Called) -> bool:
    """Tell whether a name is whole enough to say that somebody is another: no "Mum", no firm."""
    name = name_of(*called)
    return bool(name.given and name.family) and fold(called[0]).isascii()


def may_be_one_person(a: Called, b: Called) -> bool:
    """Tell whether two names, each whole and in parts, may be of one person.

    Nicknames, initials and slips of the same given name are, and one name within another; no given
    name is no evidence.
    """
    if a[0] == b[0]:
        return True
    words, others = set(fold(a[0]).split()), set(fold(b[0]).split())
    if words <= others or others <= words:
        return True
    one, other = name_of(*a), name_of(*b)
    return _agree(one, other) or _agree(one, Name(other.family, other.given))


def _agree(a: Name, b: Name) -> bool:
    if not a.given or not b.given:
        return True
    return compare_given(a.given, b.given) not in _DIFFERENT


def called_in(row: Signs) -> Called:
    """Return what a row calls its person."""
    return (row.record.name, row.record.given, row.record.family)
