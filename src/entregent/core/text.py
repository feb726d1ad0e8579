"""Text as people mean it: the same word whatever its accents and case."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Return the text without accents or case, its words joined by single spaces.

    >>> fold("Łukasz  D’Œuvre-Müller")
    'lukasz d oeuvre muller'
    """
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
    return _NOT_WORD.sub(" ", plain).replace("_", " ").strip()
