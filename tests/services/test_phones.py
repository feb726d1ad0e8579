"""Telephone numbers as people write them, and as spreadsheets leave them."""

import pytest

from entregent.services.phones import as_dialled, e164


@pytest.mark.parametrize(
    ("number", "country", "dialled"),
    [
        ("612345678", "FR", "0612345678"),
        ("123456789", "FR", "0123456789"),
        ("470123456", "BE", "0470123456"),
        ("0612345678", "FR", "0612345678"),
        ("33612345678", "FR", "33612345678"),
        ("6 12 34 56 78", "FR", "6 12 34 56 78"),
        ("61234567", "FR", "61234567"),
        ("3615", "FR", "3615"),
        ("7", "FR", "7"),
        ("2025550123", "US", "2025550123"),
        ("", "FR", ""),
        ("٣٤٥", "FR", "٣٤٥"),
    ],
)
def test_the_zero_that_a_spreadsheet_took_away_comes_back(
    number: str, country: str, dialled: str
) -> None:
    assert as_dialled(number, country) == dialled
    assert e164(number, country) == e164(dialled, country)
