"""Opportunities of a goal: noted, one of them with who can help, whom one asked."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entregent.core.opportunities import STATES
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.favours import note_answer, thank
from entregent.services.opportunities import drop_opportunity, move_opportunity
from entregent.services.wording.pages import refusal
from entregent.storage.queries.favours import favour_of
from entregent.storage.queries.opportunities import opportunity_of
from entregent.web.opportunity_forms import (
    AskForm,
    OpportunityForm,
    ask_form_of,
    form_of_opportunity,
    opportunity_form_of,
)
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.views.goals import show_goal, the_goal

if TYPE_CHECKING:
    from entregent.storage.models import Opportunity


@require_POST
def add(request: BookRequest, pk: int) -> HttpResponse:
    """Note an opportunity of a goal."""
    goal, form = the_goal(request, pk), opportunity_form_of(request.POST)
    try:
        with an_act() as done:
            known = form.add(request.book, goal)
    except EntregentError as error:
        return show_goal(request, goal, opening=form.refused(error))
    to = reverse("opportunity", args=[pk, known.pk])
    return back_saying(to, "opportunity", entry=done.entry)


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_page(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Return an opportunity with who can help; or correct it, move it on, remove it."""
    known = _opportunity(request, pk, number)
    if request.method != "POST":
        return _show(request, known)
    if "drop" in request.POST:
        with an_act() as done:
            drop_opportunity(request.book, known)
        return back_saying(reverse("goal", args=[pk]), "opportunity-drop", entry=done.entry)
    code = "opportunity-move" if "state" in request.POST else "opportunity-set"
    form = opportunity_form_of(request.POST)
    try:
        with an_act() as done:
            if code == "opportunity-move":
                move_opportunity(request.book, known, request.POST["state"])
            else:
                form.correct(request.book, known)
    except EntregentError as error:
        known = _opportunity(request, pk, number)
        if code == "opportunity-move":
            form = form_of_opportunity(known)
        return _show(request, known, form=form.refused(error))
    code = code if done.entry else "set-nothing"
    return back_saying(request.path, code, entry=done.entry)


@require_safe
def ways_page(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Return the ways to the firm through others: a page, or the part of one."""
    from entregent.services.referrals import ways_in  # noqa: PLC0415 - numbers are loaded for it alone

    known = _opportunity(request, pk, number)
    found = ways_in(request.book, known, on=today(request.book))
    return render_page(request, "opportunity_ways.html", {"known": known, "ways": found})


@require_POST
def ask(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Note that somebody was asked about an opportunity."""
    known, form = _opportunity(request, pk, number), ask_form_of(request.POST)
    try:
        with an_act() as done:
            favour = form.save(request.book, known, today(request.book))
    except EntregentError as error:
        return _show(request, known, asked=form.refused(error))
    to = reverse("opportunity", args=[pk, number])
    return back_saying(to, "opportunity-ask", person=favour.person_id, entry=done.entry)


@require_POST
def answer(request: BookRequest, pk: int, number: int, favour: int) -> HttpResponse:
    """Note what somebody answered, or that they were thanked."""
    known, row = _opportunity(request, pk, number), favour_of(request.book, favour)
    if row is None or row.opportunity_id != known.pk:
        raise Http404
    said = request.POST.get("answer", "")
    if said not in ("yes", "no", "thank"):
        raise Http404
    code = "thank" if said == "thank" else f"favour-{said}"
    try:
        with an_act() as done:
            if said == "thank":
                thank(request.book, row.person, number=favour, on=today(request.book))
            else:
                note_answer(request.book, row, yes=said == "yes")
    except EntregentError as error:
        return _show(request, known, asked=AskForm(refusal=refusal(error)))
    to = reverse("opportunity", args=[pk, number])
    return back_saying(to, code, person=row.person_id, entry=done.entry)


def _opportunity(request: BookRequest, pk: int, number: int) -> "Opportunity":
    known = opportunity_of(request.book, number)
    if known is None or known.goal_id != pk:
        raise Http404
    return known


def _show(
    request: BookRequest,
    known: "Opportunity",
    form: OpportunityForm | None = None,
    asked: AskForm | None = None,
) -> HttpResponse:
    from entregent.services.referrals import help_with  # noqa: PLC0415 - numbers are loaded for it alone

    context = {
        "known": known,
        "goal": known.goal,
        "states": STATES,
        "help": help_with(request.book, known, on=today(request.book)),
        "opening": form or form_of_opportunity(known),
        "asked": asked or AskForm(),
    }
    return render_page(request, "opportunity.html", context, status=422 if form or asked else 200)
