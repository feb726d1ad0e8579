"""The house stands as drawn: each layer knows only those below it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "entregent"
LONGEST = 400  # lines

WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ImportError(name + " is not installed")
sys.meta_path.insert(0, Absent())
import importlib, pkgutil, entregent.{package} as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_contracts_between_layers_hold() -> None:
    done = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("package", "names"),
    [
        ("core", {"django", "sqlite3", "click", "phonenumbers"}),
        ("importers", {"django", "sqlite3", "click"}),
        ("sync", {"django", "sqlite3", "click"}),
        ("demo", {"django", "sqlite3", "click"}),
    ],
)
def test_what_is_plain_python_works_where_django_is_not_installed(
    package: str, names: set[str]
) -> None:
    done = run(sys.executable, "-c", WITHOUT.format(names=names, package=package))
    assert done.returncode == 0, done.stderr


def test_help_does_not_wait_for_django_nor_for_readers() -> None:
    slow = {"django", "dateutil", "icalendar", "entregent.importers"}
    code = f"import sys, entregent.cli.main; sys.exit(not {slow}.isdisjoint(sys.modules))"
    assert run(sys.executable, "-c", code).returncode == 0


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda p: str(p.relative_to(SRC)))
def test_a_file_holds_one_idea(path: Path) -> None:
    if "migrations" not in path.parts:
        assert len(path.read_text().splitlines()) <= LONGEST


def test_the_tables_are_those_of_the_migrations() -> None:
    done = run(
        sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run",
        "--settings", "entregent.config.settings",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
