"""A book is opened at every page: what it takes to know its tables is asked once."""

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from entregent.services import book as opened
from entregent.services.book import latest_schema, open_book, schema
from entregent.storage.models import Book


def asked_to_open() -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        open_book()
    return [query["sql"] for query in queries]


def test_the_tables_are_listed_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "_with_tables", set())
    first, second = asked_to_open(), asked_to_open()
    assert len(second) == 2 < len(first)


def test_a_place_that_holds_no_book_any_more_is_looked_at_anew(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_book()
    answers = iter([OperationalError("no such table"), latest_schema()])

    def newest() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(opened, "_newest_migration", newest)
    assert schema() == latest_schema()
    assert not list(answers)
    monkeypatch.setattr(connection.introspection, "table_names", lambda _cursor: [])
    opened._with_tables.clear()
    assert schema() == ""
