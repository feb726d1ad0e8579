"""Days and lengths of time as one says them."""

from datetime import date

from entregent.services.wording.language import Sentence, _, ngettext, say, spoken

_MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
# No line ends between a day and its month.
_DAY = _("%(day)s\u00a0%(month)s")
_DAY_OF_YEAR = _("%(day)s\u00a0%(month)s %(year)s")
_FIRST = _("1")  # the first of the month, where it has a form of its own

_LENGTHS: dict[str, Sentence] = {
    "day": ngettext("one day", "%(count)s days"),
    "week": ngettext("one week", "%(count)s weeks"),
    "month": ngettext("one month", "%(count)s months"),
    "year": ngettext("one year", "%(count)s years"),
}
_NUMBERS = (
    _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
    _("ten"),
)  # fmt: skip

_EVERY: dict[str, Sentence] = {
    "day": ngettext("every day", "every %(count)s days"),
    "week": ngettext("every week", "every %(count)s weeks"),
    "month": ngettext("every month", "every %(count)s months"),
    "year": ngettext("every year", "every %(count)s years"),
}


def every(days: int) -> str:
    """Return a cadence as one says it: "every week", "every three months"."""
    for unit, size in (("year", 365), ("month", 30), ("week", 7)):
        if days % size == 0:
            return counted(_EVERY[unit], days // size)
    return counted(_EVERY["day"], days)


def counted(sentence: Sentence, count: int) -> str:
    """Return a sentence with its count, in letters up to ten."""
    number: object = say(_NUMBERS[count - 2]) if 2 <= count <= 10 else count
    return say(sentence, count=count).replace(str(count), str(number), 1)


def length(days: int) -> str:
    """Return a number of days as one says it: "three weeks", "five years"."""
    unit, count = _rounded(days)
    return counted(_LENGTHS[unit], count)


def in_years(count: int) -> str:
    """Return a number of years as one says it: "one year", "ten years"."""
    return counted(_LENGTHS["year"], count)


def ago(value: date, *, today: date) -> str:
    """Return how long ago a day was."""
    days = (today - value).days
    return say(_("%(ago)s ago"), ago=length(days)) if days > 0 else say(_("today"))


def _rounded(days: int) -> tuple[str, int]:
    if days < 14:
        return "day", max(1, days)
    if days < 60:
        return "week", round(days / 7)
    if days < 700:
        return "month", round(days / 30.44)
    return "year", max(2, int(days / 365.25 + 0.25))


def day(value: date, *, today: date) -> str:
    """Return a day as one says it, with its year when it is not this one."""
    values: dict[str, object] = {
        "day": say(_FIRST) if value.day == 1 else value.day,
        "month": say(_MONTHS[value.month - 1]),
        "year": value.year,
    }
    return say(_DAY if value.year == today.year else _DAY_OF_YEAR, **values)


def partial(value: str) -> str:
    """Return a date as precise as it is known: 2021, March 2021, 14 March 2021."""
    parts = value.split("-")
    if len(parts) == 1:
        return value
    month = say(_MONTHS[int(parts[1]) - 1])
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return day(date.fromisoformat(value), today=date.min)


def number(value: float) -> str:
    """Return a number with one decimal, two below one, as the language writes it."""
    said = f"{value:.1f}" if value >= 1 else f"{value:.2f}" if value else "0"
    return said.replace(".", ",") if spoken() == "fr" else said


def birthday(value: str) -> str:
    """Return a birthday, with its year where it is known."""
    if not value.startswith("--"):
        return day(date.fromisoformat(value), today=date.min)
    return day(date(2000, int(value[2:4]), int(value[5:7])), today=date(2000, 1, 1))
