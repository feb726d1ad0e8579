"""Texts that hold a way to reach somebody are told from those that do not."""

import pytest

from entregent.core.contact_details import holds_contact, unnamed


@pytest.mark.parametrize(
    "text",
    [
        "marc@pilat.example",
        "Marc <marc@localhost>",
        "06 12 34 56 78",
        "Marc (+33 6.12.34.56.78)",
        "https://pilat.example",
        "www.pilat.example",
        "linkedin.com/in/marc-lacaze",
        "3 bis, rue du Lac",
        "12 Abbey Mill Road",
        "4B quai des Ormes",
    ],
)
def test_a_way_to_reach_anybody_is_seen(text: str) -> None:
    assert holds_contact(text)
    assert holds_contact(f"Write to {text}, please", [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Marc Lacaze",
        "CTO @ Globex",
        "Buyer at Booking.com",
        "From 2012 to 2016, then again in 2024",
        "15 000 000 € raised",
        "Au salon de Lyon, le 12/03/2024",
    ],
)
def test_what_reaches_nobody_may_be_said(text: str) -> None:
    assert not holds_contact(text, [("name", unnamed(text)), ("web", ""), ("phone", "15")])


def test_where_it_may_tell_of_anybody_what_looks_like_a_site_is_one() -> None:
    assert holds_contact("pilat.example")
    assert not holds_contact("pilat.example", [("web", "https://acme.example")])
    assert not holds_contact("In 2012, at the fair. Then 3 people came by", None)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("phone", "+33 4 78 00", "Call 04 78 00, 33478 00"),
        ("profile", "https://www.linkedin.com/in/marc", "LinkedIn.com in Marc"),
        ("web", "https://pilat.example", "Who made pilat.example"),
        ("postal", "3 rue des Lilas\n69003 Lyon", "Lives 3, rue des lilas"),
        ("postal", "3 rue des Lilas, 69003 Lyon", "Somewhere in 69003 Lyon"),
    ],
)
def test_a_way_that_is_known_is_seen_however_it_is_written(
    kind: str, value: str, text: str
) -> None:
    assert holds_contact(text, [(kind, value)])
    assert not holds_contact("Marc Lacaze, Lyon, in the wind trade", [(kind, value)])


def test_what_names_somebody_known_by_an_address_alone_is_told_too() -> None:
    assert unnamed("marc.l@pilat.example") == "marc.l"
    assert unnamed("@ marc @x") == unnamed("Marc Lacaze") == ""
    assert holds_contact("Ask marc.l about wind", [("name", "marc.l")])
