"""One import: where it stands, what was found, a yes, what became of it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.services.bringing.batch import Batch, Facts, Stage, batch_called
from entregent.services.bringing.problems import problem_sheet
from entregent.services.bringing.starting import leave, say, start, stop, take_back
from entregent.services.errors import EntregentError
from entregent.services.wording import bringing as wording
from entregent.services.wording.pages import words
from entregent.storage.queries.likeness import open_pairs
from entregent.storage.queries.owner import my_addresses
from entregent.web.batch_form import FoundForm, found_form_of, new_form
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying

SHOWN = 50  # problems
_PAGES = {
    Stage.WORKING: "batch_working.html",
    Stage.FOUND: "batch_found.html",
    Stage.DONE: "batch_done.html",
    Stage.REFUSED: "batch_stopped.html",
    Stage.CUT_SHORT: "batch_stopped.html",
}


def _batch(key: str) -> Batch:
    batch = batch_called(key)
    if batch is None:
        raise Http404
    return batch


@require_safe
def batch_page(request: BookRequest, key: str) -> HttpResponse:
    """Return where an import stands."""
    return _show(request, _batch(key))


def _show(
    request: BookRequest, batch: Batch, *, form: FoundForm | None = None, refusal: str = ""
) -> HttpResponse:
    stage = batch.stage
    context: dict[str, Any] = {"batch": batch, "stage": stage.value, "refusal": refusal}
    match stage:
        case Stage.WORKING:
            context |= _progress(batch)
        case Stage.FOUND:
            context |= _found(batch, form or new_form(batch, _known(request)))
        case Stage.DONE:
            context |= _done(request, batch)
        case _:
            context |= {"now": batch.read("now"), "why": _why(batch)}
    return render_page(request, _PAGES[stage], context, status=422 if refusal else 200)


def _progress(batch: Batch) -> Facts:
    now, total = batch.read("now"), batch.total
    read = int(now.get("read", 0))
    return {
        "now": now,
        "total": total,
        "read": read,
        "percent": min(100, 100 * read // total) if total else 0,
        "ends": bool(total) and read >= total,
    }


def _known(request: BookRequest) -> set[str]:
    return {address.key for address in my_addresses(request.book)}


def _found(batch: Batch, form: FoundForm) -> Facts:
    found = batch.read("found")
    files = found["files"]
    return {
        "files": files,
        "me": found["me"],
        "merged": found["merged"],
        "form": form,
        "fields": wording.fields(),
        "readable": any(file["kind"] for file in files),
        "askable": any(file["sheets"] for file in files),
        **_problems(found, but="owner-unknown"),
        **_totals(files),
    }


def _done(request: BookRequest, batch: Batch) -> Facts:
    result = batch.read("result")
    files = result["files"]
    return {
        "files": files,
        "me": result["me"],
        "merged": result["merged"],
        "taken_back": result.get("taken_back", False),
        "new": any(_totals(files).values()),
        **_problems(result),
        **_totals(files),
        "pairs": open_pairs(request.book).count(),
    }


def _problems(told: Facts, but: str = "") -> Facts:
    """Return the first problems, and how many there are; why files were not read stands there."""
    read = [file for file in told["files"] if file["kind"]]
    skipped = told.get("skipped", [])  # of zips
    shown = [one for file in read for one in file["problems"] if one["code"] != but]
    count = len(skipped) + sum(file["count"] for file in read)
    return {"skipped": skipped, "problems": [*skipped, *shown][:SHOWN], "count": count}


def _totals(files: list[Facts]) -> dict[str, int]:
    of = ("people", "exchanges")
    return {what: sum(file[what]["created"] for file in files) for what in of}


def _why(batch: Batch) -> str:
    now = batch.read("now")
    if batch.stage is not Stage.REFUSED or not now.get("code"):
        return ""
    return wording.refusal(EntregentError(now["code"], **now["values"]))


@require_safe
def now(request: BookRequest, key: str) -> HttpResponse:
    """Return how far it has come; once that is over, have the whole page loaded anew."""
    batch = _batch(key)
    if batch.stage is not Stage.WORKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "_batch_now.html", {"batch": batch, **_progress(batch)})


@require_POST
def look(request: BookRequest, key: str) -> HttpResponse:
    """Look again, by what the person said of the files."""
    return _go_on(request, _batch(key), "look")


@require_POST
def read(request: BookRequest, key: str) -> HttpResponse:
    """Read the files into the book."""
    return _go_on(request, _batch(key), "read")


def _go_on(request: BookRequest, batch: Batch, task: str) -> HttpResponse:
    if batch.stage is Stage.FOUND:
        form = found_form_of(batch, request.POST, _known(request))
        try:
            say(batch, columns=form.columns(), me=form.addresses(), not_me=form.not_mine())
        except EntregentError as error:
            return _show(request, batch, form=form, refusal=wording.refusal(error))
    if batch.stage is not Stage.DONE:
        start(batch, task)
    return _to(batch)


@require_POST
def stop_page(request: BookRequest, key: str) -> HttpResponse:  # noqa: ARG001 - what a view is given
    """Stop what is at work on it."""
    batch = _batch(key)
    stop(batch)
    return _to(batch)


@require_POST
def leave_page(request: BookRequest, key: str) -> HttpResponse:  # noqa: ARG001 - the address names it
    """Leave the files, which are removed."""
    leave(_batch(key))
    return back_saying(reverse("bring"), "batch-left")


@require_POST
def take_back_page(request: BookRequest, key: str) -> HttpResponse:
    """Undo the import as a whole."""
    batch = _batch(key)
    try:
        take_back(request.book, batch)
    except EntregentError as error:
        return _show(request, batch, refusal=wording.refusal(error))
    return _to(batch)


@require_safe
def problems(request: BookRequest, key: str) -> StreamingHttpResponse:
    """Return every problem as a CSV."""
    batch, language = _batch(key), request.book.language
    head = [words(f"batch-problem-{column}") for column in ("file", "where", "what")]
    sheet = problem_sheet(batch, head, language)
    response = StreamingHttpResponse(sheet, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="entregent-import.csv"'
    return response


def _to(batch: Batch) -> HttpResponse:
    return HttpResponseRedirect(reverse("batch", args=[batch.key]), status=303)
