"""A daily digest to try things on: somebody to write to, a clock that a test sets."""

from datetime import datetime, time
from typing import Any

from entregent.services.digest import DESKTOP, MAIL, choose_digest
from entregent.services.digest_sending import send_todays
from entregent.services.follow_ups import plan
from entregent.storage.models import Book, Digest, Person
from tests.builders import NOW, TODAY, a_person

HALF_PAST_SEVEN = time(7, 30)


def somebody_to_write_to(book: Book, name: str = "Claire Morel", **how: Any) -> Person:
    """Put somebody on today's list."""
    person = a_person(book, name, **how)
    plan(book, person, "Rappeler", on=TODAY)
    return person


def asked_for(book: Book, by: str = MAIL, at: time = HALF_PAST_SEVEN) -> None:
    """Ask for a digest each day."""
    choose_digest(book, by=by, at=at)


def sent_at(book: Book, now: datetime = NOW, **how: Any) -> Digest | None:
    """Send today's digest if its time has come; what time it is, the test says."""
    book.refresh_from_db()
    return send_todays(book, now=lambda: now, **how)


def a_digest(book: Book, **told: Any) -> Digest:
    """Return a digest of today as it was left."""
    usual = {"day": TODAY, "by": DESKTOP, "state": "approved", "people": 1}
    return Digest.objects.create(book=book, **{**usual, **told})
