"""Layers and cadences: what is promised to whom, and what is proposed."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.core.layers import LAYERS, Layer, overfull
from entregent.core.text import number_in
from entregent.services.book import today
from entregent.services.cadences import accept_cadences, propose_cadences
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal
from entregent.storage.queries.ties import chosen_cadences
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying


@dataclass(frozen=True, slots=True)
class Chosen:
    """A layer, with how many people it was chosen for."""

    layer: Layer
    people: int
    overfull: bool


@require_safe
def cadences_page(request: BookRequest) -> HttpResponse:
    """Return the layers, and a cadence for each of the strongest ties without one."""
    return _show(request)


def _show(request: BookRequest, refused: str = "") -> HttpResponse:
    book = request.book
    cadences = chosen_cadences(book)
    full = overfull(cadences)
    proposals = propose_cadences(book, on=today(book))
    context = {
        "layers": [
            Chosen(layer, sum(c <= layer.cadence for c in cadences), layer in full)
            for layer in LAYERS
        ],
        "proposals": sorted(proposals, key=lambda proposal: proposal.cadence),
        "bridges": any(proposal.bridges for proposal in proposals),
        "refusal": refused,
    }
    return render_page(request, "cadences.html", context, status=422 if refused else 200)


@require_POST
def accept(request: BookRequest) -> HttpResponse:
    """Choose every cadence proposed, as many as were shown."""
    book, shown = request.book, number_in(request.POST.get("shown", "")) or 0
    try:
        with an_act() as done:
            chosen = accept_cadences(book, on=today(book), shown=shown)
    except EntregentError as error:
        return _show(request, refusal(error))
    return back_saying(reverse("cadences"), "cadences", count=len(chosen), entry=done.entry)
