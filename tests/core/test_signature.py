"""What a pasted signature says of somebody, French or English, tidy or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.signature import Signature, read_signature

FRENCH = """
Bien cordialement,
--
Claire Morel
Directrice de la maintenance
EDF Renouvelables
Tél. : +33 1 23 45 67 89 | Mob : 06 12 34 56 78
Fax : 01 99 99 99 99
claire.morel@edf-renouvelables.example
https://www.linkedin.com/in/claire-morel/
www.edf-renouvelables.example
"""
ENGLISH = """
> Bob O’Neil
> Head of Reliability, Acme Ltd
> T: (020) 7946 0018 – bob@acme.example – linkedin.com/in/bob-oneil?trk=sig
"""


def test_a_french_signature_tells_all_it_says() -> None:
    assert read_signature(FRENCH) == Signature(
        "Claire Morel",
        "Directrice de la maintenance",
        "EDF Renouvelables",
        ("claire.morel@edf-renouvelables.example",),
        ("+33 1 23 45 67 89", "06 12 34 56 78"),
        ("linkedin.com/in/claire-morel",),
        ("www.edf-renouvelables.example",),
    )


def test_an_english_one_of_three_lines_too() -> None:
    said = read_signature(ENGLISH)
    assert (said.name, said.title, said.organisation) == (
        "Bob O’Neil",
        "Head of Reliability",
        "Acme Ltd",
    )
    assert (said.emails, said.profiles) == (("bob@acme.example",), ("linkedin.com/in/bob-oneil",))
    assert said.phones == ("(020) 7946 0018",)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ana Sol\n12 bis, rue des Lilas\n31000 Toulouse", "12 bis, rue des Lilas, 31000 Toulouse"),
        ("Adresse : 3 avenue Jean Jaurès – 69007 Lyon", "3 avenue Jean Jaurès – 69007 Lyon"),
        ("Acme Ltd, 12 High Street, London SW1A 1AA", "12 High Street, London SW1A 1AA"),
        ("12 rue des Lilas", ""),
        ("31000 Toulouse", ""),
        ("2 ans chez Acme", ""),
    ],
)
def test_a_street_with_its_town_is_an_address(text: str, address: str) -> None:
    assert read_signature(text).address == address


def test_what_stands_before_an_address_is_read_too() -> None:
    assert read_signature("Acme Ltd, 12 High Street, London SW1A 1AA").organisation == "Acme Ltd"


def test_a_page_of_the_web_is_told_from_a_profile() -> None:
    said = read_signature("See https://acme.example/team. Or linkedin.com/in/bob, www.bob.example)")
    assert said.websites == ("https://acme.example/team", "www.bob.example")
    assert said.profiles == ("linkedin.com/in/bob",)


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Alice Martin\nCTO chez Globex", "CTO", "Globex"),
        (
            "Alice Martin | Consultante senior | Orbe & Associés",
            "Consultante senior",
            "Orbe & Associés",
        ),
        ("Alice Martin - Avocate - Cabinet Lemaire", "Avocate", "Cabinet Lemaire"),
        ("Alice Martin\nGlobex\nalice@globex.example", "", "Globex"),
        ("Alice Martin\nalice@gmail.com", "", ""),
    ],
)
def test_a_title_and_a_firm_are_told_apart(text: str, title: str, organisation: str) -> None:
    said = read_signature(text)
    assert (said.name, said.title, said.organisation) == ("Alice Martin", title, organisation)


def test_a_name_already_known_is_found_wherever_it_stands() -> None:
    assert (
        read_signature("Globex Europe\nAlice Martin", known_as="alice martin").name
        == "Alice Martin"
    )


@pytest.mark.parametrize("text", ["", "Bien cordialement,", "--\n\n", "Envoyé de mon iPhone"])
def test_what_says_nothing_proposes_nothing(text: str) -> None:
    assert not read_signature(text)


@given(st.text(max_size=300))
def test_any_text_is_read_without_harm(text: str) -> None:
    said = read_signature(text)
    assert all("@" in email for email in said.emails)
