"""Form: length, subject line, fields left open."""

import re
from collections.abc import Iterator

from entregent.core.etiquette.fault import Case, Fault
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

LONGEST = 150  # words
_OPEN = lazy_pattern(
    r"\{\{?[^{}\n]{0,40}\}?\}|<<?(?!/)[^<>@\n]{2,40}>>?|\[(?!\s*(?:\.\.\.|…|sic|\d+|(?:en|in|voir|see|ci|lien|link|photo|pdf|note)\b[^\]\n]*)\s*\])[^\[\]\n]{2,60}\](?!\()"
    r"|\b[xX]{2,}\b(?!\s*[eè]?\b\s*si[eè]cle)|_{3,}|%[A-Za-z_]{3,}%|\$[A-Za-z_]{3,}|\*\|[^|\n]+\|\*"
    r"|\b(?:TODO|TBD|TBC|FIXME|à compléter|a completer|à préciser|a preciser|lorem ipsum)\b"
    r"|\((?:nom|prénom|prenom|name|first name|firm|company|entreprise|société|ville|city|date|title"
    r"|poste|insert[^)\n]*|à remplir|your name|job title|sujet|topic)\)",
    re.IGNORECASE,
)  # fmt: skip
_KISSES = lazy_pattern(r"[xX]{2,4}\Z")
_NO_NAME = lazy_pattern(
    r"^(?:bonjour|salut|hi|hello|dear|cher|chère|hey) ?"
    r"(?:,|(?:prénom|prenom|nom|firstname|first name"
    r"|name|m(?:r)?\.?/m(?:r?s|me)\.?)\b)", re.IGNORECASE,
)  # fmt: skip


def judge(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with the form of a message."""
    if case.message.length > LONGEST:
        start = case.message.word_after(LONGEST)
        facts: dict[str, object] = {"words": case.message.length, "most": LONGEST}
        yield Fault(
            "too-long", min(start, case.message.end - 1), case.message.end, facts, "shorten"
        )
    yield from _placeholder(case)
    yield from _vague_subject(case)


def open_field(text: str) -> str:
    """Return the first field that a text leaves open, as it stands there; "" for none."""
    found = _OPEN.search(text)
    return found[0] if found else ""


def _placeholder(case: Case) -> Iterator[Fault]:
    quoted = case.message.parts.quoted
    for found in _OPEN.finditer(case.message.text):
        kisses = _KISSES.match(found[0]) and found[0][1:].islower() and len(found[0]) < 4
        inside = any(start <= found.start() < end for start, end in quoted)
        if not inside and not kisses:
            yield Fault("unfilled-placeholder", *found.span(), {"field": found[0]}, "fill")
            return
    greeting = case.message.parts.greeting
    unnamed = _NO_NAME.match(case.message.raw(greeting).strip()) if greeting else None
    # "Bonjour," names nobody and leaves nothing open.
    if greeting and unnamed and (unnamed[0][-1] != "," or re.search(r"\s,", unnamed[0])):
        yield Fault("unfilled-placeholder", *greeting, {"field": unnamed[0]}, "fill")


def _vague_subject(case: Case) -> Iterator[Fault]:
    span = case.message.parts.subject
    if not span:
        return
    if case.message.subject.startswith("re "):
        return  # an answer keeps the subject of what it answers
    words = re.sub(r"^(?:tr|fw|fwd) ", "", case.message.subject).split()
    names = set(fold(case.relation.recipient or "").split())
    names |= set(case.message.greeting.split()) | set(case.message.signature.split())
    vague, function = case.phrases.words("subject_vague"), case.phrases.words("function")
    said = [word for word in words if word not in function and not word.isdigit()]
    if all(word in vague or word in names for word in said):
        yield Fault("vague-subject", *span, {"subject": case.message.raw(span)}, "subject")
