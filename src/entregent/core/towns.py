"""Which town a postal address names, and the area around it: near towns are no other place.

The area is told by the French postal code, or by the town where it is a large one; else it is the
town itself. Addresses come in whatever order their file has: "3 quai Claude Bernard, 69007 Lyon",
"3 quai Claude Bernard, Lyon, Rhône, 69007, France", "Toulouse, Occitanie, France".
"""

from dataclasses import dataclass

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_PIECES = lazy_pattern(r"[,;\n|]+")
_CODE = lazy_pattern(r"^(?:[A-Z]{1,2}[- ])?(\d{5})\b\s*(.*)$")  # F-69003 Lyon
_OF_A_STREET = frozenset(
    "rue avenue av boulevard bd place quai chemin impasse allee route cours square residence"
    " lotissement batiment bat appartement street st road rd lane drive way bp cs".split()
)
_AROUND_PARIS = frozenset({"75", "77", "78", "91", "92", "93", "94", "95"})
_PARIS = "paris"
_LARGE = {
    "paris": "75", "marseille": "13", "aix en provence": "13", "lyon": "69", "villeurbanne": "69",
    "toulouse": "31", "nice": "06", "nantes": "44", "montpellier": "34", "strasbourg": "67",
    "bordeaux": "33", "lille": "59", "rennes": "35", "reims": "51", "toulon": "83",
    "saint etienne": "42", "le havre": "76", "rouen": "76", "grenoble": "38", "dijon": "21",
    "angers": "49", "nimes": "30", "clermont ferrand": "63", "le mans": "72", "brest": "29",
    "tours": "37", "amiens": "80", "limoges": "87", "annecy": "74", "metz": "57", "nancy": "54",
    "besancon": "25", "orleans": "45", "mulhouse": "68", "caen": "14", "pau": "64",
    "versailles": "78", "boulogne billancourt": "92", "nanterre": "92",
}  # fmt: skip
_FRANCE = frozenset({"", "france", "fr"})
_COUNTRIES = frozenset(
    "france, fr, belgique, belgium, suisse, switzerland, luxembourg, canada, allemagne, germany, "
    "deutschland, espagne, spain, italie, italy, portugal, royaume uni, united kingdom, uk, "
    "etats unis, united states, usa, us".split(", ")
)
# What stands around the name of a town, as LinkedIn and the post write it.
_AROUND_A_NAME = lazy_pattern(
    r"^(?:greater|grand|region de|region d|ville de|area de)\s+"
    r"|\s+(?:cedex|et peripherie|metropolitan (?:region|area)|area|region|\d+(?:er|e|eme|th|st|nd)?"
    r"(?: arrondissement)?)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town as it was written, and what tells it from other places: an area, folded."""

    name: str
    area: str


def town_of(address: str) -> Town | None:
    """Return the town that a postal address names, None where none is told for sure.

    >>> town_of("3 quai Claude Bernard, 69007 LYON CEDEX 07, France")
    Town(name='Lyon', area='69')
    """
    pieces = [piece.strip() for piece in _PIECES.split(address) if piece.strip()]
    country = next((fold(one) for one in reversed(pieces) if fold(one) in _COUNTRIES), "")
    pieces = [piece for piece in pieces if fold(piece) not in _COUNTRIES]
    code, name = "", ""
    for at, piece in enumerate(pieces):
        found = _CODE.match(piece)
        if found and (at or found[2] or len(pieces) == 1):
            code, name = found[1], found[2] or _named(pieces[:at])
            break
    else:
        name = _named(pieces)
    folded = _AROUND_A_NAME.sub("", _AROUND_A_NAME.sub("", fold(name)))
    if not folded or any(letter.isdecimal() for letter in folded):
        return None
    in_france = country in _FRANCE
    department = (code[:2] if code else _LARGE.get(folded, "")) if in_france else ""
    if department in _AROUND_PARIS:
        department = _PARIS
    return Town(_shown(name, folded), department or folded)


def _named(pieces: list[str]) -> str:
    """Return the town of these parts of an address: the first after the street."""
    streets = [at for at, one in enumerate(pieces) if _is_street(one)]
    rest = pieces[streets[-1] + 1 :] if streets else pieces
    return rest[0] if rest else ""


def _is_street(piece: str) -> bool:
    words = fold(piece).split()
    return any(word.isdecimal() for word in words[:2]) or bool(_OF_A_STREET & set(words[:2]))


def _shown(name: str, folded: str) -> str:
    """Return the name without what stands around it, in small letters where it shouts."""
    words = name.split()
    kept = [word for word in words if set(fold(word).split()) <= set(folded.split())]
    text = " ".join(kept) or name
    return text.title() if text.isupper() else text
