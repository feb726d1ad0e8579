"""The greetings of a campaign one by one: read, written, approved, put off, done otherwise."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.core.campaigns import (
    ON_THEIR_WAY,
    RECENT_DAYS,
    TO_APPROVE,
    Run,
    Stands,
    Way,
    is_personal,
)
from entregent.core.drafts import Draft, Intent
from entregent.services import greetings
from entregent.services.book import on_the_clock, today
from entregent.services.errors import EntregentError
from entregent.services.greetings import All, Shown
from entregent.services.outbox import seal_of
from entregent.services.outbox_again import prepare_again
from entregent.services.wording import campaigns as wording
from entregent.services.wording.pages import refusal as refused
from entregent.services.wording.pages import words
from entregent.storage.queries.outbox import account_in
from entregent.storage.queries.people import working_emails_of
from entregent.storage.queries.positions import position_of
from entregent.web.campaign_form import words_left
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.campaigns import the_campaign

if TYPE_CHECKING:
    from entregent.services.checking import Checked

_SAID = {
    "later": "greeting-later", "out": "greeting-out", "call": "greeting-call",
    "card": "greeting-card", "mail": "greeting-mail", "done": "greeting-done",
    "hold": "greeting-held", "keep": "greeting-kept", "again": "outbox-again",
}  # fmt: skip
_STAYS = frozenset({"hold", "keep", "mail", "done", "again"})


@require_http_methods(["GET", "HEAD", "POST"])
def greeting_page(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Return one greeting; or do with it what a button says, and go on to the next."""
    campaign = the_campaign(request, pk)
    told = All(request.book, campaign)
    one = _one(told, number)
    if request.method != "POST":
        return _show(request, told, one)
    do = request.POST.get("do", "")
    if do == "check":
        return _check(request, one)
    return _do(request, told, one, do)


def _one(told: All, number: int) -> Shown:
    try:
        return told.of(number)
    except EntregentError:
        raise Http404 from None


def _do(request: BookRequest, told: All, one: Shown, do: str) -> HttpResponse:
    """Do what a button says, and go on to the next that waits."""
    pk, number = told.campaign.pk, one.row.pk
    try:
        with an_act() as done:
            _carry_out(request, one, do)
    except EntregentError as error:
        return _show(request, told, one, refused(error))
    if do == "autosave":
        return HttpResponse(words("greeting-saved"))
    stays = do in _STAYS
    here = reverse("greeting", args=[pk, number])
    there = here if stays else _next(All(request.book, told.campaign), number)
    if do == "approve":
        return HttpResponseRedirect(f"{there}?yes={number}", status=303)
    return back_saying(there, _SAID[do], name=one.row.person.name, entry=done.entry)


def _carry_out(request: BookRequest, one: Shown, do: str) -> None:
    book, row = request.book, one.row
    match do:
        case "approve":
            _approve(request, one)
        case "keep" | "autosave":
            subject, body, line = words_left(request.POST)
            greetings.keep(book, row, subject=subject, body=body, line=line)
        case "hold":
            greetings.hold(book, row)
        case "again" if one.message:
            prepare_again(book, one.message)
        case "later":
            greetings.put_off(book, row)
        case "done":
            greetings.note_done(book, row)
        case Way.OUT | Way.CALL | Way.CARD | Way.MAIL:
            greetings.greet_by(book, row, do)
        case _:
            raise EntregentError("not-a-choice", value=do[:60], choices=", ".join(_SAID))


def _approve(request: BookRequest, one: Shown) -> None:
    """Say yes to the words as they stand on the page, unless others were written elsewhere."""
    subject, body, line = words_left(request.POST)
    message = one.message
    if message is None:
        raise EntregentError("greeting-not-by-mail", name=one.row.person.name)
    as_shown = request.POST.get("seal") == seal_of(message)
    as_typed = (message.subject, message.body) == (" ".join(subject.split()), body.strip())
    if not (as_shown or as_typed):
        raise EntregentError("outbox-otherwise", number=message.pk)
    kept = greetings.keep(request.book, one.row, subject=subject, body=body, line=line)
    greetings.approve(request.book, one.row, seal=seal_of(kept))


def _next(told: All, after: int) -> str:
    """Return the page of what waits after a greeting, else of the first that waits, else all."""
    waiting = [one.row.pk for one in told.to_approve]
    order = [one.row.pk for one in told.rows]
    if not waiting:
        return reverse("campaign", args=[told.campaign.pk])
    at = order.index(after) if after in order else -1
    behind = [pk for pk in waiting if order.index(pk) > at]
    return reverse("greeting", args=[told.campaign.pk, (behind or waiting)[0]])


def _show(
    request: BookRequest, told: All, one: Shown, refusal: str = ""
) -> HttpResponse:  # fmt: skip
    book, on, row = request.book, today(request.book), one.row
    person, waiting = row.person, [each.row.pk for each in told.to_approve]
    every = [each.row.pk for each in told.rows]
    around = waiting if row.pk in waiting else every
    place = around.index(row.pk)
    days = greetings.written_lately(book, row, on)
    busy = greetings.busy(book, row) if one.stands in ON_THEIR_WAY else None
    message = one.message
    subject, body, line = ("", "", "")
    if message:
        subject, body = message.subject, message.body
    if refusal and "body" in request.POST:
        subject, body, line = words_left(request.POST)
    writes = one.stands in TO_APPROVE
    at = on_the_clock(book, one.at) if one.at else None
    context = {
        "campaign": told.campaign,
        "one": one,
        "person": person,
        "position": position_of(person),
        "place": every.index(row.pk) + 1,
        "places": len(every),
        "left": len(waiting),
        "before": around[place - 1] if place else None,
        "after": around[place + 1] if place + 1 < len(around) else None,
        "stands": wording.stands_at(one.stands, at, today=on, paused=told.campaign.run != Run.OPEN),
        "why": wording.why(row.why),
        "evidence": wording.evidence(row.told, today=on) if message else "",
        "mark": wording.mark(row.mark) if one.stands is Stands.TO_WRITE else "",
        "lately": wording.lately(days) if days is not None and days <= RECENT_DAYS else "",
        "busy": wording.busy_until(busy, last=told.campaign.last, today=on),
        "writes": writes,
        "elsewhere": writes and message and not set(message.to) <= set(working_emails_of(person)),
        "subject": subject,
        "body": body,
        "line": line,
        "seal": seal_of(message) if message else "",
        "to_write": one.stands is Stands.TO_WRITE,
        "may_be_held": one.stands is Stands.APPROVED,
        "account": account_in(book),
        "yes": _yes(request, told),
        "refusal": refusal,
        **(_checked(request, one, subject, body) if writes else {}),
    }
    return render_page(request, "greeting.html", context, status=422 if refusal else 200)


def _yes(request: BookRequest, told: All) -> Shown | None:
    """Return the greeting that was just approved, for the yes to be taken back."""
    said = request.GET.get("yes", "")
    found = next((one for one in told.rows if str(one.row.pk) == said), None)
    return found if found and found.stands is Stands.APPROVED else None


def _check(request: BookRequest, one: Shown) -> HttpResponse:
    """Return what is wrong with the message as it stands, to take its place on the page."""
    subject, body, _line = words_left(request.POST)
    return render(request, "_draft_check.html", _checked(request, one, subject, body))


def _checked(
    request: BookRequest, one: Shown, subject: str, body: str
) -> dict[str, "Checked | str | None"]:
    from entregent.services.draft_check import check_draft  # noqa: PLC0415 - its rules are loaded for it alone

    person, message = one.row.person, one.message
    if message is None:
        return {"checked": None, "checked_text": ""}
    draft = Draft(subject, body, message.language, person.register)
    on = today(request.book)
    own = str(one.row.told.get("line", ""))
    checked, text = check_draft(request.book, person, draft, Intent.GREETING, on=on, own=own)
    if not checked.findings and not is_personal(body, one.row.bare):
        return {"checked": None, "checked_text": ""}  # it can't go as it is: its line is missing
    return {"checked": checked, "checked_text": text}
