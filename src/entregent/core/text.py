"""Text as people mean it: the same word whatever its accents and case."""

import unicodedata
from functools import cache

from entregent.core.patterns import lazy_pattern

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# The accents and points that NFKD takes off letters: Latin, Cyrillic, Hebrew, Arabic.
_MARKS = lazy_pattern(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
# What stands for letters of German and of the North where a keyboard has none of them. ß, æ and œ
# fold to it by themselves.
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
_NOT_WORD = lazy_pattern(r"[\W_]+")
_LAST_LATIN = "\u017f"  # up to here no sign changes the one before it
_ASCII_NOT_WORD = {code: " " for code in range(128) if not chr(code).isalnum()}
# Putting accents in their order takes the square of how many follow one another.
_AT_ONCE = 1_000  # characters
_LONGEST_NUMBER = 18  # digits


def fold(text: str) -> str:
    """Return the text without accents or case, its words joined by single spaces.

    >>> fold("Łukasz  D’Œuvre-Müller")
    'lukasz d oeuvre muller'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_NOT_WORD).split())
    if max(text) <= _LAST_LATIN:
        return " ".join(text.translate(_latin()).split())
    pieces = range(0, len(text), _AT_ONCE)
    plain = "".join([_plain(text[start : start + _AT_ONCE]) for start in pieces])
    return _NOT_WORD.sub(" ", plain).strip()


@cache
def _latin() -> dict[int, str]:
    """Return what each letter of Western and Central Europe folds to, taken alone as there."""
    alone = map(chr, range(ord(_LAST_LATIN) + 1))
    return {ord(letter): _NOT_WORD.sub(" ", _plain(letter)) for letter in alone}


def _plain(text: str) -> str:
    # Folded between two decompositions: 𝐀 is a capital only once it is taken apart.
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    return _MARKS.sub("", decomposed).translate(_LETTERS)


def written_out(text: str) -> dict[str, str]:
    """Return, for each word, how it folds once its letters are written out, and how as it stands.

    Only words that are so spelled two ways are in it: "Noël" has one letter for each sound.

    >>> written_out("Jürgen Noël")
    {'juergen': 'jurgen'}
    """
    if text.isascii():
        return {}
    # Only where marks stand beside their letters is there anything to join.
    joined = text if max(text) <= _LAST_LATIN else unicodedata.normalize("NFC", text)
    out = joined.translate(_WRITTEN_OUT)
    if out == joined:
        return {}
    words = zip(fold(out).split(), fold(joined).split(), strict=True)
    return {word: plain for word, plain in words if word != plain}


def typed(text: str) -> str:
    """Return what somebody typed, without the blanks around it and the NUL no database takes."""
    return text.replace("\0", "").strip()


def number_in(text: str) -> int | None:
    """Return the number that a text is, as far as a table can hold it; None when it is none."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else None
