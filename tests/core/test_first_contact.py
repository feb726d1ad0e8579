"""How to ask the first person of a path."""

from datetime import date, timedelta

import pytest

from entregent.core.first_contact import how_to_ask

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("strength", "days", "no_mail", "is_sought", "is_near", "how"),
    [
        (2.0, 10, False, False, False, "call"),
        (0.1, 10, False, False, False, "write"),
        (0.1, 10, True, False, False, "call"),
        (0.0, 400, False, False, False, "take-news"),
        (0.0, None, False, False, False, "make-known"),
        (0.0, None, False, True, False, "say-who-you-are"),
        (0.0, None, False, False, True, "write"),
        (0.0, None, False, True, True, "write-to-them"),
        (2.0, 10, False, True, False, "write-to-them"),
        (0.0, 400, False, True, False, "renew"),
    ],
)
def test_what_matters_is_asked_aloud_after_news_are_taken(
    strength: float, days: int | None, no_mail: bool, is_sought: bool, is_near: bool, how: str
) -> None:
    last = None if days is None else TODAY - timedelta(days=days)
    told = how_to_ask(
        strength=strength, last=last, no_mail=no_mail, is_sought=is_sought, is_near=is_near,
        today=TODAY,
    )  # fmt: skip
    assert told == how
