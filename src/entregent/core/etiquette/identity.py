"""Who writes: said in so many words, by a trade, by where we met, or by the signature."""

import re
from collections.abc import Iterator

from entregent.core.etiquette.fault import Case, Fault
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

# "I'm Luis Ortega", « Je suis Rodolphe »: a name, which a folded text no longer tells from a word.
_NAMES_SELF = lazy_pattern(
    r"(?i:\bI['’]?m|\bI am|\bje suis|\bmoi c['’]est|\bhere is|\bici)"
    r" [A-ZÉÈÀÎ][\w-]+(?! (?:the|and) )"
)
# « C'est Inès, la grande en vert », "It's Marcus from the pottery class".
_IT_IS = lazy_pattern(
    r"\b(?:[Cc]['’]est|[Ii]ci|[Mm]oi,? c['’]est|[Ii]t['’]s|[Ii]t is|[Tt]his is)"
    r" (?!(?:Noël|Pâques|Christmas|Easter|New|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"[A-ZÉÈÀÎ][\w-]+(?: [A-ZÉÈÀÎ][\w-]+)?"
    r"(?:,| (?:du|de|de la|des|ton|ta|votre|à l['’]appareil|from|at|of|here|the|in)\b)"
)
# « Répartiteur de nuit au centre de tri, j'ai lu… », "A stonemason at Lincoln, I read…".
_TRADE_FIRST = lazy_pattern(
    r"(?!(?:Suite|Après|Apres|En|Depuis|Pour|Dans|Comme|Merci|Quand|Lorsque?|Si|Avec|À|A la|Aux?"
    r"|Par|Sur|Pardon|Having|After|As|When|Since|If|In|At|On|For|With|Sorry|Yours?|Six|Two|Three"
    r"|Years|(?:Désol|Ravi|Heureu|Curieu|Thank|Hop|Long)\w*)\b)"
    r"(?![^,.;:!?]*\b(?:je|vous|tu|you|si|if)\b)"
    r"(?:An? )?[A-ZÉÈÀÎ][\w'’-]+ (?:[\w'’-]+ ){0,3}(?:à|au|aux|en|de|du|des|chez|depuis|pour|dans"
    r"|pendant|durant|sur|at|in|for|of|from|with)\b[^,.;:!?]{2,70}, "
    r"(?:je|j['’]|nous|notre|mon|ma|I|I['’]\w+|we|my|our)\b",
    re.IGNORECASE,  # after a greeting on the same line
)
# "Hannah Reeve, stand C14": a whole name, and who it is.
_NAME_FIRST = lazy_pattern(
    r"(?!(?:It|This|C)\b)[^\W\d_a-zà-öø-ÿœ][\w'’-]+ [^\W\d_a-zà-öø-ÿœ][\w'’-]+, "
    r"(?!merci|thank|bonjour|hello)"
)
# « Cyril, le grand à lunettes du meetup de mardi », "Dot, the one from the allotments".
_ONE_OF_A_PLACE = lazy_pattern(
    r"(?P<name>[^\W\d_a-zà-öø-ÿœ][\w-]+), (?:le|la|l['’]|un|une|ton|ta|votre|the|a|an|your)"
    r" ?(?:[\w'’-]+ ){1,5}(?:du|de|des|de la|d['’]|au|aux|chez|from|at|of|in)\b"
)
# "Merry Christmas from Paul, the postman you had", « de la part de Paul, le facteur ».
_FROM = lazy_pattern(
    r"\b(?:from|de la part d[e’']) ?[^\W\d_a-zà-öø-ÿœ][\w-]+,"
    r" (?:the|your|le |la |l['’]|votre|ton|ta)"
)
# « Nous équipons l'école de Dijon », "I keep bees near Ystad": what I do, and where.
_PLACE = lazy_pattern(
    r"\b(?:in|at|near|from|of|à|au|aux|en|de|chez|près de|d['’]) ?"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*day"
    r"|LinkedIn|Google|Instagram|Facebook|Noël|Christmas|Easter|I\b))"
    r"[A-ZÀÂÇÈÉÊÎÔ][\w-]{2,}"
)
_OURS = frozenset({"we", "our", "us", "nous", "notre", "nos"})
_FIRM_IN_SIGNATURE = 3  # words of a line that is more than a name


def judge(case: Case) -> Iterator[Fault]:
    """Yield a fault where they may not know who writes, and the message doesn't say."""
    if case.relation.knows_me not in ("maybe", "no") or case.intent == "introduce":
        return
    if not (
        _says_who(case) or _opens_with_who(case) or _tells_my_life(case) or _signs_with_more(case)
    ):
        start, end = case.message.first
        yield Fault("no-identity", start, end, {}, "identity")


def _says_who(case: Case) -> bool:
    """Tell whether it says who I am, what I do, or where we know each other from."""
    message, phrases = case.message, case.phrases
    written = [message.first, *message.parts.paragraphs]
    said = message.all + message.blurb
    told = [message.raw(span) for span in written]
    said_by = (_NAMES_SELF, _IT_IS, _FROM)
    return any(one.search(raw) for raw in told for one in said_by) or any(
        phrases[name].search(said) for name in ("identity", "my_life", "that_was_me")
    )


def _opens_with_who(case: Case) -> bool:
    """Tell whether one of the first sentences begins with a name or a trade."""
    for sentence in case.message.sentences[:2]:
        raw = case.message.raw((sentence.start, sentence.end)).lstrip("–—- ")
        if _TRADE_FIRST.match(raw) or _NAME_FIRST.match(raw):
            return True
        named = _ONE_OF_A_PLACE.match(raw)
        if named and fold(named["name"]) not in fold(case.relation.recipient or "").split():
            return True
        if case.phrases["trade"].match(sentence.words):
            return True
    return False


def _tells_my_life(case: Case) -> bool:
    """Tell whether a sentence of me or of us, and not of them, names a place or what I do."""
    mine, theirs = case.phrases.words("first") | _OURS, case.phrases.words("second")
    return any(
        not mine.isdisjoint(words := sentence.words.split())
        and theirs.isdisjoint(words)
        and not sentence.asks
        and not case.phrases["passing"].search(sentence.words)
        and (
            _PLACE.search(case.message.raw((sentence.start, sentence.end)))
            or case.phrases["i_do"].search(sentence.words)
        )
        for sentence in case.message.sentences
    )


def _signs_with_more(case: Case) -> bool:
    """Tell whether the signature says more than a name: a trade, a firm, a year."""
    lines = case.message.parts.signature
    if not lines:
        return False
    for line in case.message.raw(lines).splitlines():
        words = line.split()
        closing = case.phrases["closing"].match(fold(line))
        if (
            not closing
            and len(words) >= _FIRM_IN_SIGNATURE
            and re.search(r",|\(|[–—-] |\d{4}|\b(?:chez|at|de|du|of|pour|d['’])\b", line)
        ):
            return True
    return False
