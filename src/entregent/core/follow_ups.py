"""What one means to do: "relancer mardi", "follow up in three weeks", and the day that means.

A sentence counts only when it says both, an act of writing or calling again and a day to come:
"a appelé mardi" tells of the past, "mardi, le train" of no one.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

LONGEST = 300  # characters of what is kept of a sentence
_FURTHEST = timedelta(days=3 * 366)

_WEEKDAYS = (
    "lundi monday", "mardi tuesday", "mercredi wednesday", "jeudi thursday", "vendredi friday",
    "samedi saturday", "dimanche sunday",
)  # fmt: skip
_FRIDAY = 4
_WEEKDAY = {word: day for day, words in enumerate(_WEEKDAYS) for word in words.split()}
_MONTHS = (
    "janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june",
    "juillet july", "aout august", "septembre september", "octobre october", "novembre november",
    "decembre december",
)  # fmt: skip
_MONTH = {word: month for month, words in enumerate(_MONTHS, 1) for word in words.split()}
_NUMBERS = (
    "un une one a an", "deux two", "trois three", "quatre four", "cinq five", "six",
    "sept seven", "huit eight", "neuf nine", "dix ten",
)  # fmt: skip
_NUMBER = {word: n for n, words in enumerate(_NUMBERS, 1) for word in words.split()}
_NUMBER |= {"quinze": 15, "quinzaine": 15}
# "Rappelé mardi" is over; "rappeler", "à rappeler", "il faut rappeler" are to come, where a clause
# begins so: in "il doit m'appeler mardi" it is somebody else who acts.
_TO_DO = lazy_pattern(
    r"(?:(?:a|to|et|puis|and|then|il faut|faut|falloir|je dois|dois|je vais|vais|penser a|ne pas"
    r" oublier de|rappel|todo|need to|must|should|i must|i should|i will|i ll|will|let s|please"
    r"|remember to|don t forget to|le|la|les|l|lui|leur) )*"
    r"(?:relancer?|rappeler|rappelle|recontacter?|reprendre contact|recrire|reecrire|ecrire"
    r"|appeler|telephoner|repondre|remercier|revoir|inviter|feliciter|envoyer|proposer"
    r"|prendre des nouvelles|demander des nouvelles|faire signe|donner suite"
    r"|follow up|call|ring|write|get back|ping|remind|check in|reply|answer|invite|thank|send"
    r"|catch up|reach out|reconnect|meet|ask)\b"
    r"(?! (?:went|was|were|is|with|from|lasted|ended)\b)"  # "call with Bob" is a call
)
_SENTENCE = lazy_pattern(r"[.;!?\n]+(?:\s|\Z)")
_ISO = lazy_pattern(r"\b(\d{4})-(\d\d)-(\d\d)\b")
# Without its year, a day is one only where a word leads to it: "24/7" is none.
_SLASHED = lazy_pattern(
    r"\b(?:(?:le|au|du|on|by|until|the)\s+(\d{1,2})/(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}|\d\d))\b(?!/)",
    re.IGNORECASE,
)
_MONTH_WORDS = "|".join(_MONTH)
_DAY_WORDS = "|".join(_WEEKDAY)


class FollowUpSaid(NamedTuple):
    """What somebody means to do, in their words, and when."""

    on: date
    text: str


def follow_up_said(text: str, *, today: date, language: str) -> FollowUpSaid | None:
    """Return the first thing that a note means to do on a day to come, None when it is none."""
    for sentence in _SENTENCE.split(text):
        said = _to_do(sentence)
        on = day_said(said, today=today, language=language) if said else None
        if on and on >= today:
            return FollowUpSaid(on, " ".join(said.split())[:LONGEST])
    return None


def _to_do(sentence: str) -> str:
    """Return a sentence from the clause on that says an act to come, "" when none does."""
    clauses = sentence.split(",")
    for number, clause in enumerate(clauses):
        if _TO_DO.match(fold(clause)):
            return ",".join(clauses[number:])
    return ""


def day_said(text: str, *, today: date, language: str) -> date | None:
    """Return the day to come that a text tells, None when it tells none.

    `language` ("fr", "en") settles 03/04: the 3rd of April in French, the 4th of March in English.
    """
    words = fold(text)
    for found in (*_dates(text, today, language), *(rule(words, today) for rule in _RULES)):
        if found and found - today <= _FURTHEST:
            return found
    return None


def _dates(text: str, today: date, language: str) -> Iterator[date | None]:
    if found := _ISO.search(text):
        yield _valid(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.search(text):
        first, second = int(found[1] or found[3]), int(found[2] or found[4])
        day, month = (first, second) if language == "fr" or first > 12 else (second, first)
        if found[5]:
            yield _valid(int(found[5]) % 100 + 2000, month, day)
        else:
            yield _coming(today, month, day)


def _near(words: str, today: date) -> date | None:
    """Tomorrow, today, in two days."""
    if re.search(r"\b(?:apres demain|day after tomorrow)\b", words):
        return today + timedelta(days=2)
    if re.search(r"\b(?:demain|tomorrow)\b", words):
        return today + timedelta(days=1)
    return today if re.search(r"\b(?:aujourd hui|ce soir|today|tonight)\b", words) else None


def _in_so_long(words: str, today: date) -> date | None:
    """In three weeks."""
    found = re.search(
        r"\b(?:dans|d ici|sous|in|within)(?: environ| about| une?)? (\d{1,3}|\w+) "
        r"(jours?|days?|semaines?|weeks?|mois|months?|ans?|annees?|years?)\b",
        words,
    )
    if not found:
        return today + timedelta(days=14) if "fortnight" in words else None
    number = int(found[1]) if found[1].isdecimal() else _NUMBER.get(found[1], 0)
    if not number:
        return None
    match found[2][0]:
        case "j" | "d":
            return today + timedelta(days=number)
        case "s" | "w":
            return today + timedelta(weeks=number)
        case "m":
            return months_after(today, number)
    return months_after(today, 12 * number)


def _of_a_month(words: str, today: date) -> date | None:
    """The 12th of March, March 12, early March, the end of March, in March."""
    if found := re.search(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?({_MONTH_WORDS})\b", words):
        return _coming(today, _MONTH[found[2]], int(found[1]))
    if found := re.search(rf"\b({_MONTH_WORDS}) (\d{{1,2}})(?:st|nd|rd|th)?\b", words):
        return _coming(today, _MONTH[found[1]], int(found[2]))
    part = r"(debut|mi|fin|early|mid|late|end of|the end of)"
    if found := re.search(rf"\b{part} ({_MONTH_WORDS})\b", words):
        month = _MONTH[found[2]]
        return _coming(today, month, _PARTS.get(found[1], 0) or _length(today, month))
    if found := re.search(rf"\b(?:en|in) ({_MONTH_WORDS})\b", words):
        return _coming(today, _MONTH[found[1]], 1)
    if re.search(r"\b(?:fin du mois|end of the month)\b", words):
        return today.replace(day=_length(today, today.month))
    return None


_PARTS = {"debut": 1, "early": 1, "mi": 15, "mid": 15}


def _next(words: str, today: date) -> date | None:
    """Next week, next month, the end of this week."""
    if re.search(
        r"\b(?:fin de (?:la )?semaine|end of (?:the )?week|cette semaine|this week)\b", words
    ):
        return today + timedelta(days=max(0, _FRIDAY - today.weekday()))
    if re.search(r"\b(?:semaine prochaine|next week)\b", words):
        return today + timedelta(days=7 - today.weekday())
    if re.search(r"\b(?:mois prochain|next month)\b", words):
        return months_after(today.replace(day=1), 1)
    if re.search(r"\b(?:annee prochaine|an prochain|next year)\b", words):
        return date(today.year + 1, 1, 1)
    return None


def _weekday(words: str, today: date) -> date | None:
    """Tuesday: the next there is, never today; "mardi en huit" is the one after."""
    found = re.search(rf"\b({_DAY_WORDS})( en huit| week)?\b", words)
    if not found:
        return None
    ahead = (_WEEKDAY[found[1]] - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead + (7 if found[2] else 0))


_RULES: tuple[Callable[[str, date], date | None], ...] = (
    _in_so_long, _of_a_month, _near, _weekday, _next,
)  # fmt: skip


def _coming(today: date, month: int, day: int) -> date | None:
    """Return the next day of this month and number, today included."""
    this_year = _valid(today.year, month, day)
    return this_year if this_year and this_year >= today else _valid(today.year + 1, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, the last of its month where that one is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _length(today: date, month: int) -> int:
    year = today.year + (month < today.month)
    return monthrange(year, month)[1]
