"""Ways to reach somebody, each with the address a browser opens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from entregent.services.book import day_of, today
from entregent.services.wording.bounces import address_back
from entregent.services.wording.people import address_kind
from entregent.storage.queries.people import bounced_last

if TYPE_CHECKING:
    from entregent.storage.models import Address, Book


_NOT_DIALLED = re.compile(r"[^\d+*#]")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody; no `href` where there is nothing to open."""

    kind: str
    label: str
    text: str
    href: str
    bounced: str = ""  # when and why mail came back from it
    key: str = ""


def ways_of(book: "Book", addresses: Iterable["Address"]) -> list[Way]:
    """Return the ways in the order one tries them."""
    order = ("email", "phone", "profile", "web", "postal")
    theirs = bounced_last(a for a in addresses if a.kind in order)
    known = sorted(theirs, key=lambda a: order.index(a.kind))
    return [
        Way(a.kind, address_kind(a.kind), _text(a), _href(a), _bounced(book, a), a.key)
        for a in known
    ]


def _bounced(book: "Book", address: "Address") -> str:
    if not address.bounced or address.bounced_at is None:
        return ""
    return address_back(address, on=day_of(book, address.bounced_at), today=today(book))


def _text(address: "Address") -> str:
    text = address.value
    if address.kind in ("profile", "web"):
        text = text.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return text.rstrip("/")


def _href(address: "Address") -> str:
    """Return an address of a scheme we chose: a file never names one of its own."""
    if address.kind == "email":
        return f"mailto:{quote(address.key, safe='@+')}"
    if address.kind == "phone":
        # Without its country a number is dialled as written: the key may have guessed another.
        abroad = address.value.lstrip().startswith(("+", "00"))
        return f"tel:{address.key if abroad else _NOT_DIALLED.sub('', address.value)}"
    if address.kind in ("profile", "web"):
        scheme = "http" if address.value.startswith("http://") else "https"
        return f"{scheme}://{address.value.removeprefix('https://').removeprefix('http://')}"
    return ""
