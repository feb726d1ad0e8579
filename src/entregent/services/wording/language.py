"""The language sentences are said in, and the two ways of saying one."""

import gettext as gnu
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

from entregent.services.wording.elision import elide

LANGUAGES = ("fr", "en")
LOCALE = Path(__file__).resolve().parents[2] / "locale"
_language: ContextVar[str] = ContextVar("language", default="en")


class Counted(NamedTuple):
    """A sentence with a form for one and a form for many."""

    one: str
    many: str


Sentence = str | Counted


def _(text: str) -> str:
    """Mark a sentence for the catalogue; `say` translates it."""
    return text


def ngettext(one: str, many: str) -> Counted:
    """Mark a sentence with a plural for the catalogue; `say` translates it."""
    return Counted(one, many)


def speak(language: str) -> None:
    """Say everything from now on in this language."""
    _language.set(language if language in LANGUAGES else "en")


def spoken() -> str:
    """Return the language sentences are said in now."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in this language."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(language: str) -> gnu.NullTranslations:
    return gnu.translation("django", LOCALE, [language], fallback=True)


def say(sentence: Sentence, /, **values: object) -> str:
    """Return a sentence in the language spoken, its named places filled in.

    A sentence with a plural takes its form from `count`.
    """
    catalogue = _catalogue(spoken())
    if isinstance(sentence, Counted):
        count = values.get("count")
        many = count if isinstance(count, int) else 2
        text = catalogue.ngettext(sentence.one, sentence.many, many)
    else:
        text = catalogue.gettext(sentence)
    if not values:
        return text
    if spoken() == "fr":
        text = elide(text, values)
    if "count" in values:
        values["count"] = _grouped(values["count"])
    return text % {name: _apart(value) for name, value in values.items()}


# How thousands stand apart; numbers of four digits are read without.
_THOUSANDS = {"fr": "\u202f", "en": ","}


def _grouped(count: object) -> object:
    if not isinstance(count, int) or count < 10_000:
        return count
    return f"{count:,}".replace(",", _THOUSANDS[spoken()])


# Marks that turn the direction of what follows, and letters written from right to left.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FORCED = re.compile("[\u202a-\u202e\u2066\u2067]")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def without_turning(words: str) -> str:
    """Return printed words without the marks that force a direction on what follows them.

    The marks that only keep a name apart, which sentences put around Hebrew, stay.
    """
    return _FORCED.sub("", words)


def _apart(value: object) -> object:
    """Return a value that turns no sentence round: a name may be Hebrew, or made to do harm."""
    if not isinstance(value, str) or value.isascii():
        return value
    plain = _TURNING.sub("", value)
    return f"\u2068{plain}\u2069" if _FROM_THE_RIGHT.search(plain) else plain
