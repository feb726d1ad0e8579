"""E-mail addresses that several people of one file have: a family's, a couple's.

Such an address settles who a row is only together with the given name.
"""

from collections.abc import Sequence

from entregent.core.likeness.levels import compare_given
from entregent.core.likeness.names import Name, name_of
from entregent.services.importing.signs import Signs, hashed

_DIFFERENT = frozenset({"different", "other-initial", "other-gender"})
Called = tuple[str, str, str]  # a name, whole and in parts


class SharedAddresses:
    """Tells which addresses of a file are shared, as its rows come."""

    def __init__(self) -> None:
        self._called: dict[str, list[Called]] = {}  # by address, one name for each person

    def settle(self, rows: Sequence[Signs]) -> None:
        """Take the shared addresses out of the sure signs of rows, and put them by themselves."""
        for row in rows:
            for kind, key in row.sure:
                if kind == "email" and row.name_key:
                    self._note(key, row)
        for row in rows:
            if row.name_key and any(self._is_shared(*sign) for sign in row.sure):
                self._part(row)

    def _note(self, email: str, row: Signs) -> None:
        said = called_in(row)
        called = self._called.setdefault(email, [said])
        if said not in called and not any(may_be_one_person(said, other) for other in called):
            called.append(said)

    def _is_shared(self, kind: str, key: str) -> bool:
        return kind == "email" and len(self._called.get(key, ())) > 1

    def _part(self, row: Signs) -> None:
        said, first = called_in(row), row.sure[0]
        for _, key in [sign for sign in row.sure if self._is_shared(*sign)]:
            row.sure.remove(("email", key))
            called = self._called[key]
            row.shared[key] = next((s for s in called if may_be_one_person(said, s)), said)[0]
        if first not in row.sure:
            row.key = hashed(f"email\x1f{first[1]}\x1f{row.shared[first[1]]}")


def may_be_one_person(a: Called, b: Called) -> bool:
    """Tell whether two names, each whole and in parts, may be of one person.

    Nicknames, initials and slips of the same given name are; no given name is no evidence.
    """
    if a[0] == b[0]:
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
