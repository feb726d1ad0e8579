"""What each rule looks for in a language: the patterns of `fr.toml` and `en.toml`."""

import re
from functools import cache
from importlib.resources import files
from tomllib import loads

LANGUAGES = ("fr", "en")
_PIECE = re.compile(r"<([a-z_0-9]+)>")


class Phrases:
    """Patterns by name, over words as `flatten` folds them; compiled when first asked for."""

    def __init__(self, lang: str) -> None:
        told = loads(files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
        self._pieces: dict[str, str] = {}
        for name, piece in told["pieces"].items():
            self._pieces[name] = self._put(piece)
        self._patterns: dict[str, list[str]] = told["patterns"]
        self._words: dict[str, str] = told["words"]
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return the pattern of a name: any of its phrases, as whole words."""
        if name not in self._compiled:
            phrases = "|".join(map(self._put, self._patterns[name]))
            self._compiled[name] = re.compile(rf"\b(?:{phrases})(?:(?<=\W)|\b)")
        return self._compiled[name]

    def words(self, name: str) -> frozenset[str]:
        """Return a set of single words."""
        if name not in self._sets:
            self._sets[name] = frozenset(self._words[name].split())
        return self._sets[name]

    def _put(self, phrase: str) -> str:
        return _PIECE.sub(lambda found: f"(?:{self._pieces[found[1]]})", phrase)


@cache
def phrases_of(lang: str) -> Phrases:
    """Return what the rules look for in French or in English."""
    return Phrases(lang)


def language_written(words: str) -> str:
    """Return the language of folded words, English where nothing tells."""
    counted = words.split()
    told = {
        lang: sum(word in phrases_of(lang).words("little") for word in counted)
        for lang in LANGUAGES
    }
    return max(("en", "fr"), key=told.__getitem__)
