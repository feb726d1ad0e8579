"""What was promised: "lui envoyer l’article", "I’ll send her the deck", "il m’envoie l’annonce".

Read clause by clause, in both languages, whatever the language of the book: whoever notes in French
pastes English. What is denied, asked, done by habit or hangs on something is no promise.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from types import ModuleType
from typing import NamedTuple

from entregent.core.follow_ups import LONGEST, day_said
from entregent.core.patterns import lazy_pattern
from entregent.core.promises import english, french
from entregent.core.text import fold


class Whose(StrEnum):
    """Whose a promise is; one of mine that a note says is kept is KEPT."""

    MINE = "mine"
    THEIRS = "theirs"
    KEPT = "kept"


class Promise(NamedTuple):
    """A promise in the words of a note, the day it says, None for none.

    `does` is "send", "introduce" or "other"; `thing`, what is sent as the note calls it, "" where
    it does not say.
    """

    whose: Whose
    text: str
    on: date | None
    does: str
    thing: str
    language: str


class _Act(NamedTuple):
    whose: Whose
    does: str
    after: int  # where the words after the verb begin
    language: str


LANGUAGES: dict[str, ModuleType] = {"fr": french, "en": english}
LONGEST_NOTE = 10_000  # characters of a note that are read
_SENTENCE = lazy_pattern(r"([.;!?\n…•]+)(?:\s+|\Z)")
_CLAUSE = lazy_pattern(r"\s*,\s+|\s+[–—-]\s+|\s*[()]\s*")
_WORD = lazy_pattern(r"[^\W_]+")
# A day that tells of what is past or of the thing: « l’article de mardi », “from last Monday”.
_NOT_A_DAY = lazy_pattern(
    r"\b(?:de|du|d[’']|from|last|of)\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|hier|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)\b"
    r"|\b\w+ (?:dernier|passé)e?\b",
    re.IGNORECASE,
)
_WHEN = lazy_pattern(
    r"[\s,]*\b(?:d[’']ici|avant|au plus tard|dès|dans|le \d|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|demain|après-demain|aujourd[’']hui|ce soir|cette semaine|la semaine"
    r"|le mois|la prochaine|en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre"
    r"|octobre|novembre|décembre)|by|before|until|tomorrow|today|tonight|this|next|on (?:the|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday)|within|in (?:a|two|three|january"
    r"|february|march|april|may|june|july|august|september|october|november|december))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_TO_WHOM = lazy_pattern(
    r"[:\s]*(?:(?:him|her|them|you)\s+(?=\S))?(?:(?:on|over|along|back)\s+)?", re.IGNORECASE
)
_NAMED = lazy_pattern(
    r"(?:l[’']|les? |la |une? |des |mon |ma |mes |notre |nos |the |an? |my |our |some )\S",
    re.IGNORECASE,
)


def promises(text: str, *, written_on: date, language: str) -> list[Promise]:
    """Return what a note of a day promises, or says is kept, in its order.

    `language` ("fr", "en") settles 03/04, as for `day_said`.
    """
    found = []
    parts = _SENTENCE.split(text[:LONGEST_NOTE])
    for sentence, end in zip(parts[::2], [*parts[1::2], ""], strict=False):
        if "?" in end or any(words.UNSURE.match(fold(sentence)) for words in LANGUAGES.values()):
            continue
        told = list(_told(sentence))
        for place, (clause, act) in enumerate(told):
            if act is None:
                continue
            day = None
            if act.whose is not Whose.KEPT:
                later = (c for c, _ in told[place:])
                days = (_day(c, written_on, language) for c in later)
                day = next(filter(None, days), None)
            words = " ".join(clause.split())[:LONGEST]
            thing = _thing(clause[act.after :])
            found.append(Promise(act.whose, words, day, act.does, thing, act.language))
    return found


def is_kept_by(promise: str, said: str) -> bool:
    """Tell whether words that say something was done are about what was promised.

    >>> is_kept_by("lui envoyer l’article sur la sobriété", "article envoyé")
    True
    >>> is_kept_by("lui présenter Léa", "article envoyé")
    False
    """
    return bool(_telling(promise) & _telling(said))


def _telling(text: str) -> set[str]:
    """Return the words that say what a promise is about, each by its first letters."""
    return {word[:6] for word in fold(text).split() if len(word) > 2} - _EVERYWHERE


_EVERYWHERE = {
    word[:6]
    for word in fold(
        "envoyer envoyé envoie enverrai transmettre transmis transmise partager partagé présenter"
        " présenté prêter prêté donner donné passer passé apporter apporté faire fait suivre mettre"
        " mis relation contact lui leur les des une mon mes son ses pour sur par avec dans que qui"
        " comme promis promesse hier demain lundi mardi mercredi jeudi vendredi semaine prochaine"
        " send sent forward forwarded share shared introduce introduced lend lent give gave pass"
        " passed email emailed the her him them his their for with about that this promised"
        " tomorrow yesterday monday tuesday wednesday thursday friday week next will need have"
    ).split()
}


def _told(sentence: str) -> Iterator[tuple[str, _Act | None]]:
    """Yield the clauses of a sentence with what each promises, None for nothing."""
    waiting = ""
    for part in _CLAUSE.split(sentence):
        before, colon, after = part.partition(":")
        bare = any(words.BARE.match(fold(before)) for words in LANGUAGES.values())
        pieces = [part] if not colon or bare else [before, after]
        for piece in filter(str.strip, pieces):
            yield from _clauses(f"{waiting}{piece}".strip())
            waiting = ""


def _clauses(clause: str) -> Iterator[tuple[str, _Act | None]]:
    """Yield a clause, parted where a second act follows: “send her the deck and call Tom”."""
    first = _act(clause)
    for words in LANGUAGES.values():
        for joint in words.JOINED.finditer(clause):
            rest = clause[joint.end() :]
            if _act(rest) or (first and _goes_on(rest, first)):
                yield clause[: joint.start()], _act(clause[: joint.start()])
                led = f"{_lead(first)}{rest}" if not _act(rest) else rest
                yield from ((_without(c, led, rest), a) for c, a in _clauses(led))
                return
    yield clause, first


def _goes_on(rest: str, first: _Act) -> bool:
    """Tell whether words go on with what was promised: “I’ll … and call his sister”."""
    return first.whose is Whose.MINE and _act(f"{_lead(first)}{rest}") is not None


def _lead(first: _Act | None) -> str:
    if first is None or first.whose is not Whose.MINE:
        return ""
    return "I’ll " if first.language == "en" else "promis de "


def _without(clause: str, led: str, rest: str) -> str:
    return rest if clause == led else clause


def _act(clause: str) -> _Act | None:
    """Return what a clause promises or says is kept, None for nothing."""
    found = list(_WORD.finditer(clause))
    folded = [fold(word[0]) for word in found]
    plain = " ".join(folded)
    for language, words in LANGUAGES.items():
        if words.HABIT.search(plain):
            continue
        for pattern in words.KEPT:
            if pattern.match(plain) and words.ACCENTED.search(clause):
                return _Act(Whose.KEPT, "", 0, language)
        for whose, patterns in ((Whose.THEIRS, words.THEIRS), (Whose.MINE, words.MINE)):
            for does, pattern in patterns:
                if match := pattern.match(plain):
                    count = len(plain[: match.end()].split())
                    after = found[count - 1].end() if count <= len(found) else len(clause)
                    return _Act(whose, does, after, language)
    return None


def _day(clause: str, written_on: date, language: str) -> date | None:
    return day_said(_NOT_A_DAY.sub(" ", clause), today=written_on, language=language)


def _thing(words: str) -> str:
    """Return what is sent, as it stands after a verb, "" where nothing is named."""
    led = _TO_WHOM.match(words)
    named = _WHEN.sub("", words[led.end() if led else 0 :], count=1).strip(" :,")
    return named if _NAMED.match(named) else ""
