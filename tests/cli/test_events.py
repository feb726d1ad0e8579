"""Events, from the terminal: prepared, captured, followed up."""

from pathlib import Path

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database
LINES = (
    "Marie Dupont, DRH chez Acme, parle de reconversion, lui envoyer l’article sur les CFA\n"
    "Alice, aime la voile\n"
)


def test_an_event_is_prepared_captured_and_followed_up(garden: Terminal, tmp_path: Path) -> None:
    told = garden.json("event", "add", "Salon X", "--on", "2024-05-10", "--place", "Lyon")
    assert told.keys() == {"id", "name", "on", "until", "place", "note", "attendees"}
    people = tmp_path / "people.csv"
    people.write_text("Name,Company\nAlice Martin,Acme\nMarie Dupont,Acme\n")
    joined = garden.json("event", "people", "Salon X", people)
    assert joined == {"named": 2, "added": 2, "known": 1}
    [proposed] = garden.json("event", "propose", "Salon", "--on", "2024-05-09")
    assert proposed.keys() == {
        "id", "name", "person", "organisation", "title", "email", "to_meet", "why", "met_on",
        "reasons", "reason",
    }  # fmt: skip
    met = garden.json("event", "meet", "Salon X", "Alice", "--why", "the choir")
    assert (met["name"], met["to_meet"], met["why"]) == ("Alice Martin", True, "the choir")
    garden("event", "meet", "Salon X", "Marie Dupont")
    prepared = garden.json("event", "prepare", "Salon X")
    assert [sheet["person"]["name"] for sheet in prepared["sheets"]] == ["Alice Martin"]
    assert [one["name"] for one in prepared["not_in_the_book"]] == ["Marie Dupont"]
    lines = tmp_path / "met.txt"
    lines.write_text(LINES)
    seen = garden.json("event", "capture", "Salon X", lines, "--dry-run")
    assert [one["person"] and one["person"]["name"] for one in seen] == [None, "Alice Martin"]
    assert garden.json("event", "list")[0]["met"] == 0
    [marie, _alice] = garden.json("event", "capture", "Salon X", lines)
    assert marie["promises"] == ["lui envoyer l’article sur les CFA"]
    after = garden.json("event", "after", "Salon X", "--on", "2024-05-11")
    assert after.keys() == {"event", "met", "done", "follow_ups", "outcomes", "in_touch"}
    assert (after["met"], after["done"]) == (2, 0)
    assert after["follow_ups"][0].keys() == {"person", "due", "promise", "item", "done"}
    assert after["outcomes"][0].keys() == {"person", "exchanges_within", "label", "brought"}
    assert after["in_touch"] == {"3": None, "12": None}
    assert "0 of 2" in garden("event", "after", "Salon X", "--on", "2024-05-11").out


def test_an_event_is_corrected_and_taken_away(garden: Terminal) -> None:
    garden("event", "add", "Salon X", "--on", "2024-05-10")
    assert garden.json("event", "set", "Salon X", "place=Lyon")["place"] == "Lyon"
    assert "Lyon" in garden("event", "list").out
    assert "Salon X" in garden("event", "show", "1").out
    assert "event list" in garden.refused("event", "show", "zzz")
    garden.misused("event", "set", "Salon X", "zzz=1")
    garden("event", "drop", "Salon X")
    assert garden.json("event", "list") == []


def test_a_calendar_offers_nothing_and_nobody_is_me_yet(garden: Terminal) -> None:
    assert garden.json("event", "offers") == []
    assert "calendar" in garden.refused("event", "offers", "--accept", "999")
    told = garden.json("event", "card")
    assert told["vcard"].startswith("BEGIN:VCARD")


def test_what_is_not_there_yet_is_said_with_the_next_step(garden: Terminal, tmp_path: Path) -> None:
    assert "event add" in garden("event", "list").out
    garden("event", "add", "Salon X", "--on", "2024-05-10")
    assert "event people" in garden("event", "propose", "Salon X").out
    assert "event meet" in garden("event", "prepare", "Salon X").out
    assert "event capture" in garden("event", "after", "Salon X").out
    nobody = tmp_path / "empty.txt"
    nobody.write_text("\n")
    assert "names nobody" in garden.refused("event", "people", "Salon X", nobody)
