"""Telephone numbers in E.164, the form in which they are compared."""

import re
from functools import lru_cache

import phonenumbers

from entregent.storage.models import Book

_REGIONS = {
    "Europe/Paris": "FR",
    "Europe/Brussels": "BE",
    "Europe/Zurich": "CH",
    "Europe/Luxembourg": "LU",
    "Europe/London": "GB",
    "Europe/Dublin": "IE",
    "Europe/Berlin": "DE",
    "Europe/Madrid": "ES",
    "Europe/Rome": "IT",
    "America/Montreal": "CA",
    "America/Toronto": "CA",
}
_LONGEST = 250  # characters, as far as the library looks
_INTERNATIONAL = re.compile(r"\+[1-9]\d{7,14}\Z")
_PUNCTUATION = re.compile(r"[\s().\-/\u00a0\u202f]+")


def region(book: Book) -> str:
    """Return the country whose national numbers the book's owner writes."""
    return _REGIONS.get(book.time_zone) or ("FR" if book.language == "fr" else "US")


def e164(number: str, country: str) -> str:
    """Return the number in E.164, or "" when it is none."""
    return _e164(number, country) if len(number) <= _LONGEST else ""


@lru_cache(maxsize=50_000)
def _e164(number: str, country: str) -> str:
    bare = _PUNCTUATION.sub("", number.removeprefix("tel:"))
    if _INTERNATIONAL.match(bare) and "(0)" not in number:
        return bare
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
