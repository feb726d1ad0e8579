"""A line of a greeting for one person alone, made of what the book says of them.

Each line comes with what it was made of, and says nothing else. Nothing that is somebody's own
affair is quoted (health, a parting, money, a secret), and whoever may be in mourning is left to me.
The lines are in `fr.toml` and `en.toml`; no line agrees with the gender of whoever writes or reads.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from entregent.core import quoted
from entregent.core.contact_details import holds_contact
from entregent.core.drafts import in_register, sayable, wordings
from entregent.core.elision import at_its_place, before
from entregent.core.language import said_in
from entregent.core.no_firm import NO_FIRM
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

LATELY = timedelta(days=330)  # a month named alone is then the last one of its name
SEEN = timedelta(days=400)  # since an exchange, for its subject to be remembered
MOURNED = timedelta(days=400)
LONGEST = 60  # characters of what is quoted
_TOGETHER = {"meal": "meal", "meeting": "meeting", "event": "event"}
K = TypeVar("K", bound=Hashable)
Fact = tuple[str, dict[str, str], "Said"]  # which lines tell it, with what, of which row


class Said(NamedTuple):
    """Words of the book about somebody: what kind of row they stand in, which, of which day."""

    kind: str  # exchange, note, matters, need, favour, job, met
    ref: int
    on: date
    text: str
    more: str = ""  # of an exchange its channel, of a favour its kind, of a job the firm


@dataclass(frozen=True, slots=True)
class Told:
    """What the book says of one person, each kind with the latest first."""

    exchanges: Sequence[Said] = ()  # `text` is the subject
    words: Sequence[Said] = ()  # notes, and what was noted of exchanges: only looked through
    matters: Sequence[Said] = ()
    needs: Sequence[Said] = ()
    favours: Sequence[Said] = ()  # done by them; `text` is what came of it
    jobs: Sequence[Said] = ()  # `text` is the title, `more` the firm
    met: Said | None = None
    of_many: Collection[str] = ()  # subjects, folded, that exchanges with others have as well


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence for one person, and what it was made of; `wording` is the same of like ones."""

    code: str
    text: str
    of: Said
    wording: str = field(compare=False, default="")


def lines(told: Told, *, lang: str, register: str, whom: int, today: date) -> list[Line]:
    """Return what may be said to somebody alone, what tells most first; [] where nothing does."""
    return [
        line
        for code, facts, of in _found(told, lang, register, today)
        for line in _worded(code, facts, of, lang=lang, register=register, whom=whom)
    ]


def chosen(
    people: Iterable[tuple[K, str, Sequence[Line]]],
) -> dict[K, Line]:
    """Return a line for each person who has any; `people` come with the key of their firm, "" for
    none.

    No two of a firm get the same sentence where another can be said to one of them.
    """
    said: dict[str, set[str]] = defaultdict(set)
    found: dict[K, Line] = {}
    for key, firm, candidates in people:
        if not candidates:
            continue
        fresh = (line for line in candidates if line.wording not in said[firm])
        other = (line for line in candidates if line.text not in said[firm])
        line = next(fresh, None) or next(other, None) or candidates[0]
        if firm:
            said[firm] |= {line.wording, line.text}
        found[key] = line
    return found


def may_mourn(words: Iterable[Said], *, today: date) -> Said | None:
    """Return what tells that somebody may be in mourning, None where nothing does."""
    return next(
        (said for said in words if today - said.on <= MOURNED and _MOURNING.search(_plain(said))),
        None,
    )


def is_delicate(text: str) -> bool:
    """Tell whether words are of what one does not bring up in a greeting.

    >>> is_delicate("Opération du genou"), is_delicate("L’escalade")
    (True, False)
    """
    folded = fold(text)
    return bool(_DELICATE.search(folded) or _MOURNING.search(folded))


_MOURNING = lazy_pattern(
    r"\b(?:deuil|deces|decedee?s?|mort|morte|obseques|funerailles|enterrement|inhumation"
    r"|incineration"
    r"|condoleances|veuf|veuve|disparition|a perdu (?:son|sa|ses|un|une)|nous a quittes?"
    r"|died|death|passed away|funeral|bereave\w*|mourning|condolences?|widow(?:er|ed)?|burial"
    r"|(?:loss|lost) (?:of )?(?:his|her|their|a) (?:father|mother|wife|husband|son|daughter|child"
    r"|partner|brother|sister|parents?))\b"
)
_DELICATE = lazy_pattern(
    r"\b(?:maladies?|malade|cancer|sante|operation|opere\w*|hopital|hospitalis\w+|chimio\w*"
    r"|burn ?out|depress\w+|deprime\w*|accident|handicap|therapie|psy|alcool|grossesse|enceinte"
    r"|fausse couche"
    r"|fiv|arret (?:maladie|de travail)|soigne\w*|medecin|diagnosti\w+"
    r"|divorc\w+|separ\w+|rupture|ex mari|ex femme|ex epou\w+|quitte\w*|tromp\w+|dispute|conflit"
    r"|fach\w+|proces|plainte|prud hom\w+|harcel\w+|garde des enfants"
    r"|licenci\w+|chomage|chomeu\w+|vire|viree|plan social|au placard|faillite|dettes?|surendett\w+"
    r"|salaire|augmentation|argent|prive|confiden\w+|secret\w*|entre nous|ne pas (?:dire|repeter)"
    r"|religio\w+|politi\w+|syndic\w+|homosexu\w+|gay|coming out|prison|police"
    r"|illness|ill|sick\w*|disease|surgery|hospital|health|pregnan\w+|miscarriage|therapy|depressed"
    r"|break ?up|broke up|split up|laid off|redundan\w+|fired|unemploy\w+|bankrupt\w*|debts?|salary"
    r"|lawsuit|complaint|harass\w+|private|off the record|do not (?:tell|repeat)|between us|argu\w+"
    r"|emploi|travail|poste|cv|job|work)(?:s|es)?\b"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_NAMES = rf"({_NAME}(?:(?:\s*,\s*|\s+(?:et|and|&)\s+){_NAME})*)"
# « Enfants : Jules et Léa », « sa fille Zoé », “kids: Tom and Ann”.
_CHILDREN = lazy_pattern(
    r"\b(?:[Ee]nfants?|[Ff]il(?:s|les?)|[Jj]umeaux|[Jj]umelles|[Bb]ébé"
    r"|[Kk]ids?|[Cc]hild(?:ren)?|[Ss]ons?|[Dd]aughters?|[Tt]wins|[Bb]aby)"
    rf"(?:\s*[:=(–-]\s*|,\s*|\s+){_NAMES}"
)
# « Projet : Atelier Vélo », “project: Blue Door”; a name in quotation marks as well.
_PROJECT = lazy_pattern(
    rf"\b(?:[Pp]rojet|[Pp]roject)s?\s*(?:[:=–-]\s*({_NAME}(?:[ ’'-][\w’'-]+){{0,4}})"
    r"|[«“\"]\s*([^»”\"]{2,40}?)\s*[»”\"])"
)


_AND = lazy_pattern(r"\s+(?:et|and|&)\s+")
_ANDS = {"fr": " et ", "en": " and "}


def _plain(said: Said) -> str:
    return fold(said.text)


def _found(told: Told, lang: str, register: str, today: date) -> Iterator[Fact]:
    """Yield what may be told, with its facts and what it comes from."""
    table = _lines(lang)
    for said in told.favours:
        if today - said.on <= SEEN and said.more in table["favours"] and not is_delicate(said.text):
            yield "thanks", {"what": table["favours"][said.more]}, said
    for said in told.jobs:
        firm = _firm(said.more)
        if firm and timedelta() <= today - said.on <= SEEN:
            yield "job", {"firm": firm}, said
    yield from _named("children", _CHILDREN, told, lang)
    yield from _named("project", _PROJECT, told, lang)
    yield from _talked(told, lang, today)
    yield from _wanted(told, lang, register)
    if told.met and (met := quoted.where_met(_quotable(told.met.text, lang), lang)):
        yield "met", {"met": met}, told.met


def _talked(told: Told, lang: str, today: date) -> Iterator[Fact]:
    """Yield when we last sat together, and what we last wrote about."""
    for said in told.exchanges:
        kind = _TOGETHER.get(said.more)
        if kind and timedelta() <= today - said.on <= LATELY and not is_delicate(said.text):
            yield f"together-{kind}", {"month": _month(said.on, lang)}, said
            break
    for said in told.exchanges[:3]:
        topic = "" if _plain(said) in told.of_many else _topic(said, lang)
        if topic and today - said.on <= SEEN:
            yield "topic", {"topic": topic}, said


def _wanted(told: Told, lang: str, register: str) -> Iterator[Fact]:
    """Yield what matters to them, and what they were looking for."""
    for said in told.matters:
        if matter := _noun(said.text, lang, register):
            yield "matters", {"matter": matter}, said
    for said in told.needs:
        need = quoted.to_them(quoted.need(_quotable(said.text, lang)), lang, register)
        if need:
            yield "need", {"need": need}, said


def _named(code: str, names: re.Pattern[str], told: Told, lang: str) -> Iterator[Fact]:
    """Yield the first names that notes hold, of children or a project."""
    for said in (*told.matters, *told.words):
        found = names.search(said.text)
        if found and not is_delicate(said.text):
            named = next(filter(None, found.groups()))
            yield (
                code,
                {"names": _AND.sub(_ANDS[lang], named) if code == "children" else named},
                said,
            )
            return


def _quotable(text: str, lang: str) -> str:
    """Return words as they may be quoted in a language, "" where they may not."""
    short = text.strip().rstrip(".!")
    fits = 0 < len(short) <= LONGEST and "\n" not in short
    return (
        said_in(lang, short) if fits and not is_delicate(short) and not holds_contact(short) else ""
    )


def _noun(text: str, lang: str, register: str) -> str:
    """Return what matters to somebody as it stands after a colon, "" where a note tells a deed."""
    words = quoted.need(_quotable(text, lang))
    return quoted.to_them(words, lang, register) if words and ":" not in words else ""


def _topic(said: Said, lang: str) -> str:
    topic = _quotable(quoted.named(_ANSWERS.sub("", said.text)).strip(" ?!.…"), lang)
    return topic if quoted.is_topic(topic) and not is_routine(topic) else ""


def is_routine(topic: str) -> bool:
    """Tell whether a topic is of the kind that stays in nobody's memory: a date, a paper, a key.

    >>> is_routine("Mon adresse personnelle"), is_routine("La traversée du Vercors")
    (True, False)
    """
    return bool(_ROUTINE.search(fold(topic)))


_ROUTINE = lazy_pattern(
    r"\b(?:adresses?|coordonnees|numeros?|telephon\w+|meteo|certificats?|attestations?|cotisations?"
    r"|offres? de prix|prix|tarifs?|reunions?|rdv|rendez vous|plannings?|horaires?|agenda"
    r"|calendrier|comptes? rendus?|cr|pv|ordre du jour|invitations?|convocations?|inscriptions?"
    r"|adhesions?|local|locaux|salles?|cles?|badges?|parking|absences?|conges|dossiers?|documents?|pieces?"
    r"|fichiers?|formulaires?|signatures?|contrats?|avenants?|frais|disponibilites?|dispos?"
    r"|mises? a jour|suivi|point|stocks?|retards?|annulation|report(?:e|ee)?|series?|references?"
    r"|address(?:es)?|phone|numbers?|weather|certificates?|membership|fees?|dues|pric(?:es?|ing)"
    r"|meetings?|calls?|schedules?|minutes|agendas?|invitations?|registration|keys?|leave|files?"
    r"|forms?|documents?|attachments?|contracts?|expenses|availability|calendar|updates?|stock"
    r"|delays?|cancell?ation|postponed|rooms?)\b"
)


_ANSWERS = lazy_pattern(r"\A\s*(?:(?:re|ref|fwd?|tr|aw|wg)\s*:\s*)+", re.IGNORECASE)


def _firm(name: str) -> str:
    plain = name and len(name) <= LONGEST and fold(name) not in NO_FIRM
    return name if plain and not holds_contact(name) else ""


def _month(on: date, lang: str) -> str:
    name: str = _lines(lang)["months"][on.month - 1]
    return f"{before('d', name)}{name}" if lang == "fr" else name


def _worded(
    code: str, facts: Mapping[str, str], of: Said, *, lang: str, register: str, whom: int
) -> Iterator[Line]:
    """Yield each wording of a line, beginning with another for each person."""
    ways: Sequence[str] = _lines(lang)["lines"][code]
    first = crc32(f"{whom} {code}".encode())
    said = sayable(facts, lang)
    for step in range(len(ways)):
        number = (first + step) % len(ways)
        text = in_register(ways[number], register).format(**said)
        yield Line(code, at_its_place(text) if lang == "fr" else text, of, f"{code} {number}")


def _lines(lang: str) -> dict[str, Any]:
    return wordings(__name__, lang)
