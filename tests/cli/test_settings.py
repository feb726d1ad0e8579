"""--home, --lang and --json stand anywhere; the exit code tells done, refused and misused apart."""

from pathlib import Path

import pytest
from tests.cli.terminal import ON, Terminal


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "words",
    [
        ("--home", "{}", "person", "Alice Martin", "--json"),
        ("person", "--home", "{}", "--json", "Alice Martin"),
        ("person", "Alice Martin", "--json", "--home={}"),
    ],
)
def test_settings_stand_before_and_after_the_command(
    garden_home: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    elsewhere = Terminal(tmp_path / "elsewhere")
    told = elsewhere(*(word.format(garden_home) for word in words))
    assert told.json["name"] == "Alice Martin"
    assert not elsewhere.home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "fr", "people", "nobody"),
        ("people", "--lang", "fr", "nobody"),
        ("people", "nobody", "--lang=fr"),
    ],
)
def test_the_language_stands_before_and_after_the_command(
    look: Terminal, words: tuple[str, ...]
) -> None:
    assert look(*words, ENTREGENT_LANG="en").out == "Personne ne correspond.\n"


@pytest.mark.parametrize(
    "environment",
    [{"ENTREGENT_LANG": "fr"}, {"LANG": "fr_FR.UTF-8"}, {"LC_ALL": "fr_CA", "LANG": "C"}],
)
def test_the_language_is_the_environments_unless_said(
    look: Terminal, environment: dict[str, str]
) -> None:
    assert look("people", "nobody", **environment).out == "Personne ne correspond.\n"


@pytest.mark.parametrize("how", [{"ENTREGENT_LANG": "de"}, {"--lang": "de"}])
def test_a_language_nobody_speaks_here_is_refused(look: Terminal, how: dict[str, str]) -> None:
    words = [part for name, value in how.items() if name == "--lang" for part in (name, value)]
    variables = {name: value for name, value in how.items() if name != "--lang"}
    said = look.misused("people", *words, **variables)
    assert "de" in said
    assert "fr or en" in said


@pytest.mark.sqlite
def test_a_book_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    run = Terminal(tmp_path / "unused")
    run("people", "--home", tmp_path / "deep" / "down" / "book")
    assert (tmp_path / "deep" / "down" / "book" / "book.sqlite3").is_file()
    assert not run.home.exists()


@pytest.mark.sqlite
def test_the_home_may_be_written_with_a_tilde(garden_home: Path, tmp_path: Path) -> None:
    run = Terminal(tmp_path, HOME=str(garden_home.parent), ENTREGENT_HOME="")
    assert "Alice" in run("--home", f"~/{garden_home.name}", "people", "alice").out


def test_what_follows_two_dashes_is_no_setting(garden: Terminal) -> None:
    garden("add", "--", "--json")
    assert [row["name"] for row in garden.json("people", "json")] == ["--json"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--nonsense",),
        ("nonsense",),
        ("person",),
        ("log", "Alice Martin"),
        ("log", "Alice Martin", "--channel", "pigeon"),
        ("people", "--limit", "many"),
        ("people", "--limit", "-1"),
        ("people", "too", "many"),
        ("today", "--on", "tomorrow"),
        ("today", "--on", "2026-02-30"),
        ("today", "--on", "0001-01-01"),
        ("today", "nonsense", "ID"),
        ("today", "snooze", "reply-1-1", "--until", "later"),
        ("import",),
        ("import", "x.vcf", "--kind", "recipes"),
        ("export", "--format", "pdf"),
        ("set", "Alice Martin"),
        ("set", "Alice Martin", "title"),
        ("serve", "--port", "70000"),
        ("--home",),
        ("people", "--lang"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_understood_is_misuse(look: Terminal, words: tuple[str, ...]) -> None:
    assert "Error: " in look.misused(*words) or not words


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("import", "--help")])
def test_help_and_version_ask_for_no_book(tmp_path: Path, words: tuple[str, ...]) -> None:
    run = Terminal(tmp_path / "book")
    assert "entregent" in run(*words).out
    assert not run.home.exists()


def test_a_date_replaces_today(look: Terminal) -> None:
    assert look.json("today", "--on", ON)["on"] == ON
    assert [i["kind"] for i in look.json("today", "--on", "2024-05-06")["items"]] == ["occasion"]
