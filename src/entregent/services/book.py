"""The book itself: opened, made at first use, brought up to date; and its owner's calendar."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from entregent.services.errors import EntregentError
from entregent.services.trouble import as_trouble
from entregent.services.wording.language import spoken
from entregent.storage.home import (
    backups_folder,
    book_file,
    make_home,
    map_file,
    network_folder,
)
from entregent.storage.models import Book
from entregent.storage.queries.outbox import first_book

_with_tables: set[str] = set()  # places whose tables were listed and are those of a book


def open_book() -> Book:
    """Return the book, made when there is none, its tables brought up to date."""
    make_home()
    try:
        _bring_up_to_date()
        book = first_book()
        return book or Book.objects.create(
            language=spoken(), time_zone=settings.MACHINE_TIME_ZONE, created_at=timezone.now()
        )
    except DatabaseError as error:
        raise (as_trouble(error) or error) from error


@cache
def latest_schema() -> str:
    """Return the name of the newest migration this version knows."""
    names = (entry.name for entry in files("entregent.storage.migrations").iterdir())
    return max(name for name in names if name[:4].isdigit()).partition(".")[0]


def schema() -> str:
    """Return the name of the newest migration the book has, "" for a new one.

    The tables are listed once for each place: that takes longer than most pages do. A book put in
    the place of another, empty or not, is asked anew for what it has.
    """
    place = str(connection.settings_dict["NAME"])
    if place in _with_tables:
        with suppress(DatabaseError):
            return _newest_migration()
        _with_tables.discard(place)
    _refuse_emptied(Path(place))
    with connection.cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            return ""
    _with_tables.add(place)
    return _newest_migration()


def _refuse_emptied(file: Path) -> None:
    """Refuse to begin anew in a file that lost all it held: what stands beside it tells.

    An empty one alone is what is left of a book that was being begun.
    """
    beside = (map_file(), network_folder(), backups_folder())
    emptied = file == book_file() and file.exists() and not file.stat().st_size
    if emptied and any(map(Path.exists, beside)):
        raise EntregentError("book-unreadable", path=str(file), reason="0 bytes")


def _newest_migration() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(name) FROM django_migrations WHERE app = 'storage'")
        return str(cursor.fetchone()[0] or "")


def _bring_up_to_date() -> None:
    has = schema()
    if has > latest_schema():
        raise EntregentError("book-too-new", path=book_file())
    if not has:
        from entregent.storage.tables import make_tables  # noqa: PLC0415 - for a new book alone

        make_tables()
    elif has < latest_schema():
        call_command("migrate", verbosity=0)
        # Every page of the file it went through would else stay mapped as long as this process.
        if not connection.in_atomic_block:
            connection.close()


def zone(book: Book) -> ZoneInfo:
    """Return the time zone that the book's days are told in."""
    return ZoneInfo(book.time_zone)


def today(book: Book) -> date:
    """Return what day it is where the person lives."""
    return timezone.now().astimezone(zone(book)).date()


def end_of(book: Book, day: date) -> datetime:
    """Return the last moment of a day of the book, or now when the day is today."""
    last = datetime.combine(day, time.max, tzinfo=zone(book)).astimezone(UTC)
    return min(last, timezone.now()) if day == today(book) else last


def day_of(book: Book, moment: datetime) -> date:
    """Return the day of a moment where the person lives."""
    return moment.astimezone(zone(book)).date()


def on_the_clock(book: Book, moment: datetime) -> datetime:
    """Return what clocks show where the person lives; of no zone, for templates would move it."""
    return moment.astimezone(zone(book)).replace(tzinfo=None)
