"""Saved lists: kept, renamed, deleted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, QueryDict
from django.views.decorators.http import require_POST

from entregent.services.asked import Asked, asked_of
from entregent.services.errors import EntregentError
from entregent.services.saved_lists import drop_list, rename_list, save_list
from entregent.services.wording.pages import refusal
from entregent.storage.queries.saved_lists import saved_list
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.people import address, show_people

if TYPE_CHECKING:
    from entregent.storage.models import SavedList


@require_POST
def save(request: BookRequest) -> HttpResponse:
    """Save the list that the form tells, under a name."""
    asked, name = _asked(request.POST.get("query", "")), request.POST.get("name", "")
    return _done(
        request, asked, "list-saved",
        lambda: save_list(request.book, name=name, query=asked.query), list_name=name,
    )  # fmt: skip


@require_POST
def change(request: BookRequest, pk: int) -> HttpResponse:
    """Rename a list, or delete it."""
    saved, name = _saved(request, pk), request.POST.get("name", "")
    asked = _asked(saved.query)
    if "drop" in request.POST:
        return _done(request, Asked(), "list-dropped", lambda: drop_list(request.book, saved))
    return _done(
        request, asked, "list-renamed",
        lambda: rename_list(request.book, saved, name=name), list_renamed=name,
    )  # fmt: skip


def _done(
    request: BookRequest, asked: Asked, code: str, act: Callable[[], object], **typed: str
) -> HttpResponse:
    try:
        with an_act() as done:
            act()
    except EntregentError as error:
        refused = {"list_refusal": refusal(error), **typed}
        return show_people(request, asked, refused=refused)
    return back_saying(address(asked), code, entry=done.entry)


def _asked(query: str) -> Asked:
    return asked_of(QueryDict(query))


def _saved(request: BookRequest, pk: int) -> "SavedList":
    saved = saved_list(request.book, pk)
    if saved is None:
        raise Http404
    return saved
