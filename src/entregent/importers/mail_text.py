"""Text of mails: encoded words (RFC 2047), raw bytes, and charsets as mailers misname them."""

import binascii
import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A "?" inside is against the rule, and seen; more than a few would be somebody's trap.
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,5})\?=")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?(?!utf-?(?:7|16|32))([\w.:-]{1,40})", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]+")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")

# What mailers write, and the wider charset that they most often mean.
_MEANT = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "unicode-1-1-utf-7": "utf-7",
}
# Codecs that Python has for its own use and no mail can mean.
_NOT_CHARSETS = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"})


class Repair(NamedTuple):
    """How a text was mended ("guessed-header", "damaged-header"), and in what charset."""

    code: str
    charset: str


def as_text(value: str, content_type: str = "") -> tuple[str, Repair | None]:
    """Return a field without surrogates or control characters, and how it was mended, if it was.

    Bytes in no known charset are taken to be in the one that the mail declares for its body.
    """
    if value.isascii() and value.isprintable():
        return value, None
    repair = None
    if "\x1b$" in value:
        value, repair = _read_raw(value, "iso-2022-jp")
    elif not _is_utf8(value):
        declared = _CHARSET.search(content_type)
        value, repair = _read_raw(value, declared[1] if declared else "cp1252")
    return _printable(value), repair


def decode_words(value: str) -> tuple[str, Repair | None]:
    """Return the text with its encoded words read, and how they were mended, if they were."""
    if "=?" not in value:
        return value, None
    parts: list[str] = []
    repair = None
    last = 0
    for charset, data, start, end in _runs_of_words(value):
        gap = value[last:start]
        # White space between two encoded words is there for the fold only.
        if not (parts and gap.isspace()):
            parts.append(gap)
        text, mended = _decode(data, charset)
        parts.append(text)
        repair = repair or mended
        last = end
    return _printable("".join((*parts, value[last:]))), repair


def _runs_of_words(value: str) -> Iterator[tuple[str, bytes, int, int]]:
    # Mailers cut in the middle of a character: neighbours of one charset are decoded together.
    charset, data, start, end = "", bytearray(), 0, 0
    for word in _ENCODED_WORD.finditer(value):
        here = word[1].lower().partition("*")[0]
        piece = _word_bytes(here, word[2], word[3])
        if here == charset and value[end : word.start()].isspace():
            data += piece
        else:
            if charset:
                yield charset, bytes(data), start, end
            charset, data, start = here, bytearray(piece), word.start()
        end = word.end()
    if charset:
        yield charset, bytes(data), start, end


def _word_bytes(charset: str, encoding: str, payload: str) -> bytes:
    raw = payload.encode("ascii" if payload.isascii() else _codec(charset) or "utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    letters = _NOT_BASE64.sub("", raw.decode("latin-1"))
    # One letter over a multiple of four carries no whole byte.
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))


def _read_raw(value: str, charset: str) -> tuple[str, Repair]:
    text, repair = _decode(value.encode("utf-8", "surrogateescape"), charset)
    return text, repair or Repair("guessed-header", charset)


def _decode(data: bytes, charset: str) -> tuple[str, Repair | None]:
    codec = _codec(charset)
    try:
        return data.decode(codec or "ascii"), None
    except UnicodeError:
        pass
    if _is_text_in(data, "utf-8"):
        return data.decode(), Repair("guessed-header", "utf-8")
    # A name in the wrong charset has lone accents; a cut one has whole characters before the cut.
    if codec and not data.decode(codec, "ignore").isascii():
        return data.decode(codec, "replace"), Repair("damaged-header", codec)
    return data.decode("cp1252", "replace"), Repair("guessed-header", "cp1252")


@lru_cache(maxsize=256)
def _codec(charset: str) -> str | None:
    name = _MEANT.get(charset.lower(), charset)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return None if info.name in _NOT_CHARSETS or not _gives_text(info) else info.name


def _gives_text(info: codecs.CodecInfo) -> bool:
    return bool(getattr(info, "_is_text_encoding", True))


def _is_text_in(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True


def _is_utf8(value: str) -> bool:
    try:
        value.encode()
    except UnicodeError:
        return False
    return True


def _printable(text: str) -> str:
    return text if text.isprintable() else _UNPRINTABLE.sub(" ", text).strip()
