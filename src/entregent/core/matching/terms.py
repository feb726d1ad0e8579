"""What a few words are about: ideas of the thesaurus, whatever the language, else their stems."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from entregent.core.matching.senses import in_their_sense
from entregent.core.matching.thesaurus import ideas
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

IDEAS = {"": 1.0, "~": 0.25, "@": 0.5}  # how much an idea says, by its mark in the thesaurus
UNKNOWN = 0.8  # a word that is not in it
PART = 0.4  # of what the words of an expression say one by one
_UNSTEMMED = 3  # letters up to which a word is taken as it is
_AT_MOST = 2_000  # characters looked at
_PARTS = 20  # things named in one text; what follows is taken together
_PIECES = lazy_pattern(r"[,;\n•|]+|\s[-–—]\s|\.\s")
# A need that is none, an offer that stands no more: « pas besoin de comptable ».
_DENIED = lazy_pattern(
    r"(?:(?:il|elle|he|she|they) )?(?:pas (?:d|de|du|des|besoin|en)|(?:plus|aucun) besoin|ne|n"
    r"|no longer|no need|not|never|does not|doesn t|don t|do not) "
)
_JOINED = lazy_pattern(r"\b(\w)&(\w)\b")
# Words that fold into others: of "IT" and "AI" only capitals tell.
_CAPITALS_MEAN = {
    "IT": "informatique",
    "AI": "intelligence artificielle",
    "IA": "intelligence artificielle",
}
_CAPITALS = frozenset(_CAPITALS_MEAN)
# What only its accent tells from a word that carries no subject: "thèse", "these".
_ACCENTS_MEAN = lazy_pattern(r"\bthèses?\b", re.IGNORECASE)

# What carries no subject: dropped before expressions are looked for.
_EMPTY = frozenset(
    """
a ai au aux avec ce ces cette chez comme d dans de des donc du elle en est et il ils j je l la le
les leur leurs lui ma mais me mes moi mon n ne nos notre nous on or ou où par pas plus pour qu que
qui quoi s sa sans se ses si son sont sous suis sur t ta te tes toi ton tous tout toute toutes très
tu un une vers vos votre vous y c m être avoir ici là cela ça afin
an and any are as at be but by can could do for from has have he her his how i if in into is it its
just like my of off on our out over she so some such than that the their them then there these they
this those to too up us was we well were what when where which who will with would you your am im ve
""".split()
)
# What says that one seeks or gives, or how well: dropped unless it begins an expression.
_WISHES = frozenset(
    fold(word)
    for word in """
accompagner accompagnement aide aider aidant amateur apporter besoin bon bonne bons bonnes bonjour
bénévolement chercher cherche cherchons compétence compétences connaissance connaissances connaître
connaissant débutant débuter demande dispo disponible donner donne envie expert experte experts
expertise expérience expérimenté faire fait fais gratuit gratuitement meilleur monter mettre
nouveau nouvel nouvelle nouvelles objectif offre offrir parler partager passionné peut peux peuvent
personne personnes pouvoir pratique premier première professionnel professionnelle propose proposer
quelqu quelque quelques rapidement recherche recherchons rencontrer savoir savoir-faire sérieux
souhaite souhaiter soutien spécialisé spécialiste spécialistes trouver trouve vouloir veux voudrais
volontiers ans an années mois jours soir soirs soirée matin midi week-end lundi mardi mercredi jeudi
vendredi samedi dimanche été hiver équipe équipes domaine secteur monde métier relatif rapide urgent
able available beginner best better contact certified desire experience experienced expert expertise
experts find finding free gladly give giving good great happy have help helping hello kind know
knowledge knows learned like looking look make making meet meeting need needs new offer offering
offers people person please practical professional provide seek seeking seeks senior share sharing
skill skills skilled somebody someone specialised specialist specialists specialized speak speaking
start starting support talk talking urgent urgently want wants willing wish years year months days
evening evenings morning weekend weekends week monday tuesday wednesday thursday friday saturday
sunday summer winter team teams
area field industry-wide sector world
""".split()
)

# What a woman is called beside a man: the French rules leave some of them two words.
_WOMEN_AND_MEN = (
    (lazy_pattern("trices?$"), "teur"),
    (lazy_pattern("euses?$"), "eur"),
    (lazy_pattern("ieres?$"), "ier"),
)

Terms = Mapping[str, float]  # a term → how much it says
_IDEA = "#"  # before the number of an idea, which no stem begins with


@lru_cache(maxsize=2_000)  # a page looks at the same needs and offers again and again
def topics(text: str) -> Sequence[Terms]:
    """Return the terms of each thing a text names, one for each part between commas; none when it
    says nothing; what it denies is none.
    """
    found = []
    for piece in _PIECES.split(text[:_AT_MOST], maxsplit=_PARTS):
        terms = {} if _DENIED.match(f"{fold(piece)} ") else _terms(piece)
        if terms:
            found.append(terms)
    return tuple(found)


def subject_words(text: str) -> list[str]:
    """Return the words of a text that may tell of a subject, folded."""
    return [word for word in _words(text[:_AT_MOST]) if word not in _WISHES]


def idea_term(number: int) -> str:
    """Return the term of an idea of the thesaurus, by its place there."""
    return f"{_IDEA}{number}"


def called(term: str, language: str, text: str) -> str:
    """Return what to call a term of a text in a language, "fr" or "en": an idea by its first word
    there, a stem by the word of the text that has it.
    """
    if term.startswith(_IDEA):
        idea = ideas()[int(term.removeprefix(_IDEA))]
        return (idea.french if language == "fr" else idea.english)[0]
    return next((word for word in re.findall(r"\w+", text) if stem(fold(word)) == term), term)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word, by the rules of both languages (Porter 1980, 2001)."""
    if len(word) <= _UNSTEMMED:
        return word
    for women, men in _WOMEN_AND_MEN:
        word = women.sub(men, word)
    # Made for each word: one of them is not for two threads, and is made in half a microsecond.
    french, english = Stemmer.Stemmer("french", 0), Stemmer.Stemmer("english", 0)
    return str(english.stemWord(french.stemWord(word)))


def _words(text: str) -> list[str]:
    if not _CAPITALS.isdisjoint(words := text.split()):
        text = " ".join([_CAPITALS_MEAN.get(word, word) for word in words])
    if "è" in text or "È" in text:
        text = _ACCENTS_MEAN.sub("doctorat", text)
    if "&" in text:
        text = _JOINED.sub(r"\1n\2", text)
    return [word for word in in_their_sense(fold(text)).split() if word not in _EMPTY]


class _Thesaurus(NamedTuple):
    """Which ideas an expression names, by its words as written and by their stems."""

    written: Mapping[tuple[str, ...], list[str]]
    stemmed: Mapping[tuple[str, ...], list[str]]
    weights: Mapping[str, float]  # idea → how much it says
    longest: Mapping[str, int]  # stem of a first word → how many words an expression has at most

    def ideas(self, words: Sequence[str]) -> list[str]:
        """Return what some words mean; those that stand there as written are not stemmed."""
        known = self.written.get(tuple(words))
        return known or self.stemmed.get(tuple(map(stem, words)), [])


@cache
def _thesaurus() -> _Thesaurus:
    written: dict[tuple[str, ...], list[str]] = defaultdict(list)
    stemmed: dict[tuple[str, ...], list[str]] = defaultdict(list)
    weights = {}
    longest = dict[str, int]()
    for number, known in enumerate(ideas()):
        idea = idea_term(number)
        weights[idea] = IDEAS[known.mark]
        for expression in (*known.french, *known.english):
            words = tuple(_words(expression))
            if not words:
                continue
            stems = tuple(map(stem, words))
            longest[stems[0]] = max(len(stems), longest.get(stems[0], 1))
            for named in (written[words], stemmed[stems]):
                if idea not in named:
                    named.append(idea)
    return _Thesaurus(dict(written), dict(stemmed), weights, longest)


def _terms(piece: str) -> Terms:
    """Return the terms of some words: the longest expressions first, and of their words a part."""
    words = _words(piece)
    found: dict[str, float] = {}
    at = 0
    while at < len(words):
        alone, longest = _of_a_word(words[at])
        taken, named = _expression(words[at : at + longest]) if longest > 1 else (1, ())
        for term, weight in named or alone:
            if weight > found.get(term, 0.0):
                found[term] = weight
        at += taken
    return found


def _expression(words: Sequence[str]) -> tuple[int, Sequence[tuple[str, float]]]:
    """Return how many words the longest expression takes that begins here, and its terms."""
    known = _thesaurus()
    for length in range(len(words), 1, -1):
        some = words[:length]
        named = known.ideas(some)
        if named:
            whole = max(known.weights[idea] for idea in named)
            parts = [(term, whole * PART * w) for word in some for term, w in _of_a_word(word)[0]]
            return length, [*((idea, known.weights[idea]) for idea in named), *parts]
    return 1, ()


@lru_cache(maxsize=50_000)
def _of_a_word(word: str) -> tuple[tuple[tuple[str, float], ...], int]:
    """Return the terms of a word alone, and of how many words an expression may begin with it."""
    known = _thesaurus()
    longest = known.longest.get(stem(word), 1)
    if word in _WISHES or word.isdecimal():
        return (), longest
    named = tuple((idea, known.weights[idea]) for idea in known.ideas([word]))
    return named or ((stem(word), UNKNOWN),), longest
