"""The runs of what runs by itself, noted: when each began, when it ended, what went wrong."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from entregent.services.journal import as_json
from entregent.storage.database import wait_to_write
from entregent.storage.models import Book, JobRun

OUTBOX, DIGEST = "outbox", "digest"  # the jobs, by their names
UNEXPECTED = "unexpected"  # a fault of the program, of which only its kind is kept


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job did; `trouble` is the code of what went wrong, of which `facts` are then told.

    `partly`: it did what it was to do, but for something that the person has to look at.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    trouble: str = ""
    partly: bool = False

    @property
    def failed(self) -> bool:
        """Tell whether the person has to look at it."""
        return bool(self.trouble) or self.partly


def note_begun(book: Book, name: str, *, at: datetime) -> None:
    """Note that a job runs; what was noted of its run before is forgotten."""
    _note(book, name, began_at=at, ended_at=None, trouble="", facts={})


def note_ended(book: Book, name: str, outcome: Outcome, *, at: datetime) -> None:
    """Note how a job went."""
    _note(book, name, ended_at=at, trouble=outcome.trouble, facts=as_json(outcome.facts))


def forget_trouble(book: Book, *names: str) -> None:
    """Tell no more of what went wrong with the last run of jobs: the person dealt with it.

    They rest no longer.
    """
    JobRun.objects.filter(book=book, name__in=names).update(trouble="", facts={})


def _note(book: Book, name: str, **told: Any) -> None:
    with transaction.atomic():
        wait_to_write()
        if not JobRun.objects.filter(book=book, name=name).update(**told):
            JobRun.objects.create(book=book, name=name, **told)
