"""Introducing two people: both agreed first, and each has a reason to meet the other."""

import re
from collections.abc import Iterator

from entregent.core.etiquette.fault import Case, Fault
from entregent.core.patterns import lazy_pattern

_CONTACT = lazy_pattern(
    r"[\w.+-]+@[\w-]+\.\w+|(?<!\d)(?:\+|00)?\d(?:[\s./()-]{0,3}\d){8,}(?!\d)|linkedin\.com/in/\S+"
    r"|(?<!\d)0[67](?:[\s.]?\d{2}){4}|(?<!\d)\d{3}[-. ]\d{3,4}(?:[-. ]\d{4})?(?!\d)"
)
_MINE = lazy_pattern(
    r"\b(?:mon|my|mes|ma) (?:\w+ )?(?:num[ée]ro|mail|e-?mail|adresse|address|number|cell|mobile"
    r"|phone|portable|ligne|t[ée]l)"
    r"|\b(?:me (?:joindre|trouver|contacter|rappeler)|m['’](?:appeler|écrire|ecrire)"
    r"|(?:reach|call|ring|text|find) me|appelez-moi|appelle-moi)\b",
    re.IGNORECASE,
)


def judge(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with an introduction."""
    if case.intent == "introduce":
        yield from _contact(case)
        yield from _no_reason(case)


def _contact(case: Case) -> Iterator[Fault]:
    phrases, said = case.phrases, case.message.body.text
    consent = case.relation.consent
    if consent is None and phrases["consent_not"].search(said):
        consent = "one"
    if consent not in ("none", "one"):
        return
    spans = [*case.message.parts.paragraphs, *case.message.parts.blurb]
    for start, end in spans:
        for found in _CONTACT.finditer(case.message.text, start, end):
            if not _MINE.search(case.message.text[max(start, found.start() - 60) : found.start()]):
                yield Fault("contact-shared-early", *found.span(), {}, "ask-both")
                return
    for sentence in case.message.sentences:
        handed = phrases["handed_over"].search(sentence.words)
        if handed and not sentence.asks and not phrases["not_handed"].search(sentence.words):
            yield Fault("contact-shared-early", sentence.start, sentence.end, {}, "ask-both")
            return


def _no_reason(case: Case) -> Iterator[Fault]:
    phrases = case.phrases
    told = [sentence.words for sentence in case.message.sentences]
    told += [words for words in case.message.blurb.split("\n") if words]
    needs = sum(len(phrases["reason_need"].findall(words)) for words in told)
    shared = any(phrases["reason_each"].search(words) for words in told)
    if needs >= 2 or (needs and shared):
        return
    start, end = case.message.first
    yield Fault("no-reason", start, end, {}, "reasons")
