"""The book in other places: exports, copies kept and brought back, and everything erased."""

from collections.abc import Callable
from pathlib import Path

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.services.backup import backup, copy_named, restore
from entregent.services.book import today
from entregent.services.emptying import erase_everything
from entregent.services.errors import EntregentError
from entregent.services.exporting import export as write_out
from entregent.services.wording.pages import refusal, words
from entregent.storage.home import backups_folder
from entregent.web.downloads import download
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.streamed import streamed
from entregent.web.toast import back_saying
from entregent.web.views.settings import Refused, show_settings

FORMS = {"json": "json", "vcard": "vcf", "csv": "csv"}  # with the endings of their files


@require_safe
def export(request: BookRequest, form: str) -> HttpResponseBase:
    """Return the book written out, as a file to keep."""
    if form not in FORMS:
        raise Http404
    # Spreadsheets take a file for what it is when its first bytes say so.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    return streamed(
        request,
        _named(request, FORMS[form]),
        lambda out: write_out(request.book, form, out),
        encoding=encoding,
    )


@require_safe
def download_copy(request: BookRequest) -> HttpResponseBase:
    """Return a copy of the book, as a file to keep."""
    return download(_named(request, "sqlite3"), backup)


def _named(request: BookRequest, ending: str) -> str:
    return f"entregent-{today(request.book)}.{ending}"


@require_POST
def keep_copy(request: BookRequest) -> HttpResponse:
    """Keep a copy beside the book."""
    return _with_a_copy(request, backup, "copy-kept")


@require_POST
def bring_back(request: BookRequest) -> HttpResponse:
    """Put a copy in the place of the book, which is kept as one too."""
    name = request.POST.get("copy", "")
    return _with_a_copy(request, lambda: restore(copy_named(name)), "copy-back")


def _with_a_copy(request: BookRequest, act: Callable[[], Path], code: str) -> HttpResponse:
    try:
        act()
    except EntregentError as error:
        return show_settings(request, Refused("copies", refusal(error)))
    return back_saying(f"{reverse('settings')}#copies", code)


@require_safe
def erase_page(request: BookRequest) -> HttpResponse:
    """Return the page that asks before everything is erased."""
    return _ask(request)


def _ask(request: BookRequest, *, typed: str = "", refused: str = "") -> HttpResponse:
    context = {"folder": backups_folder(), "typed": typed, "refusal": refused}
    return render_page(request, "erase.html", context, status=422 if refused else 200)


@require_POST
def erase(request: BookRequest) -> HttpResponse:
    """Erase everything once the word was typed."""
    typed, word = request.POST.get("word", ""), words("erase-word")
    if typed.strip().casefold() != word.casefold():
        error = EntregentError("not-the-word", word=word)
        return _ask(request, typed=typed, refused=refusal(error))
    erase_everything(request.book)
    return back_saying(f"{reverse('settings')}#copies", "erased-all")
