"""What one cell holds: several addresses, numbers turned into floats, dates of any kind."""

import re
from datetime import date, timedelta

from entregent.core.identity import email_key
from entregent.core.text import fold
from entregent.importers import days

# What spreadsheets write where a formula went wrong, in English, French and German.
_FORMULA_ERROR = re.compile(
    r"#(?:REF!|N/A|NA|NAME\?|NOM\s?\?|VALUE!|VALEUR\s?!|DIV/0\s?!|NULL!|NUL\s?!|NUM!|NOMBRE\s?!"
    r"|BEZUG!|WERT!|NV|ZAHL!|SPILL!|CALC!)\Z"
)
_DEFUSED = re.compile(r"'+[=+@\t\r\n＝＋＠－-]")
_NOTHING = frozenset(
    {
        "", "-", "--", "—", "/", "?", "n/a", "null", "none", "néant", "0/0/00", "unspecified",
        "non spécifié",
    }
)  # fmt: skip
LONGEST_NOTHING = max(map(len, _NOTHING))
_SEPARATORS = (" ::: ", "\n", ";", "|", ",")
_IN_EMAILS = re.compile(r"[\s;,|/]+")
_BETWEEN_PHONES = re.compile(r" ::: |[\n;|]|,\s|\s/\s|\s(?:ou|or|et|and|oder)\s")
# A date as spreadsheets tell it, or as one writes it: of no country are these a telephone number.
_DAY = re.compile(
    r"(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)"
    r"|[0-3]?\d([/.-])[0-3]?\d\1(?:19|20)\d\d(?: [012]?\d:\d\d(?::\d\d)?)?\Z"
    r"|[0-3]?\d/[0-3]?\d/\d\d\Z"
)
_FLOAT = re.compile(r"(\+?\d+)[.,]0+\Z")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d\d?)\Z")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?\Z")
_EIGHT_DIGITS = re.compile(r"(?:19|20)\d{6}\Z")
_SHORT_YEAR = re.compile(r"\d{1,2}\D+\w+\D+\d\d\Z")
_DAY_ZERO = date(1899, 12, 30)  # as Excel and LibreOffice count, 1900 taken for a leap year
_LANGUAGES = {
    "fr": "fr", "francais": "fr", "french": "fr", "franzosisch": "fr", "fre": "fr", "fra": "fr",
    "en": "en", "anglais": "en", "english": "en", "englisch": "en", "eng": "en",
}  # fmt: skip


def bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and _DEFUSED.match(cell) else cell


def is_formula_error(cell: str) -> bool:
    """Tell whether a formula left this for want of anything better."""
    return cell[:1] == "#" and bool(_FORMULA_ERROR.match(cell.upper()))


def says_nothing(cell: str) -> bool:
    """Tell whether a cell says in its way that it is empty."""
    return cell.lower() in _NOTHING


def parts(cell: str) -> list[str]:
    """Return the values of a cell that holds several, told apart by the first mark there is."""
    mark = next((mark for mark in _SEPARATORS if mark in cell), "\n")
    return [part for part in map(str.strip, cell.split(mark)) if part]


def emails_in(cell: str) -> tuple[list[str], str]:
    """Return the e-mail addresses of a cell, and the words beside them."""
    found: dict[str, str] = {}
    beside = []
    for word in _IN_EMAILS.split(cell):
        bare = word.strip("<>()[]'\":").removeprefix("mailto:")
        if key := email_key(bare):
            found.setdefault(key, bare)
        elif bare and bare != "::":
            beside.append(word)
    return list(found.values()), " ".join(beside).strip(": ")


def phones_in(cell: str) -> list[str]:
    """Return the telephone numbers of a cell; raise ValueError when it is none, or lost digits."""
    return [_phone(number) for number in map(str.strip, _BETWEEN_PHONES.split(cell)) if number]


def _phone(number: str) -> str:
    if found := _FLOAT.match(number):
        return found[1]
    if found := _SCIENTIFIC.match(number):
        digits, length = found[1] + (found[2] or ""), int(found[3]) + 1
        if len(digits) < min(length, 9):  # the spreadsheet kept no more than it shows
            raise ValueError(number)
        return digits.ljust(length, "0")
    if sum(map(str.isdigit, number)) < 3 or _DAY.match(number):
        raise ValueError(number)
    return number


def day_in(cell: str, *, day_first: bool) -> date:
    """Return the day of a cell, a serial number included; raise ValueError when it is none."""
    if found := _SERIAL.match(cell):
        return _DAY_ZERO + timedelta(days=int(found[1]))
    if _EIGHT_DIGITS.match(cell):
        return date.fromisoformat(cell)
    return days.parse_day(cell, day_first=day_first)


def birthday_in(cell: str, *, day_first: bool) -> str:
    """Return the birthday of a cell, with or without its year; raise ValueError when it is none."""
    if _SERIAL.match(cell) or _EIGHT_DIGITS.match(cell):
        return day_in(cell, day_first=day_first).isoformat()
    said = days.parse_birthday(cell, day_first=day_first)
    if said == _DAY_ZERO.isoformat():  # what a spreadsheet writes for no day
        raise ValueError(cell)
    if said >= "2010" and _SHORT_YEAR.match(cell):  # "65" is no year to come
        return f"{int(said[:4]) - 100}{said[4:]}"
    return said


def language_in(cell: str) -> str:
    """Return "fr" or "en", or "" for another language."""
    words = fold(cell).split()
    return _LANGUAGES.get(words[0], "") if words else ""
