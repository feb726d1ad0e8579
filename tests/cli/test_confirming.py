"""A yes or a no, typed at a terminal in the language of whoever is asked."""

from pathlib import Path

import pytest
from tests.builders import a_sheet
from tests.cli.terminal import Terminal, typed

pytestmark = pytest.mark.any_database


@pytest.fixture
def vide(empty: Terminal) -> Terminal:
    """An empty book of this test's own, in French."""
    empty.environment["ENTREGENT_LANG"] = "fr"
    return empty


@pytest.mark.parametrize("answer", ["o", "Oui", "y", "yes", ""])
def test_one_says_yes_to_a_french_question_in_either_language(
    vide: Terminal, tmp_path: Path, answer: str
) -> None:
    code, shown = typed(vide, answer, "import", a_sheet(tmp_path))
    assert "colonnes\u202f? [O/n]" in shown
    assert (code, len(vide.json("people"))) == (0, 1)


@pytest.mark.parametrize("answer", ["n", "non", "no"])
def test_one_says_no_to_a_french_question_in_either_language(
    vide: Terminal, tmp_path: Path, answer: str
) -> None:
    code, _shown = typed(vide, answer, "import", a_sheet(tmp_path))
    assert (code, vide.json("people")) == (1, [])


def test_what_is_neither_yes_nor_no_is_asked_again(vide: Terminal, tmp_path: Path) -> None:
    code, shown = typed(vide, "peut-être\nnon", "import", a_sheet(tmp_path))
    assert (code, shown.count("[O/n]")) == (1, 2)
    assert "ni oui ni non" in shown


def test_nobody_is_erased_by_a_bare_enter_and_somebody_by_an_oui(vide: Terminal) -> None:
    vide("add", "Claire Morel")
    code, shown = typed(vide, "", "erase", "Claire Morel")
    assert (code, "[o/N]" in shown, len(vide.json("people"))) == (130, True, 1)
    assert "vos échanges avec cette personne" in shown
    assert typed(vide, "oui", "erase", "Claire Morel")[0] == 0
    assert vide.json("people") == []


def test_a_script_is_asked_nothing_and_what_it_erased_can_be_undone(vide: Terminal) -> None:
    vide("add", "Claire Morel")
    vide("erase", "Claire Morel")
    assert vide.json("people") == []
    vide("undo")
    assert len(vide.json("people")) == 1


@pytest.mark.sqlite
def test_no_export_takes_the_place_of_the_book_or_of_a_copy(garden: Terminal) -> None:
    copy = garden.json("backup")["path"]
    for path in (garden.home / "book.sqlite3", copy):
        assert str(path) in garden.refused("export", "--to", path)
    assert len(garden.json("people")) > 0


def test_no_export_takes_the_place_of_another_file(look: Terminal, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text("mine")
    assert "Choose another name" in look.refused("export", "--to", mine)
    assert mine.read_text() == "mine"


def test_an_english_question_is_answered_in_english(empty: Terminal) -> None:
    empty("add", "Claire Morel")
    code, shown = typed(empty, "yes", "erase", "Claire Morel")
    assert (code, "[y/N]" in shown, empty.json("people")) == (0, True, [])


def test_ctrl_d_at_a_question_leaves_the_book_as_it_was(vide: Terminal) -> None:
    vide("add", "Claire Morel")
    code, _shown = typed(vide, "\x04", "erase", "Claire Morel")
    assert (code, len(vide.json("people"))) == (130, 1)
