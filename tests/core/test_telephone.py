"""What is looked for where a telephone number is typed."""

import pytest

from entregent.core.telephone import digits_sought, holds


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("0612345678", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("06\u202f12\u202f34\u00a056", "06123456"),
        ("+33 6 12 34", "+3361234"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("tel:+33612345678", "+33612345678"),
        ("33612345678", "33612345678"),
        ("(415) 555-0100", "4155550100"),
        ("345678", "345678"),
        (" 34 56 78 ", "345678"),
    ],
)
def test_a_number_is_sought_however_it_is_written(typed: str, sought: str) -> None:
    assert digits_sought(typed) == sought


@pytest.mark.parametrize(
    "typed", ["", "34567", "2026", "+33 6", "Alice", "alice 0612345678", "6 rue 123456", "+",
              "0" * 61, "٠٦١٢٣٤٥٦٧٨", "%%%%%%", "______", "+-()./ "],
)  # fmt: skip
def test_what_is_no_number_is_sought_by_its_words_alone(typed: str) -> None:
    assert not digits_sought(typed)


@pytest.mark.parametrize(
    ("sought", "is_so"),
    [
        ("0612345678", True), ("061234", True), ("+336", True), ("+33612345678", True),
        ("33612345678", True), ("345678", True), ("612345678", True), ("123456", True),
        ("0361234", False), ("023456", False), ("+336123456789", False), ("0712345678", False),
        ("+1612345678", False),
    ],
)  # fmt: skip
def test_a_number_holds_its_beginning_as_dialled_at_home_and_any_part(
    sought: str, is_so: bool
) -> None:
    assert holds("+33612345678", sought) is is_so


def test_the_last_digits_may_begin_with_a_zero() -> None:
    assert holds("+33612012345", "012345")
    assert holds("+390612345678", "0612345678")
    assert holds("+14155550100", "4155550100")
