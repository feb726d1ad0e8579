"""Days as a person types them."""

import re
from datetime import date

from entregent.services.errors import EntregentError

_BIRTHDAY = re.compile(r"(?:--)?(\d{2})-(\d{2})\Z")


def parse_day(text: str) -> date:
    """Return the day of an ISO date."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise EntregentError("not-a-date", value=text) from error


def parse_birthday(text: str) -> str:
    """Return a birthday as it is kept: 1980-12-01, or --12-01 without the year."""
    without_year = _BIRTHDAY.match(text.strip())
    if not without_year:
        return parse_day(text).isoformat()
    month, day = without_year.groups()
    parse_day(f"2000-{month}-{day}")
    return f"--{month}-{day}"
