"""The exchanges with a person, as far back as one cares to go."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entregent.core.text import number_in
from entregent.services.book import end_of, today
from entregent.storage.queries.dossier import timeline
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import EXCHANGES, earlier_than, the_person


@require_safe
def timeline_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return the exchanges before one that is shown, the latest first; to htmx, them alone."""
    book, person = request.book, the_person(request, pk)
    on = today(book)
    told = timeline(person, until=end_of(book, on), before=_before(request), limit=EXCHANGES + 1)
    shown = told[:EXCHANGES]
    context = {
        "person": person,
        "exchanges": shown,
        "earlier": earlier_than(pk, shown[-1]) if len(told) > EXCHANGES else "",
    }
    if "HX-Request" in request.headers:
        return render(request, "_timeline.html", {**context, "book": book, "on": on})
    return render_page(request, "timeline.html", context)


def _before(request: BookRequest) -> tuple[datetime, int] | None:
    """Return the moment and number asked for; there is no page of what is neither."""
    asked, number = request.GET.get("before", ""), number_in(request.GET.get("id", "0"))
    if not asked:
        return None
    try:
        at = datetime.fromisoformat(asked)
    except ValueError as error:
        raise Http404 from error
    if number is None or at.tzinfo is None or not 1 < at.year < 9999:
        raise Http404
    return at, number
