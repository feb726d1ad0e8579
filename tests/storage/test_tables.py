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
