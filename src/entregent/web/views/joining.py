"""Two people one knows to be one: whom to bring together, then both side by side."""

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from entregent.services.finding import what_tells
from entregent.services.likely_pairs import pair_of, to_decide_by
from entregent.services.side_by_side import side_by_side
from entregent.storage.queries.likeness import likely_with
from entregent.storage.queries.people import people_suggested, summaries
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import the_person

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person

FOUND = 12  # people


@require_safe
def with_whom(request: BookRequest, pk: int) -> HttpResponse:
    """Return who may be the same as a person: by what was typed, else by likeness."""
    person, who = the_person(request, pk), request.GET.get("who", "").strip()
    found = [(other, what_tells(other)) for other in _others(request.book, person, who)]
    context = {"person": person, "who": who, "found": found}
    if "HX-Request" in request.headers:
        return render(request, "_merge_found.html", context)
    return render_page(request, "person_merge.html", context)


def _others(book: "Book", person: "Person", who: str) -> "list[Person]":
    if not who:
        return summaries(likely_with(person, limit=FOUND))
    found = people_suggested(book, who, limit=FOUND + 1, archived=True)
    return [other for other in found if other.pk != person.pk][:FOUND]


@require_safe
def pair_page(request: BookRequest, a: int, b: int) -> HttpResponse:
    """Return two people side by side, whether or not they look like one; the first stays."""
    book, keep, gone = request.book, the_person(request, a), the_person(request, b)
    if keep == gone:
        return HttpResponseRedirect(reverse("person-merge", args=[a]))
    pair, apart = pair_of(book, keep, gone)
    to_decide_by(book, [pair])
    [two] = side_by_side(book, [pair])
    context = {"person": pair.a, "two": two, "pair": pair, "alone": True, "apart": apart}
    return render_page(request, "pair.html", context)
