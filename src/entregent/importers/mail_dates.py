"""When a mail was sent, from dates as mailers of four decades write them."""

import re
from datetime import UTC, datetime, timedelta

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_HOURS = {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "wet": 0, "west": 1, "bst": 1,
    "cet": 1, "cest": 2, "met": 1, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9,
}  # fmt: skip
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[.,]\d+)?"
_ZONE = r"(?:\s*\([^()]*\))?\s*(?:UTC?|GMT)?(?P<zone>[+-]\d\d:?\d\d|[A-Za-z]{3,4}\b)?"
_USUAL = re.compile(
    rf"(?P<day>\d{{1,2}})[\s-]+(?P<month>[A-Za-z]{{3}})[a-z.]*[\s,-]+(?P<year>\d{{2,4}})[\s,]+"
    rf"{_CLOCK}{_ZONE}"
)
# As C writes it, and separators of mboxes with it; the zone stands before the year or after it.
_ASCTIME = re.compile(
    rf"(?P<month>[A-Z][a-z]{{2}})\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s+"
    r"(?:(?P<before>[+-]\d{4}|[A-Z]{3,5})\s+){0,2}(?P<year>\d{4})\b(?:\s+(?P<zone>[+-]\d{4}))?"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[T\s]+{_CLOCK}{_ZONE}")
# Mail before 2001 may have comments and space anywhere.
_COMMENT = re.compile(r"\([^()]*\)")
_LOOSE_COLON = re.compile(r"\s*:\s*")
# No date is longer; what follows may be anything.
_LENGTH = 200
_FARTHEST_ZONE = 14 * 60


def read_date(text: str) -> datetime | None:
    """Return the moment in UTC; None when it cannot be read, or lies out of 1970 to 2100."""
    text = text[:_LENGTH]
    found = _USUAL.search(text) or _ASCTIME.search(text) or _ISO.search(text)
    if found is None and (tidy := _LOOSE_COLON.sub(":", _COMMENT.sub(" ", text))) != text:
        found = _USUAL.search(tidy)
    return _moment(found) if found else None


def _moment(found: re.Match[str]) -> datetime | None:
    year, month, day = found.group("year", "month", "day")
    hour, minute, second = found.group("hour", "minute", "second")
    zone = found["zone"] or (found["before"] if found.re is _ASCTIME else None)
    try:
        moment = datetime(
            _full_year(year),
            _MONTHS.get(month.lower()) or int(month),
            int(day),
            int(hour),
            int(minute),
            min(int(second or 0), 59),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    if zone and (ahead := _minutes_ahead(zone)):
        moment -= timedelta(minutes=ahead)
    return moment if 1970 <= moment.year <= 2100 else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 3:
        return year
    # Years of three digits count from 1900: clocks of the year 2000 did so.
    return year + (2000 if len(digits) == 2 and year < 70 else 1900)


def _minutes_ahead(zone: str) -> int:
    if zone[0] not in "+-":
        return _HOURS.get(zone.lower(), 0) * 60
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    # "+2460" is no zone; taking UTC is wrong by less than a day.
    return 0 if minutes > _FARTHEST_ZONE else minutes if zone[0] == "+" else -minutes
