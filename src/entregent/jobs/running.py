"""Running what is due: one process at a time, each run noted, none held up by one that fails."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from entregent.jobs.the_jobs import JOBS, Job, Now
from entregent.services.errors import EntregentError
from entregent.services.job_runs import UNEXPECTED, Outcome, note_begun, note_ended
from entregent.services.trouble import as_trouble
from entregent.storage.home import jobs_lock, make_home
from entregent.storage.locks import held
from entregent.storage.queries.jobs import last_runs
from entregent.sync.smtp import Trouble

if TYPE_CHECKING:
    from entregent.storage.models import Book, JobRun

RESTS = timedelta(minutes=5)  # after a failure, unless somebody asks
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ran:
    """A job that was due, and what it did."""

    job: str
    outcome: Outcome


def run_due(
    book: "Book",
    *,
    now: Now | None = None,
    asked: bool = False,
    jobs: Sequence[Job] = JOBS,
    tell: Callable[[Ran], None] | None = None,
) -> list[Ran] | None:
    """Run each job that is due, and return what they did; None where another process runs them.

    One that failed rests a while, unless somebody `asked` for this run. What had nothing to do is
    not told of, and notes nothing.
    """
    make_home()
    now = now or timezone.now
    ran: list[Ran] = []
    with held(jobs_lock()) as alone:
        if not alone:
            return None
        known = last_runs(book)
        for job in jobs:
            if not asked and _rests(known.get(job.name), now()):
                continue
            outcome = _run(book, job, now)
            if outcome:
                ran.append(Ran(job.name, outcome))
                if tell:
                    tell(ran[-1])
    return ran


def _rests(last: "JobRun | None", now: datetime) -> bool:
    return bool(last and last.trouble and last.began_at <= now < last.began_at + RESTS)


def _run(book: "Book", job: Job, now: Now) -> Outcome | None:
    """Run a job if it is due, and note it; None where it is not."""
    at = now()
    try:
        due = job.due(book, at)
        if due is None or due > at:
            return None
        note_begun(book, job.name, at=at)
        outcome = job.do(book, now)
    except Exception as error:  # the others run all the same
        outcome = _went_wrong(job, error)
        note_begun(book, job.name, at=at)
    note_ended(book, job.name, outcome, at=now())
    return outcome


def _went_wrong(job: Job, error: Exception) -> Outcome:
    if isinstance(error, Trouble):
        return Outcome({"reply": error.reply}, error.code)
    known = error if isinstance(error, EntregentError) else as_trouble(error)
    if known:
        return Outcome(dict(known.values), known.code)
    _log.error("%s", job.name, exc_info=error)
    return Outcome({"type": type(error).__name__}, UNEXPECTED)
