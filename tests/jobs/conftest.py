"""A book of Paul's, in Paris, on a Sunday morning of November, in a home of its own."""

from pathlib import Path

import pytest
from tests.builders import NOW

from entregent.services import coverage_kept, network, today
from entregent.storage.models import Book


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stop the clock, and keep this test's locks, password and key to itself."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    today.forget()
    coverage_kept.forget()
    network.forget()  # each test has a book of its own, all with the same numbers
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def book(db: None) -> Book:
    """An empty book."""
    return Book.objects.create(language="en", time_zone="Europe/Paris", created_at=NOW)
