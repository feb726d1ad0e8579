"""The service that may reword messages: its address and model, in the book; its key, in no book."""

import os
import re
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from entregent.core.text import typed
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.storage.home import make_home, rewording_key_file, write_private
from entregent.storage.models import Book

KEY_VARIABLE = "ENTREGENT_REWORDING_KEY"
LONGEST_ADDRESS, LONGEST_MODEL = 300, 200  # characters
_ENDING = "/chat/completions"  # what is added; it may have been pasted along
_PART = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_PART}(?:\.{_PART})*\.?", re.IGNORECASE)
_KEY = re.compile(r"[!-~]{1,1000}")  # what a header may hold, in one word
_NEAR = tuple(
    ip_network(net)
    for net in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
        "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Service:
    """Who rewords: an address such as https://api.example/v1, a model, a key or none."""

    address: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """Return where messages are sent to."""
        return self.address + _ENDING

    @property
    def host(self) -> str:
        """Return whom they are sent to."""
        return urlsplit(self.address).netloc


def choose_service(book: Book, *, address: str, model: str) -> None:
    """Let messages be reworded by a service from now on, each time one asks for it."""
    checked, named = checked_address(address), " ".join(typed(model).split())
    if not named:
        raise EntregentError("rewording-model-missing")
    if len(named) > LONGEST_MODEL:
        raise EntregentError("words-too-long", most=LONGEST_MODEL)
    if (checked, named) == (book.rewording_address, book.rewording_model):
        return
    with journal.entry(book, "rewording", host=urlsplit(checked).netloc) as recorder:
        recorder.change(book, rewording_address=checked, rewording_model=named)


def leave_service(book: Book) -> None:
    """Let nothing reword messages any longer; a key that is kept stays, unused."""
    if not book.rewording_address:
        return
    with journal.entry(book, "rewording-off") as recorder:
        recorder.change(book, rewording_address="", rewording_model="")


def service_of(book: Book) -> Service:
    """Return the service that was chosen, with the key that is known for it."""
    if not book.rewording_address:
        raise EntregentError("rewording-off")
    # Looked at again: a book may be read from a file that somebody else wrote.
    address = checked_address(book.rewording_address)
    return Service(address, book.rewording_model, _key_for(address))


def checked_address(text: str) -> str:
    """Return the address of a service as it is kept: without what is added to it."""
    address = typed(text).rstrip("/").removesuffix(_ENDING)
    parts = _parts(address)
    if parts is None or len(address) > LONGEST_ADDRESS:
        raise EntregentError("not-a-service", value=address[:80])
    if parts.scheme == "http" and not _is_near(parts.hostname or ""):
        raise EntregentError("not-secure", value=address[:80])
    return address


def _parts(address: str) -> SplitResult | None:
    """Return the parts of an address that is one, without a password or a question in it."""
    if not (address.isascii() and address.isprintable()) or " " in address or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        named, port = parts.hostname or "", parts.port
        host = f"{ip_address(named)}" if ":" in named else named
    except ValueError:
        return None
    known = parts.scheme in ("http", "https") and port != 0
    plain = "@" not in parts.netloc and "?" not in address and "#" not in address
    return parts if known and plain and (":" in host or _NAME.fullmatch(host)) else None


def _is_near(host: str) -> bool:
    """Tell whether a host is this machine or one of a private network: no name tells."""
    try:
        return any(ip_address(host) in net for net in _NEAR)
    except ValueError:
        return host == "localhost"


def keep_key(book: Book, key: str) -> None:
    """Keep the key of the service that is chosen, in a file of its own and for that host alone."""
    service = service_of(book)
    make_home()
    write_private(rewording_key_file(), f"{_origin(service.address)}\n{_checked_key(key)}\n")


def forget_key() -> None:
    """Take the key away, if one is kept."""
    rewording_key_file().unlink(missing_ok=True)


def key_known(book: Book) -> str:
    """Return whence the key comes: "environment", "file", "" where there is none.

    "elsewhere" means one that is kept for another host than the one chosen: it is not sent.
    """
    if os.environ.get(KEY_VARIABLE, "").strip():
        return "environment"
    kept_for, key = _kept()
    if not key:
        return ""
    return "file" if book.rewording_address and kept_for == _origin(book.rewording_address) else (
        "elsewhere"
    )  # fmt: skip


def _key_for(address: str) -> str:
    given = os.environ.get(KEY_VARIABLE, "").strip()
    if given:
        return _checked_key(given)
    kept_for, key = _kept()
    return key if kept_for == _origin(address) else ""


def _kept() -> tuple[str, str]:
    """Return the host a key is kept for, and the key; both "" where none is, or none that is whole.

    A key goes to the host it was given for: the address may change with a book brought back.
    """
    file = rewording_key_file()
    lines = file.read_text(errors="replace").split("\n") if file.is_file() else []
    whole = len(lines) == 3 and _KEY.fullmatch(lines[1])
    return (lines[0], lines[1]) if whole else ("", "")


def _checked_key(key: str) -> str:
    checked = typed(key)
    if not _KEY.fullmatch(checked):
        raise EntregentError("not-a-key")
    return checked


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"
