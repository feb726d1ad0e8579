"""Today: whom to write to, why, and what one answers."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.core.text import number_in
from entregent.core.today import parse_id
from entregent.services.book import today
from entregent.services.done_today import done_today
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.pace import paces
from entregent.services.reviews_held import is_due
from entregent.services.today import settle, todays_list
from entregent.services.wording import reviews_held
from entregent.storage.queries.today import count_answered, tells_nothing
from entregent.storage.queries.wanted import everybody
from entregent.web.forms import LogForm, answer_of, log_form_of
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.storage.models import Person


@require_safe
def today_page(request: BookRequest) -> HttpResponse:
    """Return today's list, what was done today, and a quiet end."""
    return _show(request)


def _show(request: BookRequest, refused: LogForm | None = None) -> HttpResponse:
    book, on = request.book, today(request.book)
    answered = count_answered(book, on)
    full = answered + book.daily_limit
    left = max(book.daily_limit, min(_more(request), full)) - answered
    lines = todays_list(book, on=on, limit=max(0, left))
    done = done_today(book, on=on)
    context = {
        "lines": lines,
        "items": [line.item for line in lines],
        "done": done,
        "waits": not all(did.can_be_undone for did in done),
        "empty": not lines and not everybody(book).exists(),
        "silent": not lines and tells_nothing(book),
        "review_due": reviews_held.due() if (lines or done) and is_due(book, on) else "",
        "query": _query(request),
        "and_more": full if left <= 0 else 0,
        "paces": paces(book),
        "refused": refused,
        "refused_elsewhere": refused and refused.item not in [line.item.id for line in lines],
        "log": LogForm(on=on.isoformat()),
    }
    return render_page(request, "today.html", context, status=422 if refused else 200)


@require_POST
def answer(request: BookRequest) -> HttpResponse:
    """Settle one item: done, put off or skipped."""
    on = today(request.book)
    said = answer_of(request.POST, on=on)
    with an_act() as done:
        decision = settle(request.book, said.item, said.verdict, on=on, until=said.until)
    return back_saying(
        reverse("today") + _query(request),
        said.verdict,
        person=decision.person_id,
        until=decision.until,
        entry=done.entry,
    )


@require_POST
def log(request: BookRequest) -> HttpResponse:
    """Log what happened about an item, which is then done."""
    book, form = request.book, log_form_of(request.POST)
    try:
        person = _person_of(request, form.item)
        with an_act() as done:
            form.save(book, person)
    except EntregentError as error:
        return _show(request, form.refused(error))
    return back_saying(
        reverse("today") + _query(request), "log-item", person=person.pk, entry=done.entry
    )


def _person_of(request: BookRequest, item: str) -> "Person":
    named = parse_id(item)
    if named is None:
        raise EntregentError("no-such-item", item=item)
    return find_person(request.book, str(named[1]))


def _more(request: BookRequest) -> int:
    """Return how many people in all were asked for today, 0 where nobody asked for more."""
    return number_in(request.GET.get("more", "")) or 0


def _query(request: BookRequest) -> str:
    """Return it as the end of an address."""
    more = _more(request)
    return f"?more={more}" if more else ""
