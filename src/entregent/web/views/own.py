"""From the example to one's own book."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from entregent.services.errors import EntregentError
from entregent.services.own_book import command, is_example, open_own_book
from entregent.services.wording.pages import refusal
from entregent.web.page import render_page
from entregent.web.requests import BookRequest


@require_POST
def own_page(request: BookRequest) -> HttpResponse:
    """Return a page whose link leads to the person's own book, opened beside the example."""
    if not is_example():
        raise Http404
    try:
        context = {"link": open_own_book(), "command": command()}
    except EntregentError as error:
        return render_page(request, "own.html", {"refusal": refusal(error)}, status=422)
    return render_page(request, "own.html", context)
