"""The tables of a new book, made at once: the same that its migrations would have left."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.terminal import Terminal

# What a database holds, whatever the order of its columns; SQLite numbers what is no index.
_TOLD = """
import json, django; django.setup()
from django.db import connection
from entregent.storage.tables import make_tables
make_tables()
with connection.cursor() as cursor:
    tell = connection.introspection
    tables = {
        table: [
            sorted(map(str, tell.get_table_description(cursor, table))),
            sorted(
                json.dumps([name * of["index"], of], default=str, sort_keys=True)
                for name, of in tell.get_constraints(cursor, table).items()
            ),
        ]
        for table in tell.table_names(cursor)
    }
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    print(json.dumps([tables, cursor.fetchall()]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Terminal:
    """A folder without a book."""
    (tmp_path / "home").mkdir()
    return Terminal(tmp_path / "home", DJANGO_SETTINGS_MODULE="entregent.config.settings")


def told(home: Terminal, *, migrated: bool) -> Any:
    """What the tables are, made at once unless they were migrated before."""
    if migrated:
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
        subprocess.run(migrate, env=home.environment, check=True)
    done = subprocess.run(
        [sys.executable, "-c", _TOLD],
        env=home.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_a_new_book_has_the_tables_that_its_migrations_make(home: Terminal, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Terminal(tmp_path / "other", DJANGO_SETTINGS_MODULE="entregent.config.settings")
    at_once, step_by_step = told(home, migrated=False), told(other, migrated=True)
    assert len(at_once[0]) > 20
    assert at_once == step_by_step


def test_tables_that_are_there_already_are_left_alone(home: Terminal) -> None:
    assert told(home, migrated=False) == told(home, migrated=False)


_AN_OLDER_BOOK = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", "storage", "0008", verbosity=0)
at = "2026-11-22 09:30:15+00:00"
rows = {
    "storage_book": {
        "id": 1, "name": "", "language": "en", "time_zone": "UTC", "daily_limit": 5,
        "created_at": at,
    },
    "storage_person": {
        "id": 7, "book_id": 1, "name": "Alice Martin", "name_key": "alice martin", "given": "",
        "family": "", "is_me": False, "birthday": "", "birthday_in_year": "", "language": "",
        "register": "", "how_met": "", "origins": "{}", "created_at": at,
    },
    "storage_position": {
        "id": 3, "book_id": 1, "person_id": 7, "title": "CFO", "started": "2021", "ended": "",
        "current": True, "origin": "linkedin",
    },
}
with connection.cursor() as cursor:
    for table, row in rows.items():
        names, places = ", ".join(row), ", ".join(["%s"] * len(row))
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))
"""


def test_a_book_of_an_earlier_version_keeps_its_people_and_takes_what_is_noted_now(
    home: Terminal,
) -> None:
    subprocess.run([sys.executable, "-c", _AN_OLDER_BOOK], env=home.environment, check=True)
    told = home.json("person", "7")
    assert (told["name"], told["needs"], told["worked_together"]) == ("Alice Martin", [], None)
    [job] = told["positions"]
    assert (job["title"], job["guessed"]) == ("CFO", ["level", "function"])
    told = home.json("set", "7", "level=executive", "need=A boat")
    assert told["positions"][0]["level"] == "executive"
    assert told["positions"][0]["source"] == "linkedin"
    assert [need["text"] for need in told["needs"]] == ["A boat"]


_BROUGHT_UP_TO_DATE = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from entregent.services.book import open_book
call_command("migrate", "storage", "0009", verbosity=0)
before = connection.connection
open_book()
assert connection.connection is not before
before = connection.connection
open_book()
assert connection.connection is before
"""


def test_a_process_that_brought_a_book_up_to_date_lets_go_of_what_it_read(home: Terminal) -> None:
    """SQLite would keep every page of the file in its memory for as long as it is connected."""
    subprocess.run([sys.executable, "-c", _BROUGHT_UP_TO_DATE], env=home.environment, check=True)
