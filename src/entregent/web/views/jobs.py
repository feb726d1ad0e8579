"""What runs by itself: how each job went; the digest chosen, and settled where it went wrong."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from entregent.jobs.beside import begin_now
from entregent.jobs.the_jobs import JOBS
from entregent.services.book import on_the_clock
from entregent.services.digest import (
    choose_digest,
    seen,
    send_again,
    settle,
    settle_left_behind,
    time_typed,
)
from entregent.services.errors import EntregentError
from entregent.services.job_runs import DIGEST
from entregent.services.wording import digest as digest_words
from entregent.services.wording import jobs as wording
from entregent.services.wording.pages import refusal
from entregent.storage.home import jobs_lock
from entregent.storage.locks import is_held
from entregent.storage.queries.digests import digest_numbered, latest_digests
from entregent.storage.queries.jobs import last_runs
from entregent.web.digest_part import way_typed, wrong_digest
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying, path_back
from entregent.web.views.settings import change

if TYPE_CHECKING:
    from datetime import datetime

    from entregent.jobs.the_jobs import Job
    from entregent.storage.models import Book, Digest, JobRun

DAYS_SHOWN = 7
_SAID = {
    "arrived": "digest-did-arrive", "not-arrived": "digest-did-not-arrive",
    "again": "digest-leaves", "try": "digest-leaves", "seen": "digest-noted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A job as the page shows it; `goes` is "running" or "stopped" where its run has no end."""

    job: str
    name: str
    what: str
    last: "datetime | None"
    goes: str
    did: str
    trouble: str
    next: "datetime | None"
    due: bool
    said_below: bool  # the trouble of the digest, beside its buttons


@require_safe
def jobs_page(request: BookRequest) -> HttpResponse:
    """Return how each job last went, when it runs next, and the digests of the last days."""
    return _show(request)


def _show(request: BookRequest, refused: str = "") -> HttpResponse:
    book = request.book
    settle_left_behind(book)
    runs, at_work, wrong = last_runs(book), is_held(jobs_lock()), wrong_digest(book)
    below = (DIGEST,) if wrong else ()
    shown = [_shown(book, job, runs.get(job.name), at_work, job.name in below) for job in JOBS]
    context = {
        "jobs": shown,
        "days": [_told(row) for row in latest_digests(book, limit=DAYS_SHOWN)],
        "wrong": wrong,
        "digest_wrong": None,  # it stands in its place
        "refused": refused,
    }
    return render_page(request, "jobs.html", context, status=422 if refused else 200)


def _shown(
    book: "Book", job: "Job", run: "JobRun | None", at_work: bool, said_below: bool
) -> Shown:
    now = timezone.now()
    due = job.due(book, now)
    goes = "" if run is None or run.ended_at else "running" if at_work else "stopped"
    return Shown(
        job.name,
        wording.name(job.name),
        wording.what(job.name),
        on_the_clock(book, run.began_at) if run else None,
        goes,
        "" if run is None or run.trouble else wording.did(job.name, run.facts),
        wording.trouble(job.name, run.trouble, run.facts, refusal) if run else "",
        on_the_clock(book, due) if due else None,
        due is not None and due <= now,
        said_below,
    )


def _told(row: "Digest") -> "tuple[Digest, str]":
    return row, digest_words.state(row)


@require_POST
def act(request: BookRequest, pk: int) -> HttpResponse:
    """Do about one digest what a button says, wherever it was pressed."""
    row, do = digest_numbered(request.book, pk), request.POST.get("do", "")
    if row is None:
        raise Http404
    try:
        _carry_out(request.book, row, do)
    except EntregentError as error:
        return _show(request, refusal(error))
    if _SAID[do] == "digest-leaves":
        begin_now()
    return back_saying(path_back(request), _SAID[do])


def _carry_out(book: "Book", row: "Digest", do: str) -> None:
    match do:
        case "arrived" | "not-arrived":
            settle(book, row, arrived=do == "arrived")
        case "again" | "try":
            send_again(book, row)
        case "seen":
            seen(book, row)
        case _:
            raise EntregentError("not-a-choice", value=do[:60], choices=", ".join(_SAID))


@require_POST
def choose(request: BookRequest) -> HttpResponse:
    """Choose how the digest comes, and when."""
    by, at = way_typed(request.POST.get("by", "")), request.POST.get("at", "")
    code = "digest-chosen" if by else "digest-left"

    def do() -> None:
        choose_digest(request.book, by=by, at=time_typed(at or request.book.digest_at))

    return change(request, "digest", code, do)
