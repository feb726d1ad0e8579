"""French before a value put into a sentence: “la carte d’Alice”, “celle de Yannick”, “au lycée”."""

import re

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

STEM = r"\b(?:[Dd]|(?:[Ll]ors|[Pp]uis|[Jj]us)?[Qq]u)"  # of the words that lose their e
# A y before a vowel is a consonant; most names in h are said without it, few of them in ha.
_SAID_WITH_A_VOWEL = lazy_pattern(
    r"(?!onze|oui\b|huit|hong|hu[aeio])(?:[aeiou]|y[^aeiouy]|h[eiouy])"
)


def before(stem: str, value: str) -> str:
    """Return the word of a stem, and what parts it from a value, as it stands before that value.

    >>> before("d", "Alice"), before("qu", "Benoît")
    ('d’', 'que ')
    """
    return f"{stem}’" if _SAID_WITH_A_VOWEL.match(fold(value)) else f"{stem}e "


# What one is at, and not "chez": it has an article, which its name leaves out.
_HOUSES = lazy_pattern(
    r"\b(?:chez|à) (?:(?P<vowel>[ÉE]cole|Universit[ée]|H[ôo]pital|Acad[ée]mie|Institut|Atelier"
    r"|Agence|Association)"
    r"|(?P<her>Mairie|Pr[ée]fecture|R[ée]gion|M[ée]tropole|Facult[ée]|Clinique|Librairie|Pharmacie"
    r"|Banque|Fondation)"
    r"|(?P<him>Lyc[ée]e|Coll[èe]ge|Minist[èe]re|Mus[ée]e|Conseil|Rectorat|Cabinet|Centre|CHU|CHRU"
    r"|CNRS|CEA))\b"
)


def at_its_place(text: str) -> str:
    """Return a text that names schools, town halls and the like as one speaks of being there.

    >>> at_its_place("Je travaille chez École du Vallon, avant chez CHU de Lyon et chez Acme.")
    'Je travaille à l’École du Vallon, avant au CHU de Lyon et chez Acme.'
    """
    articles = {"vowel": "à l’", "her": "à la ", "him": "au "}

    def put(found: re.Match[str]) -> str:
        kind = found.lastgroup or ""  # the one of the three that matched
        return articles[kind] + found[kind]

    return _HOUSES.sub(put, text)
