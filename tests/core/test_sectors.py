"""The sector of a firm, by its name or by the titles held there."""

import pytest

from entregent.core.sectors import SECTORS, sector_of


@pytest.mark.parametrize(
    ("firm", "title", "sector"),
    [
        ("Airbus Helicopters", "Acheteuse", "aeronautics"),
        ("Aérostructures du Lauragais", "", "aeronautics"),
        ("Barrages du Vercors", "Responsable de parc", "energy"),
        ("Crédit Agricole Assurances", "", "bank"),
        ("Librairie L’Embellie", "Libraire", "retail"),
        ("Mairie de Castelvert", "", "public"),
        ("Turbaline", "Technicien de maintenance éolienne", "energy"),
        ("", "Ingénieure aéronautique", "aeronautics"),
    ],
)
def test_a_sector_is_told_by_the_firm_then_by_the_title(firm: str, title: str, sector: str) -> None:
    assert sector_of(firm, title) == sector
    assert sector in SECTORS


@pytest.mark.parametrize(
    ("firm", "title"),
    [
        ("", ""),
        ("Turbaline", "Responsable recrutement"),
        ("Turbaline", "Juriste"),
        ("Mécaval", "Ingénieur assurance qualité"),
        ("Vibralys", "Social media manager"),
    ],
)
def test_a_sector_that_nothing_tells_is_unknown(firm: str, title: str) -> None:
    assert sector_of(firm, title) == ""
