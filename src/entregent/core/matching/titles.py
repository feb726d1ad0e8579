"""Words of a title, as somebody is sought by them: "recruteur aéronautique" in either language."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from entregent.core.matching.terms import stem, topics
from entregent.core.matching.thesaurus import firms, ideas
from entregent.core.text import fold

_LEAST = 3  # letters that a word may be known by


def asked(text: str) -> list[str]:
    """Return the words of a text that say something, folded; [] when none does."""
    return [word for word in fold(text).split() if _meanings(word)]


def beginnings(word: str) -> list[str]:
    """Return how words begin that may mean the same, in French or English: itself, its stem, and
    what the thesaurus calls alike.
    """
    alike = {word, *_meanings(word)}
    for number, idea in enumerate(ideas()):
        if f"#{number}" in alike:
            named = (fold(one) for one in (*idea.french, *idea.english))
            alike |= {one for one in named if " " not in one}
    shortened = {_shared(one, stem(one)) for one in alike if not one.startswith("#")}
    return sorted({one for one in shortened if len(one) >= _LEAST} | {word})


def firm_named(text: str) -> str:
    """Return the organisation that words of a title name, as it was written; "" for none."""
    return next((word for word in text.split() if fold(word) in firms()), "")


def is_there(firm: str, text: str) -> bool:
    """Tell whether a text names an organisation itself, not merely what comes near it."""
    return fold(firm) in fold(text).split()


def says(words: Sequence[str], *texts: str) -> bool:
    """Tell whether these texts together say each of the words: as one begins, or by its meaning."""
    return all(any(_says(word, text) for text in texts) for word in words)


@lru_cache(maxsize=20_000)  # the same titles and firms come again and again
def _says(word: str, text: str) -> bool:
    told, meant = _told(text)
    return any(one.startswith(word) for one in told) or bool(_meanings(word) & meant)


def _shared(word: str, stem: str) -> str:
    """Return what a word and its stem begin with alike."""
    return "".join(
        a for a, _ in takewhile(lambda both: both[0] == both[1], zip(word, stem, strict=False))
    )


@lru_cache(maxsize=20_000)  # the same titles come again and again
def _told(text: str) -> tuple[list[str], frozenset[str]]:
    return fold(text).split(), frozenset(term for topic in topics(text) for term in topic)


@lru_cache(maxsize=1_000)
def _meanings(word: str) -> frozenset[str]:
    return frozenset(term for topic in topics(word) for term in topic)
