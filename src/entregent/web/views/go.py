"""Go anywhere: to a person, a page or an action, by the beginning of its name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from entregent.core.text import fold
from entregent.services.people import what_tells
from entregent.services.wording.pages import words
from entregent.storage.queries.people import people_suggested
from entregent.web.page import render_page
from entregent.web.requests import BookRequest

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person

PEOPLE = 8
# Where one may go besides to a person: a page by its word, as the menu has it.
_PAGES = {
    "today": "today", "people": "people", "reach": "reach", "note-title": "note", "goals": "goals",
    "introductions": "introductions", "lineage": "lineage", "bring": "bring",
    "duplicates": "duplicates", "journal": "journal", "settings": "settings",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere to go: what it is called, what tells it from others, its address."""

    name: str
    more: str
    href: str


@require_safe
def go_page(request: BookRequest) -> HttpResponse:
    """Return where what was typed may lead; to a browser without JavaScript, as a page."""
    query = request.GET.get("to", "").strip()
    ways = [*_pages(query), *_people(request.book, query)]
    context = {"ways": ways, "to": query}
    if "HX-Request" in request.headers:
        return render(request, "_ways.html", context)
    return render_page(request, "go.html", context)


def _pages(query: str) -> list[Way]:
    wanted = fold(query).split()
    return [
        Way(words(code), "", reverse(name))
        for code, name in _PAGES.items()
        if all(any(word.startswith(w) for word in fold(words(code)).split()) for w in wanted)
    ]


def _people(book: "Book", query: str) -> list[Way]:
    found = people_suggested(book, query, limit=PEOPLE, archived=True)
    found.sort(key=lambda person: person.archived_on is not None)
    return [Way(p.name, _told(p), reverse("person", args=[p.pk])) for p in found]


def _told(person: "Person") -> str:
    """Return what tells somebody from a namesake, and whether they are in the archives."""
    away = words("people-archived") if person.archived_on else ""
    return " · ".join(part for part in (what_tells(person), away) if part)
