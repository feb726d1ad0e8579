"""Asking well: one favour, a reason, a question one can answer, an easy no."""

from collections.abc import Iterator, Sequence

from entregent.core.etiquette.asks import ASKED_AS, GIVING, TERMS, Ask, favours
from entregent.core.etiquette.fault import Case, Fault
from entregent.core.etiquette.message import Sentence
from entregent.core.etiquette.tone import demands
from entregent.core.etiquette.way_out import has_way_out, opens_door
from entregent.core.patterns import lazy_pattern

ASKING = frozenset(
    {"informational-interview", "ask-introduction", "ask-recommendation", "ask-referral",
     "ask-help", "cold"}
)  # fmt: skip
_FOR_A_TALK = ASKING - {"ask-recommendation", "ask-referral"}
LONG_SILENCE = 365  # days
OFTEN = 2  # asks within sixty days


def judge(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    """Yield what is wrong with what is asked, and how."""
    yield from _hidden(case, asks)
    yield from _many(case, asks)
    yield from _no_way_out(case, asks)
    vague = [*_vague_question(case, asks)]
    yield from vague or _no_purpose(case, asks)  # "pick your brain" is one fault, not two
    yield from _no_blurb(case)
    yield from _frequent(case, asks)
    yield from _crosses(case, asks)


def _hidden(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    hidden = _hidden_asks(case, asks) if case.intent in GIVING else []
    for ask in hidden[:1]:
        yield Fault("hidden-ask", ask.start, ask.end, {"asked": ask.kind}, "ask-apart")


def _hidden_asks(case: Case, asks: Sequence[Ask]) -> list[Ask]:
    """Return the asks that a letter which gives has no place for; "what do you think?" is none."""
    return [
        ask for ask in asks
        if not ask.social and (
            ask.kind not in ("talk", "advice", "help", "")
            or (ask.strong and (
                not ask.kind or case.phrases["direct"].search(ask.sentence.words)
            ))
        )
    ]  # fmt: skip


def _many(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    strong = [ask for ask in asks if ask.strong]
    kinds = favours(strong)
    added = [
        ask for ask in strong[1:]
        if _adds(case, ask)
        and not case.phrases["logistic"].search(ask.sentence.words)
        and not opens_door(case, ask.sentence.words)
        and ask.sentence is not strong[0].sentence
        and (not ask.kind or ask.kind != strong[0].kind)
    ]  # fmt: skip
    added += [
        ask for ask in strong
        if case.intent in ASKING and ask.kind and ask.kind not in TERMS
        and _adds(case, ask)
        and not opens_door(case, ask.sentence.words)
        and _asked_before(case, ask)
    ]  # fmt: skip
    if len(kinds) == 2 and any(ask.kind in TERMS for ask in kinds):
        kinds = []  # to talk may be how the other one is done
    counted = [
        Ask("", one, True, False) for one in case.message.sentences
        if case.intent in ASKING and case.phrases["counted"].search(one.words)
        and not case.phrases["frequent"].search(one.words)
    ]  # fmt: skip
    if len(kinds) > 1 or added or counted:
        last = (added or kinds[1:] or counted)[-1]
        yield Fault("many-asks", last.start, last.end, {"asks": max(2, len(kinds))}, "one-ask")


def _adds(case: Case, ask: Ask) -> bool:
    """Tell whether an ask is worded as one more: "also", "while you're at it"."""
    return bool(case.phrases["another_ask"].search(ask.sentence.words))


def _asked_before(case: Case, ask: Ask) -> bool:
    """Tell whether a question one could answer stands before an ask."""
    return any(
        one.asks and one.start < ask.start and is_question(case, one)
        for one in case.message.sentences
    )


def _no_way_out(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    asked = [ask for ask in asks if not ask.social]
    if case.intent in GIVING:
        asked = _hidden_asks(case, asks)
    asks_by_intent = case.intent in ASKING
    if case.intent in ("offer", "introduce"):
        return
    if not (asked or asks_by_intent or (case.intent not in GIVING and demands(case))):
        return
    start, end = _place(case, asked)
    if has_way_out(case, end):
        return
    yield Fault("no-way-out", start, end, {}, "way-out")


def _place(case: Case, asks: Sequence[Ask]) -> tuple[int, int]:
    """Return where the last ask stands; the last question, the first sentence where none is."""
    if asks:
        return asks[-1].start, asks[-1].end
    asking = [one for one in case.message.sentences if one.asks]
    return (asking[-1].start, asking[-1].end) if asking else case.message.first


def _no_purpose(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    talks = [ask for ask in asks if ask.kind == "talk"]
    if case.intent not in _FOR_A_TALK and not (case.intent == "reconnect" and talks):
        return
    if case.intent == "ask-introduction" and has_blurb(case):
        return
    phrases, sentences = case.phrases, case.message.sentences
    if not asks and case.phrases["vague_offer"].search(case.message.body.text):
        return  # it asks nothing: what it lacks is what it offers
    to_talk = case.intent == "informational-interview" and not asks  # announced, not asked
    if not talks and not to_talk and not any(map(_bare, asks)):
        return  # what is asked is told: a page to read, a name to pass on, a bin to take out
    first = phrases.words("purposeful")
    asking = [ask.sentence for ask in asks]
    said = [one for one in sentences if one in asking or not opens_door(case, one.words)]
    told = [one for one in said if one in asking or not first.isdisjoint(one.words.split())]
    if talks and not any(_tells_purpose(case, ask.sentence) for ask in asks):
        # what I read of theirs is no reason for a coffee
        told = [one for one in told if not phrases["seen_read"].match(one.words)]
    held = any(phrases["withheld"].search(one.words) for one in sentences)
    if not held and any(_tells_purpose(case, one) for one in told):
        return
    if not held and any(is_question(case, one) or _asks_of(case, one) for one in sentences):
        return
    start, end = _place(case, asks[:1])
    yield Fault("no-purpose", start, end, {"asked": asks[0].kind if asks else ""}, "purpose")


_ASKED = 6  # words of a question that holds its subject


def _asks_of(case: Case, sentence: Sentence) -> bool:
    """Tell whether a question is of something else than a talk, its day and its place."""
    phrases, words = case.phrases, sentence.words
    about = _precise(case, words)
    least = _ASKED if sentence is not case.message.sentences[0] else 2 * _ASKED
    return sentence.asks and len(about.split()) >= least and not any(
        phrases[name].search(words) for name in ("kind_talk", "logistic", "greets", "social")
    )  # fmt: skip


_BARE = 12  # words of a request too short to tell its reason


def _bare(ask: Ask) -> bool:
    """Tell whether a request says too little to hold what it is for."""
    return ask.kind in ("advice", "help", "introduction") and (
        len(ask.sentence.words.split()) <= _BARE
    )


def _tells_purpose(case: Case, sentence: Sentence) -> bool:
    words = case.phrases["purpose_not"].sub(" ", sentence.words)
    return bool(case.phrases["purpose"].search(words))


def _vague_question(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    if case.intent not in ("informational-interview", "ask-help", "cold", "reconnect", "follow-up"):
        return
    tell_all, advice = case.phrases["tell_all"], case.phrases["vague_advice"]
    vague = [
        one for one in case.message.sentences
        if tell_all.search(one.words) or advice.search(one.words)
    ]  # fmt: skip
    asking = [
        one for one in vague
        if one.asks or any(ask.sentence is one for ask in asks) or tell_all.search(one.words)
    ]  # fmt: skip
    if not asking or any(is_question(case, one) for one in case.message.sentences):
        return
    yield Fault("vague-question", asking[0].start, asking[0].end, {}, "question")


_LOGISTIC = 18  # words of a question that is only about the day and the place


def is_question(case: Case, sentence: Sentence) -> bool:
    """Tell whether a sentence asks something one could answer."""
    phrases, words = case.phrases, sentence.words
    short = len(words.split()) <= _LOGISTIC
    if (short and phrases["logistic"].search(words)) or phrases["greets"].search(words):
        return False
    if opens_door(case, words) and not sentence.asks:
        return False
    return bool(phrases["question_real"].search(_precise(case, words)))


def _precise(case: Case, words: str) -> str:
    """Return the words of a question without those that ask for all and nothing."""
    return case.phrases["question_vague"].sub(" ", case.phrases["tell_all"].sub(" ", words))


def _no_blurb(case: Case) -> Iterator[Fault]:
    if case.intent != "ask-introduction" or has_blurb(case):
        return
    start, end = case.message.first
    yield Fault("no-blurb", start, end, {}, "blurb")


_PARAGRAPH = 18  # words
_QUOTATION = lazy_pattern(r"«[^»]*»|“[^”]*”|(?<!\w)\"[^\"]+\"(?!\w)")


def has_blurb(case: Case) -> bool:
    """Tell whether a message holds a paragraph about me that can be forwarded.

    It is announced, or stands in quotation marks, or tells of me without a word to them.
    """
    message, phrases = case.message, case.phrases
    if message.parts.blurb or phrases["forwardable"].search(message.body.text):
        return True
    if any(len(quoted.split()) >= _PARAGRAPH for quoted in _QUOTATION.findall(message.text)):
        return True
    names = set(message.signature.split())
    for number, (start, end) in enumerate(message.parts.paragraphs):
        raw = message.raw((start, end)).strip()
        told = [one.words for one in message.sentences if one.paragraph == number]
        words = " ".join(told).split()
        if len(words) < _PARAGRAPH:
            continue
        if raw[:1] in '«“"‘' and len(told) > 1:
            return True
        to_them = not phrases.words("second").isdisjoint(words)
        of_me = names & set(words[:6]) or phrases["about_me_blurb"].search(told[0])
        if number and not to_them and of_me and not any("?" in line for line in told):
            return True
    return False


def _frequent(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    often = case.relation.asks_last_60_days
    real = [ask for ask in asks if not ask.social]
    if often is None or often < OFTEN or not (real or case.intent in ASKING):
        return
    if not case.phrases["frequent"].search(case.message.body.text):
        start, end = _place(case, real)
        yield Fault("frequent-ask-not-acknowledged", start, end, {"asks": often}, "again")


def _crosses(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    asked = {ASKED_AS.get(ask.kind, ""): ask for ask in asks}
    recommended = "recommendation" in asked or case.intent == "ask-recommendation"
    if recommended and case.relation.worked_together is False and not _denied(case):
        ask = asked.get("recommendation")
        start, end = (ask.start, ask.end) if ask else _place(case, asks)
        facts = {"kind": "recommendation", "why": ""}
        yield Fault("crosses-boundary", start, end, facts, "never-worked")
        return
    for kind, ask in asked.items():
        if kind in case.relation.never:
            facts = {"kind": kind, "why": case.relation.never[kind]}
            yield Fault("crosses-boundary", ask.start, ask.end, facts, "ask-otherwise")
            return
    if until := case.relation.busy_until:
        real = [ask for ask in asks if not ask.social]
        if real or case.intent in ASKING:
            start, end = _place(case, real)
            passing = {"until": until, "why": case.relation.busy_why}
            yield Fault("crosses-boundary", start, end, passing, "ask-later")


def _denied(case: Case) -> bool:
    """Tell whether a message says that it asks for no recommendation."""
    return any(
        case.phrases["not_request"].search(one.words)
        and case.phrases["kind_recommendation"].search(one.words)
        for one in case.message.sentences
    )
