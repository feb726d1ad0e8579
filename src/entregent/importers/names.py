"""Names as directories of firms write them, "Dupont, Jean (EXT)" or "MARTIN Alice", as one says
them.
"""

import re

from entregent.core.identity import is_shared_mailbox, name_key
from entregent.core.text import fold

_MARK = re.compile(r"\s*\([^()]*\)\s*\Z")  # a unit, a firm, "(EXT)"
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]|\Z))*\Z")
_PARTICLES = frozenset("de du des la le les d von van der den zu da dos del di el al ben".split())
_FIRMS = frozenset(
    "inc llc ltd limited corp co gmbh ag sa sas sarl plc bv spa team equipe service support "
    "group groupe france europe".split()
)
_CIVILITIES = frozenset(
    "m mr mm mme mmes mlle mrs ms miss mx dr pr me prof monsieur madame mademoiselle docteur maitre"
    " professeur herr frau".split()
)
_LONGEST = 80


def as_one_says(name: str, email: str = "") -> str:
    """Return a name with the first name first, where it is clear which one that is.

    Of "MARTIN Alice" the address has to tell: a firm is written in capitals too.
    """
    parts = apart(name, email)
    return " ".join(parts) if parts else name


def apart(name: str, email: str = "", *, family_first: bool = False) -> tuple[str, str] | None:
    """Return the given and the family name of one written family name first; None when unclear.

    `family_first` tells that all names are written so where this one stands.
    """
    if len(name) > _LONGEST or not (family_first or "," in name or name[:2].isupper()):
        return None
    bare = _MARK.sub("", name)
    family, comma, given = (part.strip() for part in bare.partition(","))
    if comma:
        return (given, _small(family)) if _is_comma_form(name, family, given) else None
    words = bare.split()
    if family_first:
        return _in_turn(words)
    count = next((i for i, word in enumerate(words) if not _is_capitals(word)), 0)
    family, given = " ".join(words[:count]), " ".join(words[count:])
    return (given, _small(family)) if _is_capital_form(family, given, email) else None


def is_civility(text: str) -> bool:
    """Tell whether all of a text is "Mme", "Dr" or the like."""
    return all(word in _CIVILITIES for word in fold(text).split())


def capitals_first(name: str) -> bool | None:
    """Tell whether the capitals of a name stand before the rest of it; None when nothing tells."""
    words = [word for word in name.split() if not is_civility(word)]
    if len(words) < 2 or _is_capitals(words[0]) == _is_capitals(words[-1]):
        return None
    return _is_capitals(words[0])


def _in_turn(words: list[str]) -> tuple[str, str] | None:
    """Return the given and the family name of words of which the family name comes first."""
    while words and is_civility(words[0]):
        words = words[1:]
    if len(words) < 2 or not _are_names(words, 6):
        return None
    capitals = list(map(_is_capitals, words))
    if capitals[0] == capitals[-1]:  # nothing tells but the order
        count = next((i for i, w in enumerate(words[:-1], 1) if fold(w) not in _PARTICLES), 1)
        count = count if count > 1 else len(words) - 1
    elif capitals[0]:
        count = capitals.index(False)
    else:  # this one is written the other way round
        count = capitals.index(True)
        return " ".join(words[:count]), _small(" ".join(words[count:]))
    return _small(" ".join(words[count:])), _small(" ".join(words[:count]))


def _is_comma_form(name: str, family: str, given: str) -> bool:
    before, after = family.split(), given.split()
    if not (_are_names(before, 4) and _are_names(after, 2)) or name_key(name) == name_key(family):
        return False
    # "Alice Martin, Acme": only a name of one word, a particle or capitals are a family's alone.
    alone = len(before) == 1 or fold(before[0]) in _PARTICLES or _is_capitals(family)
    return alone and (not _is_capitals(given) or _is_capitals(family))


def _is_capital_form(family: str, given: str, email: str) -> bool:
    if not (family and given and _are_names([*family.split(), *given.split()], 5)):
        return False
    if any(_is_capitals(word) for word in given.split()) or is_shared_mailbox(email):
        return False
    local, _, host = email.partition("@")
    local, host = fold(local).replace(" ", ""), fold(host)
    first, last = fold(given).replace(" ", ""), fold(family).replace(" ", "")
    if last in local:
        return local.replace(last, "", 1)[:1] == first[:1] or first in local
    return bool(local) and first in local and last not in host


def _are_names(words: list[str], most: int) -> bool:
    return (
        0 < len(words) <= most
        and all(_WORD.match(word) and fold(word) not in _FIRMS for word in words)
        and words[-1][0].isupper()
    )


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def _small(family: str) -> str:
    """Return a family name in capitals as it is written elsewhere."""
    if not _is_capitals(family):
        return family
    words = family.split()
    return " ".join(
        word.lower() if _is_small(word, first=not index) and len(words) > 1 else word.title()
        for index, word in enumerate(words)
    )


def _is_small(word: str, *, first: bool) -> bool:
    # "de la Tour", but "Le Goff".
    return fold(word) in _PARTICLES and not (first and fold(word) in ("le", "la", "les"))
