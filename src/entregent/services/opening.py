"""The one-time link that opens the book: printed in the terminal, kept as a digest, used once."""

import os
import secrets
from hashlib import sha256
from pathlib import Path

from entregent.storage.home import home, make_home


def new_link() -> str:
    """Return the token of a new link, which takes the place of any link not used yet."""
    token = secrets.token_urlsafe(32)
    make_home()
    path = _file()
    draft = path.with_name(f"open-link.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(_digest(token))
    draft.replace(path)
    return token


def use_link(token: str) -> bool:
    """Tell whether a token opens the book; only the first to bring it is let in.

    A wrong token leaves the link as it is, so that nobody else can use it up.
    """
    path = _file()
    try:
        if not secrets.compare_digest(path.read_text(), _digest(token)):
            return False
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def _file() -> Path:
    return home() / "open-link"


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
