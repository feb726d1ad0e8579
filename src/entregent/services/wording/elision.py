"""French elision before a name put into a sentence: “la carte d’Alice”, “la carte de Yannick”."""

import re
from collections.abc import Mapping

from entregent.core.text import fold

_BEFORE_A_VALUE = re.compile(r"\b([Dd]|(?:[Ll]ors|[Pp]uis|[Jj]us)?[Qq]u)e (?=%\((\w+)\)s)")
# A y before a vowel is a consonant; most names in h are said without it, few of them in ha.
_SAID_WITH_A_VOWEL = re.compile(r"(?!onze|oui\b|huit|hong|hu[aeio])(?:[aeiou]|y[^aeiouy]|h[eiouy])")


def elide(sentence: str, values: Mapping[str, object]) -> str:
    """Return a French sentence whose “de” and “que” give way to values said with a vowel first."""

    def before(word: re.Match[str]) -> str:
        value = values.get(word[2])
        vowel = isinstance(value, str) and _SAID_WITH_A_VOWEL.match(fold(value))
        return f"{word[1]}’" if vowel else word[0]

    return _BEFORE_A_VALUE.sub(before, sentence)
