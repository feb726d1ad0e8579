"""Where a line on somebody names them, and how they are called."""

import re
from collections.abc import Collection, Sequence

from entregent.core.capture import words as known
from entregent.core.capture.pieces import HIDDEN, WORD, Piece
from entregent.core.functions import function_of
from entregent.core.likeness import nicknames
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_ELIDED = lazy_pattern(r"[dD][’'][A-ZÀ-Þ]")
_FAMILY = lazy_pattern(r"[^\W\d_][\w'’.-]*\Z")


def place_of_name(pieces: Sequence[Piece], is_given: "GivenNames") -> int | None:
    """Return which of the first pieces names somebody, None for none."""
    names = [name_at(piece.text, is_given) for piece in pieces[:3]]
    if not names:
        return None
    first = names[0]
    if first and not _may_be_a_firm(pieces[0].text, first[0], is_given):
        return 0
    for place, found in enumerate(names[1:], 1):
        if (
            found
            and (is_given.begins(found[0]) or len(found[0].split()) > 1)
            and not found[1].strip()
        ):
            return place
    return 0 if first else None


def _may_be_a_firm(piece: str, name: str, is_given: "GivenNames") -> bool:
    """Tell whether what begins a line like a name is rather that of an organisation."""
    words = name.split()
    if fold(words[0]) in known.ORGANISATIONS:
        return True
    return len(words) == 1 and not is_given.begins(name) and piece.strip() == name


class GivenNames:
    """What tells whether a folded word is a given name."""

    def __init__(self, named: Collection[str]) -> None:
        self._named = named

    def __call__(self, word: str) -> bool:
        return word in self._named or nicknames.is_known(word)

    def begins(self, name: str) -> bool:
        return any(map(self, fold(name).split()[:2]))


def name_at(piece: str, is_given: GivenNames) -> tuple[str, str] | None:
    """Return the name that a piece begins with and what follows it; None when it begins with none.

    A word in small letters is one only where the piece holds nothing else.
    """
    words = [(match[0], match.end()) for match in WORD.finditer(piece)]
    small = [word for word, _ in words]
    if _is_small_name(small, is_given):
        return piece.strip(), ""
    count = _how_many(small, is_given)
    if not count:
        return None
    return " ".join(small[:count]), piece[words[count - 1][1] :].strip(f" {HIDDEN}")


def _is_small_name(words: Sequence[str], is_given: GivenNames) -> bool:
    """Tell whether these words in small letters may be a name, as one types it in haste."""
    folded = [fold(word) for word in words]
    plain = 0 < len(words) < 4 and all(_FAMILY.match(word) for word in words)
    if not plain or any(word[:1].isupper() for word in words[1:]):
        return False
    beside = (known.TITLES, known.ORGANISATIONS, known.OFTEN_IN_NOTES, known.DETERMINERS)
    if any(word in some for word in folded for some in beside):
        return False
    return is_given(folded[0]) and (words[0].islower() or len(words) > 1)


def _how_many(words: Sequence[str], is_given: GivenNames) -> int:
    """Return of how many of the first words a name is made."""
    count = 0
    for place, word in enumerate(words):
        plain = fold(word)
        if _is_title(word, plain) or not _FAMILY.match(word.rstrip(".")):
            break
        later = (one for one in words[place + 1 :] if fold(one) not in known.PARTICLES)
        after = next(later, "")
        elided = count == 1 and _ELIDED.match(word)  # « d’Estaing »
        if (word[0].isupper() or elided) and not (place and known.AT.match(word + " ")):
            count = place + 1
        elif not (
            place and after[:1].isupper() and _leads_on(plain, words[:place], after, is_given)
        ):
            break
    while count > 2 and (words[count - 1].lower() in known.AND or _is_function(words, count)):
        count -= 1
    return count


def _is_function(words: Sequence[str], count: int) -> bool:
    """Tell whether the last word of a name is rather the first of a title: “… Product Owner”."""
    follows = count < len(words) and _is_title(words[count], fold(words[count]))
    return follows and bool(function_of(words[count - 1]))


def _leads_on(plain: str, before: Sequence[str], after: str, is_given: GivenNames) -> bool:
    """Tell whether a small word is part of a name: “de” after a given name alone, “et” between two
    given names.
    """
    if plain in known.AND:
        return len(before) == 1 and is_given(fold(after))
    if plain in ("d", "de", "du", "des"):
        return len(before) == 1
    return plain in known.PARTICLES


def _is_title(word: str, plain: str) -> bool:
    """Tell whether a word is a title's, and not somebody called Baker or Page."""
    named = word[:1].isupper() and not word.isupper() and plain not in _NEVER_A_NAME
    return plain in known.TITLES and not named


_NEVER_A_NAME = frozenset(
    "directeur directrice director responsable chef cheffe chief head lead manager gerant gerante"
    " ingenieur ingenieure engineer developpeur developpeuse developer consultant consultante"
    " charge chargee assistant assistante founder fondateur fondatrice avocat avocate lawyer"
    " president presidente partner associe associee officer owner acheteur acheteuse buyer"
    " commercial commerciale designer student etudiant etudiante vice sales dr".split()
)


def as_named(name: str) -> str:
    """Return a name with the given name first and capitals where they belong."""
    words = name.split()
    loud = [word.isupper() and sum(map(str.isalpha, word)) > 2 for word in words]
    if len(words) > 1 and loud[0] and not loud[-1]:
        count = loud.index(False)
        words = [*words[count:], *words[:count]]
    if all(word.islower() for word in words) or (len(words) > 1 and words[0][0].isupper()):
        words = [_capital(word, place) for place, word in enumerate(words)]
    return " ".join(words)


def _capital(word: str, place: int) -> str:
    loud = word.isupper() and sum(map(str.isalpha, word)) > 2
    small = word.islower() and not (place and fold(word) in (*known.PARTICLES, *known.AND))
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) if loud or small else word
