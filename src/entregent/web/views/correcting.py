"""What one noted, put right or taken out: an exchange of the timeline, a note."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.services.book import day_of, today
from entregent.services.errors import EntregentError
from entregent.services.exchanges import remove_exchange, typed_exchange
from entregent.services.notes import correct_note, typed_note
from entregent.services.wording.pages import refusal
from entregent.web.forms import LogForm, log_form_of
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import the_person

if TYPE_CHECKING:
    from entregent.storage.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Return the form of an exchange that was typed; or write what was changed, or take it out."""
    book, person = request.book, the_person(request, pk)
    try:
        known = typed_exchange(person, number)
    except EntregentError as error:
        raise Http404 from error
    if request.method != "POST":
        on = day_of(book, known.at).isoformat()
        form = LogForm(on=on, channel=known.channel, by=known.by, note=known.note)
        return _show(request, person, "exchange", number=number, log=form)
    form = log_form_of(request.POST)
    try:
        with an_act() as done:
            if "remove" in request.POST:
                remove_exchange(book, person, number)
            else:
                form.correct(book, person, number)
    except EntregentError as error:
        return _show(request, person, "exchange", 422, number=number, log=form.refused(error))
    return _back(pk, "log-drop" if "remove" in request.POST else "log-set", done.entry)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Return the form of a note that was typed; or write what was changed in it."""
    person = the_person(request, pk)
    try:
        known = typed_note(person, number)
    except EntregentError as error:
        raise Http404 from error
    if request.method != "POST":
        return _show(request, person, "note", number=number, text=known.text)
    text = request.POST.get("text", "")
    try:
        with an_act() as done:
            correct_note(request.book, person, number, text)
    except EntregentError as error:
        said = refusal(error)
        return _show(request, person, "note", 422, number=number, text=text, refusal=said)
    return _back(pk, "note-set", done.entry)


def _show(
    request: BookRequest, person: "Person", what: str, status: int = 200, **context: object
) -> HttpResponse:
    context |= {"person": person, "what": what}
    if "HX-Request" in request.headers:
        context["on"] = today(request.book)
        return render(request, f"_correct_{what}.html", context)
    return render_page(request, "correct.html", context, status=status)


def _back(pk: int, code: str, entry: int) -> HttpResponse:
    to = f"{reverse('person', args=[pk])}#story"
    return back_saying(to, code if entry else "set-nothing", person=pk, entry=entry)
