"""Whether a note about somebody says that I thanked them: « je l’ai remerciée », “thanked her”.

Read clause by clause, in both languages whatever the language of the book. What is denied, asked,
meant to be done, said to me or to somebody else is no thanks of mine to them.
"""

import re
from collections.abc import Iterator

from entregent.core.patterns import lazy_pattern
from entregent.core.promises import english, french
from entregent.core.text import fold

LONGEST_NOTE = 10_000  # characters of a note that are read
_SENTENCE = lazy_pattern(r"([.;!?\n…•]+)(?:\s+|\Z)")
_CLAUSE = lazy_pattern(
    r"\s*[,:]\s+|\s+[–—-]\s+|\s*[()]\s*|\s+(?:et|puis|mais|and|then|but)\s+", re.IGNORECASE
)
_THEM = "x"  # what their name is read as

_LED = (
    r"(?:(?:c est fait|fait|et|puis|ok|bien|deja|enfin|aussi|hier|aujourd hui|ce matin"
    r"|ce soir) )*"
)
_HOW = r"(?:(?:bien|enfin|deja|aussi|encore|beaucoup|vivement|chaleureusement|tout de suite) )*"
_BY = r"par (?:mail|e mail|courriel|telephone|ecrit|message|sms|texto|courrier|carte|lettre)"
_AFTER = (
    rf"(?= (?:{_THEM}|pour|de|d|du|des|au|aux|a|en|hier|avant hier|aujourd|ce|cet|cette|encore|bien"
    rf"|lors|dans|vivement|chaleureusement|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    rf"|{_BY})\b|$)"
)
_TO_ANOTHER = rf"(?! a (?!{_THEM}\b|nouveau|midi))"
_NOTE = r"(?:un |une |mon |ma |mes |le |la )?(?:grand |petit |petite |gentil )?"
_WORD = (
    r"(?:(?:mots?|cartes?|messages?|mails?|lettres?|sms) de remerciements?|remerciements?|merci)"
)
_DONE = r"(?:dits?|envoye(?:e|s|es)?|faite?s?|transmis|adresse(?:e|s|es)?)\b"
_FRENCH = tuple(
    lazy_pattern(pattern)
    for pattern in (
        rf"{_LED}(?:je |j |nous )?(?:l |les )?(?:ai|avons) {_HOW}remercie(?:e|s|es)?{_AFTER}",
        (
            rf"{_LED}(?:je |j |nous )?(?:lui |leur )?(?:(?:ai|avons) )?{_HOW}"
            rf"dit (?:un )?(?:grand |enorme )?merci\b{_TO_ANOTHER}"
        ),
        rf"{_LED}{_NOTE}{_WORD} {_HOW}{_DONE}(?! par\b){_TO_ANOTHER}",
        rf"{_LED}(?:je |j )?(?:lui |leur )?(?:ai )?{_HOW}envoye {_NOTE}{_WORD}\b{_TO_ANOTHER}",
    )
)
# « Remercié » is done, « remercie » is to be done: an accent tells, which folding takes away.
_BARE = lazy_pattern(rf"{_LED}(?:{_THEM} )?{_HOW}remercie(?:e|s|es)?{_AFTER}")
_ACCENTED = lazy_pattern(r"remercié", re.IGNORECASE)

_LED_IN_ENGLISH = r"(?:(?:and|then|also|ok|just|already|finally|done|today|yesterday) )*"
_I = r"(?:(?:i|i ve|i have|we|we ve|we have) )?(?:(?:just|already|finally|also|warmly|duly) )*"
_THEM_SAID = rf"(?:him|her|them|{_THEM})"
_CARD = r"thank you (?:notes?|cards?|e ?mails?|mails?|messages?|letters?|texts?)"
_ENGLISH = tuple(
    lazy_pattern(_LED_IN_ENGLISH + pattern)
    for pattern in (
        (
            rf"{_I}thanked(?= (?:{_THEM_SAID}|for|again|in|at|on|over|warmly|personally|yesterday"
            r"|today|by (?:e ?mail|mail|phone|text|message|letter|card))\b|$)"
        ),
        (
            rf"{_I}(?:said|told {_THEM_SAID}|gave {_THEM_SAID}) (?:a |my )?(?:big |warm )?"
            rf"(?:thank you|thanks)\b(?! to (?!{_THEM_SAID}\b))"
        ),
        (
            rf"{_I}(?:sent|wrote|posted) (?:{_THEM_SAID} )?(?:a |the |my |our )?"
            rf"(?:{_CARD}|thanks)\b(?! to (?!{_THEM_SAID}\b))"
        ),
        rf"(?:my |a |the )?(?:{_CARD}|thanks) (?:sent|said|written|posted)\b(?! by\b)",
    )
)


def says_thanked(note: str, *, name: str) -> bool:
    """Tell whether a note about somebody of that name says that I thanked them.

    >>> says_thanked("Déjeuner avec Alice. Je l’ai remerciée.", name="Alice Martin")
    True
    >>> says_thanked("Pas encore remercié Alice", name="Alice Martin")
    False
    """
    theirs = set(fold(name).split())
    return any(_says(clause, theirs) for clause in _clauses(note[:LONGEST_NOTE]))


def _clauses(note: str) -> Iterator[str]:
    """Yield the clauses of a note, without its questions and what hangs on something."""
    parts = _SENTENCE.split(note)
    for sentence, end in zip(parts[::2], [*parts[1::2], ""], strict=False):
        unsure = any(words.UNSURE.match(fold(sentence)) for words in (english, french))
        if "?" not in end and not unsure:
            yield from _CLAUSE.split(sentence)


def _says(clause: str, theirs: set[str]) -> bool:
    words: list[str] = []
    for word in fold(clause).split():
        told = _THEM if word in theirs else word
        if not (told == _THEM and words[-1:] == [_THEM]):
            words.append(told)
    plain = " ".join(words)
    if any(pattern.match(plain) for pattern in (*_FRENCH, *_ENGLISH)):
        return True
    return bool(_BARE.match(plain) and _ACCENTED.search(clause))
