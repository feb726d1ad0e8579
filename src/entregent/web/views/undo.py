"""Undo, as a toast offers it."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from entregent.core.text import number_in
from entregent.services.errors import EntregentError
from entregent.services.undoing import undo
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying, path_back


@require_POST
def undo_page(request: BookRequest) -> HttpResponse:
    """Undo what the toast told of, unless something else was done since."""
    asked = request.POST.get("entry", "")
    try:
        undo(request.book, number_in(asked) or 0)
    except EntregentError:
        return back_saying(path_back(request), "undo-late")
    return back_saying(path_back(request), "undone")
