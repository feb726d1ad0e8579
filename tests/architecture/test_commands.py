"""Every command is there, explained in both languages, and written down; help waits for nothing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir

from entregent.cli.importing import KINDS
from entregent.cli.main import COMMANDS
from entregent.core.ties import WEIGHTS
from entregent.importers.sheet.fields import Field
from entregent.services.fields import SETTERS

ROOT = Path(__file__).parents[2]
DOCUMENTED = (ROOT / "docs" / "commands.md").read_text()
# What click says to those who write programs, never to those who use them.
FOR_PROGRAMMERS = re.compile(
    r"^(Arguments take|Argument \{name|Boolean option|Choice\(|Could not determine|Couldn't detect"
    r"|Deprecat|\(dynamic\)|Invalid start character|Name '|No options defined|Positional arguments"
    r"|Press any key|Repeat for|Confirm the action|Error: The two|Shell completion|Unknown color"
    r"|Unknown standard|Value must be|Windows error|\{editor\}|\{len_type\}|\{value!r\} does not"
    r"|\{value!r\} is not a valid UUID|\{name\} \{filename!r\} is not executable"
    r"|%\(prog\)s, version|Options$)"
)
WITHOUT_DJANGO = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "granian", "numpy", "sqlite3", "phonenumbers"}:
            raise ImportError(name + " is not to be loaded")
sys.meta_path.insert(0, Absent())
from entregent.cli.main import run
sys.argv[1:] = %r
run()
"""

SAID_AS_IT_IS = """
import gettext, sys
from entregent.cli.settings import apply_settings
apply_settings()
for words in sys.argv[1:]:
    if gettext.gettext(words) == words == gettext.ngettext(words, "", 1):
        print(repr(words))
"""


def command(name: str) -> click.Command:
    module = import_module(f"entregent.cli.{COMMANDS[name][0]}")
    found: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
    return found


def documented_rows() -> list[str]:
    """Return the first cell of each row of the table of commands."""
    rows = [line for line in DOCUMENTED.splitlines() if line.startswith("| `")]
    return [re.split(r"(?<!\\)\|", row)[1].strip() for row in rows]


def documented() -> Iterator[tuple[str, str]]:
    """Yield each command that docs/commands.md names, with the way it is written there."""
    for cell in documented_rows():
        for usage in re.findall(r"`([^`]+)`", cell):
            yield usage.split()[0], usage


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_what_its_module_holds(name: str) -> None:
    assert command(name).name == name
    assert command(name).help


def test_the_documentation_names_every_command_and_no_other() -> None:
    assert [name for name, _ in documented()] == list(COMMANDS)


@pytest.mark.parametrize(("name", "usage"), list(documented()))
def test_the_documented_options_are_those_of_the_command(name: str, usage: str) -> None:
    shown = [p for p in command(name).params if not getattr(p, "hidden", False)]
    known = {opt for param in shown for opt in param.opts if opt.startswith("--")}
    written = set(re.findall(r"--[a-z-]+", usage))
    assert written <= known
    assert known - written <= {"--on"}  # said once, of all commands


def test_the_answers_to_an_item_are_documented() -> None:
    today = command("today")
    assert isinstance(today, click.Group)
    assert all(f"`today {answer} ID" in DOCUMENTED for answer in today.commands)


def listed(name: str, mark: str) -> set[str]:
    """Return the words that the row of a command lists after a mark."""
    row = next(line for line in DOCUMENTED.splitlines() if line.startswith(f"| `{name} "))
    said = re.search(rf"{mark}: (.+?)[.|]", row)
    return set(" ".join(re.findall(r"`([^`]+)`", said[1])).split()) if said else set()


def test_the_kinds_channels_and_fields_documented_are_those_taken() -> None:
    assert listed("import", "K") == set(KINDS)
    assert listed("log", "C") == set(WEIGHTS)
    assert listed("set", "Fields") == set(SETTERS)


def test_every_field_that_a_column_may_hold_is_documented() -> None:
    section = DOCUMENTED.partition("\nFields: ")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([^`]+)`", section)) == set(Field)


def help_of(*words: str, lang: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO % (["--lang", lang, *words, "--help"],)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def described(said: str) -> str:
    """Return what a help says the command does."""
    return said.split("\n\n")[1].strip()


def test_the_help_loads_no_django_and_names_every_command() -> None:
    english, french = (help_of(lang=lang) for lang in ("en", "fr"))
    for name in COMMANDS:
        lines = [re.findall(rf"^  {name} +(\S.*)$", said, re.M) for said in (english, french)]
        assert all(len(found) == 1 for found in lines), name
        assert lines[0] != lines[1], name


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_explained_in_both_languages(name: str) -> None:
    english, french = (help_of(name, lang=lang) for lang in ("en", "fr"))
    assert described(english)
    assert described(french)
    assert described(english) != described(french)


def test_an_option_that_is_explained_is_explained_in_french_too() -> None:
    for name in COMMANDS:
        english, french = (help_of(name, lang=lang) for lang in ("en", "fr"))
        said = [line.split("  ")[-1].strip() for line in english.splitlines() if "  --" in line]
        left = [words for words in said if len(words.split()) > 2 and words in french]
        assert left == [], name


INFINITIVE = re.compile(r"(?:Se |En |Tout )?\w+(?:er|ir|re)\b")


def explained_in(said: str) -> list[str]:
    """Return what a help says the command does, then what each command under it does."""
    listed = said.partition("\nCommandes")[2]
    return [described(said), *re.findall(r"^  [a-z-]+ +(\S.*)$", listed, re.M)]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_french_help_says_in_the_infinitive_what_a_command_does(name: str) -> None:
    said = help_of(*name.split(), lang="fr")
    assert [words for words in explained_in(said) if not INFINITIVE.match(words)] == []
    assert not re.search(r"TEXT\b|INTEGER|CHEMIN *$|LE CHEMIN", said)


def words_of_click() -> list[str]:
    folder = str(Path(str(click.__file__)).parent)
    found = extract_from_dir(
        folder, method_map=[("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)}
    )
    said = {m if isinstance(m, str) else m[0] for _, _, m, _, _ in found}
    return sorted(words for words in said if not FOR_PROGRAMMERS.match(words))


def test_what_click_says_by_itself_is_said_in_french() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAID_AS_IT_IS, *words_of_click()],
        env={"ENTREGENT_LANG": "fr"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == []
