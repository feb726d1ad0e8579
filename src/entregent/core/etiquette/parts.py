"""Which lines of a message are what: subject, greeting, paragraphs, signature, quotation, blurb."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from entregent.core.etiquette.flat import folded
from entregent.core.etiquette.phrases import LANGUAGES, phrases_of
from entregent.core.patterns import lazy_pattern

Span = tuple[int, int]
_SUBJECT = lazy_pattern(r"\s*(?:objet|subject|sujet|obj)[ \u00a0\u202f]*:[ \u00a0\u202f]*", re.I)
# What stands above an earlier mail that is quoted.
_QUOTED = lazy_pattern(
    r"\s*(?:le\b.{3,120}\ba [ée]crit\s*:?|on\b.{3,120}\bwrote\s*:?|-{2,}\s*"
    r"(?:original|message|forwarded).*|(?:de|from)\s*:\s*\S+.*|begin forwarded message.*"
    r"|_{10,}|.{2,60}\ba [ée]crit\s*:)\s*$",
    re.I,
)
_RULE = lazy_pattern(r"\s*(?:[-–—_*=~]{3,}|\*\s\*\s\*|[-–—]{2})\s*$")
_GREETING = lazy_pattern(
    r"\s*(?:mesdames,? (?:et )?messieurs\b|madame,? (?:ou )?monsieur\b"
    r"|(?:re)?bonjour|bonsoir|salut|coucou|hello|h?ello|hey|hi|dear|ch[eè]re?s?|madame"
    r"|monsieur|mme|good (?:morning|afternoon|evening)|greetings|morning|yo|to whom"
    r"|[aà] qui de droit|happy new year|mes? ch[eè]re?s?)\b"
    r"(?:(?!(?<!\w)(?:je|j['’]|i|i['’]m|suite|merci|thank|thanks|hope|just)\b)"
    r"(?:[^,.!?\n:;–—]|(?<=\b[DMPF]r)\.|(?<=\bM[sM])\.|(?<=\bM)\.|(?<=\bMrs)\.|(?<=\bMme)\."
    r"|(?<=\bProf)\.|(?<=\bRev)\.|(?<=\bSt)\.)){0,70}"
    r"(?:,|\.(?!\w)|!|\s[–—-]\s|:|(?=\n|$)|\?)?",
    re.I,
)
# « Ici Odile, », « C'est Inès, » say who writes and greet nobody.
_NAME_ALONE = lazy_pattern(
    r"\s*(?!(?:Ici|Moi|C['’]est|It['’]s|It is|This is)\b)[^\W\d_a-zà-öø-ÿœ][\w’'-]*"
    r"(?:\s[^\W\d_a-zà-öø-ÿœ][\w’'-]*){0,3}\s*(?:,|!|$)"
)
_POSTSCRIPT = lazy_pattern(r"\s*(?:p\.?\s?s\.?|nb|n\.b\.)\s*[:.–—-]", re.I)
_SIGNED = lazy_pattern(r"\s*--\s*$")
_OPENED = lazy_pattern(r"\s*(?:«|“|\"|‘|\*?\[)")
_MANY = 8  # lines of a signature
_FEW = 7  # words of a line of a signature


class Line(NamedTuple):
    """A line of a text and where it stands."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class Parts:
    """Where the parts of a message stand; None and [] for those it has not."""

    subject: Span | None = None
    greeting: Span | None = None
    paragraphs: list[Span] = field(default_factory=list)
    signature: Span | None = None
    blurb: list[Span] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)


def parts_of(text: str) -> Parts:
    """Return where the parts of a message stand."""
    parts = Parts()
    lines = [Line(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n]*\n?", text) if m[0]]
    lines = _without_subject(lines, parts)
    lines = _without_quotation(lines, parts)
    lines = _without_greeting(lines, parts)
    lines = _without_signature(lines, parts)
    _paragraphs(text, lines, parts)
    return parts


def _without_subject(lines: list[Line], parts: Parts) -> list[Line]:
    for number, line in enumerate(lines):
        if line.blank:
            continue
        found = _SUBJECT.match(line.text)
        if found:
            parts.subject = (line.start + found.end(), line.start + len(line.text.rstrip()))
            return lines[number + 1 :]
        break
    return lines


def _without_quotation(lines: list[Line], parts: Parts) -> list[Line]:
    left: list[Line] = []
    announced = False  # a paragraph to be forwarded, which may stand behind > too
    for number, line in enumerate(lines):
        if line.text.lstrip().startswith((">", "|")):
            if announced:
                left.append(line)
            else:
                parts.quoted.append((line.start, line.end))
            continue
        if number and _QUOTED.match(line.text) and not _announces(line.text):
            after = next((one for one in lines[number + 1 :] if not one.blank), None)
            parts.quoted.append((line.start, line.end))
            if after and after.text.lstrip().startswith(">"):
                announced = False
                continue
            parts.quoted += [(one.start, one.end) for one in lines[number + 1 :]]
            break
        if not line.blank:
            announced = announced or _announces(line.text)
        left.append(line)
    return left


def _without_greeting(lines: list[Line], parts: Parts) -> list[Line]:
    for number, line in enumerate(lines):
        if line.blank:
            continue
        found = _GREETING.match(line.text) or _NAME_ALONE.match(line.text)
        if not found or not found[0].strip():
            return lines[number:]
        end = line.start + len(found[0].rstrip())
        parts.greeting = (line.start, end)
        rest = line.text[found.end() :]
        kept = [Line(line.start + found.end(), line.end, rest)] if rest.strip(" ,!.?") else []
        return kept + lines[number + 1 :]
    return lines


def _without_signature(lines: list[Line], parts: Parts) -> list[Line]:
    """Take closing words and what follows them off; a postscript is said to them all the same."""
    told = [number for number, line in enumerate(lines) if not line.blank]
    if not told:
        return lines
    at = None
    enclosed = sum(bool(_RULE.match(line.text)) for line in lines) == 2
    for number in reversed(told[-_MANY:]):
        if enclosed and _SIGNED.match(lines[number].text):
            continue  # one of two rules, with what is to be forwarded between them
        if _closes(lines[number].text):
            at = number
    if at is None:
        at = _bare_name(lines, told)
    if at is None:
        return lines
    end = next(
        (n for n in range(at, len(lines)) if _POSTSCRIPT.match(lines[n].text)
         or (n > at and (lines[n].text.lstrip().startswith(">") or _announces(lines[n].text)))
         or (n > at and _RULE.match(lines[n].text) and len(lines) - n > 2)), len(lines),
    )  # fmt: skip
    parts.signature = (lines[at].start, lines[end - 1].end)
    return lines[:at] + lines[end:]


def _closes(line: str) -> bool:
    if _SIGNED.match(line):
        return True
    words = folded(line)
    if not words or len(words.split()) > 14:
        return False
    return any(
        (found := phrases_of(lang)["closing"].match(words)) and len(words) - found.end() < 32
        for lang in LANGUAGES
    )


def _bare_name(lines: list[Line], told: list[int]) -> int | None:
    """Return where a signature of short lines begins, None when there is none."""
    at = None
    for number in reversed(told[1:][-4:]):
        words = lines[number].text.split()
        ends = lines[number].text.rstrip()[-1:]
        if len(words) > _FEW or ends in ".!?:;…" or not words[0].strip("-–— ")[:1].isupper():
            break
        at = number
        if number and lines[number - 1].blank:
            break
    return at


def _grouped(lines: list[Line]) -> list[list[Line]]:
    """Return the lines by paragraph; a rule is one by itself."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.blank:
            groups.append([])
        elif _RULE.match(line.text):
            groups += [[line], []]
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _paragraphs(text: str, lines: list[Line], parts: Parts) -> None:
    awaited = False
    groups = _grouped(lines)
    told = [group for group in groups if not _RULE.match(group[0].text)]
    enclosed = _between_rules(groups)
    for number, group in enumerate(told):
        span = (group[0].start, group[-1].end)
        if group in enclosed:
            parts.blurb.append(span)
            awaited = False
            continue
        if awaited and len(group) == 1 and _only_announces(group[0].text):
            parts.paragraphs.append(span)
            continue
        to_them = _speaks_to_them(text, span)
        asks = to_them and "?" in text[span[0] : span[1]]
        free = _leaves_them_free(text, span)
        last = number == len(told) - 1
        if awaited and not asks and not free and (last or not to_them):
            parts.blurb.append(span)
            awaited = False
            continue
        announced = next((n for n, one in enumerate(group) if _announces(one.text)), None)
        if announced is None:
            parts.paragraphs.append(span)
            continue
        line = group[announced]
        colon = _announced_at(line.text, last=announced == len(group) - 1)
        after = line.text[colon + 1 :] if colon >= 0 else ""
        if announced < len(group) - 1 or len(after.split()) >= 8:
            cut = line.start + colon + 1 if colon >= 0 else line.end
            if span[1] - cut > 40 and colon >= 0:
                parts.paragraphs.append((span[0], cut))
                parts.blurb.append((cut, span[1]))
                continue
        parts.paragraphs.append(span)
        awaited = True


def _announced_at(line: str, *, last: bool) -> int:
    """Return the place of the colon after the words that announce a paragraph, -1 for none."""
    colons = [found.start() for found in re.finditer(":", line)]
    ordered = colons[::-1] if last else colons
    return next((colon for colon in ordered if _announces(line[:colon])), -1)


def _between_rules(groups: list[list[Line]]) -> list[list[Line]]:
    """Return the paragraphs that stand between two rules: what is to be forwarded."""
    rules = [n for n, group in enumerate(groups) if _RULE.match(group[0].text)]
    return groups[rules[0] + 1 : rules[1]] if len(rules) == 2 else []


def _announces(line: str) -> bool:
    """Tell whether a line announces a paragraph to be forwarded."""
    words = folded(line)
    return any(phrases_of(lang)["announces_blurb"].search(words) for lang in LANGUAGES)


def _only_announces(line: str) -> bool:
    """Tell whether a line only leads to what is to be forwarded: "To forward:"."""
    return line.rstrip().endswith(":") and _announces(line)


def _leaves_them_free(text: str, span: Span) -> bool:
    """Tell whether a paragraph says that they may say no, as no text to be forwarded does."""
    words = folded(text[span[0] : span[1]])
    return any(phrases_of(lang)["way_out"].search(words) for lang in LANGUAGES)


def _speaks_to_them(text: str, span: Span) -> bool:
    """Tell whether a paragraph says you: what is to be forwarded doesn't."""
    words = folded(text[span[0] : span[1]]).split()
    return any(not phrases_of(lang).words("second").isdisjoint(words) for lang in LANGUAGES)
