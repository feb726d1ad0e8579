"""Which meetings of a calendar were rather events."""

import pytest

from entregent.core.gatherings import is_gathering


@pytest.mark.parametrize(
    ("subject", "size", "is_one"),
    [
        ("Salon du Bourget", 1, True),
        ("Afterwork des anciens", 3, True),
        ("Petit-déjeuner débat : la sobriété", 2, True),
        ("Web Summit", 1, True),
        ("AI meetup Lyon", 4, True),
        ("Garden party", 12, True),
        ("Déjeuner Yannick", 1, False),
        ("Comité de pilotage", 12, False),
        ("Conf call Vibra", 3, False),
        ("Point salon", 2, False),
        ("", 2, False),
    ],
)
def test_an_event_is_told_by_its_name_or_by_how_many_come(
    subject: str, size: int, is_one: bool
) -> None:
    assert is_gathering(subject, size) is is_one
