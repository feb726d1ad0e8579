"""The list of people, and the search that finds one."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from entregent.services.book import today
from entregent.services.summaries import summary
from entregent.storage.queries.listing import people_page as found_page
from entregent.web.page import render_page
from entregent.web.requests import BookRequest


@require_safe
def people_page(request: BookRequest) -> HttpResponse:
    """Return the people found, by name, fifty at a time."""
    book, query = request.book, request.GET.get("q", "").strip()
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isdecimal() and 0 < int(asked) < 1_000_000 else 1
    found, more = found_page(book, query, page=page)
    context = {
        "query": query,
        "rows": [summary(book, person, today(book)) for person in found],
        "previous": page - 1,
        "next": page + 1 if more else 0,
    }
    return render_page(request, "people.html", context)
