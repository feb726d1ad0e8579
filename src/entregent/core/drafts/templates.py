"""Templates: whole messages of one's own, with places in braces where what is known comes.

A place has a name in French and one in English, accents and capitals as one likes; a capital asks
for one: {Silence}. A line with a place for something that isn't known is left out whole, so nothing
is ever left to be filled in.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from entregent.core.drafts import (
    ABOUT_ANOTHER,
    ASKS,
    LONGEST_NOTE,
    Draft,
    Intent,
    capital,
    in_register,
    sayable,
    typographic,
)
from entregent.core.elision import STEM, at_its_place, before
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

INTENTS = tuple(intent for intent in Intent if intent not in ABOUT_ANOTHER)


class Place(NamedTuple):
    """What may stand in braces: a fact of `write`, its two names, the intents that know it."""

    fact: str
    en: str
    fr: str
    intents: tuple[Intent, ...] = INTENTS

    def named(self, lang: str) -> str:
        """Return its name in a language."""
        return self.fr if lang == "fr" else self.en


_NEWS = (Intent.RECONNECT, Intent.CATCH_UP, Intent.CONGRATULATE)
_SINCE = (Intent.RECONNECT, Intent.CATCH_UP, Intent.FOLLOW_UP, Intent.REPLY, Intent.OFFER, *ASKS)
# Of two facts that say the same, the first is the one a message that is kept is taken to mean.
PLACES = (
    Place("given", "given", "prénom"),
    Place("me", "me", "moi"),
    Place("silence", "silence", "silence", _SINCE),
    Place("firm", "employer", "employeur", ASKS),
    Place("where", "firm", "entreprise"),
    Place("role", "title", "poste"),
    Place("firm", "new firm", "nouvelle entreprise", _NEWS),
    Place("title", "new title", "nouveau poste", _NEWS),
    Place("met", "met", "rencontre"),
    Place("through", "through", "par qui"),
    Place("colleagues", "shared firm", "entreprise commune"),
    Place("topic", "topic", "sujet",
          (Intent.CATCH_UP, Intent.FOLLOW_UP, Intent.REPLY, Intent.GREETING)),
    Place("need", "need", "besoin", (Intent.OFFER, Intent.SHARE)),
    Place("goal", "goal", "projet", ASKS),
    Place("opening", "opening", "offre", ASKS),
    Place("target", "whom", "qui", (Intent.ASK_INTRODUCTION,)),
    Place("my_firm", "my firm", "mon entreprise"),
    Place("my_role", "my title", "mon poste"),
    Place("line", "personal line", "ligne personnelle", (Intent.GREETING,)),
    Place("blurb", "blurb", "présentation", (Intent.ASK_INTRODUCTION,)),
)  # fmt: skip


def with_subject(text: str) -> tuple[str, str]:
    """Return the subject and the body of a text whose first line may be “Subject: …”."""
    found = _SUBJECT.match(text)
    return (found[1].strip(), text[found.end() :]) if found else ("", text)


def places_for(intent: str) -> list[Place]:
    """Return the places that a message of an intent may have."""
    return [place for place in PLACES if intent in place.intents]


def unknown_place(text: str, intent: str) -> str | None:
    """Return what stands after the first brace that opens no place, None where all do."""
    known = _facts_by_name(intent)
    for brace in _BRACE.finditer(text):
        if not brace[2] or fold(brace[1]) not in known:
            return brace[1].strip()
    return None


def says_something(body: str) -> bool:
    """Tell whether a message has more than a greeting and a closing."""
    return bool(_between(body.split("\n")))


def literal(text: str) -> str:
    """Return the words of a text that stand in each message made of it."""
    return _PLACE.sub(r"\1", in_register(text, "tu"))


def filled(
    subject: str,
    body: str,
    facts: Mapping[str, str],
    *,
    intent: Intent,
    register: str,
    usual: Draft,
) -> Draft | None:
    """Return the message that a template makes with what is known, as `write` takes it.

    The subject is that of the usual draft where a fact of its own is missing, and so is the
    greeting. None where all between the greeting and the closing is left out, or where the note of
    a request to connect would be too long.
    """
    said, known = sayable(facts, usual.lang), _facts_by_name(intent)

    def fill(line: str) -> str | None:
        missing = False

        def put(place: re.Match[str]) -> str:
            nonlocal missing
            led, stem, name = place[1] or "", place[2], place[3].strip()
            value = said.get(known.get(fold(name), ""), "")
            missing = missing or not value
            led = before(stem, value) if stem and usual.lang == "fr" else led
            return led + (capital(value) if name[:1].isupper() else value)

        text = _PLACE.sub(put, in_register(line, register))
        if missing:
            return None
        return at_its_place(text) if usual.lang == "fr" else text

    lines = body.split("\n")
    told, between = [fill(line) for line in lines], _between(lines)
    if all(told[number] is None for number in between):
        return None
    first = next(number for number, line in enumerate(lines) if line.strip())
    if told[first] is None and first not in between:
        told[first] = usual.body.partition("\n")[0]
    text = _GAP.sub("\n\n", "\n".join(line for line in told if line is not None)).strip()
    if intent is Intent.CONNECT:
        return usual._replace(body=text) if len(text) <= LONGEST_NOTE else None
    return usual._replace(subject=fill(subject) or usual.subject, body=text)


def with_places(
    text: str, facts: Mapping[str, str], *, intent: Intent, lang: str, name: str = ""
) -> str:
    """Return a message as a template: where it says what was known, the place for it.

    The longest facts first, whole words only; their whole name, where it is given, is taken for
    what they are called. A last line that is but my name is the signature,
    though they be called as I am.
    """
    said = sayable(facts, lang)
    names: dict[str, str] = {}
    for place in places_for(intent):
        if value := said.get(place.fact):
            names.setdefault(value, place.named(lang))
            names.setdefault(capital(value), capital(place.named(lang)))
    if name:
        names.setdefault(name, PLACES[0].named(lang))
        names.setdefault(typographic(name, lang), PLACES[0].named(lang))
    *above, last = text.rstrip().split("\n")
    if said.get("me") and last.strip() == said["me"]:
        signed = next(place for place in PLACES if place.fact == "me").named(lang)
        return "\n".join([*(_put_back(line, names) for line in above), f"{{{signed}}}"])
    return "\n".join(_put_back(line, names) for line in [*above, last])


# « à l’École du Vallon » is « chez {employeur} » in a template, which says it as it must.
_AT_A_FIRM = lazy_pattern(r"\b(?:à l[’']|à la |au )(?=\{[^}]*(?:entreprise|employeur)[^}]*\})")


def _put_back(line: str, names: Mapping[str, str]) -> str:
    """Return a line with the names of places in braces instead of what they stand for."""
    if not names:
        return line
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    said = rf"(?<!\w)(?:({STEM})[’'])?({longest_first})(?!\w)"

    def place(found: re.Match[str]) -> str:
        word = f"{found[1]}e " if found[1] else ""
        return f"{word}{{{names[found[2]]}}}"

    return _AT_A_FIRM.sub("chez ", re.sub(said, place, line))


_SUBJECT = lazy_pattern(r"\s*(?:objet|sujet|subject)[ \u00a0\u202f]*:([^\n]*)\n?", re.IGNORECASE)
_BRACE = lazy_pattern(r"\{([^{}\n]*)(\}?)")
# With the word before it that may lose its e: de {prénom}, d’{prénom}.
_PLACE = lazy_pattern(rf"(({STEM})(?:e |[’']))?\{{([^{{}}\n]*)\}}")
_GAP = lazy_pattern(r"\n{3,}")
_ENDS_A_SENTENCE = tuple('.?!:;…»”"')
_SHORT = 6  # words of a greeting, of a line of a closing
_GREETS = frozenset(
    "bonjour bonsoir salut coucou cher chere madame monsieur hello hi hey dear".split()
)
_CLOSES = frozenset(
    "a amicalement amities bien bises bisous cordialement merci sincerement sinceres"
    " best cheers kind regards sincerely thanks warm warmly yours".split()
)
_PARTICLES = frozenset("da de del della di du la le van von der den ter y et and".split())
_SIGNS = frozenset(fold(name) for place in PLACES if place.fact == "me" for name in place[1:3])


def _facts_by_name(intent: str) -> dict[str, str]:
    return {fold(name): place.fact for place in places_for(intent) for name in place[1:3]}


def _between(lines: Iterable[str]) -> list[int]:
    """Return the numbers of the lines that are neither greeting nor closing."""
    told = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    if told and _greets(told[0][1]):
        told = told[1:]
    if told and _may_close(told[-1][1]) and _signs(told[-1][1]):
        told = told[:-1]
    while told and _may_close(told[-1][1]) and _closes(told[-1][1]):
        told = told[:-1]
    return [number for number, _ in told]


def _greets(line: str) -> bool:
    """Tell whether a line calls somebody and says nothing else: “Hello {given},”."""
    words = fold(line).split()
    calls = line.endswith(",") or not _GREETS.isdisjoint(words[:1])
    return calls and len(words) <= _SHORT and "," not in line[:-1]


def _signs(line: str) -> bool:
    """Tell whether a line may be a name, each word of it but a particle with its capital."""
    words = (re.sub("^d[’']", "", word) for word in line.split() if word not in _PARTICLES)
    return not any(word[:1].islower() for word in words)


def _closes(line: str) -> bool:
    return line.endswith(",") or not _CLOSES.isdisjoint(fold(line).split()[:1])


def _may_close(line: str) -> bool:
    """Tell whether a line may be of a closing: short, no sentence, of places only my name."""
    only_mine = all(fold(place[3]) in _SIGNS for place in _PLACE.finditer(line))
    return only_mine and len(line.split()) <= _SHORT and not line.endswith(_ENDS_A_SENTENCE)
