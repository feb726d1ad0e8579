"""Telephone numbers in E.164, the form in which they are compared."""

import re
from functools import lru_cache

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
_LONGEST_NATIONAL = 15  # digits
_LONGEST = 250  # characters, as far as the library looks
_INTERNATIONAL = re.compile(r"\+[1-9]\d{7,14}\Z")
_PUNCTUATION = re.compile(r"[\s().\-/\u00a0\u202f]+")


def region(book: Book) -> str:
    """Return the country whose national numbers the book's owner writes."""
    return _REGIONS.get(book.time_zone) or ("FR" if book.language == "fr" else "US")


def as_dialled(number: str, country: str) -> str:
    """Return the number with the zero that a spreadsheet took from its beginning."""
    bare = number.isascii() and number.isdigit() and len(number) <= _LONGEST_NATIONAL
    return _as_dialled(number, country) if bare and number[0] != "0" else number


@lru_cache(maxsize=10_000)
def _as_dialled(number: str, country: str) -> str:
    import phonenumbers  # noqa: PLC0415 - loaded with the first number that asks for it

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number_for_region(parsed, country):
        return number
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    national = _PUNCTUATION.sub("", written)
    return national if national == f"0{number}" else number


def e164(number: str, country: str) -> str:
    """Return the number in E.164, or "" when it is none."""
    return _e164(number, country) if len(number) <= _LONGEST else ""


@lru_cache(maxsize=10_000)
def _e164(number: str, country: str) -> str:
    bare = _PUNCTUATION.sub("", number.removeprefix("tel:"))
    if _INTERNATIONAL.match(bare) and "(0)" not in number:
        return bare
    import phonenumbers  # noqa: PLC0415 - loaded with the first number that asks for it

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
