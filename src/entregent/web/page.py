"""A page of the book, with what was just done said on it."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render

from entregent.services.book import today
from entregent.services.own_book import is_example
from entregent.web import digest_part, outbox_part
from entregent.web.forms import NoteForm
from entregent.web.requests import BookRequest
from entregent.web.toast import COOKIE, toast_of


def render_page(
    request: BookRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """Return a page; a toast is said on one page and no more."""
    on = today(request.book)
    toast = toast_of(request, on)
    quick = NoteForm(on=on.isoformat())
    back_here = request.get_full_path() if request.method == "GET" else "/"
    values = {
        "back_here": back_here,
        "book": request.book,
        "on": on,
        "toast": toast,
        "quick": quick,
        "example": is_example(),
        "digest_wrong": digest_part.told_everywhere(request.book),
        "outbox_wrong": outbox_part.told_everywhere(request.book),
        **context,
    }
    response = render(request, template, values, status=status)
    if toast:
        response.delete_cookie(COOKIE, samesite="Strict")
    return response
