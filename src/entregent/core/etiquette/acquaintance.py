"""Knowing each other: the silence between us, what I know of them, what is about them."""

import re
from collections.abc import Iterator, Sequence

from entregent.core.etiquette.asking import ASKING, LONG_SILENCE
from entregent.core.etiquette.asks import GIVING, Ask
from entregent.core.etiquette.fault import Case, Fault
from entregent.core.etiquette.giving import offers_something
from entregent.core.etiquette.message import Sentence
from entregent.core.etiquette.way_out import opens_door
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_SELF = 5  # times I
_LITTLE = 0.13  # of you for one of I
_DONE = 2  # times you that what they did counts for
_ENOUGH = 35  # words before one can tell that they are all about me
_RECENT = 90  # days


def judge(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    """Yield what is missing for them to see that it is to them."""
    yield from _gap(case, asks)
    yield from _no_familiarity(case, asks)
    yield from _all_about_me(case, asks)
    yield from _impersonal(case)


def _gap(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    days = case.relation.days_since_last_exchange
    asked = (bool(asks) and case.intent not in GIVING) or case.intent in ASKING
    silent = days is not None and days > LONG_SILENCE and asked
    renewed = case.intent == "reconnect" and (days is None or days > _RECENT)
    if not (silent or renewed) or case.intent == "introduce":
        return
    if case.relation.knows_me == "no" or _owns_up(case):
        return
    start, end = case.message.first
    yield Fault("gap-not-acknowledged", start, end, {"days": days}, "gap")


def _owns_up(case: Case) -> bool:
    """Tell whether the silence is spoken of: its length, its lack of letters, its excuse."""
    phrases = case.phrases
    since = phrases["gap_time"].search(case.message.subject)
    for words in [case.message.subject, case.message.greeting, *case.message.body.text.split("\n")]:
        told = phrases["gap_not"].sub(" ", words)
        if phrases["gap"].search(told) or phrases["gap_only"].fullmatch(told.strip()):
            return True
        length, regret = phrases["gap_time"].search(told), phrases["gap_regret"].search(told)
        letters, lack = phrases["gap_contact"].search(told), phrases["gap_lack"].search(told)
        if (length and (regret or (letters and lack))) or (letters and lack and regret):
            return True
        if letters and lack and phrases["gap_mine"].search(told):
            return True
        if since and (regret or (letters and lack)):
            return True
    return False


def _no_familiarity(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    asked = bool(asks) or case.intent in ASKING
    far = case.relation.far_above and (asked or case.intent in ("offer", "reconnect"))
    if case.intent != "cold" and not far:
        return
    if _is_familiar(case, asks):
        return
    praise = next(
        (s for s in case.message.sentences if case.phrases["vague_praise"].search(s.words)), None
    )
    start, end = (praise.start, praise.end) if praise else case.message.first
    yield Fault("no-familiarity", start, end, {}, "familiarity")


def _is_familiar(case: Case, asks: Sequence[Ask]) -> bool:
    """Tell whether something precise of their work is named: what I read of it, or its title."""
    asking = [ask.sentence for ask in asks if ask.strong or ask.kind == "talk"]
    told = [
        one
        for one in case.message.sentences
        if not opens_door(case, one.words)
        and not any(case.phrases[name].search(one.words) for name in ("mass", "not_work"))
    ]
    if any(
        _knows_their_work(case, one)
        for one in told
        if one not in asking or case.phrases["moved_me"].search(one.words)
    ):
        return True
    if any(_READ.search(case.message.raw((one.start, one.end))) for one in told):
        return True
    subject = case.message.raw(case.message.parts.subject or (0, 0))  # « Votre carillon de Douai »
    return bool(
        case.phrases["theirs"].search(case.message.subject) and _THEIRS_NAMED.search(subject)
    )


# What I read, saw or heard, by its name.
_READ = lazy_pattern(
    r"\b(?i:lu|lire|relu|vu|écouté|ecoute|finished|read|watched|heard|seen|saw|listened to|used?)\b"
    r"[^.!?\n]{0,30}?(?:[«“\"]|\bThe [A-Z]"
    r"|\b(?:your|votre|vos|ton|ta|tes) (?:[\w'’-]+ ){1,8}(?:[A-Z]|\d))"
    r"|\b(?i:you|vous|tu) (?:[\w'’-]+ ){1,5}(?:[«“]|\"\w)"
    r"|\b(?i:heard|seen|saw|watched) you (?:[\w'’-]+ ){0,2}(?:on|in|at) (?:the )?[A-Z]"
    r"|\b(?i:vous|t['’]) ?(?:ai|avons|a) (?:\w+ )?(?:entendue?s?|vue?s?|écoutée?s?)"
    r" (?:[\w'’-]+ ){0,3}(?:sur|dans|au|à) (?:[\w'’]+ )?[A-Z«]"
)
_DETAIL = lazy_pattern(
    r"[«“\"”]\s?\w|\d|(?<=[\w,;] )[^\W\d_a-zà-öø-ÿœ]\w{2,}|(?<=['’])[^\W\d_a-zà-öø-ÿœ]\w{2,}"
)
# "your" followed by a name, a number that is no duration, or a quotation.
_THEIRS_NAMED = lazy_pattern(
    r"\b(?:[Yy]our|[Vv]otre|[Vv]os|[Tt](?:on|a|es)) [^.!?\n]*?"
    r"(?:[«“\"]|\b\d+\b(?! ?(?:%|percent|minutes?|min|mn|heures?|hours?|h)\b)"
    r"|(?<=[ '’])[^\W\d_a-zà-öø-ÿœ]\w{2,}"
    r"|\b(?!(?:CEO|CFO|CTO|VP|HR|RH|DRH|DAF|CV|IT)\b)[A-Z]{2,}\b)"
)
_TOPIC = lazy_pattern(
    r"\b(?:sur|dans|a|au|aux|de|du|des|d|en|avec|chez|pour|contre|entre|comment|qui|que|où|ou"
    r"|comme|pendant|depuis|malgre|avant|apres|sous|sans|about|on|in|at|of|to|with|from|for|into"
    r"|how|against|that|who|when|where|as|through|during|after|before|under|over|without)"
    r" (?!vous|toi|you\b)\w+"
)


def _knows_their_work(case: Case, sentence: Sentence) -> bool:
    """Tell whether a sentence names something precise of what they do."""
    phrases = case.phrases
    words = phrases["praise_alone"].sub(" ", sentence.words)
    nouns = [phrases["work_noun"].search(words)]
    if not nouns[0] or phrases["moved_me"].search(words):
        nouns.append(phrases["their_thing"].search(words))
    doing = phrases["their_doing"].search(words)
    raw = case.message.raw((sentence.start, sentence.end))
    if phrases["theirs"].search(words) and _THEIRS_NAMED.search(raw):
        return True
    told = [found.end() for found in nouns if found] + ([0] if doing else [])
    if not told or phrases.words("second").isdisjoint(words.split()):
        return False
    after = [words[max(end, doing.end() if doing else 0) :] for end in told]
    return bool(_DETAIL.search(raw[1:])) or any(map(_TOPIC.search, after))


_TO_ME = lazy_pattern(r"\byou \w+ (?:me|us)\b|\b(?:tu|vous) (?:m|nous) \w+")  # what they did to me


def _all_about_me(case: Case, asks: Sequence[Ask]) -> Iterator[Fault]:
    first, second = case.phrases.words("first"), case.phrases.words("second")
    if case.intent == "introduce" or (case.intent == "offer" and offers_something(case)):
        return
    mine = theirs = told = 0
    for sentence in case.message.sentences:
        words = case.phrases["no_you"].sub(" ", sentence.words).split()
        polite = opens_door(case, sentence.words) or any(ask.sentence is sentence for ask in asks)
        told += len(words)
        if not polite:
            mine += sum(word in first for word in words)
            theirs += sum(word in second for word in words)
            if sentence.asks and first.isdisjoint(words):
                theirs += 1  # "Still on tour?" is of them
            if case.phrases["their_doing"].search(_TO_ME.sub(" ", sentence.words)):
                theirs += _DONE * _knows_their_work(case, sentence)
    if told >= _ENOUGH and mine >= _SELF and theirs <= mine * _LITTLE:
        start, end = case.message.first
        yield Fault("all-about-me", start, end, {"mine": mine, "theirs": theirs}, "about-them")


def _impersonal(case: Case) -> Iterator[Fault]:
    sent_to_many = case.phrases["mass"].search(case.message.greeting)
    both = case.intent == "introduce"  # « Madame, Monsieur » are the two who are to meet
    greeting = case.message.parts.greeting
    if sent_to_many and greeting and not both and not _named(case, sent_to_many.end()):
        start, end = greeting
        yield Fault("impersonal", start, end, {}, "personal")
        return
    found = case.phrases["mass"].search(case.message.body.text)
    if found:
        start, end = case.message.body.span(*found.span())
        yield Fault("impersonal", start, end, {}, "personal")
        return
    if (
        case.intent in ("greeting", "congratulate", "thank", "share", "offer")
        or (case.intent == "follow-up" and len(case.message.greeting.split()) == 1)
    ) and not _is_for_them_alone(case):
        start, end = case.message.first
        yield Fault("impersonal", start, end, {}, "personal")


_TOLD = 5  # words of a subject line that may be of them
_OWN_WORDS = 5  # that no other letter of that kind has
_LONG = 4  # letters of a word that tells something


def _is_for_them_alone(case: Case) -> bool:
    """Tell whether something in a message could only be for them."""
    own = _own_words(case)
    if case.intent in ("thank", "congratulate", "greeting") and len(own) >= _OWN_WORDS:
        return True
    stock = case.intent in ("thank", "congratulate") and not own
    personal = any(
        _for_them(case, one) or (case.intent == "offer" and _knows_their_work(case, one))
        for one in case.message.sentences
    )
    return _told_of_them(case) or (personal and not stock)


def _own_words(case: Case) -> set[str]:
    """Return the words that are not those of all thanks, congratulations and wishes."""
    words = (word for one in case.message.sentences for word in one.words.split())
    return {word for word in words if len(word) >= _LONG} - case.phrases.words("stock")


def _told_of_them(case: Case) -> bool:
    """Tell whether the subject line is of them: "Now that you've opened the repair café"."""
    words = case.message.subject.split()
    return (
        len(words) >= _TOLD
        and not case.phrases.words("second").isdisjoint(words)
        and not case.phrases["formula"].search(case.message.subject)
    )


def _named(case: Case, after: int) -> bool:
    """Tell whether a greeting goes on with a name or a title: "Dear Madam President"."""
    raw = case.message.raw(case.message.parts.greeting or (0, 0)).rstrip(" ,!:-–—\n")
    rest = case.message.greeting[after:].split()
    return bool(rest and raw.split()[-1][:1].isupper() and fold(raw.split()[-1]) in rest) or bool(
        case.phrases["greeting_few"].search(case.message.greeting)
    )


_NAMED = lazy_pattern(r"(?<=[\w,;:] )[^\W\d_a-zà-öø-ÿœ]\w{2,}|(?<=['’])[^\W\d_a-zà-öø-ÿœ]\w{2,}|\d")


def _for_them(case: Case, sentence: Sentence) -> bool:
    """Tell whether a sentence says something that could only be for them."""
    if case.phrases["vague_offer"].search(sentence.words):
        return False
    if case.phrases["personal"].search(sentence.words):
        return True
    raw = case.message.raw((sentence.start, sentence.end))
    mine = set(case.message.signature.split())
    return any(
        fold(found) not in mine
        and not re.fullmatch(r"20\d\d|\d|Noël|I|LinkedIn|Christmas|Year|New", found)
        for found in _NAMED.findall(raw)
    )
