"""The text of a message that a command is given: in a file, or typed or piped in."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from entregent.services.errors import EntregentError

_STDIN = "-"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS = 0.01  # of all bytes
LARGEST = 1_000_000  # bytes: what is longer is no message


def text_of(file: str) -> str:
    """Return the text of a file, or of what is typed or piped in."""
    try:
        if file == _STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise EntregentError("no-such-file", path=file) from None
    except IsADirectoryError:
        raise EntregentError("is-a-folder", path=file) from None
    except PermissionError:
        raise EntregentError("no-permission", path=file) from None
    if len(data) > LARGEST:
        raise EntregentError("message-too-large", path=file)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode()
    if _is_binary(data):
        raise EntregentError("message-not-text", path=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    """Tell whether this is no text: a picture, a PDF, a document of a word processor."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or data.startswith(b"%PDF-") or controls > len(data) * _MOST_CONTROLS
