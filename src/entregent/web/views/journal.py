"""The journal: every act by day, the latest first, and Undo where it can be."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from entregent.services.book import day_of
from entregent.services.errors import EntregentError
from entregent.services.undoing import is_there_to_undo, undo, undoable
from entregent.services.wording.journal import KINDS
from entregent.services.wording.pages import refusal
from entregent.storage.queries.journal import Act, latest_acts
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import back_saying, undone

if TYPE_CHECKING:
    from entregent.storage.models import Book

A_PAGE = 50  # acts
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """An act, and whether it can be undone now."""

    act: Act
    can_be_undone: bool

    @property
    def waits(self) -> bool:
        """Tell whether what came after it is to be undone first."""
        return is_there_to_undo(self.act.entry) and not self.can_be_undone


@require_safe
def journal_page(request: BookRequest) -> HttpResponse:
    """Return what was done, by day, fifty acts at a time."""
    return _show(request)


def _show(request: BookRequest, *, refused: str = "", entry: int = 0) -> HttpResponse:
    kind = request.GET.get("kind", "")
    kind = kind if kind in (*KINDS, OTHER) else ""
    before = _number(request.GET.get("before", ""))
    named = [act for acts in KINDS.values() for act in acts]
    acts = latest_acts(
        request.book,
        limit=A_PAGE + 1,
        before=before or None,
        among=KINDS.get(kind, ()),
        but=named if kind == OTHER else (),
    )
    shown = acts[:A_PAGE]
    days = _by_day(request.book, shown)
    context = {
        "days": days,
        "waits": any(line.waits for _, lines in days for line in lines),
        "kind": kind,
        "kinds": [*KINDS, OTHER],
        "before": before,
        "earlier": shown[-1].entry.pk if len(acts) > A_PAGE else 0,
        "query": _query(request),
        "refused": refused,
        "refused_entry": entry,
        "refused_above": refused and entry not in [act.entry.pk for act in shown],
    }
    return render_page(request, "journal.html", context, status=422 if refused else 200)


def _by_day(book: "Book", acts: list[Act]) -> list[tuple[date, list[Line]]]:
    can = undoable(book, [act.entry for act in acts])
    days = groupby(acts, key=lambda act: day_of(book, act.entry.at))
    return [(day, [Line(act, act.entry.pk in can) for act in done]) for day, done in days]


@require_POST
def undo_act(request: BookRequest) -> HttpResponse:
    """Undo one act; what keeps it from being undone is said beside it."""
    entry = _number(request.POST.get("entry", ""))
    try:
        done = undo(request.book, entry)
    except EntregentError as error:
        return _show(request, refused=refusal(error), entry=entry)
    return back_saying(reverse("journal") + _query(request), undone(done))


def _query(request: BookRequest) -> str:
    """Return where in the journal one is, as the end of an address."""
    said = {name: request.GET[name] for name in ("kind", "before") if request.GET.get(name)}
    return f"?{urlencode(said)}" if said else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0
