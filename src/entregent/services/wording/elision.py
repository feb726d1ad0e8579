"""French elision before a name put into a sentence: “la carte d’Alice”, “la carte de Yannick”."""

import re
from collections.abc import Mapping

from entregent.core.elision import STEM, before

_BEFORE_A_VALUE = re.compile(rf"({STEM})e (?=%\((\w+)\)s)")


def elide(sentence: str, values: Mapping[str, object]) -> str:
    """Return a French sentence whose “de” and “que” give way to values said with a vowel first."""

    def elided(word: re.Match[str]) -> str:
        value = values.get(word[2])
        return before(word[1], value) if isinstance(value, str) else word[0]

    return _BEFORE_A_VALUE.sub(elided, sentence)
