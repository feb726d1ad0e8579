"""Tone: neither begging nor presuming."""

from collections.abc import Iterator, Sequence

from entregent.core.etiquette.asks import GIVING, Ask
from entregent.core.etiquette.fault import Case, Fault
from entregent.core.etiquette.message import Sentence
from entregent.core.etiquette.way_out import silence_means

_WANTS_NOTHING = GIVING | {"reconnect", "offer"}  # unless something is asked in them
_SIGNS = 2  # of distress that make a plea, where none of them is one by itself


def judge(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    """Yield a place that begs, and one that presumes."""
    begging = _begging(case, asks)
    if begging:
        yield Fault("desperate-tone", begging.start, begging.end, {}, "desperate")
    wants = bool(asks) or case.intent not in _WANTS_NOTHING
    for sentence in case.message.sentences:
        if _presumes(case, sentence, wants=wants) and not _leaves_room(case, sentence):
            yield Fault("entitled-tone", sentence.start, sentence.end, {}, "entitled")
            return


def demands(case: Case) -> bool:
    """Tell whether a message asks by presuming or begging: a visit, a day, a plea."""
    presumed = any(
        _presumes(case, one) and not _leaves_room(case, one) for one in case.message.sentences
    )
    return presumed or _begging(case, ()) is not None


def _presumes(case: Case, sentence: Sentence, *, wants: bool = True) -> bool:
    """Tell whether a sentence presumes: a debt, a day, a visit, words put in their mouth.

    A visit and what they are to say for me presume when announced; asked, they are a request. A
    letter that wants nothing calls in no debt: « comme tu l’avais promis » is a memory.
    """
    words = case.message.own_words(sentence)
    if wants and case.phrases["entitled"].search(words):
        return True
    if silence_means(case, words) == "yes":
        return True
    if sentence.asks or case.intent in GIVING or case.phrases["condition"].search(words):
        return False
    return bool(case.phrases["announced"].search(words) or case.phrases["dictated"].search(words))


def _leaves_room(case: Case, sentence: Sentence) -> bool:
    """Tell whether a sentence that sounds presuming doesn't: nothing urgent, a way out."""
    return silence_means(case, sentence.words) == "no" or bool(
        case.phrases["not_entitled"].search(sentence.words)
    )


def _begging(case: Case, asks: Sequence[Ask]) -> Sentence | None:
    """Return the sentence that begs on my own behalf, None where none does."""
    if case.intent in ("offer", "introduce") or (case.intent in GIVING and not asks):
        return None
    phrases, first = case.phrases, case.phrases.words("first")
    signs = []
    for sentence in case.message.sentences:
        told = phrases["told_ask"].search(sentence.words)
        if told or first.isdisjoint(sentence.words.split()):
            continue
        if phrases["desperate"].search(case.message.own_words(sentence)):
            return sentence
        if case.intent in GIVING:
            continue
        signs += [sentence] * len(phrases["despair"].findall(sentence.words))
    return signs[0] if len(signs) >= _SIGNS else None
