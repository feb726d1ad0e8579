"""Where texts stand among the ideas of the thesaurus, by vectors that an encoder makes.

A text is near an idea as far as it is near what the idea is called in French and in English. Two
texts are compared by the ideas they are near to rather than by their own vectors: these say of two
short texts, above all, that they share a tone, a form or a few letters (decisions/meaning.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entregent.core.matching.thesaurus import ideas

KEPT = 5  # ideas of a text
_SHARP = 0.05  # of cosines: so much nearer weighs e times as much
_AT_ONCE = 1_000  # texts

Floats = NDArray[np.floating[Any]]
Encode = Callable[[Sequence[str]], Floats]  # texts → their vectors, a row each, of length 1


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The ideas that texts are near to, a row each: their places in the thesaurus, and how much of
    the text each is, the nearest first; the squares of a row add up to 1.
    """

    ideas: NDArray[np.int16]
    shares: NDArray[np.float32]


def place(texts: Sequence[str], encode: Encode) -> Placed:
    """Return which ideas of the thesaurus each text is near to, `KEPT` of them a row."""
    named = [(number, words) for number, idea in enumerate(ideas()) if idea.mark != "@"
             for words in (*idea.french, *idea.english)]  # fmt: skip
    numbers = np.array([number for number, _ in named], np.int16)
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    anchors = encode([words for _, words in named])
    found = [
        _nearest(encode(texts[at : at + _AT_ONCE]) @ anchors.T, firsts)
        for at in range(0, len(texts), _AT_ONCE)
    ]
    if not found:
        return Placed(np.empty((0, KEPT), np.int16), np.empty((0, KEPT), np.float32))
    order = np.concatenate([one for one, _ in found])
    return Placed(numbers[firsts][order], np.concatenate([other for _, other in found]))


def _nearest(cosines: Floats, firsts: NDArray[np.intp]) -> tuple[NDArray[np.intp], Floats]:
    """Return the nearest ideas of each row and their shares, from cosines with what ideas are
    called, those of an idea side by side: softly the largest of an idea, then softly of all.
    """
    many = np.diff(np.append(firsts, cosines.shape[1]))
    summed = np.add.reduceat(np.exp(cosines / _SHARP), firsts, axis=1)
    weights = (summed / many).astype(np.float32)
    order = np.argsort(-weights, axis=1)[:, :KEPT]
    shares = np.take_along_axis(weights, order, axis=1)
    return order, shares / np.linalg.norm(shares, axis=1, keepdims=True)
