"""The few people to keep closest: the list, put in order by hand; who might come in or leave."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.core.text import number_in, typed
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.top import (
    MOST,
    accept,
    choose_size,
    choose_top_cadence,
    move,
    put,
    take_out,
    the_top,
)
from entregent.services.wording.pages import refusal
from entregent.storage.queries.top import number_in_top
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying, path_back
from entregent.web.views.person import CADENCES, the_person

if TYPE_CHECKING:
    from entregent.storage.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def top_page(request: BookRequest) -> HttpResponse:
    """Return the list, with who might come in or leave; or put somebody on it."""
    if request.method != "POST":
        return _show(request)
    who = typed(request.POST.get("who", ""))
    try:
        person = find_person(request.book, who)
        with an_act() as done:
            put(request.book, person, instead_of=_instead(request))
    except EntregentError as error:
        return _show(request, refused=refusal(error), who=who)
    code = "top-put" if done.entry else "set-nothing"
    return back_saying(_at(person), code, person=person.pk, entry=done.entry)


@require_POST
def act(request: BookRequest, pk: int) -> HttpResponse:
    """Put somebody on the list, move them up or down, or take them out."""
    person, do = the_person(request, pk), request.POST.get("do", "put")
    number = number_in_top(person)
    try:
        with an_act() as done:
            if do == "out":
                take_out(request.book, person)
            elif do in ("up", "down"):
                move(request.book, person, max(1, (number or 0) + (1 if do == "down" else -1)))
            else:
                put(request.book, person, instead_of=_instead(request))
    except EntregentError as error:
        return _show(request, refused=refusal(error), who=f"{person.name} (#{pk})")
    code = {"up": "top-moved", "down": "top-moved", "out": "top-out" if number else "top-not"}
    said = code.get(do, "top-put") if done.entry else "set-nothing"
    to = path_back(request) if "back" in request.POST else _at(person)
    return back_saying(to, said, person=pk, entry=done.entry)


@require_POST
def accept_all(request: BookRequest) -> HttpResponse:
    """Put everybody on the list who is proposed, as many as were shown."""
    shown = number_in(request.POST.get("shown", "")) or 0
    try:
        with an_act() as done:
            people = accept(request.book, on=today(request.book), shown=shown)
    except EntregentError as error:
        return _show(request, refused=refusal(error))
    return back_saying(reverse("top"), "top-accept", count=len(people), entry=done.entry)


@require_POST
def choose(request: BookRequest) -> HttpResponse:
    """Choose for how many the list is meant, or how often to be in touch with each."""
    try:
        with an_act() as done:
            if "size" in request.POST:
                choose_size(request.book, number_in(request.POST["size"]) or 0)
            else:
                choose_top_cadence(request.book, number_in(request.POST.get("cadence", "")) or 0)
    except EntregentError as error:
        request.book.refresh_from_db()
        return _show(request, unset=refusal(error))
    code = "top-set" if done.entry else "set-nothing"
    return back_saying(reverse("top"), code, entry=done.entry)


def _at(person: "Person") -> str:
    return f"{reverse('top')}#top-{person.pk}"


def _instead(request: BookRequest) -> "Person | None":
    pk = number_in(request.POST.get("instead", ""))
    return the_person(request, pk) if pk else None


def _show(
    request: BookRequest, *, refused: str = "", who: str = "", unset: str = ""
) -> HttpResponse:
    """Return the page, with what was refused and why."""
    book = request.book
    found = the_top(book, on=today(book))
    context = {
        "lines": found.lines,
        "leaving": [line for line in found.lines if line.leaving],
        "entering": found.entering,
        "free": max(0, found.free),
        "full": found.free <= 0,
        "cadences": sorted({*CADENCES, book.top_cadence}),
        "most": MOST,
        "refused": refused,
        "who": who,
        "unset": unset,
    }
    return render_page(request, "top.html", context, status=422 if refused or unset else 200)
