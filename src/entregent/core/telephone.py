"""Telephone numbers as one looks for them: in any of the ways they are written, or in part."""

import re

FEWEST = 6  # digits: fewer are a year, a house, a price
_LONGEST = 60  # characters
_WRITTEN = re.compile(r"\+?[0-9\s().\-/\u2010-\u2013]+")
_INTERNATIONAL = re.compile(r"\+|00")
_KEPT_AT_HOME = "(0)"


def digits_sought(typed: str) -> str:
    """Return what a number kept in E.164 holds where it is the one typed, "" for no number.

    A zero that is dialled at home alone is left out, so that no country need be known.

    >>> digits_sought("06 12 34 56 78"), digits_sought("+33 (0)6 12 34"), digits_sought("345678")
    ('612345678', '+3361234', '345678')
    """
    number = typed.strip().removeprefix("tel:").strip()
    if len(number) > _LONGEST or not _WRITTEN.fullmatch(number):
        return ""
    abroad = _INTERNATIONAL.match(number)
    if abroad:
        number = number[abroad.end() :].replace(_KEPT_AT_HOME, "")
    digits = "".join(sign for sign in number if "0" <= sign <= "9")
    if len(digits) < FEWEST:
        return ""
    return f"+{digits}" if abroad else digits.removeprefix("0")
