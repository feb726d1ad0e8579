"""Charts as plain SVG: where each bar and each word of them stands. Colours are the style's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDTH = 640
_TOP, _BOTTOM = 26, 38  # room for words, above the bars and below
_HEIGHT = 170  # of the bars
_GAP = 0.3  # of a column
_LEAST = 2.0  # how high a bar is that stands for anything


class Part(NamedTuple):
    """How many a column has of a kind; below the line for what is lost."""

    kind: str
    many: int
    below: bool = False


class Column(NamedTuple):
    """A column: its parts from the line on, the word below it, what it says, a shade behind it."""

    parts: Sequence[Part]
    word: str
    said: str
    shade: bool = False


class Bar(NamedTuple):
    """A rectangle of a kind, in units of the drawing."""

    kind: str
    x: float
    y: float
    width: float
    height: float


class Word(NamedTuple):
    """A word below the bars, anchored where it does not leave the drawing."""

    x: float
    text: str
    anchor: str


class Drawn(NamedTuple):
    """A column as it is drawn."""

    bars: list[Bar]
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of columns around a line; `most` is what stands at the height of `top`."""

    height: float
    line: float
    top: float
    most: int
    columns: list[Drawn]
    words: list[Word]

    @property
    def words_at(self) -> float:
        """Return how far down the words stand."""
        return self.height - 10


def columns(told: Sequence[Column]) -> Chart:
    """Return a drawing of columns side by side, each with what it has above the line and below."""
    above = max((_sum(one, below=False) for one in told), default=0)
    below = max((_sum(one, below=True) for one in told), default=0)
    unit = _HEIGHT / max(1, above + below)
    line = _TOP + above * unit
    step = WIDTH / max(1, len(told))
    drawn = [
        Drawn(list(_bars(one, at * step, step, line, unit)), one.said)
        for at, one in enumerate(told)
    ]
    words = [_word(one.word, at, len(told), step) for at, one in enumerate(told) if one.word]
    return Chart(_TOP + _HEIGHT + _BOTTOM, line, _TOP, above, drawn, words)


def _sum(one: Column, *, below: bool) -> int:
    return sum(part.many for part in one.parts if part.below is below)


def _bars(one: Column, left: float, step: float, line: float, unit: float) -> Iterator[Bar]:
    if one.shade:
        yield Bar("shade", left, _TOP, step, _HEIGHT)
    width = step * (1 - _GAP)
    x = left + step * _GAP / 2
    up = down = line
    for part in one.parts:
        if not part.many:
            continue
        height = max(_LEAST, part.many * unit)
        if part.below:
            yield _bar(part.kind, x, down, width, height)
            down += height
        else:
            up -= height
            yield _bar(part.kind, x, up, width, height)


def _bar(kind: str, x: float, y: float, width: float, height: float) -> Bar:
    return Bar(kind, round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def _word(text: str, at: int, count: int, step: float) -> Word:
    if at == 0:
        return Word(0, text, "start")
    if at == count - 1:
        return Word(WIDTH, text, "end")
    return Word(round((at + 0.5) * step, 1), text, "middle")
