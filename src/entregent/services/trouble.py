"""What a failing disk or database means for the person."""

import errno
import sqlite3

from django.db import DatabaseError, OperationalError

from entregent.services.errors import EntregentError
from entregent.storage.home import book_file, home


def as_trouble(error: Exception) -> EntregentError | None:
    """Return the error in terms the person can act on, None when it is a fault of the program."""
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, OperationalError | sqlite3.OperationalError):
        said = str(error)
        if "full" in said:
            return EntregentError("disk-full", path=str(home()))
        if "locked" in said:
            return EntregentError("book-busy")
        if "readonly" in said:
            return EntregentError("book-read-only", path=str(book_file()))
    if isinstance(error, DatabaseError | sqlite3.DatabaseError):
        return EntregentError("book-unreadable", path=str(book_file()), reason=str(error))
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
    code = codes.get(error.errno or 0)
    return EntregentError(code, path=path) if code else None
