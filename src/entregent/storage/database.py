"""Where the rows are kept: a SQLite file of the person's own, or a PostgreSQL database."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

# WAL lets the pages read while an import writes; a write asks for its lock at once, so that two
# writers wait for one another instead of failing half-way.
_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
        "PRAGMA mmap_size=4294967296; PRAGMA cache_size=-64000; PRAGMA secure_delete=ON;"
    ),
}
_ENGINES = {"postgres", "postgresql"}
_LOCK = 0x656E7472  # "entr": the same number in every program that writes to the book


def sqlite_file(path: Path) -> dict[str, Any]:
    """Return Django's settings for a book kept in a file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": dict(_SQLITE)}


def postgresql(url: str) -> dict[str, Any]:
    """Return Django's settings for a book kept at the address of a PostgreSQL database.

    Raises ValueError when it is the address of none, ModuleNotFoundError without psycopg.
    """
    scheme, separator, _ = url.partition("://")
    if scheme not in _ENGINES or not separator:
        raise ValueError(url)
    found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=60)}
    if not found.get("NAME"):
        raise ValueError(url)
    if find_spec("psycopg") is None:
        raise ModuleNotFoundError(name="psycopg")
    waits = "-c lock_timeout=20s"  # as long as SQLite waits for its lock
    options = dict(found.get("OPTIONS") or {})
    options["options"] = " ".join(filter(None, (options.get("options"), waits)))
    return {**found, "OPTIONS": options}


def place() -> str:
    """Return where the book is kept, as one may show it."""
    told = connections[DEFAULT_DB_ALIAS].settings_dict
    return f"{told['NAME']}@{told['HOST']}" if told["HOST"] else str(told["NAME"])


def wait_to_write(using: str = "default") -> None:
    """Wait inside a transaction until nobody else writes, as SQLite does by itself.

    Rows written together then have identifiers that follow one another.
    """
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@contextmanager
def on_the_disk() -> Iterator[None]:
    """Let what is committed inside outlast a loss of power, which SQLite's log else does not."""
    to = connections[DEFAULT_DB_ALIAS]
    in_a_file = to.vendor == "sqlite" and not to.in_atomic_block
    if in_a_file:
        _synchronous("FULL")
    try:
        yield
    finally:
        if in_a_file:
            _synchronous("NORMAL")


def _synchronous(how: str) -> None:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={how}")


@contextmanager
def as_it_stands() -> Iterator[None]:
    """Read inside what the book holds at this moment, while others may write to it.

    A transaction that may write would keep everybody else from writing until it ends.
    """
    to: Any = connections[DEFAULT_DB_ALIAS]
    if to.in_atomic_block:
        yield
    elif to.vendor == "sqlite":
        mode, to.transaction_mode = to.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            to.transaction_mode = mode
    else:
        with transaction.atomic(), to.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield


@contextmanager
def by_itself() -> Iterator[None]:
    """Read the book inside in a thread of its own, with a connection that ends with it.

    The whole of a large book is read without keeping much of it in memory.
    """
    try:
        to = connections[DEFAULT_DB_ALIAS]
        if to.vendor == "sqlite":
            with to.cursor() as cursor:
                cursor.execute("PRAGMA mmap_size=0")
                cursor.execute("PRAGMA cache_size=-8000")
        yield
    finally:
        connections.close_all()


@contextmanager
def elsewhere(settings: dict[str, Any]) -> Iterator[str]:
    """Open another database beside the book's own; yield the name Django knows it by."""
    name = "elsewhere"
    both = {DEFAULT_DB_ALIAS: connections.settings[DEFAULT_DB_ALIAS], name: settings}
    connections.settings[name] = connections.configure_settings(both)[name]
    try:
        yield name
    finally:
        connections[name].close()
        del connections[name]
        del connections.settings[name]


def count_on(tables: Iterable[type[models.Model]], using: str) -> None:
    """Let identifiers given by PostgreSQL go on after those the rows brought along."""
    to = connections[using]
    with to.cursor() as cursor:
        for statement in to.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def are_one(a: str, b: str) -> bool:
    """Tell whether two names Django knows are one database, however their addresses are written."""
    return connections[a].vendor == connections[b].vendor and _identity(a) == _identity(b)


def _identity(using: str) -> object:
    if connections[using].vendor == "sqlite":
        return Path(connections[using].settings_dict["NAME"]).resolve()
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_database(), pg_postmaster_start_time()")
        return cursor.fetchone()
