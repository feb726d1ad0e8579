"""What to have in mind before one meets somebody, to be read or printed."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from entregent.core.questions import Meeting
from entregent.services.book import today
from entregent.services.preparation import TOLD, prepare
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import the_person

KINDS = [meeting.value for meeting in Meeting]


@require_safe
def prepare_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return the sheet for an interview, a lunch or an event."""
    person, kind = the_person(request, pk), request.GET.get("for", KINDS[0])
    if kind not in KINDS or person.is_me:
        raise Http404
    sheet = prepare(request.book, person, Meeting(kind), on=today(request.book))
    context = {
        "sheet": sheet,
        "known": sheet.known,
        "person": sheet.known.summary.person,
        "tie": sheet.known.summary.tie,
        "latest": sheet.known.story[:TOLD],
        "help": sheet.help,
        "kinds": KINDS,
    }
    return render_page(request, "person_prepare.html", context)
