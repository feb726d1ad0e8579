"""A message to somebody: drafted, changed, opened in one's own mail program, told to be sent."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.core.drafts import Draft, Intent
from entregent.core.text import fold
from entregent.services.book import today
from entregent.services.drafts import draft_to, intents_for
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal
from entregent.storage.queries.people import emails_of
from entregent.web.draft_form import (
    DraftAsked,
    as_file,
    draft_as_left,
    draft_asked,
    mailto,
)
from entregent.web.forms import LogForm
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import the_person

if TYPE_CHECKING:
    from entregent.storage.models import Person

CHANNELS = ("email", "message", "letter")


@require_http_methods(["GET", "HEAD", "POST"])
def write_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return a draft; or the file of it, or note that it is sent."""
    person = the_person(request, pk)
    asked = draft_asked(request.POST or request.GET)
    match request.POST.get("do", ""):
        case "file":
            return _file(person, draft_as_left(request.POST))
        case "sent":
            return _sent(request, person, asked, draft_as_left(request.POST))
    on = today(request.book)
    intents = _intents(request, person, asked)
    try:
        reason = asked.reason(person, intents[0])
        draft = draft_to(
            request.book, person, reason, on=on,
            lang=asked.language, register=asked.register, wording=asked.wording,
        )  # fmt: skip
    except EntregentError as error:
        nothing = Draft("", "", "", "")
        return _show(request, person, asked, nothing, intents, refusal=refusal(error))
    return _show(request, person, asked, draft, intents, intent=reason.intent)


def _intents(request: BookRequest, person: "Person", asked: DraftAsked) -> list[Intent]:
    """Return what one may write to them for; an introduction where it is known to whom."""
    usual = intents_for(request.book, person, on=today(request.book))
    return [Intent.ASK_INTRODUCTION, *usual] if asked.about else usual


def _show(
    request: BookRequest,
    person: "Person",
    asked: DraftAsked,
    draft: Draft,
    intents: list[Intent],
    *,
    intent: str = "",
    refusal: str = "",
) -> HttpResponse:
    emails = emails_of(person)
    context = {
        "person": person,
        "asked": asked,
        "draft": draft,
        "intent": intent,
        "intents": [(one, asked.but(intent=one, wording=0)) for one in intents],
        "other_wording": asked.but(wording=asked.wording + 1),
        "other_register": asked.but(register="tu" if draft.register == "vous" else "vous"),
        "other_lang": asked.but(language="en" if draft.lang == "fr" else "fr", register=""),
        "email": emails[0] if emails else "",
        "mailto": mailto(emails[0], draft) if emails else "",
        "channels": CHANNELS,
        "channel": CHANNELS[0] if emails else CHANNELS[1],
        "refusal": refusal,
    }
    return render_page(request, "write.html", context, status=422 if refusal else 200)


def _file(person: "Person", draft: Draft) -> HttpResponse:
    emails = emails_of(person)
    response = HttpResponse(
        as_file(emails[0] if emails else "", draft), content_type="message/rfc822"
    )
    name = "-".join(fold(person.name).encode("ascii", "ignore").decode().split())[:60]
    response.headers["Content-Disposition"] = f'attachment; filename="{name or person.pk}.eml"'
    return response


def _sent(request: BookRequest, person: "Person", asked: DraftAsked, draft: Draft) -> HttpResponse:
    """Log the message as one of mine; the item of today's list it answers is done."""
    channel = request.POST.get("channel", "")
    on = today(request.book)
    form = LogForm(on.isoformat(), asked.item, channel, "me", draft.subject)
    try:
        asked.reason(person, Intent.CATCH_UP)
        with an_act() as done:
            form.save(request.book, person)
    except EntregentError as error:
        intents = _intents(request, person, asked)
        return _show(request, person, asked, draft, intents, refusal=refusal(error))
    to = reverse("today") if asked.item else reverse("person", args=[person.pk])
    return back_saying(to, "log-item" if asked.item else "log", person=person.pk, entry=done.entry)
