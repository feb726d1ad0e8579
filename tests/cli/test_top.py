"""The few people to keep closest, from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database


def test_people_are_put_in_order_and_taken_out(garden: Terminal) -> None:
    garden("add", "Zoé Wolf")
    assert garden.json("top", "add", "Alice Martin")["number"] == 1
    assert garden.json("top", "add", "Zoé Wolf", "--at", "1")["number"] == 1
    assert garden.json("top", "move", "Alice Martin", "1")["number"] == 1
    told = garden.json("top")
    assert told.keys() == {"size", "cadence", "people", "proposed"}
    assert (told["size"], told["cadence"]) == (10, 30)
    assert [one["person"]["name"] for one in told["people"]] == ["Alice Martin", "Zoé Wolf"]
    assert told["people"][0].keys() == {
        "number", "person", "since", "reasons", "reason", "last_exchange_on", "due_on", "cadence",
        "leaving", "why_leave", "beyond",
    }  # fmt: skip
    assert "Alice Martin" in garden("top").out
    assert garden.json("person", "Zoé Wolf")["top"] == 2
    assert garden.json("top", "size", "2") == {"size": 2, "cadence": 30}
    assert garden.json("top", "cadence", "14") == {"size": 2, "cadence": 14}
    garden("add", "Yves Roux")
    assert "--instead-of" in garden.refused("top", "add", "Yves Roux")
    garden("top", "add", "Yves Roux", "--instead-of", "Zoé Wolf")
    assert garden.json("top", "remove", "Alice Martin")["number"] is None
    assert [one["person"]["name"] for one in garden.json("top")["people"]] == ["Yves Roux"]


def test_who_is_proposed_is_shown_then_accepted(garden: Terminal) -> None:
    garden("set", "Alice Martin", "circle=Amis")
    [found] = [
        one for one in garden.json("top", "--propose") if one["person"]["name"] == "Alice Martin"
    ]
    assert found.keys() == {"person", "score", "reasons", "reason", "instead_of"}
    assert found["reasons"][0] == "circle"
    assert "Alice Martin" in garden("top", "--accept").out
    assert "Alice Martin" in [one["person"]["name"] for one in garden.json("top")["people"]]
