"""The outbox: each message read whole, approved, held, changed, dropped, settled; then sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.core.bounces import is_dead
from entregent.core.outbox import MAY_BE_DROPPED, MOVES, Move, State
from entregent.services import outbox
from entregent.services.book import day_of, on_the_clock, today
from entregent.services.errors import EntregentError
from entregent.services.outbox_again import in_order, may_again, prepare_again
from entregent.services.outbox_sending import begin_to_send, is_sending, settle_left_behind
from entregent.services.wording import outbox as wording
from entregent.services.wording.bounces import message_back
from entregent.services.wording.pages import refusal as refused
from entregent.storage.queries.outbox import (
    account_in,
    in_campaigns,
    message_of,
    returned_messages,
    sent_messages,
    waiting,
)
from entregent.storage.queries.people import working_emails_among
from entregent.web.draft_form import draft_as_left
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from datetime import datetime

    from entregent.core.drafts import Draft
    from entregent.storage.models import Book, MailAccount, Outgoing

SENT_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wrong with what was asked of a message, 0 for all; the words it was to have."""

    number: int
    sentence: str
    typed: "Draft | None" = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as the page shows it, with what may be done with it."""

    row: "Outgoing"
    state: str
    trouble: str
    seal: str
    may: frozenset[str]
    later: "datetime | None"
    came_back: str
    wrong: bool  # it is the address that is
    others: tuple[str, ...]  # to choose from, where it is prepared again


@require_safe
def outbox_page(request: BookRequest) -> HttpResponse:
    """Return what waits, and what was sent."""
    return _show(request)


@require_POST
def act(request: BookRequest, pk: int) -> HttpResponse:
    """Do with one message what a button says."""
    do, typed = request.POST.get("do", ""), draft_as_left(request.POST)
    row = message_of(request.book, pk)
    if row is None:
        raise Http404
    try:
        with an_act() as done:
            shown = _carry_out(request, row, do, typed)
    except EntregentError as error:
        words = typed if do == "change" else None
        return _show(request, Refused(pk, refused(error), words))
    here = reverse("outbox") + ("" if do == "drop" else f"#message-{shown.pk}")
    return back_saying(here, _SAID[do], entry=done.entry)


def _carry_out(request: BookRequest, row: "Outgoing", do: str, typed: "Draft") -> "Outgoing":
    """Do it, and return the message to be shown then."""
    book = request.book
    match do:
        case "approve":
            outbox.approve(book, row, seal=request.POST.get("seal", "") or "none")
        case "hold":
            outbox.hold(book, row)
        case "change":
            outbox.change(book, row, subject=typed.subject, body=typed.body)
        case "drop":
            outbox.drop(book, row)
        case "left" | "not-left":
            outbox.settle(book, row, sent=do == "left")
        case "arrived":
            outbox.arrived(book, row)
        case "again":
            return prepare_again(book, row, to=request.POST.get("to", ""))
        case _:
            raise EntregentError("not-a-choice", value=do[:60], choices=", ".join(_SAID))
    return row


@require_POST
def send(request: BookRequest) -> HttpResponse:
    """Begin to send what is approved; the page does not wait for it."""
    try:
        begin_to_send(request.book)
    except EntregentError as error:
        return _show(request, Refused(0, refused(error)))
    return back_saying(reverse("outbox"), "outbox-begun")


_SAID = {
    "approve": "outbox-approved",
    "hold": "outbox-held",
    "change": "outbox-changed",
    "drop": "outbox-dropped",
    "left": "outbox-settled",
    "not-left": "outbox-unsent",
    "arrived": "outbox-arrived",
    "again": "outbox-again",
}
_DOES = {
    "approve": Move.APPROVE,
    "hold": Move.HOLD,
    "change": Move.CHANGE,
    "left": Move.HAS_LEFT,
    "not-left": Move.HAS_NOT_LEFT,
}


def _show(request: BookRequest, wrong: Refused | None = None) -> HttpResponse:
    book = request.book
    settle_left_behind(book)
    account, rows = account_in(book), waiting(book)
    returned, sent = (of(book, limit=SENT_SHOWN) for of in (returned_messages, sent_messages))
    works = _working([*rows, *returned])
    context = {
        "account": account,
        "waiting": [_shown(book, row, account, works) for row in rows],
        "approved": sum(row.state == State.APPROVED for row in rows),
        "in_campaigns": wording.in_campaigns(in_campaigns(book).count()),
        "under_way": any(row.state == State.SENDING for row in rows) or is_sending(),
        "returned": [_shown(book, row, account, works) for row in returned],
        "sent": [_shown(book, row, account, works) for row in sent],
        "refused": wrong,
    }
    return render_page(request, "outbox.html", context, status=422 if wrong else 200)


def _working(rows: "list[Outgoing]") -> dict[int, list[str]]:
    """Return the addresses that work of those these messages are to."""
    people = {pk for row in rows for pk in (row.person_id, row.other_id) if pk}
    return working_emails_among(people)


def _shown(
    book: "Book", row: "Outgoing", account: "MailAccount | None", works: dict[int, list[str]]
) -> Shown:
    stands = State(row.state)
    failed = stands is State.FAILED
    may = {do for do, move in _DOES.items() if move in MOVES[stands]}
    may |= {"drop"} if stands in MAY_BE_DROPPED else set()
    back = ""
    if row.came_back and row.came_back_at:
        may.add("arrived")
        back = message_back(row, on=day_of(book, row.came_back_at), today=today(book))
    known = [one for pk in (row.person_id, row.other_id) if pk for one in works.get(pk, [])]
    elsewhere = not set(row.to) <= set(known)
    if may_again(row) and (row.came_back or elsewhere or (failed and len(known) > len(row.to))):
        may.add("again")
    choice = in_order(row, known) if len(known) > 1 and not row.other_id else []
    later = row.not_before if stands is State.APPROVED else None
    return Shown(
        row, wording.state(stands), wording.trouble_of(row, account), outbox.seal_of(row),
        frozenset(may),
        on_the_clock(book, later) if later else None, back,
        is_dead(row.came_back), tuple(choice),
    )  # fmt: skip
