"""Blurbs in words: the language and the goal of each, and how one may begin."""

import re
from typing import TYPE_CHECKING

from entregent.core.quoted import title as within
from entregent.services.wording.language import Sentence, _, say, spoken

if TYPE_CHECKING:
    from entregent.storage.models import Blurb

LANGUAGES: dict[str, Sentence] = {"fr": _("In French"), "en": _("In English")}
_BEGINS: dict[str, Sentence] = {
    "title firm": _("%(name)s works at %(firm)s as %(title)s."),
    "title": _("%(name)s works as %(title)s."),
    "firm": _("%(name)s works at %(firm)s."),
}


def blurb_is_for(blurb: "Blurb") -> str:
    """Return the language of a blurb, and the goal it is for where it is for one."""
    named = LANGUAGES.get(blurb.language)  # a book read back may hold one that we do not speak
    language = say(named) if named else blurb.language
    if blurb.goal is None:
        return language
    return say(_("%(language)s, for “%(goal)s”"), language=language, goal=blurb.goal.name)


def starting_text(name: str, *, title: str, firm: str) -> str:
    """Return a first sentence about whoever has this position, "" where nothing is known of it."""
    stands = within(title)
    known = {"title": _a(stands) if stands and spoken() == "en" else stands, "firm": firm}
    begins = _BEGINS.get(" ".join(fact for fact, value in known.items() if value))
    return say(begins, name=name, **known) if begins else ""


_VOWEL = re.compile(r"(?!euro|uni(?!n|m)|us(?!h)|ubi|one)[aeiou]|ho(?:ur|nor|nest)|heir")
# Letters said one by one that begin with a vowel: an HR manager, an MD, an R&D engineer.
_LETTERS = re.compile(r"[AEFHILMNORSX](?:[A-Z&]|$|[ /])")


def _a(title: str) -> str:
    """Return an English title with its article: “an engineer”, “a CTO”, “an HR manager”."""
    spelt = title.partition(" ")[0]
    vowel = _LETTERS.match(title) if spelt.isupper() else _VOWEL.match(title.lower())
    return f"{'an' if vowel else 'a'} {title}"
