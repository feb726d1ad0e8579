"""What is looked for where a telephone number is typed."""

import pytest

from entregent.core.telephone import digits_sought


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("06 12 34 56 78", "612345678"),
        ("0612345678", "612345678"),
        ("06.12.34.56.78", "612345678"),
        ("06\u202f12\u202f34\u00a056", "6123456"),
        ("+33 6 12 34", "+336123" + "4"),
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
