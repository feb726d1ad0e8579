"""Contact details in a text: a text that holds some is told to nobody but whom they belong to."""

import re
from collections.abc import Iterable
from itertools import product
from urllib.parse import unquote

from entregent.core.disguises import digits_meant, is_disguised
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_FEWEST_DIGITS = 6  # of a telephone number that is known to be one
_LAST_DIGITS = 9  # what of a number stays the same, whatever stands for the country
_EMAIL = lazy_pattern(r"([^\s@]+)@[^\s@]")
_PAGE = lazy_pattern(r"https?://|\bwww\.|[^\W_]\.[a-z]{2,}/\S", re.IGNORECASE)
# Where it is not known of whom a text tells: a site by its name alone.
_SITE = lazy_pattern(r"[^\W_][\w-]*\.[a-z]{2,}\b", re.IGNORECASE)
_STREET = lazy_pattern(
    r"\d\w{0,3}(?: bis| ter)?,? "
    r"(?:rue|avenue|av|boulevard|bd|quai|place|chemin|all[ée]e|impasse|route)\b"
    r"|\d\w? (?:[\w’'-]+ ){1,4}(?:street|st|road|rd|avenue|ave|lane|drive|square)\b",
    re.IGNORECASE,
)
_BEFORE_PAGE = lazy_pattern(r"https?://(?:www\.)?|www\.", re.IGNORECASE)
_PIECES = lazy_pattern(r"[\n,;]")
# In the address of a page: a mailbox (no "@author"), a profile, a number one writes to or calls.
_REACHES = lazy_pattern(
    r"[^\s/?&=:;,@]@[\w-]+(?:\.[\w-]+)+|\blinkedin\.com/(?:in|pub)/|\bwa\.me/\+?\d|\btel:"
    r"|\bphone=\+?\d",
    re.IGNORECASE,
)
_NAMED_PAGE = lazy_pattern(r"[^\s<>«»“”\"'’(),;]+\.[a-z]{2,}[^\s<>«»“”\"'’(),;]*", re.IGNORECASE)
_SCHEMES, _HOSTS, _ENDS = ("", "http://", "https://"), ("", "www."), ("", "/")


def holds_contact(text: str, ways: Iterable[tuple[str, str]] | None = None) -> bool:
    """Tell whether a text holds an e-mail address, a page, a telephone number or a house in a
    street of anybody, even disguised, or one of these ways, (kind, value), whatever its kind; of a
    postal address one line is enough.

    Where the ways are not known, None, what looks like a site is enough.
    """
    if any(sign.search(text) for sign in (_EMAIL, _PAGE, _STREET)) or is_disguised(text):
        return True
    if ways is None:
        return bool(_SITE.search(text))
    return holds_way(text, ways)


def holds_way(text: str, ways: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a text holds one of these ways to reach somebody, (kind, value)."""
    folded, digits = f" {fold(text)} ", _digits(digits_meant(text))
    return any(_stands_in(kind, value, folded, digits) for kind, value in ways)


def page_holds_contact(address: str) -> bool:
    """Tell whether the address of a page is, or holds, a way to reach anybody."""
    return bool(_REACHES.search(unquote(address)))


def pages_named(text: str) -> set[str]:
    """Return the pages that a text names, each in every way in which one may be kept."""
    named = {_BEFORE_PAGE.sub("", page, count=1).rstrip("/.:!?…") for page in _named(text)}
    named |= {page.lower() for page in named}
    kept = product(_SCHEMES, _HOSTS, named, _ENDS)
    return {"".join(parts) for parts in kept} if named else set()


def _named(text: str) -> Iterable[str]:
    for page in _NAMED_PAGE.findall(unquote(text)):
        yield from (page, page.partition("?")[0].partition("#")[0])


def unnamed(name: str) -> str:
    """Return what stands before the @ of a name that is but an address, "" where it is none."""
    found = _EMAIL.search(name)
    return found[1] if found else ""


def _stands_in(kind: str, value: str, folded: str, digits: str) -> bool:
    if kind == "phone":
        number = _digits(value)[-_LAST_DIGITS:]
        return len(number) >= _FEWEST_DIGITS and number in digits
    told = [fold(_BEFORE_PAGE.sub("", value, count=1))]
    if kind == "postal":
        pieces = [fold(piece) for piece in _PIECES.split(value)]
        told += [p for p in pieces if " " in p and any(c.isdigit() for c in p)]
    return any(f" {words} " in folded for words in told if words)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
