"""A book of Paul's, in Paris, on a Sunday morning of November."""

from datetime import datetime

import pytest
from tests.builders import NOW

from entregent.services import coverage_kept, network, review, today
from entregent.storage.models import Book


class Clock:
    """What time it is for the whole test."""

    def __init__(self) -> None:
        self.now = NOW

    def set(self, moment: datetime) -> None:
        self.now = moment


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stop the clock; a test may set it."""
    stopped = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: stopped.now)
    today.forget()
    coverage_kept.forget()
    network.forget()  # each test has a book of its own, all with the same numbers
    review.forget()
    monkeypatch.setattr("entregent.services.meaning.installed", str)  # "": what it learns has tests
    return stopped


@pytest.fixture
def book(db: None) -> Book:
    """An empty book."""
    return Book.objects.create(language="en", time_zone="Europe/Paris", created_at=NOW)
