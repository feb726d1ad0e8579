"""The town of a postal address, in whatever order its file wrote it."""

import pytest

from entregent.core.towns import Town, town_of


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("3 quai Claude Bernard, 69007 LYON CEDEX 07, France", Town("Lyon", "69")),
        ("3 quai\n69003 LYON", Town("Lyon", "69")),
        ("12 rue des Lilas, Villeurbanne, Rhône, 69100, France", Town("Villeurbanne", "69")),
        ("Résidence les Pins, 4 rue Y, Aix-en-Provence, 13100", Town("Aix-en-Provence", "13")),
        ("Toulouse, Occitanie, France", Town("Toulouse", "31")),
        ("Région de Paris, France", Town("Paris", "paris")),
        ("Paris 11e", Town("Paris", "paris")),
        ("4 rue du Port, 92100 Boulogne-Billancourt", Town("Boulogne-Billancourt", "paris")),
        ("Le Bourg, 24000 Périgueux", Town("Périgueux", "24")),
        ("10 Downing Street, London", Town("London", "london")),
        ("New York, NY 10001, USA", Town("New York", "new york")),
        ("rue de Rivoli 12, Bruxelles, Belgique", Town("Bruxelles", "bruxelles")),
    ],
)
def test_a_town_is_told_with_the_area_around_it(address: str, town: Town) -> None:
    assert town_of(address) == town


@pytest.mark.parametrize("address", ["", "12 rue Haute", "France", "221B Baker St, London NW1 6XE"])
def test_no_town_is_told_where_none_is_sure(address: str) -> None:
    assert town_of(address) is None
