"""A message taken apart: subject, greeting, sentences, signature, quotation, what to forward."""

import re
from dataclasses import dataclass
from functools import cached_property

from entregent.core.etiquette.flat import Flat, flatten, folded
from entregent.core.etiquette.parts import Parts, parts_of
from entregent.core.patterns import lazy_pattern

Span = tuple[int, int]
# What ends a sentence; the points of "M.", "p. ex." and "e.g." don't.
_END = lazy_pattern(r"[.!?…]+[)»”\"'’]*(?=\s|$)|\n+|(?<=\w)\s*;(?=\s)")
_SHORTENED = lazy_pattern(
    r"\b(?:m|mm|mme|mlle|mr|mrs|ms|dr|pr|prof|st|ste|p|ex|cf|vs|art|no|n|[a-z]|e\.g|i\.e|p\.ex|etc)\.$",
    re.IGNORECASE,
)
_SHORT = 12  # characters that hold any of these
_QUOTED = lazy_pattern(
    r"«[^»\n]*(?:»|$)|“[^”\n]*(?:”|$)|(?<!\w)\"[^\"\n]+\"(?!\w)"
)  # the sentence may end before the mark
_WORD = lazy_pattern(r"(?<!\S)[^\s\w]*\w\S*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the original, its folded words, the paragraph it is of."""

    start: int
    end: int
    words: str
    paragraph: int

    @property
    def asks(self) -> bool:
        """Tell whether it ends in a question mark."""
        return "?" in self.words


class Message:
    """A message as the rules read it; places are those of the text as it was given."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: Parts = parts_of(text)

    @cached_property
    def _spans(self) -> list[tuple[int, int, int]]:
        found = []
        for number, (start, end) in enumerate(self.parts.paragraphs):
            found += [(a, b, number) for a, b in _sentences(self.text, start, end)]
        return found

    @cached_property
    def body(self) -> Flat:
        """What I say to them: without greeting, signature, quotation, what is to be forwarded."""
        return flatten(self.text, [(start, end) for start, end, _ in self._spans])

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the body."""
        lines = self.body.text.split("\n")
        kept = [span for span in self._spans if folded(self.text[span[0] : span[1]])]
        return [Sentence(a, b, words, n) for (a, b, n), words in zip(kept, lines, strict=False)]

    @cached_property
    def all(self) -> str:
        """The folded words of greeting and body."""
        return self.greeting + self.body.text

    @cached_property
    def greeting(self) -> str:
        """The folded words of the greeting."""
        return self._flat(self.parts.greeting)

    @cached_property
    def subject(self) -> str:
        """The folded words of the subject line, "" where there is none."""
        return self._flat(self.parts.subject).strip()

    @cached_property
    def signature(self) -> str:
        """The folded words of closing and signature, a line a sentence."""
        return self._lines(self.parts.signature)

    @cached_property
    def blurb(self) -> str:
        """The folded words of what is to be forwarded."""
        return "".join(f"{folded(self.raw(span))}\n" for span in self.parts.blurb)

    @cached_property
    def length(self) -> int:
        """How many words I write to them, quotation and what is to be forwarded left aside."""
        spans = [self.parts.greeting, *self.parts.paragraphs, self.parts.signature]
        return sum(len(_WORD.findall(self.text[a:b])) for a, b in filter(None, spans))

    def word_after(self, number: int) -> int:
        """Return where the word begins that comes after so many of mine."""
        for a, b in filter(None, [self.parts.greeting, *self.parts.paragraphs]):
            words = list(_WORD.finditer(self.text, a, b))
            if number < len(words):
                return words[number].start()
            number -= len(words)
        return self.end

    @cached_property
    def first(self) -> Span:
        """Return where the first sentence stands, else the greeting."""
        if self.sentences:
            return self.sentences[0].start, self.sentences[0].end
        return self.parts.greeting or (0, len(self.text))

    @property
    def end(self) -> int:
        """Return where my words end."""
        return self.parts.paragraphs[-1][1] if self.parts.paragraphs else len(self.text)

    def raw(self, span: Span) -> str:
        """Return the text of a span as it was written."""
        return self.text[span[0] : span[1]]

    def own_words(self, sentence: Sentence) -> str:
        """Return the words of a sentence without what it quotes: a title, what somebody said."""
        raw = self.raw((sentence.start, sentence.end))
        own = _QUOTED.sub(" ", raw)
        return folded(own) if own != raw else sentence.words

    def _flat(self, span: Span | None) -> str:
        return f"{folded(self.raw(span))}\n" if span else ""

    def _lines(self, span: Span | None) -> str:
        if not span:
            return ""
        lines = filter(None, map(folded, self.raw(span).splitlines()))
        return "".join(f"{line}\n" for line in lines)


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """Return where the sentences of a paragraph stand."""
    found, begins = [], start
    for mark in _END.finditer(text, start, end):
        stops = mark.end()
        if "\n" in mark[0] and _goes_on(text, mark.start(), mark.end(), end):
            continue
        just = text[max(begins, mark.end() - _SHORT) : mark.end()]
        if mark[0] == "." and _SHORTENED.search(just):
            continue
        if text[begins:stops].strip():
            found.append(_trimmed(text, begins, stops))
        begins = stops
    if text[begins:end].strip():
        found.append(_trimmed(text, begins, end))
    return found


_LONG_LINE = 45  # characters: a line that is broken for its length alone
_BULLET = lazy_pattern(r"\s*(?:[-–—•*·]|\d+[.)°]|[a-z]\))\s")


def _goes_on(text: str, at: int, after: int, end: int) -> bool:
    """Tell whether a sentence goes on after the end of a line."""
    if after >= end or _BULLET.match(text, after):
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    if line.endswith((":", ".", "!", "?", "…")):
        return False
    return len(line) >= _LONG_LINE or text[after].islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
