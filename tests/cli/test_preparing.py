"""A meeting prepared from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database


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


def test_to_somebody_far_above_without_a_need_known_it_says_what_to_bring(garden: Terminal) -> None:
    garden("set", "me", "title=Ingénieure")
    above = ("add", "Dora Last", "--title", "Présidente", "--organisation", "Initech")
    garden(*above)
    for lang, said in (("en", "Bring something first"), ("fr", "Apportez d’abord quelque chose")):
        assert said in garden("--lang", lang, "prepare", "Dora Last").out
        assert said not in garden("--lang", lang, "prepare", "Alice Martin").out
    assert garden.json("prepare", "Dora Last")["bring"].startswith("Bring something first")
    garden("set", "Dora Last", "need=accounting")
    garden("set", "me", "offer=accounting")
    told = garden.json("prepare", "Dora Last")
    assert (bool(told["help"]), told["bring"]) == (True, "")


def test_what_one_can_do_for_them_is_told_and_an_acquaintance_named_once(garden: Terminal) -> None:
    garden("set", "Benoît Durand", "need=a book-keeper")
    garden("set", "Alice Martin", "offer=a book-keeper to recommend")
    garden(
        "link", "Benoît Durand", "Alice Martin", "--evidence", "Seen together", "--kind", "close"
    )
    garden(
        "link",
        "Benoît Durand",
        "Alice Martin",
        "--evidence",
        "Both at Globex",
        "--kind",
        "colleague",
    )
    told = garden("prepare", "Benoît Durand").out
    assert told.count("Knows ") <= 1
    found = garden.json("prepare", "Benoît Durand")["help"]
    assert all(one.keys() == {"person", "text"} for one in found)
    assert ("What you can do for them:" in told) == bool(found)


def test_who_could_help_them_is_told_with_one_colon(garden: Terminal) -> None:
    garden("set", "Benoît Durand", "need=a book-keeper")
    garden("set", "Chloé Petit", "offer=a book-keeper to recommend")
    prepare = ("prepare", "Benoît Durand")
    assert "  Chloé Petit offers: a book-keeper to recommend\n" in garden(*prepare).out
    said = garden("--lang", "fr", *prepare).out
    assert "  Chloé Petit propose\u202f: a book-keeper to recommend\n" in said
