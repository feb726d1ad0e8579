"""Which paragraph about me goes into a message: the nearest to what it is written for.

Whoever forwards a request should not have to write it (practice B3), and no paragraph is better
than one in another language or about another aim.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Written(Protocol):
    """A paragraph about me: its language, and the number of the goal it was written for."""

    @property
    def language(self) -> str: ...

    @property
    def goal_id(self) -> int | None: ...


W = TypeVar("W", bound=Written)


def chosen(blurbs: Iterable[W], language: str, goal: int | None) -> W | None:
    """Return the one in this language for this goal, else for none, None where there is neither."""
    known = {one.goal_id: one for one in blurbs if one.language == language}
    return known.get(goal) or known.get(None)
