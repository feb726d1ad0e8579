"""In which language a few words are written, as far as their little words tell."""

from entregent.core.text import fold

_WORDS = {
    "fr": "le la les l de des du d un une et ou pour dans en au aux avec sur mon ma mes son sa ses"
    " qui que cherche propose besoin aide",
    "en": "the of for and or to in with on my his her their who that looking seeks needs help from"
    " at by an",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_ACCENTS = frozenset("éèêëàâîïôûùçœ")


def language_of(text: str) -> str:
    """Return fr or en, "" where nothing tells one from the other.

    >>> language_of("un stage dans l'aéronautique"), language_of("help with the budget")
    ('fr', 'en')
    """
    words = fold(text).split()
    told = {code: sum(word in known for word in words) for code, known in _KNOWN.items()}
    told["fr"] += not _ACCENTS.isdisjoint(text.lower())
    if told["fr"] == told["en"]:
        return ""
    return max(told, key=told.__getitem__)


def said_in(language: str, words: str) -> str:
    """Return words that may stand in a sentence of this language, "" where they are of another.

    >>> said_in("en", "un stage à Lyon"), said_in("en", "Airbus")
    ('', 'Airbus')
    """
    return words if language_of(words) in ("", language) else ""
