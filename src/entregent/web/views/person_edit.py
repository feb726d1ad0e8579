"""What is known of a person, corrected where it stands; notes and plans; a person erased."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.services.archiving import archive, bring_back
from entregent.services.book import today
from entregent.services.days import parse_day
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.follow_ups import drop, plan
from entregent.services.notes import remove_note
from entregent.services.summaries import dossier
from entregent.services.wording.pages import refusal
from entregent.web.page import render_page
from entregent.web.person_forms import (
    CHOICES,
    PARTS,
    PartForm,
    changes,
    part_as_it_is,
    part_as_sent,
)
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import show_person, the_person

if TYPE_CHECKING:
    from entregent.storage.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: BookRequest, pk: int, part: str) -> HttpResponse:
    """Return the form of one part, to stand in its place; or write what was changed in it."""
    person = the_person(request, pk)
    if part not in PARTS or part == "mine":
        raise Http404
    on = today(request.book)
    now = part_as_it_is(part, dossier(request.book, person, on=on, told=0))
    if request.method != "POST":
        return _show(request, person, now)
    shown = part_as_sent(part, request.POST, "was-") if "was" in request.POST else now
    after = part_as_sent(part, request.POST)
    changed = changes(shown, after, now)
    try:
        with an_act() as done:
            if changed:
                set_fields(request.book, person, changed, on=on)
    except EntregentError as error:
        return _show(request, person, replace(after, shown=shown.values), said=refusal(error))
    code = "set" if changed else "set-nothing"
    return back_saying(reverse("person", args=[pk]), code, person=pk, entry=done.entry)


def _show(request: BookRequest, person: "Person", form: PartForm, said: str = "") -> HttpResponse:
    context = {"person": person, "form": form, "choices": CHOICES, "refusal": said}
    if "HX-Request" in request.headers:
        return render(request, "_person_form.html", context | {"inline": True})
    return render_page(request, "person_edit.html", context, status=422 if said else 200)


@require_POST
def put_away(request: BookRequest, pk: int) -> HttpResponse:
    """Put a person into the archives."""
    person = the_person(request, pk)
    with an_act() as done:
        archive(request.book, person, on=today(request.book))
    return back_saying(reverse("person", args=[pk]), "archive", person=pk, entry=done.entry)


@require_POST
def fetch_back(request: BookRequest, pk: int) -> HttpResponse:
    """Bring a person back from the archives."""
    person = the_person(request, pk)
    with an_act() as done:
        bring_back(request.book, person)
    return back_saying(reverse("person", args=[pk]), "bring-back", person=pk, entry=done.entry)


@require_POST
def erase(request: BookRequest, pk: int) -> HttpResponse:
    """Erase a person; Undo brings them back with all that hangs on them."""
    person = the_person(request, pk)
    with an_act() as done:
        erase_person(request.book, person)
    return back_saying(reverse("people"), "erase", name=person.name, entry=done.entry)


@require_POST
def write_note(request: BookRequest, pk: int) -> HttpResponse:
    """Add a note on a person."""
    person = the_person(request, pk)
    text = request.POST.get("text", "").strip()
    with an_act() as done:
        if text:
            set_fields(request.book, person, [("note", text)], on=today(request.book))
    code = "note" if text else "set-nothing"
    return back_saying(reverse("person", args=[pk]), code, person=pk, entry=done.entry)


@require_POST
def drop_note(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Take a note away."""
    person = the_person(request, pk)
    with an_act() as done:
        remove_note(request.book, person, number)
    return back_saying(reverse("person", args=[pk]), "note-gone", person=pk, entry=done.entry)


@require_POST
def plan_follow_up(request: BookRequest, pk: int) -> HttpResponse:
    """Keep what is meant to be done about a person, on the day chosen or that the words say."""
    person = the_person(request, pk)
    text, day = request.POST.get("text", ""), request.POST.get("on", "")
    try:
        with an_act() as done:
            meant = plan(request.book, person, text, on=parse_day(day) if day else None)
    except EntregentError as error:
        said = refusal(error)
        return show_person(request, person, plan_refusal=said, plan_text=text, plan_on=day)
    to = reverse("person", args=[pk])
    code = "plan" if done.entry else "plan-there"
    return back_saying(to, code, person=pk, until=meant.on, entry=done.entry)


@require_POST
def drop_follow_up(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Give up what was meant to be done."""
    person = the_person(request, pk)
    with an_act() as done:
        drop(request.book, person, number)
    return back_saying(reverse("person", args=[pk]), "plan-dropped", person=pk, entry=done.entry)
