"""A meeting prepared from the terminal."""

from tests.cli.terminal import Terminal


def test_the_sheet_tells_who_they_are_and_what_to_ask(garden: Terminal) -> None:
    told = garden("prepare", "Benoît Durand", "--for", "lunch").out
    assert told.startswith("Benoît Durand")
    assert "From Globex to Initech: what made the difference?" in told
    assert told.rstrip().endswith("Who else would be worth meeting?")


def test_scripts_read_the_questions(garden: Terminal) -> None:
    told = garden.json("prepare", "Benoît Durand")
    assert told["for"] == "interview"
    assert 5 <= len(told["questions"]) <= 8
    assert told["questions"][0]["code"] == "path"


def test_in_french_too(garden: Terminal) -> None:
    told = garden("--lang", "fr", "prepare", "Benoît Durand").out
    assert "De Globex à Initech" in told
