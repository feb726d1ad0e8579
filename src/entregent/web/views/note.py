"""A quick note from anywhere: who, what, when, one line."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.quick_notes import suggestions
from entregent.web.forms import NoteForm, note_form_of
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying, path_back


@require_http_methods(["GET", "HEAD", "POST"])
def note_page(request: BookRequest) -> HttpResponse:
    """Return the form by itself; or note it down and go back to where it was asked for."""
    book = request.book
    if request.method != "POST":
        form = NoteForm(on=today(book).isoformat(), who=request.GET.get("who", ""))
        return render_page(request, "note.html", {"note": form})
    form = note_form_of(request.POST)
    try:
        with an_act() as done:
            person = form.save(book)
    except EntregentError as error:
        context = {"note": form.refused(error), "back": path_back(request)}
        return render_page(request, "note.html", context, status=422)
    code = "log-planned" if done.planned else "log"
    to = path_back(request)
    return back_saying(to, code, person=person.pk, until=done.planned, entry=done.entry)


@require_safe
def who(request: BookRequest) -> HttpResponse:
    """Return the people whose words begin as what was typed so far."""
    field = next(iter(request.GET), "who")  # it is called after what is asked there
    found = suggestions(request.book, request.GET.get(field, ""))
    return render(request, "_suggestions.html", {"found": found})
