"""Paragraphs about oneself: written, corrected and taken away on the settings."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from entregent.services.blurbs import add_blurb, change_blurb, drop_blurb
from entregent.services.errors import EntregentError
from entregent.storage.queries.blurbs import blurb_of
from entregent.web.blurb_forms import goal_meant
from entregent.web.requests import BookRequest
from entregent.web.views.own_texts import act_on, refuse


@require_POST
def write(request: BookRequest) -> HttpResponse:
    """Write another one."""
    said = request.POST

    def add() -> None:
        goal = goal_meant(request.book, said.get("goal", ""))
        language = said.get("language", "")
        add_blurb(request.book, text=said.get("text", ""), language=language, goal=goal)

    return act_on(request, "blurbs", "blurb-new", "blurb-kept", add)


@require_POST
def correct(request: BookRequest, pk: int) -> HttpResponse:
    """Correct one; where it was taken away meanwhile, the words stand in the form of a new one."""
    blurb, text = blurb_of(request.book, pk), request.POST.get("text", "")
    if blurb is None:
        gone = refuse(request, "blurb-new", EntregentError("no-such-blurb", number=pk))
        gone.status_code = 404
        return gone
    return act_on(
        request,
        "blurbs",
        f"blurb-{pk}",
        "blurb-kept",
        lambda: change_blurb(request.book, blurb, text=text),
    )


@require_POST
def drop(request: BookRequest, pk: int) -> HttpResponse:
    """Take one away."""
    blurb = blurb_of(request.book, pk)
    if blurb is None:
        raise Http404
    return act_on(
        request, "blurbs", f"blurb-{pk}", "blurb-dropped", lambda: drop_blurb(request.book, blurb)
    )
