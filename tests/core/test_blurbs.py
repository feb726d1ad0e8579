"""Which paragraph about me a message takes."""

from dataclasses import dataclass

import pytest

from entregent.core.blurbs import chosen

JOB, CLIENTS = 1, 2


@dataclass(frozen=True)
class Blurb:
    """A paragraph in a language, for a goal or for any."""

    language: str
    goal_id: int | None = None


ANY, FOR_JOB, ENGLISH = Blurb("fr"), Blurb("fr", JOB), Blurb("en")


@pytest.mark.parametrize(
    ("language", "goal", "taken"),
    [
        ("fr", JOB, FOR_JOB),
        ("fr", CLIENTS, ANY),
        ("fr", None, ANY),
        ("en", JOB, ENGLISH),
        ("de", None, None),
    ],
)
def test_the_one_of_the_goal_comes_first_then_the_one_for_any(
    language: str, goal: int | None, taken: Blurb | None
) -> None:
    assert chosen([FOR_JOB, ENGLISH, ANY], language, goal) is taken


def test_one_for_another_goal_or_in_another_language_is_never_taken() -> None:
    assert chosen([FOR_JOB, ENGLISH], "fr", CLIENTS) is None
    assert chosen([FOR_JOB, ENGLISH], "fr", None) is None
    assert chosen([], "fr", None) is None
