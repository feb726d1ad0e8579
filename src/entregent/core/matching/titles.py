"""Words of a title, as somebody is sought by them: "recruteur aéronautique" in either language."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from entregent.core.functions import HEADS, beginnings_of, function_of
from entregent.core.level import level_of
from entregent.core.matching.terms import stem, topics
from entregent.core.matching.thesaurus import ideas
from entregent.core.patterns import lazy_pattern
from entregent.core.sectors import firms
from entregent.core.text import fold

_WORDS = lazy_pattern(r"[^\W_]+")
_LONGEST_NAME = 3  # words of the name of a large firm
_FAMILY = 5  # letters that words of one family begin with
_LEAST = 3  # letters that a word may be known by
_WHOLE = 3  # letters up to which a word is not the beginning of another
_ROLE = "="  # before a function, or a role, which no folded word begins with
HIRES = "=hiring"
_HAS_A_TEAM = frozenset({"manager", "director", "executive"})
_PEOPLE = frozenset({"rh", "hr"})
_ALIKE = {"cheffe": "chef", "directrice": "directeur", "director": "directeur"}
_INITIALS = {
    initials: (_ROLE + of,) if of == "general" else ("directeur", _ROLE + of)
    for initials, of in HEADS.items()
}
# What initials stand for is said in full as often.
_IN_FULL = {
    r"\b(?:ressources humaines|human resources?)\b": "=people",
    r"\b(?:systemes? d informations?|information systems?)\b": "=it",
}
_HIRING_MANAGER = (
    r"\b(?:(?:hiring|recruiting) managers?|managers? who (?:is |are )?(?:hir|recruit)(?:es?|s|ing)"
    r"|(?:managers?|responsables?|cheff?e?s?) qui recrut(?:e|ent))\b"
)
# What a note says of somebody who hires now, and how its words begin.
_IS_HIRING = r"\b(?:is hiring|hires|recruits|is recruiting|recrute|embauche)\b"
_WAS_HIRED = r"(?i)\b(?:recrut|embauch)\u00e9e?s?\b"  # its accent is folded away
_NOT_HIRING = r"\b(?:ne|n|not|no longer|doesn t|isn t) (?:is )?(?:hir|recrut|recruit|embauch)"
HIRING_BEGINS = ("hiring", "hires", "recrut", "recruit", "embauch")
_LEADS_ALL = (
    r"\b(?:ceo|p ?d ?g|d ?g|(?<!vice )presidente?|chief executive|direct(?:eur|rice) generale?"
    r"(?! adjoint)|managing director|gerante?|dirigeante?|cheff?e? d entreprise)\b"
)
# How the words begin by which titles tell of a role.
_DIRECT = (
    "direct", "dir", "head", "chief", "vice", "vp", "svp", "evp", "avp", "drh", "daf", "dsi",
    "chro", "cfo", "cio", "cto", "coo", "cmo", "cpo", "ciso", "proviseu", "doyen", "dean", "prefet",
)  # fmt: skip
_MANAGE = (
    "manager", "mgr", "manageu", "responsable", "chef", "supervis", "superviseu", "superintendent",
    "foreman", "contremaitre", "encadrant", "cadre",
)  # fmt: skip
_LEAD_ALL = ("ceo", "pdg", "president", "chief", "direct", "managing", "gerant", "dirigeant")
_BEGIN = {
    "=general": (*_LEAD_ALL, "dg", "chef"),
    "=people": ("rh", "hr"),
    "=it": ("it",),
    HIRES: (*_DIRECT, *_MANAGE, *_LEAD_ALL, "recrut", "recruit", "talent", "headhunt", "chasseu"),
    **dict.fromkeys(("directeur", "head"), _DIRECT),
    **dict.fromkeys(("chef", "responsable", "manager"), _MANAGE),
}


def asked(text: str) -> list[str]:
    """Return the words of a text that say something, folded; [] when none does.

    Initials, and what they stand for in full, come as how far up, then the function as "=people";
    whoever hires for their team as "=hiring".
    """
    plain = re.sub(_HIRING_MANAGER, HIRES, fold(text))
    for said, function in _IN_FULL.items():
        plain = re.sub(said, function, plain)
    words = plain.split()
    meant = [one for word in words for one in _INITIALS.get(word, (word,))]
    return [word for word in meant if word[0] == _ROLE or _meanings(word)]


def beginnings(word: str) -> list[str]:
    """Return how words begin that may mean the same, in French or English: itself, its stem, and
    what the thesaurus calls alike; of a role, the words by which titles tell it.
    """
    if word[0] == _ROLE:
        return sorted({*_BEGIN.get(word, ()), *(beginnings_of(word[1:]) if word != HIRES else ())})
    alike = {word, *_likes(word)}
    for number, idea in enumerate(ideas()):
        if f"#{number}" in alike:
            named = (fold(one) for one in (*idea.french, *idea.english))
            alike |= {one for one in named if " " not in one}
    shortened = {_shared(one, stem(one)) for one in alike if not one.startswith("#")}
    more = _BEGIN.get(_ALIKE.get(word, word), ())
    of_people = beginnings("=people") if word in _PEOPLE else ()
    return sorted({one for one in shortened if len(one) >= _LEAST} | {word, *more, *of_people})


def seeks_a_hirer(words: Sequence[str]) -> bool:
    """Tell whether whoever hires is sought: a recruiter, or the head of a team."""
    return HIRES in words


def but_for_hiring(words: Sequence[str]) -> list[str]:
    """Return the other words, where whoever hires is sought."""
    return [word for word in words if word != HIRES]


def hires(title: str) -> bool:
    """Tell whether a title says that somebody hires: a hiring manager, a recruiter, the head of
    human resources or of talent; a manager of anything else does at times alone.
    """
    if re.search(_HIRING_MANAGER, fold(title)) or _says("recruteur", title):
        return True
    return function_of(title) == "people" and level_of(title) in _HAS_A_TEAM


def noted_to_hire(note: str) -> bool:
    """Tell whether a note says of somebody that they are hiring, in French or in English."""
    text = fold(re.sub(_WAS_HIRED, " ", note))
    if re.search(_NOT_HIRING, text):
        return False
    return bool(re.search(_HIRING_MANAGER, text) or re.search(_IS_HIRING, text))


def subjects(words: Sequence[str]) -> list[str]:
    """Return those of these words that tell of more than how far up somebody works."""
    return [word for word in words if word[0] == _ROLE or _ALIKE.get(word, word) not in _BEGIN]


def firm_named(text: str) -> str:
    """Return the large firm that words of a title name, as it was written; "" for none."""
    words = text.split()
    for many in range(_LONGEST_NAME, 0, -1):
        for at in range(len(words) - many + 1):
            named = " ".join(words[at : at + many])
            if fold(named) in firms():
                return named
    return ""


def is_there(firm: str, text: str) -> bool:
    """Tell whether a text names an organisation itself, not merely what comes near it."""
    return f" {fold(firm)} " in f" {' '.join(fold(text).split())} "


def says(words: Sequence[str], title: str, *others: str) -> bool:
    """Tell whether a title, or what stands with it, says each of the words: as one begins, by its
    meaning, or by how far up and on what the title tells that somebody works.
    """
    return all(
        _holds(word, title) or any(_says(word, text) for text in (title, *others)) for word in words
    )


def how_many_said(words: Sequence[str], title: str, *others: str) -> int:
    """Return how many of the words a title, or what stands with it, says themselves: as one begins,
    by their stem, or by the role they stand for; not by what merely means the same. Of whoever is
    to hire, a title says it that names it, not the head of any team.
    """
    return sum(
        _names(word, title) or any(_is_said(word, _told(text)[0]) for text in (title, *others))
        for word in words
    )


def what_matches(
    words: Sequence[str], title: str, *others: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a title, and of what stands with it, that say some of those sought
    themselves, then those that say some by their meaning; as they are written, each once. A role
    is told by the whole title.
    """
    said: list[str] = []
    near: list[str] = []
    texts = (title, *others)
    for word in words:
        itself = [
            one for text in texts for one in _WORDS.findall(text) if _is_said(word, _told(one)[0])
        ]
        said += itself or [title] * (word == HIRES and hires(title))
        if word == HIRES and hires(title):
            continue
        if not itself and _holds(word, title):
            near.append(title)
        elif not itself:
            near += [one for text in texts for one in _by_meaning(word, text)]
    return tuple(dict.fromkeys(said)), tuple(dict.fromkeys(near))


def _by_meaning(word: str, text: str) -> list[str]:
    """Return what in a text means a word: single words of it, else the whole where they only do
    together.
    """
    likes = _likes(_ALIKE.get(word, word))
    alone = [one for one in _WORDS.findall(text) if likes & _told(one)[1]]
    return alone or ([text] if likes & _told(text)[1] else [])


@lru_cache(maxsize=20_000)  # the same titles and firms come again and again
def _says(word: str, text: str) -> bool:
    told, meant = _told(text)
    return _is_said(word, told) or bool(_likes(_ALIKE.get(word, word)) & meant)


def _is_said(word: str, told: Sequence[str]) -> bool:
    """Tell whether one of some folded words is this one, begins with it or has its stem."""
    word = _ALIKE.get(word, word)
    if len(word) <= _WHOLE:  # "rh" is no beginning of "Rhône"
        return word in told
    return any(
        one.startswith(word) or stem(one) == stem(word) or _is_of_its_family(one, word)
        for one in told
    )


def _is_of_its_family(one: str, word: str) -> bool:
    """Tell whether two words that mean alike begin alike for half of them: recruteur, recrutement,
    but not avion, aviation.
    """
    alike = len(_shared(one, word))
    return alike >= _FAMILY and 2 * alike >= max(len(one), len(word)) and bool(
        _likes(one) & _likes(word)
    )  # fmt: skip


def _names(word: str, title: str) -> bool:
    return hires(title) if word == HIRES else _holds(word, title)


@lru_cache(maxsize=20_000)
def _holds(word: str, title: str) -> bool:
    """Tell whether somebody of this title has the role that a word stands for."""
    word = _ALIKE.get(word, word)
    match word:
        case "=general":
            return level_of(title) == "executive" and bool(re.search(_LEADS_ALL, fold(title)))
        case "=hiring":
            return level_of(title) in _HAS_A_TEAM or hires(title)
        case "directeur" | "head":
            level = level_of(title)
            runs_a_part = level == "executive" and function_of(title) not in ("", "general")
            return level == "director" or runs_a_part
        case "chef" | "responsable" | "manager":
            return level_of(title) == "manager"
    of = "people" if word in _PEOPLE else word[1:] if word[0] == _ROLE else ""
    return bool(of) and function_of(title) == of


def _shared(word: str, stem: str) -> str:
    """Return what a word and its stem begin with alike."""
    return "".join(
        a for a, _ in takewhile(lambda both: both[0] == both[1], zip(word, stem, strict=False))
    )


@lru_cache(maxsize=20_000)  # the same titles come again and again
def _told(text: str) -> tuple[list[str], frozenset[str]]:
    words = [_ALIKE.get(word, word) for word in fold(text).split()]
    return words, frozenset(term for topic in topics(text) for term in topic)


def _likes(word: str) -> frozenset[str]:
    """Return what a word means, but for the idea that makes one of all who lead: of a workshop,
    of a firm.
    """
    return _meanings(word) - (_meanings("chef") & _meanings("directeur"))


@lru_cache(maxsize=1_000)
def _meanings(word: str) -> frozenset[str]:
    return frozenset(term for topic in topics(word) for term in topic)
