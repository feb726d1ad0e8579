"""The sector of a firm, by its name or by the titles held there."""

import pytest

from entregent.core.sectors import SECTORS, firms, sector_of


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
    ("firm", "title", "sector"),
    [
        ("Consultant en recrutement", "", "recruitment"),  # as a goal says it
        ("", "Consultante en recrutement", "recruitment"),
        ("Durand Conseil", "Consultant en recrutement", "recruitment"),
        ("Durand Conseil", "Consultant", "consulting"),
        ("Conseil & Recrutement Sud", "", "recruitment"),
        ("Cabinet de recrutement Durand", "Associée", "recruitment"),
        ("Aéro Recrutement", "", "recruitment"),
        ("Chasse de têtes et conseil", "", "recruitment"),
        ("", "Chasseuse de têtes", "recruitment"),
        ("", "Head-hunter", "recruitment"),
        ("Turbaline", "Executive search consultant", "recruitment"),
        ("", "Consultant intérim", "recruitment"),
        ("Agence d’intérim du Port", "", "recruitment"),
        ("Medical Staffing", "", "recruitment"),
        ("Heidrick & Struggles", "", "recruitment"),
        ("Airbus", "Headhunter", "aeronautics"),
        ("Hôpital du Port", "Chargée de recrutement", "health"),
        ("Deloitte", "Consultant en recrutement", "consulting"),
        ("Conseil immobilier du Port", "", "property"),
        ("", "Directeur par intérim", ""),
    ],
)
def test_whoever_recruits_for_others_is_of_recruitment_and_advice_is_about_something(
    firm: str, title: str, sector: str
) -> None:
    assert sector_of(firm, title) == sector


def test_names_of_large_firms_are_those_that_mean_nothing_else() -> None:
    assert {"airbus", "sncf", "credit agricole", "plastic omnium", "l oreal"} <= firms()
    assert not firms() & {"orange", "apple", "sap", "free", "leclerc", "energ", "conseil"}
    assert all(sector_of(name) for name in firms())


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
