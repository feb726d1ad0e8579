"""Slips of the hand: the words that a mistyped one may have been meant for.

Four slips in five are one letter too many, missing, wrong, or two that changed places (Damerau
1964). Each is tried, and the book tells which of them it holds.
"""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from rapidfuzz.distance import JaroWinkler

SHORTEST, LONGEST = 4, 16  # letters; of a shorter word a slip may make any other
Pairs = tuple[tuple[str, str], ...]


def slips(word: str) -> set[str]:
    """Return every word one slip away from this folded one; none of a short or endless one."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return set()
    letters = ascii_lowercase if word.isascii() else "".join(set(word))
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    other = {a + letter + b[1:] for a, b in halves if b for letter in letters}
    more = {a + letter + b for a, b in halves for letter in letters}
    return (less | swapped | other | more) - {word}


def halves(word: str) -> Pairs:
    """Return every two words that this folded one may be when a blank is missing in it.

    A word of fewer than two letters is none; an endless word has no halves.
    """
    if not word.isalpha() or len(word) > 2 * LONGEST:
        return ()
    return tuple((word[:at], word[at:]) for at in range(2, len(word) - 1))


def nearest(words: Sequence[str], names: Mapping[int, str]) -> list[int]:
    """Return whose folded names these are, the likest to the words first.

    Jaro-Winkler trusts beginnings, which are seldom mistyped (Winkler 1990).
    """
    return sorted(names, key=lambda who: (-_likeness(words, names[who].split()), names[who], who))


def _likeness(words: Sequence[str], name: Sequence[str]) -> float:
    return sum(
        max((JaroWinkler.similarity(word, part) for part in name), default=0.0) for word in words
    )
