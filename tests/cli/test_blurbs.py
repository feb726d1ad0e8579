"""Paragraphs about oneself from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

BLURB = {"id", "language", "goal", "text", "written_on"}


def test_one_is_written_listed_corrected_taken_away_and_brought_back(garden: Terminal) -> None:
    goal = garden.json("goal", "add", "A job in Lyon")
    general = garden.json("blurb", "set", "--lang", "fr", "Paul construit des ponts.")
    assert general.keys() == BLURB
    assert (general["language"], general["goal"]) == ("fr", None)
    meant = garden.json("blurb", "set", "--lang", "en", "--goal", "A job", "Paul builds bridges.")
    assert meant["goal"] == {"id": goal["id"], "name": "A job in Lyon"}
    assert garden.json("blurb") == [general, meant]
    again = garden.json("blurb", "set", "--lang=fr", "Paul construit des navires.", tells=True)
    assert (again["id"], again["text"]) == (general["id"], "Paul construit des navires.")
    assert garden.json("blurb", "drop", str(meant["id"])) == meant
    assert garden.json("blurb") == [again]
    garden("undo")
    assert len(garden.json("blurb")) == 2


def test_the_language_of_the_words_is_not_that_of_the_text(garden: Terminal) -> None:
    said = garden("--lang", "fr", "blurb", "set", "--lang", "en", "Paul builds bridges.").out
    assert "En anglais" in said
    assert "En anglais" in garden("blurb", "--lang", "fr").out
    assert "In English" in garden("blurb", "--lang", "en").out


def test_words_tell_their_language_where_nobody_does(garden: Terminal) -> None:
    assert garden.json("blurb", "set", "Je cherche un poste dans la marine.")["language"] == "fr"
    assert garden.json("blurb", "set", "I build bridges for the navy.")["language"] == "en"


def test_without_one_a_first_sentence_is_proposed(garden: Terminal) -> None:
    assert 'entregent blurb set "' in garden("blurb").out
    assert garden.json("blurb") == []


def test_what_cannot_be_is_refused_with_the_next_step(garden: Terminal) -> None:
    assert "entregent blurb lists them" in garden.refused("blurb", "drop", "99")
    assert "who you are" in garden.refused("blurb", "set", " ")
    assert "de" in garden.misused("blurb", "set", "--lang", "de", "x")
    assert "entregent goal list" in garden.refused("blurb", "set", "--goal", "None", "x")


def test_what_takes_the_place_of_another_says_so(garden: Terminal) -> None:
    garden("blurb", "set", "--lang", "en", "Paul builds bridges.")
    said = garden("blurb", "set", "--lang", "en", "Paul builds ships.", tells=True)
    assert "Paul builds bridges." in said.err
    assert "leaves [Name] open" in garden.refused("blurb", "set", "I am [Name].")
