"""Names as directories of firms write them, as one says them."""

import pytest

from entregent.importers.names import apart, as_one_says


@pytest.mark.parametrize(
    ("written", "email", "said"),
    [
        ("Dupont, Jean (EXT)", "", "Jean Dupont"),
        ("Martin, Alice", "", "Alice Martin"),
        ("MARTIN, Alice", "", "Alice Martin"),
        ("DE LA TOUR, Jean-Marc", "", "Jean-Marc de la Tour"),
        ("van der Berg, Anna", "", "Anna van der Berg"),
        ("O'BRIEN-MARTIN, Zoé (Acme/DSI)", "", "Zoé O'Brien-Martin"),
        ("MARTIN Alice", "alice.martin@acme.example", "Alice Martin"),
        ("MARTIN Alice (EXT)", "amartin@acme.example", "Alice Martin"),
        ("LE GOFF Anne-Marie", "anne-marie@acme.example", "Anne-Marie Le Goff"),
    ],
)
def test_a_guest_is_called_by_the_first_name_first(written: str, email: str, said: str) -> None:
    assert as_one_says(written, email) == said


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("Hale, PhD", ""),
        ("Jane Hale, PhD", ""),
        ("Martin, MBA, PMP", ""),
        ("Acme, Inc.", "sales@acme.example"),
        ("Alice Martin, Acme", ""),
        ("Martin, DSI", ""),
        ("Martin; Alice: Dr", ""),
        ("ACME Support", "support@acme.example"),
        ("IBM France", "france@ibm.example"),
        ("SNCF Voyageurs", "voyageurs@sncf.example"),
        ("MARTIN Alice", ""),
        ("ALICE MARTIN", "alice.martin@acme.example"),
        ("Alice MARTIN", "alice.martin@acme.example"),
        ("Alice (Ali) Martin", "alice.martin@acme.example"),
        ("Salle 3, Lyon", ""),
        ("", ""),
        (",", ""),
    ],
)
def test_what_is_no_name_turned_round_stays_as_it_was_written(written: str, email: str) -> None:
    assert as_one_says(written, email) == written


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("DUPONT Élodie", ("Élodie", "Dupont")),
        ("Dupont Élodie", ("Élodie", "Dupont")),
        ("DUPONT ÉLODIE", ("Élodie", "Dupont")),
        ("Élodie DUPONT", ("Élodie", "Dupont")),
        ("Mme LE GOFF Anne-Marie", ("Anne-Marie", "Le Goff")),
        ("de la Tour Jean Marc", ("Jean Marc", "de la Tour")),
        ("Martin Durand Alice", ("Alice", "Martin Durand")),
        ("Dupont, Jean (EXT)", ("Jean", "Dupont")),
        ("Dupont", None),
        ("Mme Dupont", None),
        ("ACME Support", None),
        ("Dupont 2", None),
    ],
)
def test_a_name_among_others_that_begin_with_the_family_name_is_parted(
    written: str, parts: tuple[str, str] | None
) -> None:
    assert apart(written, family_first=True) == parts
