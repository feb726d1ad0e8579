"""Days as a person types them."""

import re
from datetime import date

from entregent.importers import days
from entregent.services.errors import EntregentError

_BIRTHDAY = re.compile(r"(?:--)?(\d{2})-(\d{2})\Z")


def parse_day(text: str) -> date:
    """Return the day of an ISO date."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise EntregentError("not-a-date", value=text) from error


def parse_birthday(text: str, *, day_first: bool = False) -> str:
    """Return a birthday as it is kept: 1980-12-01, or --12-01 without the year.

    It may be typed as anybody writes one: 01/12/1980, 1er décembre, December 1st.
    """
    without_year = _BIRTHDAY.match(text.strip())
    if without_year:
        month, day = without_year.groups()
        parse_day(f"2000-{month}-{day}")
        return f"--{month}-{day}"
    try:
        return days.parse_birthday(text, day_first=day_first)
    except days.TooLongAgo as error:
        values = {"value": text.strip(), "year": days.FIRST_BIRTH}
        raise EntregentError("born-too-long-ago", **values) from error
    except ValueError as error:
        raise EntregentError("not-a-date", value=text) from error
