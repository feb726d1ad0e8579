"""A position of a person, added, put right or taken out."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.services.errors import EntregentError
from entregent.services.positions import position_of, remove_position, write_position
from entregent.services.wording.pages import refusal
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import the_person

SAID = ("title", "organisation", "started", "ended")


@require_http_methods(["GET", "HEAD", "POST"])
def position(request: BookRequest, pk: int, number: int | None = None) -> HttpResponse:
    """Return the form of a position; or write what was said in it, or take the position out."""
    person = the_person(request, pk)
    said = {name: request.POST.get(name, "") for name in SAID}
    current, refused, at_fault = "current" in request.POST, "", ""
    if number is not None:
        try:
            known = position_of(person, number)
        except EntregentError as error:
            raise Http404 from error
        if request.method != "POST":
            firm = known.organisation.name if known.organisation else ""
            said = {"title": known.title, "organisation": firm, "started": known.started,
                    "ended": known.ended}  # fmt: skip
            current = known.current
    if request.method == "POST":
        try:
            with an_act() as done:
                if number is not None and "remove" in request.POST:
                    remove_position(request.book, person, number)
                else:
                    write_position(request.book, person, number=number, current=current, **said)
        except EntregentError as error:
            refused, at_fault = refusal(error), _at_fault(error, said)
        else:
            to = f"{reverse('person', args=[pk])}#positions"
            code = "set" if done.entry else "set-nothing"
            return back_saying(to, code, person=pk, entry=done.entry)
    context = {"person": person, "number": number, "current": current, "refusal": refused,
               "at_fault": at_fault, **said}  # fmt: skip
    if "HX-Request" in request.headers:
        return render(request, "_position_form.html", context)
    return render_page(request, "position.html", context, status=422 if refused else 200)


def _at_fault(error: EntregentError, said: Mapping[str, str]) -> str:
    """Return which day is to be typed again, "" where it is none of them."""
    if error.code in ("position-not-over", "position-backwards"):
        return "ended"
    wrong = error.values.get("value")
    return next((day for day in ("started", "ended") if wrong and said[day].strip() == wrong), "")
