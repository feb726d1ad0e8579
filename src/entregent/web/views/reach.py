"""Reach: through whom to somebody, whom to ask first, and a draft to them."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal
from entregent.web.noted_forms import LinkForm
from entregent.web.page import render_page
from entregent.web.requests import BookRequest


@require_safe
def reach_page(request: BookRequest) -> HttpResponse:
    """Return the field, and the paths to whoever was asked for."""
    who = request.GET.get("who", "").strip()
    if not who:
        return render_page(request, "reach.html", {"who": ""})
    from entregent.services.reach import reach  # noqa: PLC0415 - numbers are loaded for it alone

    try:
        found = reach(request.book, who, on=today(request.book))
    except EntregentError as error:
        matches = error.values.get("matches")
        context = {"who": who, "matches": matches, "refusal": "" if matches else refusal(error)}
        return render_page(request, "reach.html", context, status=422)
    asked = found.sought.name if who.isdecimal() else who
    return render_page(request, "reach.html", {"who": asked, "found": found, "link": LinkForm()})
