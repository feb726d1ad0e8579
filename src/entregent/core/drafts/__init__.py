"""A first message to somebody, made of what is known of them, in their language and register.

Each intent is a few paragraphs, each paragraph a few parts, each part a choice of lines
(`fr.toml`, `en.toml`). A line says which facts it needs: of those that can be said, the ones that
tell most are in the draw, and the person and the wording asked for decide between them. So ten
messages do not read alike, and nothing is left to be filled in but, in [brackets], what only the
person can say. No line agrees with the gender of whoever writes or reads.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any, NamedTuple
from zlib import crc32

from entregent.core.elision import at_its_place
from entregent.core.patterns import lazy_pattern

LANGUAGES = ("fr", "en")
REGISTERS = ("tu", "vous")
LONGEST_FACT = 200  # characters of one fact in a message
LONGEST_NOTE = 300  # characters of the note of a request to connect
STANDS_FOR_ITSELF = frozenset({"blurb", "line", "news"})  # whole sentences among the facts


class Intent(StrEnum):
    """What a message is for."""

    RECONNECT = "reconnect"
    CATCH_UP = "catch-up"
    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    CONGRATULATE = "congratulate"
    # About somebody else: an introduction, or whoever I met through them.
    INTRODUCE_ASK = "introduce-ask"
    INTRODUCE_REMIND = "introduce-remind"
    INTRODUCE = "introduce"
    INTRODUCE_OFF = "introduce-off"
    INTRODUCE_NEWS = "introduce-news"
    INTRODUCE_THANKS = "introduce-thanks"
    INTRODUCE_ME_REMIND = "introduce-me-remind"
    INTRODUCE_ME_THANKS = "introduce-me-thanks"
    THANK = "thank"
    ASK_INTRODUCTION = "ask-introduction"
    ASK_REFERRAL = "ask-referral"
    ASK_RECOMMENDATION = "ask-recommendation"
    INTERVIEW = "informational-interview"
    ASK_HELP = "ask-help"
    COLD = "cold"
    OFFER = "offer"
    SHARE = "share"
    GREETING = "greeting"
    CONNECT = "connect"


# What asks for something.
ASKS = (
    Intent.ASK_INTRODUCTION, Intent.ASK_REFERRAL, Intent.ASK_RECOMMENDATION, Intent.INTERVIEW,
    Intent.ASK_HELP, Intent.COLD,
)  # fmt: skip
ABOUT_ANOTHER = frozenset(
    intent for intent in Intent if intent.startswith("introduce") or intent is Intent.THANK
)


class Draft(NamedTuple):
    """A message to be read over, changed and sent by the person; `register` is "" in English."""

    subject: str
    body: str
    lang: str
    register: str


def write(
    intent: Intent,
    facts: Mapping[str, str],
    *,
    lang: str,
    register: str,
    whom: int,
    wording: int = 0,
) -> Draft:
    """Return a message of this intent that says nothing but these facts.

    `facts` are words by name, in the language of the message: given, me, silence, firm, title,
    topic, length, need, anniversary (since we met); and what is so, with any value: connected,
    meal, call, today, yesterday, birthday, late, ahead, newyear, holidays, back, summer; of a
    greeting to many: line, a sentence for this person alone, news, what I announce. Of whoever may
    not place me, one of colleagues, through, met, my_role and my_firm, unplaced (a value or none);
    of them role and where; of me my_name, was_role and was_firm, blurb. With any value: soon, open
    or often, asked before (core/favours, `own_up`); far, above me; owed, given nothing yet; shared,
    they are at a firm where I am or was. Of an introduction asked for: target, place, next, goal;
    with any value, to whoever is close to the target: near, and which of spouse, family, close; to
    whoever is close to the next one: near_next. Of an opening: firm, opening; and with any value
    inside or former, of whoever is or was there; of a goal: hiring or meet. Of introductions:
    other, what, why, agreed, outcome; and of both sides, and_given, one, one_what, one_reach,
    other_what, other_reach. Of a favour thanked for: with any value for_ and its kind (core/asks),
    refused, result, vain or untold; asked, when; outcome; length, how late. Of a promise: with any
    value promised or theirs, introducing; thing. Of a question asked once more: with any value
    remind, last; asked, length. Of what is asked: sharing, with any value, a post to share. Of an
    article sent to them: its title as article, its address on the web; with any value, shortly,
    where a subject has room for it; matters, to them.
    `whom` and `wording` are numbers: another one of either makes another choice of lines.
    """
    phrases, said = _phrases(lang), sayable(facts, lang)

    def line(part: str, choices: Sequence[Mapping[str, Any]]) -> str:
        sayable = [choice for choice in choices if _may_be_said(choice, said)]
        if not sayable:
            return ""
        tells = max(len(choice.get("needs", ())) for choice in sayable)
        best = [choice for choice in sayable if len(choice.get("needs", ())) == tells]
        chosen = best[(crc32(f"{whom} {part}".encode()) + wording) % len(best)]
        filled = _filled(chosen["text"], said, register)
        return at_its_place(filled) if lang == "fr" else filled

    told = phrases[intent]
    around = phrases["around"]
    paragraphs = [
        " ".join(filter(None, (line(part, told.get(part) or around[part]) for part in parts)))
        for parts in told["paragraphs"]
    ]
    greeting, me = line("greeting", around["greeting"]), said.get("me", "")
    spoken = register if lang == "fr" else ""
    if intent is Intent.CONNECT:
        return Draft("", "\n".join(filter(None, [greeting, *paragraphs, me])), lang, spoken)
    closing = line("closing", around["closing"]) + f"\n{me}".rstrip()
    subject = line("subject", told["subject"])
    body = "\n\n".join([greeting, *filter(None, paragraphs), closing])
    return Draft(subject, body, lang, spoken)


def note(
    facts: Mapping[str, str], *, lang: str, register: str, whom: int, wording: int = 0
) -> Draft:
    """Return the note of a request to connect, short enough for a network to take it.

    What is too long to be said is left out whole, the longest first: no word is cut.
    """
    told = {name: value for name, value in facts.items() if len(value) <= LONGEST_FACT}
    while True:
        draft = write(
            Intent.CONNECT, told, lang=lang, register=register, whom=whom, wording=wording
        )
        if len(draft.body) <= LONGEST_NOTE or not told:
            return draft
        del told[max(told, key=lambda name: len(told[name]))]


def sayable(facts: Mapping[str, str], lang: str) -> dict[str, str]:
    """Return the facts as they stand within a sentence: one line each, none without end, with the
    apostrophes and quotation marks of letters; an address on the web as it is.
    """
    said = {name: _in_line(value) for name, value in facts.items()}
    for whole in STANDS_FOR_ITSELF & facts.keys():
        said[whole] = _GAP.sub(" ", facts[whole]).strip()
    written = {name: typographic(value, lang) for name, value in said.items()}
    return written | ({"address": facts["address"]} if "address" in facts else {})


def typographic(value: str, lang: str) -> str:
    """Return words with the apostrophes and quotation marks of letters; an address keeps its own.

    >>> typographic("the owners' plan for O'Neil", "en")
    'the owners’ plan for O’Neil'
    """
    return _QUOTED.sub(_QUOTES[lang], _APOSTROPHE.sub("’", value))


def left_open(text: str) -> str:
    """Return the first place of a draft that is left for the person to fill in, "" for none.

    >>> left_open("Here it is: [to attach or to write].")
    '[to attach or to write]'
    """
    return next((place for lang in LANGUAGES for place in _places(lang) if place in text), "")


@cache
def _places(lang: str) -> frozenset[str]:
    """Return what stands for what only the person knows, in the lines of a language."""
    parts = (part for told in _phrases(lang).values() for part in told.values())
    lines = (line for part in parts for line in part if isinstance(line, dict))
    return frozenset(place for line in lines for place in _OPEN.findall(line["text"]))


_OPEN = lazy_pattern(r"\[[^\[\]]+\]")


def in_register(text: str, register: str) -> str:
    """Return a text with the one or the other of each <tu|vous>."""
    return _EITHER.sub(lambda both: both[REGISTERS.index(register) + 1], text)


def capital(value: str) -> str:
    """Return a value as a sentence begins with it."""
    return value[:1].upper() + value[1:]


def acknowledging(how: str, *, lang: str, register: str, whom: int) -> str:
    """Return a sentence that owns up to an ask before this one: soon, open or often."""
    lines = [line for line in _phrases(lang)["around"]["again"] if how in line["needs"]]
    return _filled(lines[whom % len(lines)]["text"], {}, register)


def _may_be_said(choice: Mapping[str, Any], said: Mapping[str, str]) -> bool:
    """Tell whether a line has the facts it needs, and none that it is out of place beside."""
    return said.keys() >= set(choice.get("needs", ())) and said.keys().isdisjoint(
        choice.get("unless", ())
    )


_GAP = lazy_pattern(r"[ \t\r\n]+")  # a narrow space before a mark stays
_EITHER = lazy_pattern(r"<((?:(?!://)[^|>])*)\|([^>]*)>")  # no address of a page
_PLACE = lazy_pattern(r"\{(\w+)\}")


def _filled(text: str, said: Mapping[str, str], register: str) -> str:
    """Return a line in a register, its facts put in; a capital asks for one: {Silence}."""

    def put(place: re.Match[str]) -> str:
        name = place[1]
        value = said[name.lower()]
        return capital(value) if name[0].isupper() else value

    return _PLACE.sub(put, in_register(text, register))


def _in_line(value: str) -> str:
    """Return a fact as it stands within a sentence: one line, no full stop, not without end."""
    words = " ".join(value.split()).rstrip(".;, ")
    return words if len(words) <= LONGEST_FACT else words[: LONGEST_FACT - 1].rstrip() + "…"


_APOSTROPHE = lazy_pattern(r"(?<=\w)'(?=\w)(?!\S*@)|(?<=[^\W\d]s)'(?=\s|$)")  # the engineers' plan
_QUOTED = lazy_pattern(r'(?<!\w)"([^"]+)"(?!\w)')
_QUOTES = {"fr": "«\u202f\\1\u202f»", "en": r"“\1”"}
_BEFORE = lazy_pattern(r" (?=[;:!?»])")
_AFTER = lazy_pattern(r"(?<=«) ")


def _phrases(lang: str) -> dict[str, Any]:
    return wordings(__name__, lang)


@cache
def wordings(package: str, lang: str) -> dict[str, Any]:
    """Return what a package can say in a language; French has its narrow no-break spaces."""
    text = files(package).joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    if lang == "fr":
        text = _AFTER.sub("\u202f", _BEFORE.sub("\u202f", text))
    return loads(text)
