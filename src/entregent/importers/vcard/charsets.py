"""Bytes as text, when the file names their charset, names it wrongly, or says nothing."""

import codecs
import re
from functools import lru_cache

# Codecs that are no charset of a file, or whose cost grows with the square of the text.
_NOT_CHARSETS = frozenset(
    "idna punycode undefined unicode-escape raw-unicode-escape utf-7 "
    "utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be".split()
)
_LONGEST_NAME = 60
_ONE_BYTE = ("cp1", "cp4", "cp8", "iso8859", "koi8", "mac")
# What Polish letters of Windows-1250 look like when read as Windows-1252: "W³adys³aw", "£ukasz".
_CENTRAL_EUROPEAN = re.compile(r"[^\W\d_][¹³¿][^\W\d_]|[^\W\d_]{3}³\b|(?<!\w)[£¯](?=[^\W\d_])")


def codec_of(charset: str) -> str:
    """Return the name Python gives this charset, or "" when it has none that can be trusted."""
    return _codec(charset) if len(charset) <= _LONGEST_NAME else ""


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    name = charset.strip("\"' ").lower()
    try:
        codec = codecs.lookup("cp1252" if name == "ansi" else name).name
        b"".decode(codec)
    except (LookupError, ValueError):
        return ""
    if codec.replace("_", "-") in _NOT_CHARSETS:
        return ""
    # Those who write ISO-8859-1 mean Windows-1252, its quotes and its euro included.
    return "cp1252" if codec == "iso8859-1" else codec


def decode(data: bytes, declared: str = "", hint: str = "") -> tuple[str, str]:
    """Return the text, and the codec that was guessed to read it ("" when nothing was).

    `hint` is a charset that other lines of the same card declare.
    """
    codec = codec_of(declared) if declared else ""
    if not codec and data.isascii():
        return data.decode("ascii"), ""
    for name in _sure(codec):
        try:
            return data.decode(name), ""
        except UnicodeDecodeError:
            continue
    return _guess(data, hint)


def _sure(codec: str) -> tuple[str, ...]:
    # Accents of a one-byte charset never make UTF-8 by chance: such a file was converted since.
    if not codec:
        return ("utf-8",)
    return ("utf-8", codec) if codec.startswith(_ONE_BYTE) else (codec, "utf-8")


def _guess(data: bytes, hint: str) -> tuple[str, str]:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged < sum(c > "\x7f" for c in text) - damaged:
        return text, "utf-8"
    for name in filter(None, (codec_of(hint) if hint else "", "cp1252", "cp1250")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name != "cp1252" or not _CENTRAL_EUROPEAN.search(text):
            return text, name
    return data.decode("latin-1"), "latin-1"
