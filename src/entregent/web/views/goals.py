"""Goals: the list, one of them, begun and corrected, closed."""

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.goal_helpers import who_helped
from entregent.services.goal_proposals import proposals_kept
from entregent.services.goals import close_goal, drop_target, reopen_goal
from entregent.services.plans import road_at_once, road_of
from entregent.services.today import settle
from entregent.services.wording.goal_helpers import summary
from entregent.storage.queries import goals as queries
from entregent.storage.queries.opportunities import asks_about, opportunities
from entregent.web.goal_forms import (
    GoalForm,
    TargetForm,
    form_of_goal,
    goal_form_of,
    target_form_of,
)
from entregent.web.goal_road import shown
from entregent.web.opportunity_forms import OpportunityForm
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.storage.models import Book, Goal


@require_http_methods(["GET", "HEAD", "POST"])
def goals_page(request: BookRequest) -> HttpResponse:
    """Return the goals, the open ones first; or begin one."""
    form = GoalForm()
    if request.method == "POST":
        form = goal_form_of(request.POST)
        try:
            with an_act() as done:
                goal = form.begin(request.book)
        except EntregentError as error:
            form = form.refused(error)
        else:
            return back_saying(reverse("goal", args=[goal.pk]), "goal", entry=done.entry)
    goals = queries.goals(request.book)
    context = {
        "goals": [goal for goal in goals if goal.closed_on is None],
        "closed": [goal for goal in goals if goal.closed_on is not None],
        "form": form,
    }
    return render_page(request, "goals.html", context, status=422 if form.refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def goal_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return a goal with what it is aimed at; or correct it."""
    goal = the_goal(request, pk)
    if request.method != "POST":
        return show_goal(request, goal)
    form = goal_form_of(request.POST)
    try:
        with an_act() as done:
            form.correct(request.book, goal)
    except EntregentError as error:
        return show_goal(request, the_goal(request, pk), form=form.refused(error))
    return back_saying(reverse("goal", args=[pk]), "goal-set", entry=done.entry)


@require_POST
def aim(request: BookRequest, pk: int) -> HttpResponse:
    """Aim a goal at one thing more."""
    goal, form = the_goal(request, pk), target_form_of(request.POST)
    try:
        with an_act() as done:
            form.save(request.book, goal)
    except EntregentError as error:
        return show_goal(request, goal, target=form.refused(error))
    return back_saying(reverse("goal", args=[pk]), "target-add", entry=done.entry)


@require_POST
def aim_off(request: BookRequest, pk: int, number: int) -> HttpResponse:
    """Aim a goal at one thing less."""
    goal = the_goal(request, pk)
    with an_act() as done:
        drop_target(request.book, goal, number)
    return back_saying(reverse("goal", args=[pk]), "target-drop", entry=done.entry)


@require_POST
def close(request: BookRequest, pk: int) -> HttpResponse:
    """Close a goal, or open it again."""
    goal = the_goal(request, pk)
    reached = request.POST.get("do") == "reached"
    code = "goal-reached" if reached else "goal-close"
    with an_act() as done:
        if goal.closed_on is None:
            close_goal(request.book, goal, on=today(request.book), reached=reached)
        else:
            code = "goal-reopen"
            reopen_goal(request.book, goal)
    return back_saying(reverse("goal", args=[pk]), code, entry=done.entry)


@require_safe
def road_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return how far a goal is, what is covered and the plan: a page, or the part of one."""
    goal, on = the_goal(request, pk), today(request.book)
    if goal.closed_on is not None:
        raise Http404
    road = road_of(request.book, goal, on=on)
    return render_page(request, "goal_road.html", {"goal": goal, **shown(goal, road, on)})


@require_POST
def thank_helper(request: BookRequest, pk: int) -> HttpResponse:
    """Note that somebody who helped on the way to a goal was thanked."""
    goal, book = the_goal(request, pk), request.book
    with an_act() as done:
        decision = settle(book, request.POST.get("item", ""), "done", on=today(book))
    back = reverse("goal", args=[goal.pk])
    return back_saying(back, "thank", person=decision.person_id, entry=done.entry)


def the_goal(request: BookRequest, pk: int) -> "Goal":
    """Return a goal of the book, or the page that there is none."""
    goal = queries.goal_of(request.book, pk)
    if goal is None:
        raise Http404
    return goal


def show_goal(
    request: BookRequest,
    goal: "Goal",
    form: GoalForm | None = None,
    target: TargetForm | None = None,
    opening: OpportunityForm | None = None,
) -> HttpResponse:
    """Return the page of a goal, with the form that was refused."""
    book, on = request.book, today(request.book)
    known = opportunities(book, goal)
    road = road_at_once(book, goal, on=on) if goal.closed_on is None else None
    asked = asks_about([one.pk for one in known])
    context = {
        "goal": goal,
        "form": form or form_of_goal(goal),
        "proposals": proposals_kept(book, goal, on=on),
        **shown(goal, road, on),
        **_helpers(book, goal, on),
        "target": target or TargetForm(),
        "opportunities": [(one, asked[one.pk]) for one in known],
        "opening": opening or OpportunityForm(),
    }
    status = 422 if form or target or opening else 200
    return render_page(request, "goal.html", context, status=status)


def _helpers(book: "Book", goal: "Goal", on: date) -> dict[str, object]:
    """Return who helped on the way to a goal that is closed."""
    found = who_helped(book, goal, on=on) if goal.closed_on else []
    return {"helpers": found, "helped": summary(found)}
