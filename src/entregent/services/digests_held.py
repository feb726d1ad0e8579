"""Digests of a book brought back or carried elsewhere: none of that day leaves by itself."""

import sqlite3
from zoneinfo import ZoneInfo

from django.utils import timezone

from entregent.core.outbox import State, brought_back
from entregent.services.book import day_of
from entregent.storage.models import Book, Digest

BROUGHT_BACK = "brought-back"  # a trouble that no server tells
_BOOKS, _DIGESTS = Book._meta.db_table, Digest._meta.db_table
_ASKED_FOR = f"SELECT id, time_zone FROM {_BOOKS} WHERE digest_by <> ''"  # noqa: S608 - names of ours
_AFTERWARDS = f"UPDATE {_DIGESTS} SET state = ?, not_before = NULL, trouble = ? WHERE state = ?"  # noqa: S608 - as above
_OF_TODAY = (
    f"INSERT OR IGNORE INTO {_DIGESTS}"  # noqa: S608 - as above
    ' (book_id, day, "by", people, message_id, state, tries, trouble, reply)'
    f" SELECT id, ?, digest_by, 0, '', ?, 0, ?, '' FROM {_BOOKS} WHERE id = ?"
)


def hold_back(database: str = "default") -> None:
    """Let nothing of today leave by itself from books that were brought back: it may have left.

    What was to leave then waits for the person; so does what would have been begun today.
    """
    rows = Digest.objects.using(database)
    for state in State:
        if (after := brought_back(state)) is not state:
            told = {"state": after, "not_before": None, "trouble": BROUGHT_BACK}
            rows.filter(state=state).update(**told)
    for book in Book.objects.using(database).exclude(digest_by=""):
        hold_todays(book, by=book.digest_by, database=database)


def hold_todays(book: Book, *, by: str, database: str = "default") -> None:
    """Take it that a digest of today may have left, where this book knows of none."""
    day = day_of(book, timezone.now())
    told = {"by": by, "state": State.UNKNOWN.value, "trouble": BROUGHT_BACK}
    Digest.objects.using(database).get_or_create(book_id=book.pk, day=day, defaults=told)


def asked_for(copy: sqlite3.Connection) -> dict[int, str]:
    """Return the books of a copy that ask for a digest each day, with their time zones."""
    return dict(copy.execute(_ASKED_FOR).fetchall())


def hold_back_in(copy: sqlite3.Connection) -> None:
    """Do as `hold_back` in a copy that is a file of SQLite."""
    for state in State:
        if (after := brought_back(state)) is not state:
            copy.execute(_AFTERWARDS, [after, BROUGHT_BACK, state])
    for book, zone in asked_for(copy).items():
        day = timezone.now().astimezone(ZoneInfo(zone)).date().isoformat()
        copy.execute(_OF_TODAY, [day, State.UNKNOWN, BROUGHT_BACK, book])
