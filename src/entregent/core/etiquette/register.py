"""Tu and vous: one of them from beginning to end, and the one they are used to."""

import re
from collections.abc import Iterator

from entregent.core.etiquette.fault import Case, Fault, Relation
from entregent.core.etiquette.message import Message
from entregent.core.etiquette.phrases import Phrases, phrases_of
from entregent.core.patterns import lazy_pattern

_EZ = lazy_pattern(r"\b(\w{2,}ez)\b")


def judge(case: Case) -> Iterator[Fault]:
    """Yield the place where the register turns, or is not theirs."""
    wanted = case.relation.register
    if case.lang != "fr":
        yield from _turned(case)
        return
    tu, vous = _places(case)
    wrong = None
    if tu and vous:
        wrong = (vous if wanted == "tu" or (not wanted and len(tu) >= len(vous)) else tu)[0]
    elif vous and wanted == "tu":
        wrong = vous[0]
    elif tu and wanted == "vous":
        wrong = tu[0]
    if wrong is not None:
        start, end = case.message.body.span(*wrong)
        facts: dict[str, object] = {
            "register": wanted or ("tu" if len(tu) >= len(vous) else "vous")
        }
        yield Fault("mixed-register", start, end, facts, "register")


_TU, _VOUS = frozenset({"tu", "te", "toi", "tes"}), frozenset({"vous", "votre", "vos"})


def _turned(case: Case) -> Iterator[Fault]:
    """Yield a place in a letter of another language whose few words of French say tu and vous."""
    words = [*re.finditer(r"\w+", case.message.body.text)]
    said = {"tu": [w for w in words if w[0] in _TU], "vous": [w for w in words if w[0] in _VOUS]}
    wanted = case.relation.register or "vous"
    wrong = said["tu" if wanted == "vous" else "vous"]
    if said["tu"] and said["vous"]:
        start, end = case.message.body.span(*wrong[0].span())
        yield Fault("mixed-register", start, end, {"register": wanted}, "register")


Places = list[tuple[int, int]]
# Quoted, or an address.
_NOT_MINE = lazy_pattern(r"[«“\"][^»”\"\n]{0,300}[»”\"]|\S+@\S+|\bhttps?:\S+")


def _places(case: Case) -> tuple[Places, Places]:
    """Return where tu and where a singular vous is said."""
    phrases, body = case.phrases, case.message.body
    if phrases["together_greeting"].search(case.message.greeting) or (
        case.intent == "introduce" and case.relation.consent not in ("none", "one")
    ):
        return [], []  # a plural vous is none
    not_mine = [found.span() for found in _NOT_MINE.finditer(case.message.text)]
    tu_words = phrases.words("tu")
    tu: Places = []
    vous: Places = []
    for number, sentence in enumerate(case.message.sentences):
        told = _told_to_one(phrases, sentence.words)
        base = body.starts[number]
        hidden = [found.span() for found in phrases["vous_set"].finditer(sentence.words)]
        for found in re.finditer(r"\w+", sentence.words):
            word, span = found[0], (base + found.start(), base + found.end())
            at = body.places[span[0]]
            if any(a <= at < b for a, b in not_mine) or _is_initial(case.message.text, at):
                continue
            if span[0] - base == told or (word in tu_words and not _noun(sentence.words, found)):
                tu.append(span)
            elif (
                _is_vous(case, word)
                and not _told_by_vous(sentence.words[: found.start()], word)
                and not _name(case, span)
                and not any(a <= found.start() < b for a, b in hidden)
            ):
                vous.append(span)
    if tu and vous:
        together = any(phrases["plural_named"].search(one.words) for one in case.message.sentences)
        several = any(phrases["plural"].search(one.words) for one in case.message.sentences)
        formal = _formal(body.text) or bool(phrases["your_own"].search(body.text))
        used_to = case.relation.register == "tu"
        if ((together or (several and used_to)) and not formal) or (
            several and len(tu) >= len(vous)
        ):
            vous = []
        elif used_to and not formal and len(tu) >= _MOSTLY * len(vous):
            vous = []  # « votre offre » of a firm, in a letter that says tu all along
    to_one = [span for span in vous if not _of_several(body.text, span)]
    return tu, to_one if len(tu) > len(to_one) and len(tu) >= len(vous) else vous


def _is_initial(text: str, at: int) -> bool:
    """Tell whether a letter begins a name: « T. Moreira »."""
    return text[at] == "T" and text[at + 1 : at + 2] == "."


def _told_by_vous(before: str, word: str) -> bool:
    """Tell whether a verb in -ez goes with a vous that stands before it, and is counted there."""
    return word.endswith("ez") and bool(
        re.search(r"\bvous (?:(?:ne|n|y|en|l|le|la|les) )?\Z", before)
    )


def _told_to_one(phrases: Phrases, words: str) -> int:
    """Return where a sentence tells one person what to do ("envoie-moi"), -1 where it doesn't."""
    found = phrases["tells_one_first"].match(words) or phrases["tells_one"].search(words)
    return found.start() if found else -1


def _formal(words: str) -> bool:
    """Tell whether a vous of one stands there: "pourriez-vous", "je vous remercie"."""
    return any(
        _TO_ONE.search(words[max(0, found.end() - _NEAR) : found.end()])
        for found in re.finditer(r"\bvous\b", words)
    )


_MOSTLY = 3  # times tu for one vous that is of several
_NEAR = 80  # characters before a word that may tell of whom it is
_TO_ONE = lazy_pattern(
    r"\b(?:(?:je|j|nous) (?:ne )?"
    r"|(?:pouv|pourri|voul|voudri|auri|accepteri|sauri|seri|feri)ez )vous\Z"
)


def _of_several(words: str, span: tuple[int, int]) -> bool:
    """Tell whether a vous among tu may be of several: the subject of a verb, never "je vous"."""
    said = words[max(0, span[1] - _NEAR) : span[1]]
    if said.endswith("ez"):
        asked = words[span[1] :].startswith(" vous")
        if asked:
            return not _TO_ONE.search(f"{said} vous")
        return bool(re.search(r"\bvous (?:\w+ )?\w+ez\Z", said))
    return said.endswith("vous") and not _TO_ONE.search(said)


def _is_vous(case: Case, word: str) -> bool:
    imperative = _EZ.fullmatch(word) and word not in case.phrases.words("not_imperative")
    return word in case.phrases.words("vous") or bool(imperative)


def _name(case: Case, span: tuple[int, int]) -> bool:
    """Tell whether a word in -ez is a name: Douarnenez."""
    at = case.message.body.places[span[0]]
    return case.message.text[at].isupper() and at > 0 and case.message.text[at - 1] == " " and (
        case.message.text[at - 2] not in ".!?…:"
    )  # fmt: skip


def _noun(words: str, found: re.Match[str]) -> bool:
    """Tell whether it is the noun "ton", the tu of "s’est tu", or the t of "a-t-il"."""
    near = slice(max(0, found.start() - _NEAR), found.start())
    before, after = words[near], words[found.end() : found.end() + _NEAR]
    if found[0] == "ton":
        return bool(re.search(r"\b(?:le|un|du|bon|au|ce|meme|quel|du bon) $", before))
    if found[0] == "tu" and re.search(r"\b(?:etait|etaient|est|sont|fut|serait) $", before):
        return True  # « tout le monde s’était tu »
    return found[0] == "t" and bool(re.match(r" (?:il|elle|on|ils|elles)\b", after))


def register_of(text: str) -> str:
    """Return tu or vous, whichever a French message says more; vous where it says neither."""
    tu, vous = _places(Case(Message(text), "reconnect", Relation(), phrases_of("fr"), "fr"))
    return "tu" if len(tu) > len(vous) else "vous"
