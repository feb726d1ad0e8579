"""May I ask somebody now: go, wait or not, why, and whom else to ask."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from entregent.core.asks import ASKS
from entregent.services.asking import may_i_ask
from entregent.services.asking_about import ASKED_BY, SHARE
from entregent.services.book import today
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import the_person

FIRST = "advice"  # what is asked for most lightly


@require_safe
def ask_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return whether somebody may be asked for something, by its kind."""
    person, kind = the_person(request, pk), request.GET.get("for", FIRST)
    if kind not in ASKS or person.is_me or person.archived_on:
        raise Http404
    offering = "offering" in request.GET
    answer = may_i_ask(request.book, person, kind, on=today(request.book), offering=offering)
    context = {
        "person": person,
        "kinds": ASKS,
        "kind": kind,
        "answer": answer,
        "pace": request.book.days_between_asks,
        "intent": ASKED_BY[kind],
        "kind_said": kind if kind == SHARE else "",
    }
    return render_page(request, "person_ask.html", context)
