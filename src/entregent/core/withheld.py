"""Ways to reach people, taken out of a text before it leaves the machine and put back after."""

import re
from collections import Counter
from dataclasses import dataclass

from entregent.core.disguises import SPELT_AT
from entregent.core.patterns import lazy_pattern

_NO_PART = r"\s<>\[\]{}«»“”\""
_PAGE = rf"(?:[a-z][a-z0-9+.-]*://|www\.)[^{_NO_PART}]*[\w/#=&%-]"
_EMAIL = rf"[^{_NO_PART}@()',;:!?]+@[^{_NO_PART}@()',;:!?]*[^\W_]"
_SITE = rf"[^\W_][\w.-]*\.[a-z]{{2,}}\b(?:[/?#][^{_NO_PART}]*[\w/#=&%-])?"
# Nine digits and more, seven behind a plus, four pairs of two: fewer are a day, a year or a sum.
_BETWEEN = r"[\s./()–‑-]{0,3}"
_NUMBER = (
    rf"\+[\s(]?\d(?:{_BETWEEN}\d){{6,}}"
    rf"|(?:\((?=\d{{1,5}}\)))?\d(?:{_BETWEEN}\d){{8,}}"
    r"|\b\d\d(?:[ .\u00a0\u202f]\d\d){3}\b"
)
_WAY = lazy_pattern(f"{SPELT_AT}|{_PAGE}|{_EMAIL}|{_SITE}|{_NUMBER}", re.IGNORECASE)
# What nobody writes by mistake: of a site's bare name, a blank may be missing after a full stop.
_SURE_WAY = lazy_pattern(f"{_PAGE}|{_EMAIL}|{_NUMBER}", re.IGNORECASE)
_MARK = "CONTACT"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A text with a mark, [CONTACT-1], in the place of each way to reach somebody."""

    text: str
    ways: tuple[str, ...]  # by their marks
    name: str = _MARK

    @property
    def mark(self) -> str:
        """Return the first mark, "" where nothing was taken out."""
        return f"[{self.name}-1]" if self.ways else ""

    def is_whole(self, answer: str) -> bool:
        """Tell whether an answer has every mark as often as the text, and no other."""
        return Counter(self._marks(answer)) == Counter(self._marks(self.text))

    def adds_a_way(self, answer: str) -> bool:
        """Tell whether an answer holds a way to reach somebody that the text had not."""
        return bool(_SURE_WAY.search(self._pattern().sub("", answer)))

    def put_back(self, answer: str) -> str:
        """Return a whole answer with what was taken out in the place of its marks."""
        return self._pattern().sub(lambda mark: self.ways[int(mark[1]) - 1], answer)

    def _marks(self, text: str) -> list[str]:
        return self._pattern().findall(text)

    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\[{self.name}-([0-9]{{1,4}})\]")


def withhold(text: str) -> Withheld:
    """Return a text without the e-mail addresses, pages and telephone numbers that are in it.

    The same one has the same mark wherever it stands.

    >>> withhold("Write to paul@roux.example.").text
    'Write to [CONTACT-1].'
    """
    name = _MARK
    while f"[{name}-" in text:  # somebody wrote our own mark
        name += "X"
    ways: dict[str, int] = {}

    def marked(way: re.Match[str]) -> str:
        return f"[{name}-{ways.setdefault(way[0], len(ways) + 1)}]"

    return Withheld(_WAY.sub(marked, text), tuple(ways), name)
