"""Whether the installation and the book are well."""

import shutil
import sqlite3
import sys
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from entregent.services.book import latest_schema, schema
from entregent.services.wording.language import LOCALE
from entregent.storage import word_index
from entregent.storage.home import book_file, home
from entregent.storage.models import Book, MyAddress, Person
from entregent.storage.queries.wanted import everybody

LEAST_ROOM = 200_000_000  # bytes free, below which an import may not end


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, whether it is well, and the facts."""

    code: str
    ok: bool
    facts: dict[str, Any] = field(default_factory=dict)
    fault: bool = True  # or only a hint, when it is not well


def examine() -> list[Finding]:
    """Look at everything that can be looked at quickly."""
    book = Book.objects.get()
    count = everybody(book).count()
    return [
        Finding("python", sys.version_info >= (3, 11), {"version": sys.version.split()[0]}),
        _catalogue(),
        _folder(),
        _room(),
        _database(),
        Finding("schema", schema() == latest_schema(), {"version": schema()}),
        _search(count),
        Finding("people", count > 0, {"count": count}, fault=False),
        _owner(book),
    ]


def _catalogue() -> Finding:
    return Finding("catalogue", (LOCALE / "fr" / "LC_MESSAGES" / "django.mo").exists())


def _folder() -> Finding:
    others = [
        str(path)
        for path in (home(), *home().glob("*"))
        if path.stat().st_mode & 0o077
    ]  # fmt: skip
    return Finding("folder", not others, {"folder": str(home()), "open": ", ".join(others)})


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
