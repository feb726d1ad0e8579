"""Undo, as a toast offers it."""

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from entregent.services.journal import undo
from entregent.storage.queries.journal import standing_since
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying


@require_POST
def undo_page(request: BookRequest) -> HttpResponse:
    """Undo what the toast told of, unless something else was done since."""
    asked = [int(entry) for entry in request.POST.getlist("entry") if entry.isdecimal()]
    if not asked or standing_since(request.book, min(asked) - 1) != asked:
        return back_saying(_back(request), "undo-late")
    for _entry in asked:
        undo(request.book)
    return back_saying(_back(request), "undone")


def _back(request: BookRequest) -> str:
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if safe and back.startswith("/") else "/"
