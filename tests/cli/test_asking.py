"""Whether to ask somebody, from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database


def test_the_terminal_says_whether_to_ask_and_why(garden: Terminal) -> None:
    garden("favour", "add", "Alice Martin", "--kind", "advice", "--asked", "--on", "2024-05-05")
    told = garden("ask", "Alice Martin", "--for", "help", "--on", "2024-05-09").out
    assert "Wait until 19\u00a0May." in told
    assert "four days ago: let 14 days go by" in told
    assert "If it cannot wait, own up to it:" in told


def test_scripts_read_the_verdict_with_practices(garden: Terminal) -> None:
    garden("set", "Alice Martin", "boundary=referral: their firm forbids it")
    told = garden.json("ask", "Alice Martin", "--for", "referral")
    assert told == {
        "verdict": "not-appropriate",
        "until": None,
        "reasons": [
            {
                "code": "never-asks",
                "practice": "B4",
                "message": "Never ask for a referral (their firm forbids it)",
            }
        ],
        "instead": told["instead"],
        "instead_none": told["instead_none"],
        "acknowledge": "",
        "gap": None,
        "approach": [],
    }
    assert garden.json("ask", "Alice Martin", "--for", "advice")["verdict"] == "go"


def test_in_french_too(garden: Terminal) -> None:
    told = garden("--lang", "fr", "ask", "Alice Martin", "--for", "recommendation").out
    assert "Pas encore." in told
    assert "notez-le d’abord sur sa fiche" in told
    assert "worked-together=yes" in told


def test_what_nobody_asks_for_is_refused_with_what_one_may(garden: Terminal) -> None:
    refused = garden("ask", "Alice Martin", "--for", "money", code=2)
    assert "recommendation" in refused.err


def test_one_does_not_ask_oneself(garden: Terminal) -> None:
    garden("set", "me", "title=Designer")
    assert "That is you." in garden("ask", "me", "--for", "advice", code=1).err


def test_the_overall_balance_is_said_in_words(garden: Terminal) -> None:
    for way in ("--given", "--asked", "--asked"):
        garden("favour", "add", "Alice Martin", "--kind", "help", way, "--on", "2024-01-02")
    told = garden("favours").out
    assert told.startswith("In all, you did one favour. You asked for two. Others gave more")


def test_a_title_is_read_by_its_level_and_function(garden: Terminal) -> None:
    assert garden("level", "Directrice technique").out == "Director · Engineering\n"
    assert garden.json("level", "stagiaire RH") == {"level": "intern", "function": "people"}
    assert garden("level", " ").out == "This title does not tell.\n"
