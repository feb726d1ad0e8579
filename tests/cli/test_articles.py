"""Articles to share, from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

WIND = "L’éolien flottant"


def test_one_is_kept_listed_sent_and_taken_away(garden: Terminal) -> None:
    garden("set", "Alice Martin", "matters=l’éolien en mer")
    kept = garden.json("article", "keep", WIND, "--url", "revue.example/a", "--words", "en mer")
    assert kept.keys() == {"id", "title", "url", "words", "kept_on", "people"}
    assert kept["url"] == "https://revue.example/a"
    assert [(one["name"], one["by"]) for one in kept["people"]] == [
        ("Alice Martin", "l’éolien en mer")
    ]
    assert garden.json("article") == [kept]
    draft = garden.json("draft", "share", "--to", "Alice Martin", "--article", str(kept["id"]))
    assert "https://revue.example/a" in draft["body"]
    told = garden.json("article", "sent", str(kept["id"]), "Alice Martin")
    assert (told["article"], told["person"]["name"]) == (kept["id"], "Alice Martin")
    assert garden.json("article")[0]["people"] == []
    assert garden.json("article", "drop", str(kept["id"]))["title"] == WIND
    garden("undo")
    assert [one["title"] for one in garden.json("article")] == [WIND]


def test_what_is_not_there_is_named(garden: Terminal) -> None:
    refused = garden.refused("article", "drop", "99")
    assert "99" in refused
    assert "entregent article" in refused
    assert "Give the article a title" in garden.refused("article", "keep", " ")
