"""Words as patterns read them: folded, one space between, each with its place in the text."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from entregent.core.text import fold

SENTENCE_END = "\n"  # no pattern reaches over it


class Flat(NamedTuple):
    """Words of sentences, "?" kept, and where each character stands in the original text."""

    text: str
    places: list[int]
    starts: list[int]  # where each sentence begins in `text`

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original text some characters of this one stand."""
        return self.places[start], self.places[end - 1] + 1

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that holds a character of `text`."""
        return bisect_right(self.starts, place) - 1


def flatten(text: str, spans: Iterable[tuple[int, int]]) -> Flat:
    """Return the words of these spans of a text, each span a sentence.

    >>> flatten("Pourriez-vous m’aider ?", [(0, 23)]).text
    'pourriez vous m aider ?\\n'
    """
    words: list[str] = []
    places: list[int] = []
    starts: list[int] = []
    for start, end in spans:
        begins = len(words)
        blank = True
        for place in range(start, end):
            for letter in _letters(text[place]):
                if letter == " ":
                    if blank:
                        continue
                elif letter == "?" and not blank:
                    words.append(" ")
                    places.append(place)
                blank = letter == " "
                words.append(letter)
                places.append(place)
        if blank and len(words) > begins:
            words.pop()
            places.pop()
        if len(words) > begins:
            starts.append(begins)
            words.append(SENTENCE_END)
            places.append(end - 1)
    return Flat("".join(words), places, starts)


class _Folded(dict[int, str]):
    """What each character folds to, found out when first met."""

    def __missing__(self, code: int) -> str:
        letters = _letters(chr(code))
        self[code] = " ? " if letters == "?" else letters
        return self[code]


_FOLDED = _Folded()


def folded(text: str) -> str:
    """Return the words of a text as patterns read them, where no place is asked for.

    >>> folded("Pourriez-vous m’aider ?")
    'pourriez vous m aider ?'
    """
    return " ".join(text.translate(_FOLDED).split())


@cache
def _letters(letter: str) -> str:
    """Return what a character folds to: letters, "?", or a blank; an accent alone is nothing."""
    if letter == "?":
        return "?"
    if unicodedata.combining(letter) or letter in "\u200b\u200c\u200d\ufe0f\u00ad":
        return ""
    return fold(letter) or " "
