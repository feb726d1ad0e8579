"""Forms of goals and of their targets, as they were filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entregent.core.functions import FUNCTIONS
from entregent.core.goals import KINDS, TARGETS
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.goals import Aim, add_goal, add_target, change_goal
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.storage.models import Book, Goal

_A_FUNCTION = "function:"


@dataclass(frozen=True, slots=True)
class GoalForm:
    """The form of a goal."""

    name: str = ""
    kind: str = KINDS[0]
    why: str = ""
    by: str = ""
    refusal: str = ""
    kinds: tuple[str, ...] = KINDS

    def begin(self, book: "Book") -> "Goal":
        """Begin the goal."""
        by = parse_day(self.by) if self.by else None
        return add_goal(book, name=self.name, kind=self.kind, why=self.why, by=by)

    def correct(self, book: "Book", goal: "Goal") -> None:
        """Correct the goal."""
        by = parse_day(self.by) if self.by else None
        change_goal(book, goal, name=self.name, kind=self.kind, why=self.why, by=by)

    def refused(self, error: EntregentError) -> "GoalForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def goal_form_of(post: Mapping[str, str]) -> GoalForm:
    """Return the form as it was sent."""
    return GoalForm(
        post.get("name", ""), post.get("kind", ""), post.get("why", ""), post.get("by", "")
    )


def form_of_goal(goal: "Goal") -> GoalForm:
    """Return the form filled with what a goal is."""
    return GoalForm(goal.name, goal.kind, goal.why, goal.by.isoformat() if goal.by else "")


@dataclass(frozen=True, slots=True)
class TargetForm:
    """The form that aims a goal at one thing more; a function is chosen by its kind alone."""

    kind: str = TARGETS[0]
    value: str = ""
    refusal: str = ""
    kinds: tuple[str, ...] = tuple(kind for kind in TARGETS if kind != "function")
    functions: tuple[tuple[str, str], ...] = tuple((f"{_A_FUNCTION}{f}", f) for f in FUNCTIONS)

    def save(self, book: "Book", goal: "Goal") -> None:
        """Aim the goal at it."""
        kind, _, function = self.kind.partition(":")
        add_target(book, goal, Aim(kind, function or self.value))

    def refused(self, error: EntregentError) -> "TargetForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def target_form_of(post: Mapping[str, str]) -> TargetForm:
    """Return the form as it was sent."""
    return TargetForm(post.get("kind", ""), post.get("value", ""))
