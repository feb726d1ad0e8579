"""Giving: before one asks those far above, and with content."""

from collections.abc import Iterator, Sequence

from entregent.core.etiquette.asking import ASKING
from entregent.core.etiquette.asks import GIVING, Ask
from entregent.core.etiquette.fault import Case, Fault
from entregent.core.etiquette.message import Sentence
from entregent.core.etiquette.tone import demands


def judge(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    """Yield what is wrong with what is offered, or that nothing is."""
    offers = offers_something(case)
    real = [ask for ask in asks if not ask.social]
    asked = bool(real) or case.intent in ASKING
    asked = asked or (case.intent not in GIVING and demands(case))
    if case.relation.far_above and asked and not offers and case.relation.given_before is False:
        start, end = (real[0].start, real[0].end) if real else case.message.first
        yield Fault("ask-before-give", start, end, {}, "give-first")
    yield from _vague_offer(case, real, offers=offers)


def offers_something(case: Case) -> bool:
    """Tell whether a message offers something that one could take."""
    return any(_offers(case, one) for one in case.message.sentences)


def _offers(case: Case, sentence: Sentence) -> bool:
    """Tell whether a sentence offers something that one could take."""
    if not case.phrases["offer"].search(sentence.words):
        return False
    hollow = case.phrases["hollow"].search(sentence.words)
    return not hollow or bool(case.phrases["concrete"].search(sentence.words))


# A plea, "never mind", an offer with what it holds, a day or a place where they are awaited.
_EXCUSED = ("desperate", "no_offer", "concrete", "awaits")


def _vague_offer(case: Case, asks: Sequence[Ask], *, offers: bool) -> Iterator[Fault]:
    if offers:
        return
    advice = [ask.sentence for ask in asks if ask.kind == "advice"]  # "any advice, anything at all"
    for sentence in case.message.sentences:
        if sentence in advice:
            continue
        if case.phrases["vague_offer"].search(sentence.words) and not any(
            case.phrases[name].search(sentence.words) for name in _EXCUSED
        ):
            yield Fault("vague-offer", sentence.start, sentence.end, {}, "offer")
            return
