"""People as LinkedIn names them: profile addresses, placeholders, names joined by commas."""

from dataclasses import dataclass, field

from entregent.core.identity import name_key, profile_key
from entregent.core.text import fold

_PLACEHOLDERS = frozenset(
    {"linkedin member", "membre linkedin", "membre de linkedin", "linkedin mitglied"}
)
_LONGEST_NAME = 4  # pieces between commas
_LONGEST_KNOWN = 300  # characters


@dataclass
class Known:
    """What the files read so far say of names: the owner's, and those that hold commas."""

    owner: str = ""
    with_commas: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Remember a name, if it is one that could be taken for two."""
        if "," in name and len(name) <= _LONGEST_KNOWN:
            self.with_commas.add(_plain(name))

    def split(self, names: str) -> list[str]:
        """Return the names in a list joined by commas, a known name in one piece."""
        pieces = [piece for piece in map(str.strip, names.split(",")) if piece]
        found = []
        start = 0
        while start < len(pieces):
            first = pieces[start : start + _LONGEST_NAME]
            count = self._length_of_first(first)
            found.append(", ".join(first[:count]))
            start += count
        return found

    def _length_of_first(self, pieces: list[str]) -> int:
        """Return of how many pieces the first name is made: "Hale" and "PhD" are two."""
        for count in range(len(pieces), 1, -1):
            joined = ", ".join(pieces[:count])
            if _plain(joined) in self.with_commas or name_key(joined) == name_key(pieces[0]):
                return count
        return 1


def _plain(name: str) -> str:
    return ",".join(" ".join(piece.split()).casefold() for piece in name.split(","))


def person_profile(address: str) -> str:
    """Return the profile address as it is compared, or "" when it leads to nobody."""
    key = profile_key(address) if address else ""
    return "" if key == "linkedin.com/in" else key


def is_placeholder(name: str) -> bool:
    """Tell whether the name stands for a member who is hidden or has left."""
    # Folding is slow, and nearly every name can do without.
    return not name or ("linkedin" in name.lower() and fold(name) in _PLACEHOLDERS)
