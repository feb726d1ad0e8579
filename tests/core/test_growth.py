"""New ties a quarter, counted by hand."""

from datetime import date

from entregent.core.growth import Growth, Quarter, growth


def test_the_months_of_a_quarter_are_counted_together() -> None:
    news = [9, 2, 1, 4, 0, 3, 1, 5, 2]
    months = [(date(2026, month, 1), new) for month, new in zip(range(3, 12), news, strict=True)]
    found = growth(months, wanted=10, on=date(2026, 11, 22))
    # March alone is no quarter; October and November are of the one that is going on.
    assert found == Growth(
        10,
        (
            Quarter(date(2026, 4, 1), 7), Quarter(date(2026, 7, 1), 4),
            Quarter(date(2026, 10, 1), 7),
        ),
    )  # fmt: skip
    assert (found.done, found.left) == (7, 3)


def test_more_than_was_wanted_leaves_nothing_to_do() -> None:
    assert growth([(date(2026, 10, 1), 12)], wanted=10, on=date(2026, 10, 3)).left == 0
    assert growth([], wanted=10, on=date(2026, 10, 3)) == Growth(10, ())
