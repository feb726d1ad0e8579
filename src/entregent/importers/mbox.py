"""A mail file taken apart into the heads of its mails; bodies go by unread but on demand.

Memory stays bounded whatever the file: the stream is seen through a window that only moves
forward, and a head is cut when it is longer than any honest one.
"""

import re
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

CHUNK = 1 << 20
# Enough of a single mail for nearly every head.
_SMALL_CHUNK = 1 << 16
HEAD_LIMIT = 1 << 20
# The longest a separator can be, with the blank line before it and the field name after it.
_OVERLAP = 1200

# Fields that only a mail has, and those that a letter or a page may have as well.
_MAIL_FIELD = (
    rb"from|to|cc|subject|sender|reply-to|received|return-path|message-id|mime-version|delivered-to|"
    rb"content-type|in-reply-to|references|dkim-signature|envelope-to|x-gmail-labels|list-id|"
    rb"x-mozilla-status|precedence"
)
_KNOWN_FIELD = rb"(?i:" + _MAIL_FIELD + rb"|date|bcc|status|x-[!-9;-~]{1,60})[ \t]*:"
_FIELD = rb"[!-9;-~]{1,80}[ \t]*:"
_BLANK_LINE = re.compile(rb"\n\r?\n")
_SEPARATOR = re.compile(
    rb"\n\r?\n(?P<line>From (?![ \t]*:)[^\n]{0,998})\n(?:(?P<known>" + _KNOWN_FIELD + rb")"
    rb"|>From |" + _FIELD + rb")"
)
_DATED = re.compile(rb"(?>.*?\d:\d\d).*\d{4}")
_FULLY_DATED = re.compile(
    rb">?From [^\n]{0,300} [A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d[^\n]{0,40}\d{4}"
)
# A byte order mark, blank lines, and the byte count that opens a mail of Apple Mail (.emlx).
_PREAMBLE = re.compile(rb"(?:\xef\xbb\xbf)?[\s\x00]*(?:\d+[ \t]*\r?\n(?=[A-Za-z-]+[ \t]*:))?")
_FIRST_SEPARATOR = re.compile(rb">?From (?![ \t]*:)")
_PLAIN_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9_-]*[ \t]*:")
_TELLING_FIELD = re.compile(rb"(?i:" + _MAIL_FIELD + rb")[ \t]*:")


class Head(NamedTuple):
    """The head of a mail: its "From " line, its header fields, and whether it had to be cut.

    The fields start with the line break before the first of them. `unfinished` tells that the
    file ends in the middle of one. `body` gives so many bytes of what follows the head, at most,
    until the next one is asked for.
    """

    separator: bytes
    fields: bytes
    cut: bool = False
    unfinished: bool = False
    body: Callable[[int], bytes] | None = None


class _Window:
    """The part of a stream under the eye, from `at` on."""

    def __init__(self, stream: IO[bytes], chunk: int) -> None:
        self._stream = stream
        self._chunk = chunk
        self._only_returns = False
        self.data = b""
        self.at = 0
        self.more()
        # Files of the first Macs end their lines with a carriage return alone.
        self._only_returns = b"\n" not in self.data and b"\r" in self.data
        if self._only_returns:
            self.data = self.data.replace(b"\r", b"\n")
        self.at = _start(self.data)

    def more(self) -> bool:
        """Look further, forgetting what lies before `at`; False at the end of the stream."""
        chunk = self._stream.read(self._chunk)
        if self._only_returns:
            chunk = chunk.replace(b"\r", b"\n")
        self.data = self.data[self.at :] + chunk
        self.at = 0
        return bool(chunk)

    def body(self, most: int) -> bytes:
        """Return what follows the head under the eye up to the next mail, and stay there."""
        while len(self.data) - self.at < most and self.more():
            pass
        ends = min(len(self.data), self.at + most)
        for found in _SEPARATOR.finditer(self.data, self.at, ends):
            if _is_real(found):
                ends = found.start()
                break
        return self.data[self.at : ends]


def heads_in(stream: IO[bytes]) -> Iterator[Head]:
    """Yield the head of each mail of a stream: of all in an mbox, of one in a single mail."""
    window = _Window(stream, CHUNK)
    single = _looks_like_fields(window.data[window.at :])
    if window.at < len(window.data):
        yield _head(window)
    # What a single mail has attached may itself hold "From " lines.
    while not single and _find_separator(window):
        yield _head(window)


def first_head_in(stream: IO[bytes]) -> Head | None:
    """Return the head of the only mail of a stream, None when the stream is empty."""
    window = _Window(stream, _SMALL_CHUNK)
    return _head(window) if window.at < len(window.data) else None


def looks_like_mail(head: bytes) -> bool:
    """Tell whether bytes start with a "From " line and a field, or with fields that mails have."""
    text = head[_start(head) :]
    if not _FIRST_SEPARATOR.match(text):
        return _looks_like_fields(text)
    found = _SEPARATOR.match(b"\n\n" + text.removeprefix(b">"))
    return _FULLY_DATED.match(text) is not None or (found is not None and _is_real(found))


def _start(data: bytes) -> int:
    found = _PREAMBLE.match(data)
    return found.end() if found else 0


def _head(window: _Window) -> Head:
    while True:
        blank = _BLANK_LINE.search(window.data, window.at)
        if blank or len(window.data) - window.at > HEAD_LIMIT or not window.more():
            break
    data, start = window.data, window.at
    cut = blank is None and len(data) - start > HEAD_LIMIT
    end = blank.start() if blank else min(len(data), start + HEAD_LIMIT)
    unfinished = blank is None and not cut and data[end - 1 : end] not in (b"\n", b"\0")
    window.at = end
    if not _FIRST_SEPARATOR.match(data, start):
        return Head(b"", b"\n" + data[start:end], cut, unfinished, window.body)
    line_end = data.find(b"\n", start, end)
    if line_end < 0:
        return Head(data[start:end], b"", cut, unfinished, window.body)
    return Head(data[start:line_end], data[line_end:end], cut, unfinished, window.body)


def _find_separator(window: _Window) -> bool:
    while True:
        for found in _SEPARATOR.finditer(window.data, window.at):
            if _is_real(found):
                window.at = found.start("line")
                return True
        window.at = max(window.at, len(window.data) - _OVERLAP)
        if not window.more():
            return False


def _is_real(found: re.Match[bytes]) -> bool:
    # "From Russia with love" may well be followed by "Year: 1963" in a letter.
    return found["known"] is not None or _DATED.match(found["line"]) is not None


def _looks_like_fields(text: bytes) -> bool:
    if not _PLAIN_FIELD.match(text):
        return False
    lines = _BLANK_LINE.split(text, maxsplit=1)[0].splitlines()
    if lines[0].upper().startswith(b"BEGIN:"):
        return False
    own = [line for line in lines if line[:1] not in (b" ", b"\t")]
    fields = sum(1 for line in own if _PLAIN_FIELD.match(line))
    return fields * 4 >= len(own) * 3 and any(_TELLING_FIELD.match(line) for line in own)
