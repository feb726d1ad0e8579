"""What is said of favours given and asked."""

import pytest

from entregent.core.favours import balance


@pytest.mark.parametrize(
    ("given", "asked", "said"),
    [
        (0, 0, []),
        (3, 0, ["given"]),
        (0, 1, ["asked", "your-turn"]),
        (1, 2, ["given", "asked", "your-turn"]),
        (2, 2, ["given", "asked"]),
        (5, 2, ["given", "asked"]),
    ],
)
def test_it_is_my_turn_only_when_more_was_asked_than_given(
    given: int, asked: int, said: list[str]
) -> None:
    assert balance(given=given, asked=asked) == said
