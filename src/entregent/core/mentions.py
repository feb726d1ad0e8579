"""People named in a note by an @: where a name may stand after it, and the note in parts."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from entregent.core.patterns import lazy_pattern

MOST = 20  # of one note
_WORDS = 6  # of one name
_NAMED = lazy_pattern(
    rf"""(?<![\w@.]) @ (?P<name> \w [^\s@]* (?: [ \u00a0\u202f] [^\s@]+ ){{0,{_WORDS}}} )""",
    re.VERBOSE,
)
_NUMBERED = lazy_pattern(r"(?P<name>.+?)[ \u00a0](?P<number>\(\#\d{1,18}\))", re.DOTALL)
_AFTER = " \u00a0\u202f.,;:!?…)]}»”\"'’"


class Part(NamedTuple):
    """A piece of a note; the words of a name have the person they mean."""

    text: str
    person: int | None = None


def names_in(text: str) -> list[list[str]]:
    """Return, for each @ of a note, the words after it that may be a name, the longest first.

    A namesake is told by their number, as suggestions write it: "Alice Martin (#12)".
    """
    return [_readings(found["name"]) for found in list(_NAMED.finditer(text))[:MOST]]


def _readings(after: str) -> list[str]:
    numbered = _NUMBERED.match(after)
    if numbered:
        return [numbered[0]]
    ends = [found.start() for found in re.finditer(r"[ \u00a0\u202f]", after)]
    readings = [after[:end].rstrip(_AFTER) for end in (len(after), *reversed(ends))]
    return list(dict.fromkeys(filter(None, readings)))


def parts(text: str, named: Mapping[str, int]) -> list[Part]:
    """Return a note in parts, given whom the words after its @s mean."""
    if not named:
        return [Part(text)]
    longest_first = sorted(named, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    told: list[Part] = []
    end = 0
    for found in re.finditer(rf"(?<![\w@.])@({names})(?!\w)", text):
        told += [Part(text[end : found.start()]), Part(found[1], named[found[1]])]
        end = found.end()
    return [part for part in (*told, Part(text[end:])) if part.text]
