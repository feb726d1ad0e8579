"""Copies of the book: whole whatever goes on meanwhile, brought back exactly or not at all."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.builders import ALICE, mail, written
from tests.cli.terminal import Terminal

from entregent.storage import migrations

Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a book with Alice in it."""
    home = tmp_path_factory.mktemp("known") / "book"
    Terminal(home)("add", "Alice Martin", "--email", mail(ALICE), "--circle", "Choir")
    return home


@pytest.fixture
def run(tmp_path: Path, known: Path) -> Terminal:
    """Commands on a copy of it."""
    return Terminal(tmp_path / "book").on_a_copy_of(known)


@pytest.fixture
def copy(run: Terminal, tmp_path: Path) -> Path:
    """A copy of the book, kept."""
    run("backup", tmp_path / "copy.sqlite3")
    return tmp_path / "copy.sqlite3"


@pytest.fixture
def elsewhere(run: Terminal) -> Iterator[sqlite3.Connection]:
    """Another program that has the book open."""
    with closing(sqlite3.connect(run.home / "book.sqlite3", isolation_level=None)) as other:
        yield other


def people_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        return [name for (name,) in copy.execute("SELECT name FROM storage_person ORDER BY name")]


def files_of(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


@pytest.mark.sqlite
def test_a_copy_is_taken_while_another_program_writes(
    run: Terminal, elsewhere: sqlite3.Connection, tmp_path: Path
) -> None:
    elsewhere.execute("BEGIN IMMEDIATE")
    elsewhere.execute("UPDATE storage_person SET name = 'Half Done'")
    run("backup", tmp_path / "copy.sqlite3")
    elsewhere.execute("COMMIT")
    assert people_in(tmp_path / "copy.sqlite3") == ["Alice Martin"]
    assert run("people", "half").code == 0


@pytest.mark.sqlite
def test_a_copy_holds_what_still_waits_in_the_log(
    run: Terminal, elsewhere: sqlite3.Connection, tmp_path: Path
) -> None:
    elsewhere.execute("UPDATE storage_person SET name = 'Just Now'")
    assert (run.home / "book.sqlite3-wal").stat().st_size > 0
    run("backup", tmp_path / "copy.sqlite3")
    assert people_in(tmp_path / "copy.sqlite3") == ["Just Now"]


def test_what_is_brought_back_is_exactly_what_was_kept(run: Terminal, copy: Path) -> None:
    kept, before = copy.read_bytes(), run("export").out
    run("erase", "Alice Martin", "--yes")
    run("add", "Dan Roux")
    run("restore", copy)
    assert run("export").out == before
    assert copy.read_bytes() == kept
    assert [row["name"] for row in run.json("people", "choir")] == ["Alice Martin"]


def test_the_book_as_it_stood_is_kept_and_can_come_back(run: Terminal, copy: Path) -> None:
    run("add", "Dan Roux")
    latest = run("export").out
    kept = run.json("restore", copy)["kept"]
    assert people_in(Path(kept)) == ["Alice Martin", "Dan Roux"]
    run("restore", kept)
    assert run("export").out == latest


def test_imports_of_the_book_as_it_stood_can_no_longer_be_undone(run: Terminal, copy: Path) -> None:
    batch = run.home / "incoming" / ("0" * 16)
    written(batch / "brought.json", b"{}")
    written(batch / "result.json", b'{"files": [{"entry": 2}]}')
    run("restore", copy)
    assert not batch.exists()


@pytest.mark.sqlite
def test_what_another_program_reads_meanwhile_is_whole(
    run: Terminal, elsewhere: sqlite3.Connection, copy: Path
) -> None:
    run("add", "Dan Roux")
    elsewhere.execute("BEGIN")
    assert elsewhere.execute("SELECT count(*) FROM storage_person").fetchone() == (2,)
    run("restore", copy)
    assert elsewhere.execute("SELECT count(*) FROM storage_person").fetchone() == (2,)
    elsewhere.execute("COMMIT")
    assert elsewhere.execute("SELECT count(*) FROM storage_person").fetchone() == (1,)


MIGRATIONS = sorted(path.stem for path in Path(migrations.__path__[0]).glob("0*.py"))
# The oldest goes through every later one; the others begin with rows that the oldest lacked.
EARLIER = (MIGRATIONS[1], MIGRATIONS[len(MIGRATIONS) // 2], MIGRATIONS[-2])


@pytest.mark.sqlite
@pytest.mark.parametrize("version", EARLIER)
def test_a_copy_of_an_earlier_version_is_brought_up_to_date(
    run: Terminal, copy: Path, version: str
) -> None:
    before = run("export").out
    earlier = copy.with_name("earlier.sqlite3")
    take_back_to(run, version)
    with closing(sqlite3.connect(run.home / "book.sqlite3")) as book:
        book.execute("VACUUM INTO ?", [str(earlier)])
    run("restore", earlier)
    assert run("export").out == before
    assert [row["name"] for row in run.json("people", "alice")] == ["Alice Martin"]


def take_back_to(run: Terminal, version: str) -> None:
    """Leave the book as a version of that migration wrote it."""
    words = [sys.executable, "-m", "django", "migrate", "storage", version, "--verbosity=0"]
    settings = {**run.environment, "DJANGO_SETTINGS_MODULE": "entregent.config.settings"}
    subprocess.run(words, env=settings, check=True)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def scratched(path: Path) -> None:
    """Write over the middle of a file."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xde\xad\xbe\xef" * 4_096)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE moz_places (id INTEGER)")


def another_django(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE django_migrations SET app = 'shop'")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("UPDATE django_migrations SET name = '9999_later' WHERE app = 'storage'")


SPOILT: dict[str, tuple[Spoil, str]] = {
    "no database": (lambda p: p.write_bytes(b"no database " * 999), "made by entregent backup"),
    "empty": (lambda p: p.write_bytes(b""), "made by entregent backup"),
    "truncated": (cut, "made by entregent backup"),
    "damaged": (scratched, "made by entregent backup"),
    "another program's": (foreign, "made by entregent backup"),
    "another site's": (another_django, "made by entregent backup"),
    "of a newer version": (newer, "newer Entregent"),
    "missing": (Path.unlink, "Check the name"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_no_copy_is_refused_and_nothing_changes(
    run: Terminal, copy: Path, how: str
) -> None:
    spoil, step = SPOILT[how]
    spoil(copy)
    before = files_of(run.home)
    assert step in run.refused("restore", copy)
    assert files_of(run.home) == before
    assert not (run.home / "backups").exists()


def test_two_copies_of_the_same_moment_are_both_kept(run: Terminal) -> None:
    paths = {run.json("backup")["path"] for _ in range(2)}
    assert len(paths) == 2
    assert len(list((run.home / "backups").iterdir())) == 2


def modes(folder: Path) -> dict[str, str]:
    """Return the rights to a folder and to all in it, as chmod writes them."""
    return {
        path.relative_to(folder.parent).as_posix(): f"{stat.S_IMODE(path.stat().st_mode):o}"
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.sqlite
def test_nobody_else_may_read_any_of_it(tmp_path: Path) -> None:
    run = Terminal(tmp_path / "book")
    before = {"before": lambda: os.umask(0o022)}
    for words in (
        ("add", "Alice Martin"),
        ("backup",),
        ("backup", tmp_path / "copies" / "copy.sqlite3"),
        ("export", "--to", tmp_path / "book.json"),
        ("restore", tmp_path / "copies" / "copy.sqlite3"),
    ):
        run(*words, **before)
    with closing(sqlite3.connect(run.home / "book.sqlite3")) as other:
        other.execute("SELECT count(*) FROM storage_person").fetchone()  # holds the log open
        run("add", "Dan Roux", **before)
        found = modes(run.home)
        assert {"book/book.sqlite3-wal", "book/book.sqlite3-shm", "book/secret.key"} <= set(found)
        assert {found.pop("book"), found.pop("book/backups")} == {"700"}
        assert set(found.values()) == {"600"}
    assert modes(tmp_path)[f"{tmp_path.name}/book.json"] == "600"
    assert {"700", "600"} == set(modes(tmp_path / "copies").values())


def test_a_home_that_others_could_enter_is_closed(run: Terminal) -> None:
    run.home.chmod(0o755)
    run("people")
    assert stat.S_IMODE(run.home.stat().st_mode) == 0o700


@pytest.mark.sqlite
def test_the_doctor_names_what_others_may_read(run: Terminal) -> None:
    (run.home / "book.sqlite3").chmod(0o644)
    [finding] = [f for f in run.json("doctor", code=1) if f["check"] == "folder"]
    assert not finding["ok"]
    assert "book.sqlite3" in finding["advice"]


def test_a_copy_that_fails_leaves_nothing(run: Terminal, tmp_path: Path) -> None:
    written(tmp_path / "file", "")
    run.refused("backup", tmp_path / "file" / "copy.sqlite3")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "file"]


@pytest.mark.sqlite
def test_a_folder_copied_as_it_stands_is_brought_back_with_what_waits_in_its_log(
    run: Terminal, elsewhere: sqlite3.Connection, tmp_path: Path
) -> None:
    elsewhere.execute("SELECT count(*) FROM storage_person").fetchone()
    run("add", "Just Now")
    shutil.copytree(run.home, tmp_path / "usb")
    assert (tmp_path / "usb" / "book.sqlite3-wal").stat().st_size
    other = Terminal(tmp_path / "other")
    other("restore", tmp_path / "usb" / "book.sqlite3")
    assert [row["name"] for row in other.json("people")] == ["Alice Martin", "Just Now"]
