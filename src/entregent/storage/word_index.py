"""The index of searched words: a full-text table of SQLite, lexemes in PostgreSQL.

Words come folded and separated by single blanks; people are found by how their words begin.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, connections

from entregent.storage.bulk import among

_INSERT = {
    "sqlite": "INSERT INTO storage_search (rowid, words) VALUES (%s, %s)",
    "postgresql": (
        "INSERT INTO storage_search (person_id, words) VALUES"
        " (%s, array_to_tsvector(string_to_array(nullif(%s, ''), ' ')))"
    ),
}
_KEY = {"sqlite": "rowid", "postgresql": "person_id"}
_FOUND = {
    "sqlite": "SELECT rowid FROM storage_search WHERE words MATCH %s",
    "postgresql": "SELECT person_id FROM storage_search WHERE words @@ %s::tsquery",
}


def put(rows: Iterable[tuple[int, str]], using: str = "default") -> None:
    """Write the words of people who are not in the index."""
    to = connections[using]
    with to.cursor() as cursor:
        cursor.executemany(_INSERT[to.vendor], list(rows))


def drop(person_ids: Sequence[int]) -> None:
    """Take these people out of the index."""
    condition, value = among(_KEY[connection.vendor], person_ids)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM storage_search WHERE {condition}", [value])  # noqa: S608 - names of our own


def clear(using: str) -> None:
    """Take everybody out of the index."""
    with connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM storage_search")


def compact() -> None:
    """Write the index anew: until then SQLite keeps the words of those who left it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO storage_search (storage_search) VALUES ('optimize')")


def count() -> int:
    """Return how many people the index holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM storage_search")
        return int(cursor.fetchone()[0])


def finding_any(asked: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return the question whose answers have, for each of these, a word that begins with one."""
    if connection.vendor == "postgresql":
        every = (" | ".join(f"{_word(word)}:*" for word in either) for either in asked)
        return _FOUND["postgresql"], " & ".join(f"({either})" for either in every)
    every = (" OR ".join(f"{_word(word)}*" for word in either) for either in asked)
    return _FOUND["sqlite"], " AND ".join(f"({either})" for either in every)


def held(words: Iterable[str]) -> list[str]:
    """Return those of these words that somebody has."""
    asked = {_word(word): word for word in words}
    given: Any
    if connection.vendor == "postgresql":
        rows, given = "unnest(%s::text[]) AS value", list(asked)
    else:
        rows, given = "json_each(%s)", json.dumps(list(asked))
    found = _FOUND[connection.vendor] % "value"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT value FROM {rows} WHERE EXISTS ({found})", [given])  # noqa: S608 - names of our own
        return [asked[value] for (value,) in cursor.fetchall()]


def _word(word: str) -> str:
    return f"'{word}'" if connection.vendor == "postgresql" else f'"{word}"'
