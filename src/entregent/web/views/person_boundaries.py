"""The boundaries of a person, changed where they stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.services.book import today
from entregent.services.boundaries_typed import set_boundaries
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal
from entregent.storage.queries.boundaries import boundaries_of
from entregent.web.boundaries_form import BoundariesForm, form_as_it_is, form_as_sent
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import the_person


@require_http_methods(["GET", "HEAD", "POST"])
def boundaries(request: BookRequest, pk: int) -> HttpResponse:
    """Return the form of the boundaries, to stand in their place; or keep what it says."""
    person, on = the_person(request, pk), today(request.book)
    if request.method != "POST":
        return _show(request, pk, form_as_it_is(boundaries_of(person), on=on))
    form = form_as_sent(request.POST)
    try:
        with an_act() as done:
            set_boundaries(request.book, person, form.said())
    except EntregentError as error:
        return _show(request, pk, form, refusal(error))
    code = "set" if done.entry else "set-nothing"
    return back_saying(reverse("person", args=[pk]), code, person=pk, entry=done.entry)


def _show(request: BookRequest, pk: int, form: BoundariesForm, said: str = "") -> HttpResponse:
    context = {"person": the_person(request, pk), "form": form, "refusal": said}
    if "HX-Request" in request.headers:
        return render(request, "_boundaries_form.html", context | {"inline": True})
    return render_page(request, "person_boundaries.html", context, status=422 if said else 200)
