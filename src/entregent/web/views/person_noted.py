"""What one notes on a person: a need that is done, favours and thanks, whom they know."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.favours import drop_favour, note_outcome, thank
from entregent.services.interests import done
from entregent.services.links import unlink
from entregent.services.wording.pages import refusal
from entregent.storage.queries.favours import favour_of
from entregent.web.noted_forms import OutcomeForm, favour_form_of, link_form_of
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import show_person, the_person

if TYPE_CHECKING:
    from entregent.storage.models import Favour


@require_POST
def interest_done(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Mark a need or an offer as done."""
    person = the_person(request, pk)
    with an_act() as act:
        done(request.book, person, number)
    return _back(pk, "interest-done", act.entry, "cares")


@require_POST
def favour(request: BookRequest, pk: int) -> HttpResponse:
    """Note a favour."""
    person, form = the_person(request, pk), favour_form_of(request.POST)
    try:
        with an_act() as act:
            form.save(request.book, person)
    except EntregentError as error:
        return show_person(request, person, favour=form.refused(error))
    return _back(pk, "favour", act.entry, "favours")


@require_POST
def favour_change(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Note what came of a favour, note thanks for it, or remove it."""
    person, found = the_person(request, pk), _favour(request, pk, number)
    if "drop" in request.POST:
        with an_act() as act:
            drop_favour(request.book, found)
        return _back(pk, "favour-drop", act.entry, "favours")
    text = request.POST.get("outcome", "")
    code = "thank" if "thank" in request.POST else "favour-outcome"
    try:
        with an_act() as act:
            if code == "thank":
                thank(request.book, person, number=number, on=today(request.book))
            else:
                note_outcome(request.book, found, text)
    except EntregentError as error:
        return show_person(request, person, outcome=OutcomeForm(number, text, refusal(error)))
    return _back(pk, code if act.entry else "set-nothing", act.entry, "favours")


def _favour(request: BookRequest, pk: int, number: int) -> "Favour":
    found = favour_of(request.book, number)
    if found is None or found.person_id != pk:
        raise Http404
    return found


@require_POST
def link(request: BookRequest, pk: int) -> HttpResponse:
    """Say whom a person knows."""
    person, form = the_person(request, pk), link_form_of(request.POST)
    try:
        with an_act() as act:
            form.save(request.book, person)
    except EntregentError as error:
        return show_person(request, person, link=form.refused(error))
    code = "link" if act.entry else "set-nothing"
    if request.POST.get("from") == "reach":  # back to the way that it may have opened
        return back_saying(f"{reverse('reach')}?who={pk}", code, person=pk, entry=act.entry)
    return _back(pk, code, act.entry, "links")


@require_POST
def link_remove(request: BookRequest, pk: int, other: int) -> HttpResponse:
    """Say that two people do not know each other."""
    person = the_person(request, pk)
    with an_act() as act:
        unlink(request.book, person, the_person(request, other))
    return _back(pk, "unlink", act.entry, "links")


def _back(pk: int, code: str, entry: int, part: str) -> HttpResponse:
    to = f"{reverse('person', args=[pk])}#{part}"
    return back_saying(to, code, person=pk, entry=entry)
