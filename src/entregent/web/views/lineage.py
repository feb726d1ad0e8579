"""Who came through whom, as trees."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from entregent.services.book import today
from entregent.services.lineage import lineage_of
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import the_person


@require_safe
def lineage_page(request: BookRequest, pk: int | None = None) -> HttpResponse:
    """Return the trees that grew most, or the one of a person."""
    person = the_person(request, pk) if pk is not None else None
    told = lineage_of(request.book, on=today(request.book), person=person)
    return render_page(request, "lineage.html", {"told": told, "of": person})
