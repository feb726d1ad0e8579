"""What a message asks for: each request with its kind and its place.

A sentence asks when it is worded as a request ("could you", "I would love to", "a coffee?") and is
neither an offer, nor a denial ("I am not asking you to…"), nor the tale of a former ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from entregent.core.etiquette.fault import Case
from entregent.core.etiquette.message import Sentence
from entregent.core.patterns import lazy_pattern

# Of several kinds in one sentence the first here is what is asked; what follows are its terms.
KINDS = (
    "introduction", "referral", "recommendation", "review", "share", "job", "lend", "send",
    "talk", "advice", "help",
)  # fmt: skip
# To talk is how one advises or helps: one ask and its terms.
# Letters that give, and hold no ask.
GIVING = frozenset({"thank", "congratulate", "greeting", "share"})
_SHORT = 14  # words of a question that need not say "could we"
TERMS = frozenset({"talk", "advice", "help"})
# What a kind is called among the asks of the book.
ASKED_AS = {
    "introduction": "introduction", "referral": "referral", "recommendation": "recommendation",
    "talk": "interview", "advice": "advice", "help": "help", "share": "share", "review": "help",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: what is asked for, "" where it is not told, and the sentence that asks."""

    kind: str
    sentence: Sentence
    strong: bool  # asked of them in so many words
    social: bool  # only to see each other again

    @property
    def start(self) -> int:
        return self.sentence.start

    @property
    def end(self) -> int:
        return self.sentence.end


def asks_of(case: Case) -> list[Ask]:
    """Return what a message asks for, in its order, [] when it asks nothing."""
    found: list[Ask] = []
    asking = False  # in the clause before, if need be of the sentence before
    for sentence in case.message.sentences:
        before = len(found)
        for clause in _clauses(case.message.own_words(sentence)):
            goes_on = asking and bool(case.phrases["goes_on"].match(clause))
            asked = list(_asked_in(case, sentence, clause, goes_on=goes_on))
            asking = bool(asked)
            found += asked
        if len(found) == before and _hinted(case, sentence):
            found.append(Ask("", sentence, True, False))
    return found


def _hinted(case: Case, sentence: Sentence) -> bool:
    """Tell whether a letter that should give hints: "should a slot for me cross your mind"."""
    return case.intent in GIVING and bool(case.phrases["hint"].search(sentence.words))


# Where one sentence begins to ask again.
_CLAUSE = lazy_pattern(
    r" (?:et|and|mais|but) (?=aussi|also|perhaps|could|can|would|est ce|si|pourr|peux|pouv"
    r"|j aimerais|please|maybe|me |de |to |then|while|je |i |sinon|merci|dis|tu |vous|you "
    r"|(?:(?:lui|leur|nous|l|la|le|les) )?\w{2,}(?:er|ir|dre|tre|ire) "
    r"|(?:send|pass|put|introduce|forward|write|drive|lend|share|give|read|review|mention|print) )"
)


def _clauses(words: str) -> list[str]:
    question = words.endswith("?")
    pieces = _CLAUSE.split(words)
    return [piece if piece.endswith("?") or not question else f"{piece} ?" for piece in pieces]


def _asked_in(
    case: Case, sentence: Sentence, clause: str, *, goes_on: bool = False
) -> Iterable[Ask]:
    """Yield what a clause asks; one that goes on with an ask need not say "could you" again."""
    phrases = case.phrases
    requested = phrases["request"].search(clause) or (goes_on and clause.endswith("?"))
    direct = phrases["direct"].search(clause) or phrases["plain_request"].search(clause)
    if not (requested or direct or clause.endswith("?")) or _only_told(case, clause):
        return
    kinds = [kind for kind in KINDS if phrases[f"kind_{kind}"].search(clause)]
    social = bool(phrases["social"].search(clause)) and set(kinds) <= {"talk", "help"}
    if requested and kinds:
        yield from (Ask(kind, sentence, True, social) for kind in _asked(kinds))
    elif direct and not phrases["way_out"].search(clause):
        yield Ask("", sentence, True, False)
    elif (
        clause.endswith("?")
        and kinds[:1] in (["talk"], ["introduction"], ["referral"], ["job"])
        and (kinds[0] != "talk" or len(clause.split()) <= _SHORT)
    ):
        yield Ask(kinds[0], sentence, False, social)


def _only_told(case: Case, clause: str) -> bool:
    """Tell whether a clause that sounds like a request is an offer, a denial, a tale or a joke."""
    phrases = case.phrases
    return bool(phrases["not_request"].search(clause) or phrases["told_ask"].search(clause))


def _asked(kinds: list[str]) -> list[str]:
    """Return the kinds asked for in one clause, terms and what goes without saying left out."""
    kept = [kind for kind in kinds if kind not in TERMS] or kinds[:1]
    if "review" in kept and len(kept) > 1:
        kept.remove("review")
    if {"referral", "recommendation"} <= set(kept):
        kept.remove("recommendation")
    if {"referral", "introduction"} <= set(kept):
        kept.remove("introduction")
    if {"referral", "job"} <= set(kept):
        kept.remove("job")  # it is what they refer me for
    return kept[:1] if len(kept) > 2 else kept


def favours(asks: Iterable[Ask]) -> list[Ask]:
    """Return one ask for each favour: talking, advising and helping are terms of one."""
    seen: dict[str, Ask] = {}
    for ask in asks:
        if not ask.kind:
            continue
        kind = "talk" if ask.kind in TERMS else ask.kind
        seen.setdefault(kind, ask)
    if len(seen) > 1 and seen.get("talk") and seen["talk"].kind == "help":
        del seen["talk"]
    return sorted(seen.values(), key=lambda ask: ask.start)
