"""Campaigns: all of them, a new one, one with whom it greets and where each stands."""

from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entregent.core.campaigns import Occasion, Run, Stands
from entregent.core.drafts import Intent
from entregent.core.labels import SHEETS
from entregent.core.outbox import State
from entregent.core.ties import Label
from entregent.services import campaigns
from entregent.services.book import on_the_clock, today
from entregent.services.campaign_people import chosen
from entregent.services.cards import cards_of, write_labels, write_sheet
from entregent.services.errors import EntregentError
from entregent.services.greetings import All, Shown, figures_of
from entregent.services.wording import campaigns as wording
from entregent.services.wording.pages import refusal as refused
from entregent.storage.queries.campaigns import campaign_of, campaigns_of
from entregent.storage.queries.circles import circles_of
from entregent.storage.queries.outbox import account_in
from entregent.storage.queries.saved_lists import saved_lists
from entregent.storage.queries.templates import templates
from entregent.web.campaign_form import (
    STRONGEST,
    CampaignForm,
    form_of,
    new_form,
    when_in,
    when_of,
)
from entregent.web.downloads import download
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.storage.models import Book, Campaign

SHOWN = 300  # people on a page; the rest by where they stand


@require_http_methods(["GET", "HEAD", "POST"])
def campaigns_page(request: BookRequest) -> HttpResponse:
    """Return the campaigns, or begin one."""
    book, on = request.book, today(request.book)
    if request.method != "POST":
        return _list(request, new_form(on, request.GET.get("where", "")[:2_000]))
    form = form_of(request.POST)
    try:
        with an_act() as done:
            row = campaigns.begin(book, form.plan(), chosen(book, form.choice(book), on=on))
    except EntregentError as error:
        return _list(request, form_of(request.POST, refused(error)))
    here = reverse("campaign", args=[row.pk])
    return back_saying(here, "campaign-begun", name=row.name, entry=done.entry)


def _list(request: BookRequest, form: CampaignForm) -> HttpResponse:
    book = request.book
    rows = campaigns_of(book)
    figures = figures_of(book, rows)
    context = {
        "campaigns": [(row, wording.figures(figures[row.pk])) for row in rows],
        "form": form,
        "open": bool(form.refusal or form.where or not rows),
        "occasions": list(Occasion),
        "templates": [one for one in templates(book) if one.intent == Intent.GREETING],
        **_choices(book),
    }
    return render_page(request, "campaigns.html", context, status=422 if form.refusal else 200)


def _choices(book: "Book") -> dict[str, object]:
    return {
        "circles": [name for name, _key in circles_of(book)],
        "labels": list(Label),
        "lists": saved_lists(book),
        "strongest": STRONGEST,
    }


@require_safe
def campaign_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return a campaign: figures, whom it greets, when, what may be done with it."""
    return _show(request, the_campaign(request, pk))


@require_POST
def act(request: BookRequest, pk: int) -> HttpResponse:
    """Do with a whole campaign what a button says."""
    row, book, do = the_campaign(request, pk), request.book, request.POST.get("do", "")
    try:
        with an_act() as done:
            _ACTS.get(do, _unknown)(request, row)
    except EntregentError as error:
        return _show(request, row, refused(error), do)
    gone = do == "drop"
    here = reverse("campaigns") if gone else reverse("campaign", args=[pk])
    book.refresh_from_db()
    return back_saying(here, f"campaign-{do}", name=row.name, entry=done.entry)


def _add(request: BookRequest, row: "Campaign") -> None:
    book, form = request.book, form_of(request.POST)
    people = chosen(book, form.choice(book), on=today(book))
    campaigns.add_people(book, row, people)


def _unknown(request: BookRequest, row: "Campaign") -> None:  # noqa: ARG001 - as every act
    do = request.POST.get("do", "")
    raise EntregentError("not-a-choice", value=do[:60], choices=", ".join(_ACTS))


def _hours(request: BookRequest, row: "Campaign") -> None:
    values = when_of(request.POST).values()
    campaigns.change_hours(request.book, row, **values)  # type: ignore[arg-type]  # as named there


_ACTS: dict[str, Callable[[BookRequest, "Campaign"], object]] = {
    "pause": lambda request, row: campaigns.pause(request.book, row),
    "resume": lambda request, row: campaigns.go_on(request.book, row),
    "stop": lambda request, row: campaigns.stop(request.book, row),
    "drop": lambda request, row: campaigns.drop(request.book, row),
    "add": _add,
    "hours": _hours,
}


def _show(
    request: BookRequest, row: "Campaign", refusal: str = "", do: str = ""
) -> HttpResponse:  # fmt: skip
    book, on = request.book, today(request.book)
    told = All(book, row)
    asked = request.GET.get("stands", "")
    rows = [one for one in told.rows if asked in ("", one.stands)]
    approved = [one for one in told.rows if one.stands is Stands.APPROVED]
    no_room = 0 if row.run != Run.OPEN else sum(one.at is None for one in approved)
    context = {
        "campaign": row,
        "occasion": wording.occasion(row.occasion),
        "hours": wording.hours_told(row.spans),
        "figures": wording.figures(told.figures),
        "asked": asked,
        "rows": [(one, _stands(book, row, one)) for one in rows[:SHOWN]],
        "more": max(0, len(rows) - SHOWN),
        "count": len(told.rows),
        "to_approve": len(told.to_approve),
        "first_to_approve": told.to_approve[0].row.pk if told.to_approve else 0,
        "nothing_to_read": wording.nothing_to_read(told.figures),
        "next_at": _next_at(book, approved),
        "no_room": wording.no_room(no_room, row.last, today=on),
        "account": account_in(book),
        "cards": Stands.CARD in told.figures,
        "homeless": cards_of(book, row).homeless if Stands.CARD in told.figures else [],
        "sizes": [(name, wording.label_size(one), one.count) for name, one in SHEETS.items()],
        "unsettled": any(one.stands in (Stands.UNKNOWN, Stands.FAILED) for one in told.rows),
        "when": when_of(request.POST) if do == "hours" else when_in(row),
        "form": form_of(request.POST) if do == "add" else new_form(on),
        "refusal": refusal,
        "refused": do,
        "under_way": any(one.message and one.message.state == State.SENDING for one in told.rows),
        **_choices(book),
    }
    return render_page(request, "campaign.html", context, status=422 if refusal else 200)


def _next_at(book: "Book", approved: list[Shown]) -> object:
    times = [one.at for one in approved if one.at]
    return on_the_clock(book, min(times)) if times else None


def _stands(book: "Book", row: "Campaign", one: Shown) -> str:
    at = on_the_clock(book, one.at) if one.at else None
    paused = row.run != Run.OPEN
    return wording.stands_at(one.stands, at, today=today(book), paused=paused)


@require_safe
def sheet(request: BookRequest, pk: int) -> HttpResponse:
    """Return the addresses of those who get a card, as a table."""
    row = the_campaign(request, pk)
    out = StringIO("\ufeff")  # so that spreadsheets read the accents
    out.seek(1)
    write_sheet(cards_of(request.book, row), out)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="cards-{row.pk}.csv"'
    return response


@require_safe
def labels(request: BookRequest, pk: int) -> HttpResponseBase:
    """Return labels for those who get a card, to be printed."""
    row, size = the_campaign(request, pk), request.GET.get("size", next(iter(SHEETS)))
    cards = cards_of(request.book, row)
    try:
        return download(f"labels-{row.pk}.pdf", partial(write_labels, cards, size))
    except EntregentError as error:
        return _show(request, row, refused(error))


def the_campaign(request: BookRequest, pk: int) -> "Campaign":
    """Return the campaign of this number; not found where there is none."""
    row = campaign_of(request.book, pk)
    if row is None:
        raise Http404
    return row
