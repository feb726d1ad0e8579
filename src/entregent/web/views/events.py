"""Events: all of them, one before it, on the day and after; whom one met, looked at and kept."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.services.attendees import change_wish, choose, join, leave, the_attendee
from entregent.services.book import today
from entregent.services.capturing import capture, day_of_meeting, namesakes, understood
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.event_after import after
from entregent.services.event_lists import read_list
from entregent.services.event_offers import accept_offer, offers
from entregent.services.event_proposals import propose_of
from entregent.services.events import add_event, change_event, drop_event
from entregent.services.today import settle
from entregent.services.wording.pages import refusal
from entregent.storage.queries.events import attendees, event_of, events
from entregent.storage.queries.owner import me
from entregent.web.event_forms import (
    EventForm,
    Seen,
    event_form_of,
    form_of_event,
    seen,
    seen_as_sent,
)
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.storage.models import Event

SHOWN = 50  # people of a list; the rest are counted


@require_http_methods(["GET", "HEAD", "POST"])
def events_page(request: BookRequest) -> HttpResponse:
    """Return the events, the latest first; or note one down."""
    form = EventForm()
    if request.method == "POST":
        form = event_form_of(request.POST)
        try:
            with an_act() as done:
                event = add_event(request.book, form.said())
        except EntregentError as error:
            form = form.refused(error)
        else:
            return back_saying(_at(event), "event", entry=done.entry)
    context = {
        "events": events(request.book),
        "form": form,
        "offers": offers(request.book, on=today(request.book)),
        "me": me(request.book),
    }
    return render_page(request, "events.html", context, status=422 if form.refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def event_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return an event in its three moments; or correct it."""
    event = _the_event(request, pk)
    if request.method != "POST":
        return _show(request, event)
    form = event_form_of(request.POST)
    try:
        with an_act() as done:
            change_event(request.book, event, form.said())
    except EntregentError as error:
        return _show(request, _the_event(request, pk), form=form.refused(error))
    return back_saying(_at(event), "event-set", entry=done.entry)


@require_POST
def accept(request: BookRequest, pk: int) -> HttpResponse:
    """Make an event of a meeting of the calendar."""
    try:
        with an_act() as done:
            event = accept_offer(request.book, pk)
    except EntregentError as error:
        raise Http404 from error
    return back_saying(_at(event, "day"), "event", entry=done.entry)


@require_POST
def drop(request: BookRequest, pk: int) -> HttpResponse:
    """Take an event away."""
    with an_act() as done:
        drop_event(request.book, _the_event(request, pk))
    return back_saying(reverse("events"), "event-drop", entry=done.entry)


@require_POST
def bring(request: BookRequest, pk: int) -> HttpResponse:
    """Put those a list names among those who take part."""
    event, text = _the_event(request, pk), request.POST.get("text", "")
    try:
        with an_act() as done:
            told = join(request.book, event, read_list(request.book, text))
    except EntregentError as error:
        return _show(request, event, refused={"list": refusal(error)}, typed={"list": text})
    return back_saying(_at(event, "before"), "event-people", count=told.named, entry=done.entry)


@require_POST
def meet(request: BookRequest, pk: int) -> HttpResponse:
    """Note somebody whom one wants to meet, by name."""
    event = _the_event(request, pk)
    who, why = request.POST.get("who", ""), request.POST.get("why", "")
    try:
        with an_act() as done:
            row = choose(request.book, event, who, wanted=True, why=why)
    except EntregentError as error:
        said = {"who": who, "why": why}
        return _show(request, event, refused={"want": refusal(error)}, typed=said)
    return back_saying(_at(event, "before"), "event-want", name=row.name, entry=done.entry)


@require_POST
def act(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Choose somebody of the list to meet, or not; or take them off it."""
    event, do = _the_event(request, pk), request.POST.get("do", "want")
    try:
        row = the_attendee(event, number)
        with an_act() as done:
            if do == "leave":
                leave(request.book, row)
            else:
                wanted, why = do == "want", request.POST.get("why", row.why)
                change_wish(request.book, row, wanted=wanted, why=why)
    except EntregentError as error:
        return _show(request, event, refused={"want": refusal(error)})
    code = {"leave": "event-leave", "unwant": "event-unwant"}.get(do, "event-want")
    return back_saying(_at(event, "before"), code, name=row.name, entry=done.entry)


@require_POST
def capture_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return what lines on those one met were understood as; then keep it as it was put right."""
    event = _the_event(request, pk)
    text, day = request.POST.get("text", ""), request.POST.get("on", "")
    try:
        on = parse_day(day) if day else day_of_meeting(request.book, event)
        if "keep" not in request.POST:
            return _look(request, event, _read(request, event, text, on), text=text, on=on)
    except EntregentError as error:
        typed = {"capture": text}
        return _show(request, event, refused={"capture": refusal(error)}, typed=typed)
    looked_at = seen_as_sent(request.book, request.POST)
    met = [one.met for one in looked_at if one.kept]
    try:
        _refuse_nameless(looked_at)
        with an_act() as done:
            people = capture(request.book, event, met, on=on)
    except EntregentError as error:
        return _look(request, event, looked_at, text=text, on=on, refused=refusal(error))
    return back_saying(_at(event, "after"), "event-capture", count=len(people), entry=done.entry)


@require_POST
def done(request: BookRequest, pk: int) -> HttpResponse:
    """Note that somebody one met has had their word."""
    event = _the_event(request, pk)
    try:
        with an_act() as did:
            settle(request.book, request.POST.get("item", ""), "done", on=today(request.book))
    except EntregentError as error:
        return _show(request, event, refused={"after": refusal(error)})
    return back_saying(_at(event, "after"), "event-done", entry=did.entry)


def _read(request: BookRequest, event: "Event", text: str, on: date) -> list[Seen]:
    lines = understood(request.book, event, text, on=on)
    if not lines:
        raise EntregentError("nobody-met")
    there = namesakes(request.book, [one.met.name for one in lines if not one.met.person])
    return seen(lines, there)


def _refuse_nameless(looked_at: Sequence[Seen]) -> None:
    nameless = next((one for one in looked_at if one.kept and not one.met.name.strip()), None)
    if nameless:
        raise EntregentError("nobody-in-line", line=nameless.typed[:80])


def _the_event(request: BookRequest, pk: int) -> "Event":
    event = event_of(request.book, pk)
    if event is None:
        raise Http404
    return event


def _at(event: "Event", part: str = "") -> str:
    """Return where an event is, with one of its moments opened."""
    return reverse("event", args=[event.pk]) + (f"?at={part}#{part}" if part else "")


def _look(
    request: BookRequest,
    event: "Event",
    lines: Sequence[Seen],
    *,
    text: str,
    on: date,
    refused: str = "",
) -> HttpResponse:
    context = {"event": event, "lines": lines, "text": text, "met_on": on, "refused": refused}
    return render_page(request, "event_capture.html", context, status=422 if refused else 200)


def _show(
    request: BookRequest,
    event: "Event",
    *,
    form: EventForm | None = None,
    refused: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    """Return the page of an event, with what was refused and why."""
    book, on = request.book, today(request.book)
    rows = attendees(event)
    wanted = [row for row in rows if row.wanted]
    others = [row for row in rows if not row.wanted]
    proposed = propose_of(book, rows, on=on) if on <= event.until else []
    told = after(book, event, on=on)
    first = event.on <= on
    context = {
        "event": event,
        "form": form or form_of_event(event),
        "wanted": wanted,
        "others": others[:SHOWN],
        "more": max(0, len(others) - SHOWN),
        "count": len(rows),
        "proposed": proposed,
        "after": told,
        "owed": [one for one in told.follow_ups if not one.done],
        "answered": [one for one in told.follow_ups if one.done],
        "in_touch": [
            (months, count) for months in ("3", "12")
            if (count := told.in_touch(months)) is not None
        ],
        "begun": first,
        "moment": request.GET.get("at") or _moment(event, on, bool(told.follow_ups)),
        "days": _days(event, on),
        "met_on": day_of_meeting(book, event),
        "refused": refused or {},
        "typed": typed or {},
    }  # fmt: skip
    status = 422 if refused or (form and form.refusal) else 200
    return render_page(request, "event.html", context, status=status)


def _moment(event: "Event", on: date, is_noted: bool) -> str:
    """Return which moment of an event it is: before it, the day itself, after."""
    if on < event.on:
        return "before"
    return "after" if is_noted and on > event.until else "day"


def _days(event: "Event", on: date) -> list[date]:
    """Return the days of an event so far, the latest first."""
    days = [event.on + timedelta(days=n) for n in range((event.until - event.on).days + 1)]
    return [day for day in reversed(days) if day <= on]
