"""Paragraphs about oneself: written, corrected and taken away on the settings."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from entregent.services.blurbs import add_blurb, change_blurb, drop_blurb
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal
from entregent.storage.queries.blurbs import blurb_of
from entregent.web.blurb_forms import goal_meant
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying, path_back
from entregent.web.views.settings import Refused, show_settings


@require_POST
def write(request: BookRequest) -> HttpResponse:
    """Write another one."""
    said = request.POST

    def add() -> None:
        goal = goal_meant(request.book, said.get("goal", ""))
        language = said.get("language", "")
        add_blurb(request.book, text=said.get("text", ""), language=language, goal=goal)

    return _do(request, "blurb-new", "blurb-kept", add)


@require_POST
def correct(request: BookRequest, pk: int) -> HttpResponse:
    """Correct one; where it was taken away meanwhile, the words stand in the form of a new one."""
    blurb, text = blurb_of(request.book, pk), request.POST.get("text", "")
    if blurb is None:
        gone = _refused(request, "blurb-new", EntregentError("no-such-blurb", number=pk))
        gone.status_code = 404
        return gone
    return _do(
        request, f"blurb-{pk}", "blurb-kept", lambda: change_blurb(request.book, blurb, text=text)
    )


@require_POST
def drop(request: BookRequest, pk: int) -> HttpResponse:
    """Take one away."""
    blurb = blurb_of(request.book, pk)
    if blurb is None:
        raise Http404
    return _do(request, f"blurb-{pk}", "blurb-dropped", lambda: drop_blurb(request.book, blurb))


def _do(request: BookRequest, section: str, code: str, change: Callable[[], None]) -> HttpResponse:
    """Do it and say so where one came from, or show what keeps it from being done."""
    try:
        with an_act() as done:
            change()
    except EntregentError as error:
        return _refused(request, section, error)
    back = path_back(request) if request.POST.get("back") else f"{reverse('settings')}#blurbs"
    return back_saying(back, code if done.entry else "set-nothing", entry=done.entry)


def _refused(request: BookRequest, section: str, error: EntregentError) -> HttpResponse:
    typed = {name: str(value) for name, value in request.POST.items()}
    return show_settings(request, Refused(section, refusal(error), typed))
