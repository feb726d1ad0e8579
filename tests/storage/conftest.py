"""A book of Paul's, in Paris."""

import pytest
from tests.builders import NOW

from entregent.storage.models import Book


@pytest.fixture
def book(db: None) -> Book:
    """An empty book."""
    return Book.objects.create(language="en", time_zone="Europe/Paris", created_at=NOW)
