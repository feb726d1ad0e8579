"""French elision before a value put into a sentence: “la carte d’Alice”, “la carte de Yannick”."""

import re

from entregent.core.text import fold

STEM = r"\b(?:[Dd]|(?:[Ll]ors|[Pp]uis|[Jj]us)?[Qq]u)"  # of the words that lose their e
# A y before a vowel is a consonant; most names in h are said without it, few of them in ha.
_SAID_WITH_A_VOWEL = re.compile(r"(?!onze|oui\b|huit|hong|hu[aeio])(?:[aeiou]|y[^aeiouy]|h[eiouy])")


def before(stem: str, value: str) -> str:
    """Return the word of a stem, and what parts it from a value, as it stands before that value.

    >>> before("d", "Alice"), before("qu", "Benoît")
    ('d’', 'que ')
    """
    return f"{stem}’" if _SAID_WITH_A_VOWEL.match(fold(value)) else f"{stem}e "
