"""The text of a message that a command is given: in a file, or typed or piped in."""

import sys
from pathlib import Path

from entregent.services.errors import EntregentError

_STDIN = "-"
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
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
