"""What is done to the people chosen in the list, or to all it holds."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from entregent.core.text import number_in
from entregent.services.asked import Asked, asked_of
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.listing import everybody_listed
from entregent.services.many import (
    MOST,
    archive_people,
    bring_people_back,
    choose_cadences,
    erase_people,
    put_in_circle,
    take_out_of_circle,
)
from entregent.services.shown import check_shown
from entregent.services.wording.pages import refusal
from entregent.storage.queries.wanted import these_of
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.people import address, show_people

if TYPE_CHECKING:
    from entregent.storage.models import Book

ACTS = ("circle-in", "circle-out", "cadence", "archive", "bring-back", "erase")


@require_POST
def act(request: BookRequest) -> HttpResponse:
    """Do it, and return to the list, where Undo takes all of it back."""
    book, asked = request.book, asked_of(QueryDict(request.POST.get("found", "")))
    chosen = _ticked(request)
    everybody = "all" in request.POST
    if len(these_of(book, chosen)) < len(chosen):
        raise Http404
    people = _all_of(book, asked) if everybody else chosen
    try:
        if request.POST.get("do") == "merge":
            return HttpResponseRedirect(_side_by_side(people), status=303)
        if everybody:
            _check_counted(request, len(people))
        with an_act() as done:
            count, said = _do(request, people)
    except EntregentError as error:
        refused = {
            "refusal": refusal(error),
            "everybody": everybody,
            "named": request.POST.get("circle", ""),
        }
        if error.code in ("not-as-shown", "not-counted"):
            refused |= {"shown": len(people), "confirm": request.POST.get("do", "")}
        return show_people(request, asked, chosen=chosen, refused=refused)
    code = f"people-{said}" if count else "people-as-they-were"
    return back_saying(address(asked), code, count=count, entry=done.entry)


def _side_by_side(people: Collection[int]) -> str:
    """Return the page where two people are compared; nothing is written before it was seen."""
    if len(people) != 2:
        raise EntregentError("not-two", count=len(people))
    return reverse("pair", args=sorted(people))


def _check_counted(request: BookRequest, count: int) -> None:
    """Refuse to touch all who are found before one was told how many they are now."""
    if count > MOST:
        return  # refused for that
    shown = number_in(request.POST.get("shown", ""))
    if shown is None:
        raise EntregentError("not-counted", count=count)
    check_shown(shown, count)


def _ticked(request: HttpRequest) -> set[int]:
    told = request.POST.getlist("who")
    if not all(who.isdecimal() and len(who) < 16 for who in told):
        raise Http404
    return {int(who) for who in told}


def _all_of(book: "Book", asked: Asked) -> list[int]:
    if asked.nobody:
        return []
    return everybody_listed(book, asked.wanted(), on=today(book), limit=MOST + 1)


def _do(request: BookRequest, people: Collection[int]) -> tuple[int, str]:
    """Return of how many people something changed, and what is said of it."""
    book, circle = request.book, request.POST.get("circle", "").replace("\0", "")
    what, _, value = request.POST.get("do", "").partition(":")
    if what == "circle-in":
        return put_in_circle(book, people, circle), what
    if what == "circle-out":
        return take_out_of_circle(book, people, circle), what
    if what == "cadence" and (not value or value.isdecimal()):
        days = int(value[:6]) if value else None
        said = "cadence" if days else "cadence-none"
        return choose_cadences(book, people, days, on=today(book)), said
    if what == "archive":
        return archive_people(book, people, on=today(book)), what
    if what == "bring-back":
        return bring_people_back(book, people), what
    if what == "erase":
        return erase_people(book, people), what
    raise EntregentError("not-a-choice", value=what, choices=", ".join(ACTS))
