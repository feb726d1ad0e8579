"""The pages of an English book, seen by its owner or by a stranger, on a Sunday of November."""

from pathlib import Path

import pytest
from django.test import Client
from tests.builders import NOW, a_person

from entregent.services import coverage_kept, network, review, today
from entregent.services.opening import new_link
from entregent.storage.models import Book, Person


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stop the clock, and keep this test's link to itself."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    today.forget()
    coverage_kept.forget()
    network.forget()  # each test has a book of its own, all with the same numbers
    monkeypatch.setattr("entregent.services.meaning.installed", str)  # "": what it learns has tests
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path))
    review.forget()


@pytest.fixture
def book(db: None) -> Book:
    """An empty book."""
    return Book.objects.create(language="en", time_zone="Europe/Paris", created_at=NOW)


@pytest.fixture
def me(book: Book, client: Client) -> Client:
    """The owner, who has opened the link of the terminal."""
    client.get(f"/open/{new_link()}/")
    return client


@pytest.fixture
def stranger(book: Book) -> Client:
    """Somebody who has not."""
    return Client()


@pytest.fixture
def benoit(book: Book) -> Person:
    """Benoît, who works at Globex."""
    return a_person(book, "Benoît Durand", organisation="Globex", title="Designer")
