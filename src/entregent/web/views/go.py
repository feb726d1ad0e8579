"""Go anywhere: to a person, a page or an action, by the beginning of its name."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from entregent.core.telephone import digits_sought, holds
from entregent.services.book import today
from entregent.services.finding import what_tells
from entregent.services.listing import people_meant
from entregent.services.wording.pages import words
from entregent.storage.queries.people import people_suggested, summaries
from entregent.web.page import render_page
from entregent.web.places import Way, doing_to, places, way_about
from entregent.web.requests import BookRequest

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person

PEOPLE = 8


@require_safe
def go_page(request: BookRequest) -> HttpResponse:
    """Return where what was typed may lead; to a browser without JavaScript, as a page."""
    query = request.GET.get("to", "").strip()
    book = request.book
    ways = [*_about_somebody(book, query), *places(query), *_people(book, query)]
    context = {"ways": ways or _near(book, query), "to": query}
    if "HX-Request" in request.headers:
        return render(request, "_ways.html", context)
    return render_page(request, "go.html", context)


def _about_somebody(book: "Book", query: str) -> list[Way]:
    doing, who = doing_to(query)
    found = (_found(book, who) or _meant(book, who)) if doing else []
    return [way_about(doing, p.pk, p.name, _told(p)) for p in found]


def _people(book: "Book", query: str) -> list[Way]:
    return [_to(person, digits_sought(query)) for person in _found(book, query)]


def _near(book: "Book", query: str) -> list[Way]:
    return [_to(person) for person in _meant(book, query)]


def _found(book: "Book", query: str) -> "list[Person]":
    found = people_suggested(book, query, limit=PEOPLE, archived=True)
    return sorted(found, key=lambda person: person.archived_on is not None)


def _meant(book: "Book", query: str) -> "list[Person]":
    return summaries(people_meant(book, query, on=today(book)))


def _to(person: "Person", digits: str = "") -> Way:
    """Return the way to somebody, with the telephone number by which they were found."""
    phones = (a for a in person.all_addresses if digits and a.kind == "phone")
    number = next((phone.value for phone in phones if holds(phone.key, digits)), "")
    more = " · ".join(part for part in (number, _told(person)) if part)
    return Way(person.name, more, reverse("person", args=[person.pk]))


def _told(person: "Person") -> str:
    """Return what tells somebody from a namesake, and whether they are in the archives."""
    away = words("people-archived") if person.archived_on else ""
    return " · ".join(part for part in (what_tells(person), away) if part)
