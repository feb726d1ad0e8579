"""What a failing disk or database means for the person."""

import errno
import shutil
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError

from entregent.services.errors import EntregentError
from entregent.storage.database import place
from entregent.storage.home import book_file, home

LITTLE_ROOM = 1_000_000  # bytes free, below which SQLite finds no room for its own files


def as_trouble(error: Exception, database: str = "") -> EntregentError | None:
    """Return the error in terms the person can act on, None when it is a fault of the program.

    `database` is how one names it, where it is not the book's own.
    """
    if isinstance(error, OSError):
        return _of_system(error)
    if type(error.__cause__).__module__.startswith("psycopg"):
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        return _of_postgresql(error, database or place())
    if isinstance(error, OperationalError | sqlite3.OperationalError):
        known = _of_sqlite(str(error))
        if known:
            return known
    if isinstance(error, DatabaseError | sqlite3.DatabaseError):
        return EntregentError("book-unreadable", path=str(book_file()), reason=str(error))
    return None


def _of_postgresql(error: Exception, database: str) -> EntregentError:
    state = getattr(error.__cause__, "sqlstate", None)
    if state == "55P03":
        return EntregentError("book-busy")
    if state == "53100":
        return EntregentError("disk-full", path=database)
    reason = str(error).strip().partition("\n")[0]
    return EntregentError("database-failing", database=database, reason=reason)


def _of_sqlite(said: str) -> EntregentError | None:
    failing = "disk I/O error" in said
    if "full" in said or (failing and shutil.disk_usage(home()).free < LITTLE_ROOM):
        return EntregentError("disk-full", path=str(home()))
    if failing:
        return EntregentError("disk-failing", path=str(book_file()), reason=said)
    if "locked" in said:
        return EntregentError("book-busy")
    if "readonly" in said or "unable to open" in said:
        return EntregentError("book-read-only", path=str(book_file()))
    return None


def _of_system(error: OSError) -> EntregentError | None:
    path = str(error.filename or home())
    codes = {
        errno.ENOSPC: "disk-full",
        errno.EDQUOT: "disk-full",
        errno.EACCES: "no-permission",
        errno.EPERM: "no-permission",
        errno.EROFS: "no-permission",
        errno.ENOENT: "no-such-file",
        errno.ENOTDIR: "not-a-folder",
        errno.EISDIR: "is-a-folder",
        errno.EEXIST: "file-exists",
    }
    if code := codes.get(error.errno or 0):
        return EntregentError(code, path=path)
    # Of a file, it is the disk's or the name's doing; of anything else, a fault of the program.
    reason = error.strerror
    return EntregentError("disk-failing", path=path, reason=reason) if error.filename else None
