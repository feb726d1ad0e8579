"""Duplicates: who may be in the book twice, and what one answers."""

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.core.text import number_in
from entregent.services import comparing
from entregent.services.duplicates import keep_apart, merge
from entregent.services.errors import EntregentError
from entregent.services.likely_pairs import merge_above, to_decide_by
from entregent.services.likeness import catch_up
from entregent.services.merging import CHOICES
from entregent.services.side_by_side import side_by_side
from entregent.services.wording.pages import refusal
from entregent.storage.queries.likeness import count_waiting, open_pairs
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.person import the_person

if TYPE_CHECKING:
    from entregent.storage.models import Person

A_PAGE = 10  # pairs
ABOVE = (0.99, 0.98, 0.95, 0.9)
GROUPS = 50  # shown before all sure pairs become one


@require_safe
def duplicates_page(request: BookRequest) -> HttpResponse:
    """Return ten likely pairs, the likeliest first, each side by side."""
    book = request.book
    going_on = comparing.goes_on()
    waiting = 0
    if not going_on and not catch_up(book, at_most=comparing.AT_ONCE):
        waiting = count_waiting(book)
    count = 0 if going_on else open_pairs(book).count()
    page = min(_page(request), max(1, -(-count // A_PAGE)))
    pairs = list(open_pairs(book)[(page - 1) * A_PAGE : page * A_PAGE]) if count else []
    to_decide_by(book, pairs)
    context = {
        "pairs": side_by_side(book, pairs),
        "count": count,
        "page": page,
        "previous": page - 1,
        "next": page + 1 if page * A_PAGE < count else 0,
        "waiting": waiting,
        "comparing": going_on,
        "failed": waiting and comparing.failed(),
    }
    return render_page(request, "duplicates.html", context)


@require_POST
def compare(request: BookRequest) -> HttpResponse:  # noqa: ARG001 - as every view
    """Compare all who wait; what takes longer than a few seconds goes on by itself."""
    over = comparing.compare_meanwhile()
    if over and not comparing.failed():
        return back_saying(reverse("duplicates"), "compared")
    return HttpResponseRedirect(reverse("duplicates"), status=303)


@require_POST
def merge_pair(request: BookRequest, a: int, b: int) -> HttpResponse:
    """Make a pair one, with what was chosen where they differ."""
    book, keep, gone = request.book, the_person(request, a), the_person(request, b)
    with an_act() as done:
        merge(book, keep, gone, chosen=_chosen(request))
    return back_saying(_back(request, keep), "merged", person=keep.pk, entry=done.entry)


def _chosen(request: BookRequest) -> dict[str, int]:
    """Return whose value was chosen, field by field."""
    said = {field: request.POST[field] for field in CHOICES if field in request.POST}
    return {field: number_in(side) or 0 for field, side in said.items()}


@require_POST
def keep_pair_apart(request: BookRequest, a: int, b: int) -> HttpResponse:
    """Say that a pair is two people."""
    book, one, other = request.book, the_person(request, a), the_person(request, b)
    with an_act() as done:
        keep_apart(book, one, other)
    return back_saying(_back(request, one), "apart", entry=done.entry)


@require_safe
def sure_page(request: BookRequest) -> HttpResponse:
    """Return who would become one with whom from a probability on, before it is done."""
    return _show_sure(request, _above(request.GET.get("above", "")))


def _show_sure(request: BookRequest, above: float, refused: str = "") -> HttpResponse:
    book = request.book
    if comparing.goes_on() or not catch_up(book, at_most=comparing.AT_ONCE):
        return HttpResponseRedirect(reverse("duplicates"))
    groups = merge_above(book, above, dry_run=True)
    context = {
        "above": above,
        "choices": ABOVE,
        "groups": groups[:GROUPS],
        "more": max(0, len(groups) - GROUPS),
        "count": sum(len(group.gone) for group in groups),
        "refusal": refused,
    }
    return render_page(request, "duplicates_sure.html", context, status=422 if refused else 200)


@require_POST
def merge_sure(request: BookRequest) -> HttpResponse:
    """Make one of every pair at least that likely, of as many as were shown."""
    book, above = request.book, _above(request.POST.get("above", ""))
    shown = number_in(request.POST.get("shown", "")) or 0
    try:
        with an_act() as done:
            groups = merge_above(book, above, shown=shown)
    except EntregentError as error:
        return _show_sure(request, above, refusal(error))
    count = sum(len(group.gone) for group in groups)
    return back_saying(reverse("duplicates"), "merged-all", count=count, entry=done.entry)


def _above(asked: str) -> float:
    """Return the probability asked for, the surest when it is none of ours."""
    return next((above for above in ABOVE if str(above) == asked), ABOVE[0])


def _page(request: BookRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(max(number_in(asked) or 1, 1), 1_000_000)


def _back(request: BookRequest, keep: "Person") -> str:
    if "alone" in request.POST:
        return reverse("person", args=[keep.pk])
    page = _page(request)
    return reverse("duplicates") + (f"?page={page}" if page > 1 else "")
