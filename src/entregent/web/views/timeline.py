"""The story with a person, as far back as one cares to go."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entregent.core.story import PARTS, Kind, Place, place_in
from entregent.services.book import today
from entregent.services.story import happened_to, story
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import TOLD, earlier_than, the_person


@require_safe
def timeline_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return what came before something that is shown, the latest first; to htmx, that alone."""
    book, person = request.book, the_person(request, pk)
    on, only, before = today(book), request.GET.get("only", ""), _before(request)
    if only and only not in PARTS:
        raise Http404
    told = story(
        happened_to(book, person, on=on),
        limit=TOLD + 1,
        before=before,
        only=PARTS[only] if only else tuple(Kind),
    )
    shown = told[:TOLD]
    context = {
        "person": person,
        "told": shown,
        "only": only,
        "parts": PARTS,
        "earlier": earlier_than(pk, shown[-1], only) if len(told) > TOLD else "",
    }
    if before and "HX-Request" in request.headers:
        return render(request, "_timeline.html", {**context, "book": book, "on": on})
    return render_page(request, "timeline.html", context)


def _before(request: BookRequest) -> Place | None:
    """Return the place asked for; there is no page of what is none."""
    asked = request.GET.get("before", "")
    place = place_in(asked)
    if asked and place is None:
        raise Http404
    return place
