"""Words of two senses, told apart by those that stand beside them: a lawyer or a fruit (avocat), a
language or what makes shoes shine (polish), a loan or being ready (prêt), where one learns a trade
or where one plays (stage).

A sense is told by a word of its own, which the thesaurus knows or nothing else says.
"""

import re
from typing import NamedTuple

from entregent.core.patterns import lazy_pattern


class _Sense(NamedTuple):
    """A folded word, what it looks like in a sense, and what is then read in its place."""

    word: str
    looks: re.Pattern[str]
    said: str


def _sense(word: str, looks: str, said: str) -> _Sense:
    return _Sense(word, lazy_pattern(looks), said)


def _any(words: str) -> str:
    """Return the pattern of any of some words, given as they begin where "*" ends them."""
    return rf"(?:{'|'.join(words.split())})\b".replace("*", r"\w*")


_LAW = _any(
    "droit barreau cabinet divorce proces tribunal affaires fiscalist* penal* conseil juridi*"
    " contrat* immobilier"
)
_EATEN = _any(
    "murs? mures? mangues? fruits? legumes? recettes? salades? guacamole toasts? bio perou mexique"
    " kilos? caisses? primeur* verger* noyaux? huile cultiv* culture manger"
)
_SAID_OR_TAUGHT = _any(
    "lessons? learn* speak* translat* interpret* teach* tutor* course class classes native language"
    " conversation into poland"
)
_SHONE = r"(?:nails?|floors?|shoes?|furniture|metal|car|silver)"
_ONE_S_OWN = _any("my our your his her their an? the this up")
_AT_A_RATE = _any(r"taux la l usage court long \d+")
_LENT = _any(
    "perceuses? outils? outillage materiel velos? voitures? livres? remorques? camionnettes?"
    " tondeuses? echelles? jeux jouets? vaisselle tentes? instruments?"
)
_FOR_PLEASURE = _any(
    "equitation yoga danse voile plongee surf ski peinture poterie musique chant theatre cuisine"
    " foot* tennis natation escalade meditation conduite recuperation photo* couture langues?"
    " anglais jazz judo kayak randonnee"
)
_OF_A_SHOW = _any(
    "fright light* play* presence actor actress director design* set manager costume*"
)

_SENSES = [  # in this order
    _sense(
        "avocat",
        rf"^(?!.*\b{_LAW})(?=.*\b(?:{_EATEN}|import\w* d avocats))(.*?)\bavocats?\b",
        r"\1avocado",
    ),
    _sense("polish", rf"\bpolish(?:ed|ing)?(?= {_ONE_S_OWN})", "refine"),
    _sense("polish", rf"\b({_SHONE}) polish\w*", r"\1 shine"),
    _sense("polish", r"\bpolishing\b", "shine"),
    _sense("polish", rf"(?=.*\b{_SAID_OR_TAUGHT})(.*?)\bpolish\b", r"\1polonais"),
    _sense("pret", r"\bprete?s? a porter\b", "mode"),
    _sense("pret", rf"\bprete?s? a (?!{_AT_A_RATE})", ""),
    _sense("pret", r"\b(suis|est|es|sommes|etes|sont|toujours) prete?s?\b", r"\1"),
    _sense("pret", rf"\bprets? d(?:e|u|es)? (?={_LENT})", "pret de materiel "),
    _sense("stage", rf"\bstages? (d|de|du)(?= {_FOR_PLEASURE})", r"cours \1"),
    _sense("stage", rf"\bstage(?= {_OF_A_SHOW})", "scene"),
    _sense("stage", r"\b(on|early|late|growth|next|main) stage\b", r"\1 scene"),
]


def in_their_sense(text: str) -> str:
    """Return a folded text in which words of two senses are told by the one they have there."""
    for word, looks, said in _SENSES:
        if word in text:
            text = looks.sub(said, text)
    return text
