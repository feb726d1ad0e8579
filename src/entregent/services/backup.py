"""Copies of the book: taken while it is written to, brought back whole or not at all."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from django.db import DatabaseError, OperationalError, connection

from entregent.core.outbox import State, brought_back
from entregent.services import meaning
from entregent.services.book import latest_schema
from entregent.services.bringing.batch import forget
from entregent.services.carrying import bring_up_to_date, carry
from entregent.services.digests_held import asked_for, hold_back, hold_back_in
from entregent.services.errors import EntregentError
from entregent.services.outgoing import withdraw
from entregent.storage.database import elsewhere, sqlite_file
from entregent.storage.home import backups_folder, book_file, home, make_home
from entregent.storage.in_the_making import in_the_making, sweep
from entregent.storage.models import Digest, Outgoing

_MESSAGES, _DIGESTS = Outgoing._meta.db_table, Digest._meta.db_table
_LEAVING = (State.APPROVED, State.SENDING)
_WAITS = "SELECT 1 FROM {} WHERE state IN (?, ?)"
_AFTERWARDS = f"UPDATE {_MESSAGES} SET state = ? WHERE state = ?"  # noqa: S608 - a name of ours


def backup(to: Path | None = None) -> Path:
    """Write a copy of the book to a file that does not exist yet; return the file."""
    path = to or free_name("book")
    if path.exists():
        raise EntregentError("file-exists", path=str(path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in (home(), path.parent):
        sweep(folder)
    partial = _partial(path)
    try:
        with in_the_making(partial):
            os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            (_copy_file if connection.vendor == "sqlite" else _copy_rows)(partial)
            partial.rename(path)
    except sqlite3.OperationalError as error:
        raise EntregentError("disk-full", path=str(path.parent)) from error
    except OSError as error:
        error.filename = str(path)
        raise
    return path


def _copy_file(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)


def _copy_rows(path: Path) -> None:
    """Write the rows of a book kept in PostgreSQL to a file of SQLite."""
    with elsewhere(sqlite_file(path)) as there:
        bring_up_to_date(there)
        carry("default", there)


def restore(path: Path) -> Path:
    """Put a copy in the place of the book; return where the book as it stood is kept."""
    with _whole(path) as whole:
        _check(whole, path)
        kept = _put_back(whole)
    # They name acts by their numbers, which the book as it stands now gives to others.
    forget()
    meaning.forget_all()
    return kept


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a copy in one file: what still waits in a log beside it is not to be forgotten."""
    log = Path(f"{path}-wal")
    if not path.is_file() or not log.is_file() or not log.stat().st_size:
        yield path
        return
    with _folder() as folder:
        for part in (path, log):
            shutil.copy(part, folder)
        whole = folder / path.name
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(whole)) as copy:
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield whole


@contextmanager
def _folder() -> Iterator[Path]:
    """Give a folder to work in, beside the book."""
    folder = make_home() / f".copying-{token_hex(8)}"
    with in_the_making(folder):
        folder.mkdir(mode=0o700)
        yield folder


def _put_back(path: Path) -> Path:
    in_file = connection.vendor == "sqlite"
    if not in_file:
        bring_up_to_date("default")
    kept = _keep(free_name("before-restore"))
    (_put_file_back if in_file else _put_rows_back)(path)
    return kept


def _put_file_back(path: Path) -> None:
    connection.ensure_connection()
    # SQLite copies page by page into the live file under its own lock: readers see the book
    # before or after, a crash in between is rolled back.
    with _without_a_yes(path) as whole, closing(_opened(whole)) as copy:
        copy.backup(connection.connection)
    connection.close()


@contextmanager
def _without_a_yes(path: Path) -> Iterator[Path]:
    """Give a copy from which nothing leaves by itself: since it was made, it may have left."""
    with closing(_opened(path)) as copy:
        tables = _tables_that_send(copy)
    if not tables:
        yield path
        return
    with _folder() as folder:
        file = Path(shutil.copy(path, folder))
        with closing(sqlite3.connect(file)) as copy:
            if _MESSAGES in tables:
                for state in State:
                    copy.execute(_AFTERWARDS, [brought_back(state), state])
            if _DIGESTS in tables:
                hold_back_in(copy)
            copy.commit()
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield file


def _tables_that_send(copy: sqlite3.Connection) -> set[str]:
    """Return the tables of a copy from which something would leave by itself."""
    found = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in found} & {_MESSAGES, _DIGESTS}
    waits = {name for name in tables if copy.execute(_WAITS.format(name), _LEAVING).fetchone()}
    return waits | {name for name in tables & {_DIGESTS} if asked_for(copy)}


def _put_rows_back(path: Path) -> None:
    """Put the rows of a copy in the place of those in PostgreSQL, in one transaction."""
    with _folder() as folder:
        # The copy may be of an earlier version, and is not ours to change.
        file = Path(shutil.copy(path, folder))
        with elsewhere(sqlite_file(file)) as there:
            bring_up_to_date(there)
            withdraw(Outgoing.objects.using(there))
            hold_back(there)
            carry(there, "default", instead=True)


def _keep(path: Path) -> Path:
    """Keep the book as it stands, as a copy; moved aside when it is too damaged to be copied."""
    try:
        return backup(path)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        passing = isinstance(error, OperationalError | sqlite3.OperationalError)
        if passing or connection.vendor != "sqlite":
            raise
    connection.close()
    for ending in ("", "-wal", "-shm"):
        part = book_file().with_name(book_file().name + ending)
        if part.exists():
            part.rename(path.with_name(path.name + ending))
    return path


def _check(whole: Path, path: Path) -> None:
    """Refuse what is no whole copy of a book of this version or an earlier one."""
    if path.is_dir():
        raise EntregentError("is-a-folder", path=str(path))
    if not path.is_file():
        raise EntregentError("no-such-file", path=str(path))
    try:
        with closing(_opened(whole)) as copy:
            [(sound,)] = copy.execute("PRAGMA quick_check(1)")
            [(schema,)] = copy.execute(
                "SELECT max(name) FROM django_migrations WHERE app = 'storage'"
            )
    except sqlite3.DatabaseError as error:
        raise EntregentError("not-a-backup", path=str(path)) from error
    if sound != "ok" or not schema:
        raise EntregentError("not-a-backup", path=str(path))
    if schema > latest_schema():
        raise EntregentError("book-too-new", path=str(path))


def _opened(path: Path) -> sqlite3.Connection:
    """Return a copy opened to be read; nothing is written beside it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def copies() -> list[Path]:
    """Return the copies kept beside the book, the latest first."""
    found = [path for path in backups_folder().glob("*.sqlite3") if path.is_file()]
    return sorted(found, key=lambda path: (path.stat().st_mtime, path.name), reverse=True)


def latest_whole_copy() -> Path | None:
    """Return the latest of them that can be brought back, None when there is none."""
    for path in copies():
        with suppress(EntregentError), _whole(path) as whole:
            _check(whole, path)
            return path
    return None


def copy_named(name: str) -> Path:
    """Return the copy of that name among those kept beside the book."""
    named = [path for path in copies() if path.name == name]
    if not named:
        raise EntregentError("no-such-file", path=name)
    return named[0]


def free_name(name: str) -> Path:
    """Return a file beside the book, of that name and this moment, that nobody else is making."""
    folder = backups_folder()
    stamp = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
    path = folder / f"{name}-{stamp}.sqlite3"
    count = 1
    while path.exists() or _partial(path).exists():
        count += 1
        path = folder / f"{name}-{stamp}-{count}.sqlite3"
    return path


def _partial(path: Path) -> Path:
    """Return where a copy is made before it is whole."""
    return path.with_name(f".{path.name}.partial")
