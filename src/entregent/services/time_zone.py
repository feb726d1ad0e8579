"""The time zone in which the book's days begin and end."""

from functools import cache
from zoneinfo import available_timezones

from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.storage.models import Book

_REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip


@cache
def time_zones() -> tuple[str, ...]:
    """Return the zones that one may choose, by name: places, and UTC."""
    named = (zone for zone in available_timezones() if zone.partition("/")[0] in _REGIONS)
    return (*sorted(zone for zone in named if "/" in zone), "UTC")


def choose_time_zone(book: Book, name: str) -> None:
    """Tell days in this zone from now on."""
    if name not in time_zones():
        raise EntregentError("no-such-time-zone", value=name)
    if name == book.time_zone:
        return
    with journal.entry(book, "time-zone", value=name) as recorder:
        recorder.change(book, time_zone=name)
