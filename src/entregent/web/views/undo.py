"""Undo, as a toast offers it."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from entregent.core.text import number_in
from entregent.services.errors import EntregentError
from entregent.services.undoing import undo
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying, path_back, undone

if TYPE_CHECKING:
    from entregent.storage.models import Entry


@require_POST
def undo_page(request: BookRequest) -> HttpResponse:
    """Undo what the toast told of, unless something else was done since."""
    asked = request.POST.get("entry", "")
    try:
        done = undo(request.book, number_in(asked) or 0)
    except EntregentError:
        return back_saying(path_back(request), "undo-late")
    return back_saying(_who_is_back(done) or path_back(request), undone(done))


def _who_is_back(done: "Entry") -> str:
    """Return the page of whoever had been erased, "" when nobody had, or several."""
    erased = done.values.get("person") if done.act == "erase" else None
    return reverse("person", args=[erased]) if erased else ""
