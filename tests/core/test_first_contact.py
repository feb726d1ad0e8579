"""How to ask the first person of a path."""

from datetime import date, timedelta

import pytest

from entregent.core.first_contact import how_to_ask

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("strength", "days", "no_mail", "is_sought", "how"),
    [
        (2.0, 10, False, False, "call"),
        (0.1, 10, False, False, "write"),
        (0.1, 10, True, False, "call"),
        (0.0, 400, False, False, "take-news"),
        (0.0, None, False, False, "write"),
        (2.0, 10, False, True, "write-to-them"),
        (0.0, 400, False, True, "renew"),
    ],
)
def test_what_matters_is_asked_aloud_after_news_are_taken(
    strength: float, days: int | None, no_mail: bool, is_sought: bool, how: str
) -> None:
    last = None if days is None else TODAY - timedelta(days=days)
    told = how_to_ask(
        strength=strength, last=last, no_mail=no_mail, is_sought=is_sought, today=TODAY
    )
    assert told == how
