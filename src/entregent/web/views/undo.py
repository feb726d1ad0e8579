"""Undo, as a toast offers it."""

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from entregent.services.errors import EntregentError
from entregent.services.undoing import undo
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying


@require_POST
def undo_page(request: BookRequest) -> HttpResponse:
    """Undo what the toast told of, unless something else was done since."""
    asked = request.POST.get("entry", "")
    try:
        undo(request.book, int(asked) if asked.isdecimal() else 0)
    except EntregentError:
        return back_saying(_back(request), "undo-late")
    return back_saying(_back(request), "undone")


def _back(request: BookRequest) -> str:
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if safe and back.startswith("/") else "/"
