"""What stands before or after any command: --home, --lang, --json."""

import gettext
import locale
import os
from collections.abc import Sequence
from dataclasses import dataclass

from entregent.services.wording.language import LANGUAGES, LOCALE, speak

_VALUED = ("--home", "--lang")
_OWN_LANG = (
    ["check"],
    ["blurb", "set"],
    ["template", "set"],
)  # after these, --lang is that of what is written


@dataclass(slots=True)
class Asked:
    """What the person asked of any command."""

    home: str = ""
    language: str = ""
    json: bool = False


ASKED = Asked()


def take_settings(words: Sequence[str]) -> list[str]:
    """Return the words of a command without the settings, which are remembered in ASKED.

    After `check`, `blurb set` and `template set`, --lang is the language of the text and stays.
    """
    left: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name, equals, value = word.partition("=")
        if word == "--":
            left += [word, *waiting]
        elif word == "--json":
            ASKED.json = True
        elif name in _VALUED and not (name == "--lang" and _own_lang(left)):
            given = value if equals else next(waiting, None)
            if given is None:
                left.append(word)
            elif name == "--home":
                ASKED.home = given
            else:
                ASKED.language = given
        else:
            left.append(word)
    return left


def _own_lang(left: list[str]) -> bool:
    return any(left[: len(words)] == words for words in _OWN_LANG)


def language() -> str:
    """Return the language asked for: by --lang, ENTREGENT_LANG, else the locale's."""
    asked = ASKED.language or os.environ.get("ENTREGENT_LANG", "")
    if asked:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def apply_settings() -> str:
    """Put the settings in force; return the language, which may be none of ours."""
    if ASKED.home:
        os.environ["ENTREGENT_HOME"] = ASKED.home
        os.environ.pop("DATABASE_URL", None)  # a folder that is named means the book in it
    chosen = language()
    speak(chosen)
    # click finds its own words through the process's catalogue: ours of them is click.po.
    os.environ["LANGUAGE"] = chosen if chosen in LANGUAGES else "en"
    gettext.bindtextdomain("click", LOCALE)
    gettext.textdomain("click")
    return chosen
