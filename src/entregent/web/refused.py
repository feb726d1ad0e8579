"""What a service refused, as a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal


def refused_page(request: HttpRequest, error: EntregentError) -> HttpResponse:
    """Return the page that names what is wrong and the next step."""
    context = {"sentence": refusal(error)}
    return render(request, "refused.html", context, status=422)
