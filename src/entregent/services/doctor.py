"""Whether the installation and the book are well."""

import shutil
import sqlite3
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone

from entregent.services.backup import copies, latest_whole_copy
from entregent.services.book import latest_schema, open_book, schema, today
from entregent.services.digest import is_of_today, missed
from entregent.services.encoder import installed
from entregent.services.errors import EntregentError
from entregent.services.job_runs import DIGEST
from entregent.services.trouble import as_trouble
from entregent.services.wording.language import LOCALE
from entregent.storage import word_index
from entregent.storage.home import book_file, home, make_home
from entregent.storage.models import Book, MyAddress, Person
from entregent.storage.queries.digests import latest_wrong
from entregent.storage.queries.jobs import failed_last
from entregent.storage.queries.outbox import account_in, to_look_at
from entregent.storage.queries.wanted import everybody

READ_WHOLE = 64_000_000  # bytes of a book that is gone through; a larger one would take seconds
LEAST_ROOM = 200_000_000  # bytes free, below which an import may not end


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, whether it is well, and the facts."""

    code: str
    ok: bool
    facts: dict[str, Any] = field(default_factory=dict)
    fault: bool = True  # or only a hint, when it is not well


def examine() -> list[Finding]:
    """Look at everything that can be looked at quickly, whatever state the book is in."""
    make_home()
    found = [
        Finding("python", sys.version_info >= (3, 11), {"version": sys.version.split()[0]}),
        _catalogue(),
        _folder(),
        _room(),
        _meaning(),
    ]
    try:
        return [*found, *_of_the_book(), _copies()]
    except EntregentError as error:
        trouble = error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        known = as_trouble(error)
        if known is None:
            raise
        trouble = known
    whole = latest_whole_copy()
    facts = {"trouble": trouble, "copy": str(whole or "")}
    return [*found, Finding("book", ok=False, facts=facts), _copies()]


def _of_the_book() -> list[Finding]:
    """Return what is found of the book; raise where it cannot be read."""
    book = open_book()
    _check_whole()
    count = everybody(book).count()
    return [
        _database(),
        Finding("schema", schema() == latest_schema(), {"version": schema()}),
        _search(count),
        Finding("people", count > 0, {"count": count}, fault=False),
        _owner(book),
        *_jobs(book),
    ]


def _check_whole() -> None:
    """Raise where the book's file is damaged; a large one is only asked how long it should be."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT file FROM pragma_database_list WHERE name = 'main'")
        [file] = cursor.fetchone()
        if not file:
            return  # in memory alone
        size, found = Path(file).stat().st_size, "ok"
        if size <= READ_WHOLE:
            cursor.execute("PRAGMA quick_check(1)")
            [found] = cursor.fetchone()
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        [should_be] = cursor.fetchone()
    log = Path(f"{file}-wal")
    waits = log.exists() and log.stat().st_size  # what was written last may stand there alone
    if found == "ok" and size < should_be and not waits:
        found = f"{size} < {should_be} bytes"
    if found != "ok":
        raise EntregentError("book-unreadable", path=str(book_file()), reason=found)


def _catalogue() -> Finding:
    return Finding("catalogue", (LOCALE / "fr" / "LC_MESSAGES" / "django.mo").exists())


def _folder() -> Finding:
    others = [
        str(path)
        for path in (home(), *home().glob("*"))
        if path.stat().st_mode & 0o077
    ]  # fmt: skip
    return Finding("folder", not others, {"folder": str(home()), "open": ", ".join(others)})


def _meaning() -> Finding:
    if version := installed():
        return Finding("meaning", ok=True, facts={"version": version})
    return Finding("by-words", ok=True)


def _room() -> Finding:
    free = shutil.disk_usage(home()).free
    return Finding("room", free > LEAST_ROOM, {"free": free // 1_000_000})


def _database() -> Finding:
    if connection.vendor != "sqlite":
        return Finding("database", ok=True, facts={"name": "PostgreSQL"})
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    facts = {"name": f"SQLite {sqlite3.sqlite_version}", "path": str(book_file())}
    return Finding("database", mode == "wal", facts)


def _search(count: int) -> Finding:
    indexed = word_index.count()
    return Finding("search", indexed == count, {"indexed": indexed, "count": count})


def _owner(book: Book) -> Finding:
    known = MyAddress.objects.filter(book=book).exclude(kind="name").values_list("key", flat=True)
    me = Person.objects.filter(book=book, is_me=True).values_list("name", flat=True).first()
    facts = {"name": me or "", "addresses": ", ".join(known)}
    return Finding("owner", bool(known), facts, fault=False)


def _jobs(book: Book) -> list[Finding]:
    """Return how what runs by itself went, and what the person has to look at of it."""
    digest = None
    if book.digest_by:
        digest = [latest_wrong(book), *missed(book, timezone.now())][-1]
    failed = [run for run in failed_last(book) if not (digest and run.name == DIGEST)]
    runs = [(run.name, run.trouble, run.facts) for run in failed]
    found = [Finding("jobs", not runs, {"runs": runs}, fault=False)]
    if digest:
        facts = {"row": digest, "account": account_in(book), "today": is_of_today(book, digest)}
        found.append(Finding("digest", ok=False, facts=facts, fault=False))
    if any(unwell := to_look_at(book, today(book))):
        found.append(Finding("outbox", ok=False, facts=unwell._asdict(), fault=False))
    return found


def _copies() -> Finding:
    kept = copies()
    latest = str(kept[0]) if kept else ""
    return Finding("copies", ok=True, facts={"count": len(kept), "latest": latest})
