"""Weak ties that bring something, and silent ones worth reviving."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from entregent.core.text import number_in
from entregent.services.book import today
from entregent.services.goal_proposals import sought_by_paths, understood
from entregent.services.reconnect import worth_reviving
from entregent.services.traits import my_traits
from entregent.services.weak_ties import open_goals, weak_ties_for, weak_ties_in_general
from entregent.services.wording.goals import taken_for
from entregent.services.wording.weak_ties import unknown_of_mine
from entregent.web.page import render_page
from entregent.web.requests import BookRequest

SHOWN = 6


@require_safe
def weak_ties_page(request: BookRequest) -> HttpResponse:
    """Return whom to ask for a goal or in general, my network in words, whom to revive."""
    from entregent.services.brokerage import figures, parts_of  # noqa: PLC0415 - numbers are loaded for it alone

    book, on = request.book, today(request.book)
    goals = open_goals(book)
    number = number_in(request.GET.get("goal", ""))
    goal = next((goal for goal in goals if goal.pk == number), None)
    if "goal" in request.GET and goal is None:
        raise Http404
    aims = understood(book, goal) if goal else []
    found = (
        weak_ties_for(book, goal, on=on, limit=SHOWN, aims=aims)
        if goal
        else weak_ties_in_general(book, on=on, limit=SHOWN)
    )
    context = {
        "goals": goals,
        "goal": goal,
        "found": found,
        "parts": parts_of(book, [one.person.pk for one in found], on=on),
        "taken_for": taken_for(aims),
        "paths_to": sought_by_paths(goal, aims) if goal else [],
        "is_aimed": bool(goal and (aims or goal.targets.all())),
        "figures": figures(book, on=on),
        "unknown_of_mine": "" if goal or not found else unknown_of_mine(my_traits(book)),
        "revived": worth_reviving(book, on=on),
    }
    return render_page(request, "weak_ties.html", context)
