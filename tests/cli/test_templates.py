"""Templates of messages from the terminal."""

from pathlib import Path

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

TEMPLATE = {"id", "intent", "language", "register", "name", "subject", "body", "written_on"}


def test_one_is_written_listed_corrected_taken_away_and_brought_back(
    garden: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "mot.txt"
    file.write_text("Objet : Des nouvelles\r\n\r\nBonjour {prénom},\r\n\r\nQuoi de neuf ?\r\n")
    first = garden.json("template", "set", "reconnect", str(file), "--lang", "fr", "--name", "Mot")
    assert first.keys() == TEMPLATE
    assert (first["language"], first["register"]) == ("fr", None)
    assert (first["subject"], first["body"]) == (
        "Des nouvelles", "Bonjour {prénom},\n\nQuoi de neuf ?",
    )  # fmt: skip
    file.write_text("Que deviens-tu ?")
    said = ("template", "set", "reconnect", str(file), "--lang=fr", "--register", "tu")
    other = garden.json(*said)
    assert garden.json("template") == [other, first]
    again = garden.json(*said, "--name", "Mot")
    assert (again["id"], again["subject"], again["register"]) == (first["id"], "", "tu")
    assert garden.json("template", "show", str(again["id"])) == again
    assert garden.json("template", "drop", str(other["id"])) == other
    assert garden.json("template") == [again]
    garden("undo")
    assert len(garden.json("template")) == 2


def test_it_comes_first_and_another_number_gives_ours(garden: Terminal, tmp_path: Path) -> None:
    said = ("draft", "catch-up", "--to", "Alice Martin")
    ours = garden.json(*said)
    file = tmp_path / "word.txt"
    file.write_text("Subject: A word\n\nHow is the garden, {given}?")
    garden("template", "set", "catch-up", str(file), "--lang", ours["lang"])
    mine = garden.json(*said)
    assert (mine["subject"], mine["body"]) == ("A word", "How is the garden, Alice?")
    assert (ours["template"], mine["template"]) == (None, garden.json("template")[0]["id"])
    assert garden.json(*said, "--wording", "1") == ours


def test_the_language_of_the_words_is_not_that_of_the_template(
    garden: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "word.txt"
    file.write_text("How is the garden?")
    said = garden("--lang", "fr", "template", "set", "reconnect", str(file), "--lang", "en").out
    assert "Renouer · En anglais" in said
    assert "Renouer · En anglais" in garden("template", "--lang", "fr").out
    assert "Reconnect · In English" in garden("template", "--lang", "en").out


def test_words_tell_their_language_where_nobody_does(garden: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    for language, words in (("fr", "Je pense à toi."), ("en", "I have been thinking of you.")):
        file.write_text(words, encoding="utf-8")
        kept = garden.json("template", "set", "catch-up", str(file))
        assert kept["language"] == language


def test_without_one_the_places_are_told(garden: Terminal) -> None:
    assert "{given}" in garden("template", "--lang", "en").out
    assert "{prénom}" in garden("template", "--lang", "fr").out
    assert garden.json("template") == []


def test_what_cannot_be_is_refused_with_the_next_step(garden: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "word.txt"
    file.write_text("Hello {nobody}, how are you these days?")
    assert "entregent template lists them" in garden.refused("template", "drop", "99")
    assert "{given}" in garden.refused("template", "set", "reconnect", str(file))
    assert "missing.txt" in garden.refused("template", "set", "reconnect", "missing.txt")
    assert "thank" in garden.misused("template", "set", "thank", str(file))
    assert "de" in garden.misused("template", "set", "reconnect", str(file), "--lang", "de")
