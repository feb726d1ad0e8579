"""A signature or the top of a profile, pasted: what it says is proposed, and kept when chosen."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.core.signature import LONGEST, read_signature
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.summaries import dossier
from entregent.services.wording.pages import refusal
from entregent.web.page import render_page
from entregent.web.person_forms import proposals, proposals_as_sent
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import the_person


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: BookRequest, pk: int) -> HttpResponse:
    """Return where to paste; then what it says; then write what was chosen of it."""
    person = the_person(request, pk)
    text = request.POST.get("text", "")[:LONGEST]
    context = {"person": person, "text": text}
    if "keep" not in request.POST:
        if text:
            known = dossier(request.book, person, on=today(request.book), told=0)
            said = read_signature(text, known_as=person.name)
            context |= {"proposed": proposals(said, known), "read": True}
        return render_page(request, "person_paste.html", context)
    chosen = proposals_as_sent(request.POST)
    fields = [(field, value) for field, value, wanted in chosen if wanted and value]
    try:
        with an_act() as done:
            if fields:
                set_fields(request.book, person, fields, on=today(request.book))
    except EntregentError as error:
        context |= {"proposed": chosen, "read": True, "refusal": refusal(error)}
        return render_page(request, "person_paste.html", context, status=422)
    code = "set" if fields else "set-nothing"
    return back_saying(reverse("person", args=[pk]), code, person=pk, entry=done.entry)
