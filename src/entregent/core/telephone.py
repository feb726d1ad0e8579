"""Telephone numbers as one looks for them: in any of the ways they are written, or in part."""

from entregent.core.patterns import lazy_pattern

FEWEST = 6  # digits: fewer are a year, a house, a price
_LONGEST = 60  # characters
_WRITTEN = lazy_pattern(r"\+?[0-9\s().\-/\u2010-\u2013]+")
_INTERNATIONAL = lazy_pattern(r"\+|00")
_KEPT_AT_HOME = "(0)"


# Where what follows the zero may begin in a number kept in E.164: after "+" and a country of two or
# three digits, for those of one dial no zero. So no country need be known.
AFTER_COUNTRY = (4, 5)


def digits_sought(typed: str) -> str:
    """Return the digits of a number that is typed, after a "+" where it is one with its country.

    It is "" for what is no number, or less than a part of one.

    >>> digits_sought("06 12 34 56 78"), digits_sought("+33 (0)6 12 34"), digits_sought("345678")
    ('0612345678', '+3361234', '345678')
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
    return f"+{digits}" if abroad else digits


def holds(number: str, sought: str) -> bool:
    """Tell whether a number kept in E.164 is the one sought, or has it as a part.

    >>> holds("+33612345678", "0612345678"), holds("+33612345678", "0712345678")
    (True, False)
    """
    if sought.startswith("+"):
        return number.startswith(sought)
    first, last = AFTER_COUNTRY
    dialled = sought.startswith("0") and first <= number.find(sought[1:]) + 1 <= last
    return dialled or sought in number
