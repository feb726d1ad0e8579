"""A full disk, a disk that may not be written to, a reader who leaves: the book stays whole."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import ME, a_mail, an_mbox
from tests.cli.terminal import Terminal


@contextmanager
def a_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of this size, where one may."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of its own can only be mounted by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def crowded(tmp_path: Path, garden_home: Path) -> Iterator[Terminal]:
    """A copy of the garden on a disk with room for a little more."""
    with a_disk(tmp_path / "disk", "1m") as disk:
        yield Terminal(disk / "book").on_a_copy_of(garden_home)


def much_mail(folder: Path) -> Path:
    """A mailbox that makes a book of several megabytes."""
    start = datetime(2020, 1, 1, tzinfo=UTC)
    mails = (
        a_mail(f"P {n} <p{n}@x.example>", ME, on=start + timedelta(hours=n), id=f"m{n}")
        for n in range(3_000)
    )
    return an_mbox(folder, *mails)


def below(folder: Path) -> list[str]:
    """Return the files of a folder, but those that SQLite makes and takes away."""
    own = (path.name for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in own if not name.endswith(("-wal", "-shm")))


@pytest.mark.sqlite
def test_a_book_that_lost_all_it_held_is_not_begun_anew_but_brought_back(garden: Terminal) -> None:
    before, copy = garden("export").out, garden.home / "backups" / "kept.sqlite3"
    garden("backup", copy)
    for file in garden.home.glob("book.sqlite3*"):
        file.write_bytes(b"")
    assert "entregent restore" in garden.refused("people")
    assert (garden.home / "book.sqlite3").read_bytes() == b""
    assert garden.json("doctor", code=1)
    garden("restore", copy)
    assert garden("export").out == before


@pytest.mark.sqlite
def test_a_book_that_was_killed_as_it_began_begins_again(tmp_path: Path) -> None:
    home = tmp_path / "book"
    home.mkdir()
    (home / "book.sqlite3").touch()
    assert Terminal(home).json("people") == []


@pytest.mark.sqlite
def test_an_import_on_a_full_disk_leaves_the_book_as_it_was(
    crowded: Terminal, look: Terminal, tmp_path: Path
) -> None:
    before = look.seen("export")
    assert "Free some room" in crowded.refused("import", much_mail(tmp_path), "--me", ME)
    assert crowded("export").out == before
    findings = crowded.json("doctor", code=1)  # the room left is all it finds wrong
    assert [finding["check"] for finding in findings if not finding["ok"]] == ["room"]


def fill(disk: Path, left: int) -> Path:
    """Leave so many bytes free on a disk."""
    known = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(bytes(known.f_bavail * known.f_frsize - left))
    return filler


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("words", "left"), [(("backup",), 128 << 10), (("export", "--to"), 36 << 10), (("people",), 0)]
)
def test_what_finds_no_room_on_the_disk_leaves_nothing_half_done(
    crowded: Terminal, look: Terminal, words: tuple[str, ...], left: int
) -> None:
    disk = crowded.home.parent
    before = look.seen("export")
    filler = fill(disk, left)
    files = below(disk)
    asked = (*words, disk / "copy") if left else words
    assert "Free some room" in crowded.refused(*asked)
    filler.unlink()
    assert below(disk) == [name for name in files if name != "filler"]
    assert crowded("export").out == before


@pytest.mark.sqlite
def test_a_first_book_on_a_full_disk_is_refused_and_can_be_made_later(tmp_path: Path) -> None:
    with a_disk(tmp_path / "disk", "64k") as disk:
        run = Terminal(disk / "book")
        assert "Free some room" in run.refused("people")
        subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
        run("people")


@pytest.mark.sqlite
@pytest.mark.parametrize("words", [("import",), ("backup",), ("export", "--to")], ids=" ".join)
def test_a_file_that_may_not_grow_is_named_and_the_book_stays_whole(
    garden: Terminal, look: Terminal, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = look.seen("export")
    size = (garden.home / "book.sqlite3").stat().st_size
    limit = size if words == ("import",) else 4_096
    path = much_mail(tmp_path) if words == ("import",) else tmp_path / "copy"
    garden.refused(
        *words, path, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    assert words == ("import",) or not list(tmp_path.glob("*copy*"))
    assert garden("export").out == before


@pytest.fixture
def sealed(tmp_path: Path, garden_home: Path) -> Iterator[Terminal]:
    """A copy of the garden that nobody may write to, root included."""
    with a_disk(tmp_path / "disk", "2m") as disk:
        run = Terminal(disk / "book").on_a_copy_of(garden_home)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield run


@pytest.mark.sqlite
@pytest.mark.parametrize("words", [("people",), ("add", "Dan Roux"), ("backup",)], ids=" ".join)
def test_a_book_that_may_not_be_written_to_says_so(
    sealed: Terminal, words: tuple[str, ...]
) -> None:
    said = sealed.refused(*words)
    assert "cannot be written to" in said
    assert "restore" not in said


def test_a_home_that_cannot_be_made_says_so(sealed: Terminal) -> None:
    said = sealed.refused("people", "--home", sealed.home.parent / "other")
    assert "Give yourself the right" in said


@pytest.mark.parametrize(
    "words",
    [("export",), ("people",), ("--help",)],
    ids=" ".join,
)
def test_a_reader_who_has_seen_enough_does_no_harm(look: Terminal, words: tuple[str, ...]) -> None:
    receiving, sending = os.pipe()
    os.close(receiving)
    with os.fdopen(sending, "wb") as gone:
        done = subprocess.run(
            look.command(*words),
            env=look.environment, stdout=gone, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
@pytest.mark.parametrize("words", [("export",), ("people", "--json")], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_no_success(
    empty: Terminal, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            empty.command(*words),
            env=empty.environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("The disk is full")


def test_an_export_into_a_pipe_goes_through_it(look: Terminal, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        try:
            look("export", "--to", pipe)
            assert pipe.is_fifo()
            assert reader.communicate(timeout=20)[0] == look.seen("export")
        finally:
            reader.kill()


def test_an_export_to_a_link_is_written_where_it_leads(look: Terminal, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("book.json")
    look("export", "--to", tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "book.json").is_file()
