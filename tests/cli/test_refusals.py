"""What is refused: the reason and the next step on stderr, nothing on stdout."""

import ctypes
import os
import socket
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.builders import (
    CONNECTIONS,
    a_connection,
    a_linkedin_archive,
    a_vcf,
    written,
)
from tests.cli.terminal import ON, Terminal

pytestmark = pytest.mark.any_database


def cut(path: Path, kept: float) -> Path:
    content = path.read_bytes()
    return written(path, content[: int(len(content) * kept)])


def locked(path: Path) -> Path:
    """A zip whose members say that they are encrypted."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS)
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.rindex(b"PK\1\2") + 8] |= 1
    return written(path, bytes(content))


def a_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def a_dangling_link(path: Path) -> Path:
    path.symlink_to("gone")
    return path


def test_a_day_too_far_away_is_told_as_that(empty: Terminal) -> None:
    assert "Give a day between 1900 and 2199" in empty.misused("today", "--on", "9999-12-31")


def test_one_bad_file_keeps_none_of_the_others_out(empty: Terminal, tmp_path: Path) -> None:
    torn = cut(a_linkedin_archive(tmp_path, name="torn.zip"), 0.6)
    hollow = written(tmp_path / "hollow.csv", "")
    told = empty("import", torn, a_vcf(tmp_path), hollow, code=1, partly=True)
    assert "torn.zip" not in told.out
    assert "torn.zip: " in told.err
    assert "hollow.csv is empty (0 bytes)" in told.err
    assert "2 files were refused; the rest was read." in told.err
    assert [person["name"] for person in empty.json("people")] == ["Alice Martin"]


def test_scripts_read_which_files_were_refused_beside_the_others(
    empty: Terminal, tmp_path: Path
) -> None:
    hollow = written(tmp_path / "hollow.csv", "")
    told = empty("import", hollow, a_vcf(tmp_path), "--json", code=1, partly=True).json["sources"]
    assert [(source["kind"], source["people"]["created"]) for source in told] == [
        ("vcard", 1),
        ("", 0),
    ]
    assert [p["code"] for p in told[1]["problems"]] == ["empty-file"]


def test_a_damaged_file_of_a_folder_keeps_none_of_the_others_out(
    empty: Terminal, tmp_path: Path
) -> None:
    written(tmp_path / "all" / "a.json", '{"entregent": 1,\n"book": {')
    a_vcf(tmp_path / "all", name="b.vcf")
    told = empty.json("import", tmp_path / "all")["sources"]
    assert [source["kind"] for source in told] == ["vcard", ""]
    assert [p["place"] for p in told[1]["problems"]] == ["a.json"]


def test_what_lies_beside_files_of_linkedins_is_read_or_named(
    empty: Terminal, tmp_path: Path
) -> None:
    folder = tmp_path / "Downloads"
    written(folder / "Connections.csv", f"{CONNECTIONS}\n{a_connection(on='32 Foo 2021')}\n")
    written(folder / "suivi.csv", "Nom,E-mail\nZoé Brûlé,zoe@x.example\n")
    written(folder / "plain.txt", "hello")
    written(folder / "Skills.csv", "Name\nGardening\n")
    told = empty.json("import", folder)["sources"]
    assert [(source["kind"], source["people"]["created"]) for source in told] == [
        ("linkedin", 1),
        ("sheet", 1),
        ("", 0),
    ]
    assert [p["place"] for source in told for p in source["problems"]] == [
        "Connections.csv line 2",
        "plain.txt",
    ]
    said = empty("import", folder).out
    assert "Downloads\n  ! plain.txt: " in said


def test_files_of_one_name_are_told_apart_by_their_folders(empty: Terminal, tmp_path: Path) -> None:
    for place in ("2023/team", "2024/team", "home"):
        written(tmp_path / place / "example.ics", "hello")
    paths = sorted(tmp_path.rglob("example.ics"))
    said = empty("import", *paths, a_vcf(tmp_path), code=1, partly=True)
    assert [line.partition(": ")[0] for line in said.err.splitlines()[:3]] == [
        "2023/team/example.ics",
        "2024/team/example.ics",
        "home/example.ics",
    ]
    assert said.out.startswith("contacts.vcf  vcard\n")


UNREADABLE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda p: p / "gone.vcf", "Check the name"),
    "below a file": (lambda p: written(p / "f", "x") / "mail.mbox", ""),
    "empty": (lambda p: written(p / "empty.vcf", ""), "empty (0 bytes)"),
    "an unknown kind": (lambda p: written(p / "photo.jpg", b"\xff\xd8\xff\xe0x"), "Known:"),
    "in UTF-16 by mistake": (lambda p: written(p / "b.bin", b"\xff\xfe\x00\xd8\x00"), "Known:"),
    "an empty folder": (lambda p: p / "nothing", "Name a folder with files in it"),
    "a dangling link": (lambda p: a_dangling_link(p / "link.vcf"), "Check the name"),
    "a pipe": (lambda p: a_pipe(p / "pipe.vcf"), "Save what it gives in a file"),
    "a truncated zip": (lambda p: cut(a_linkedin_archive(p), 0.6), "Download it again"),
    "a packed mailbox": (lambda p: written(p / "m.mbox.gz", b"\x1f\x8b\x08\0"), "Unpack it"),
    "no zip inside": (lambda p: written(p / "x.zip", b"PK\3\4 broken"), "Download it again"),
    "a locked zip": (lambda p: locked(p / "locked.zip"), "Unpack it"),
    "a torn book": (lambda p: written(p / "b.json", '{"entregent": 1,\n"book": {'), "again"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    empty: Terminal, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "nothing").mkdir()
    make, step = UNREADABLE[kind]
    path = make(tmp_path)
    said = empty.refused("import", path)
    assert path.name in said
    assert step in said


def test_of_several_files_one_that_is_missing_is_named_and_the_others_are_read(
    empty: Terminal, tmp_path: Path
) -> None:
    said = empty.refused("import", a_vcf(tmp_path), tmp_path / "gone.vcf", partly=True)
    assert "gone.vcf" in said
    assert "Check the name" in said
    assert [person["name"] for person in empty.json("people")] == ["Alice Martin"]


def test_of_several_files_one_that_is_missing_is_told_to_scripts(
    empty: Terminal, tmp_path: Path
) -> None:
    told = empty.json("import", tmp_path / "gone.vcf", a_vcf(tmp_path), code=1, partly=True)
    sources = {Path(source["path"]).name: source for source in told["sources"]}
    assert sources["contacts.vcf"]["people"]["created"] == 1
    assert [problem["code"] for problem in sources["gone.vcf"]["problems"]] == ["no-such-file"]


def as_anybody() -> None:
    """Take from root, as from anybody, the right to read what is closed to its owner."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, right, 0, 0, 0):  # PR_CAPBSET_DROP
                raise OSError(ctypes.get_errno(), "PR_CAPBSET_DROP")


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A file that its owner may not read."""
    path = written(tmp_path / "closed.vcf", "BEGIN:VCARD")
    path.chmod(0)
    return path


def test_of_several_files_one_that_may_not_be_read_is_named_and_the_others_are_read(
    empty: Terminal, tmp_path: Path, closed: Path
) -> None:
    words = ("import", closed, a_vcf(tmp_path), "--json")
    told = empty(*words, code=1, partly=True, before=as_anybody)
    assert "closed.vcf cannot be opened. Give yourself the right to read it." in told.err
    assert [(s["kind"], [p["code"] for p in s["problems"]]) for s in told.json["sources"]] == [
        ("vcard", []),
        ("", ["not-readable"]),
    ]


def test_a_file_that_may_not_be_read_is_refused_with_what_to_do(
    empty: Terminal, closed: Path
) -> None:
    said = empty("import", closed, code=1, before=as_anybody).err
    assert said == "closed.vcf cannot be opened. Give yourself the right to read it.\n"


def test_when_none_of_several_files_is_there_nothing_is_read(
    empty: Terminal, tmp_path: Path
) -> None:
    said = empty.refused("import", tmp_path / "gone.vcf", tmp_path / "lost.vcf")
    assert "gone.vcf" in said
    assert "lost.vcf" in said


def test_a_kind_that_does_not_fit_is_refused(empty: Terminal, tmp_path: Path) -> None:
    said = empty.refused("import", a_vcf(tmp_path), "--kind", "links")
    assert "contacts.vcf" in said


def test_a_whole_book_is_not_read_into_one_that_has_people(
    garden: Terminal, tmp_path: Path
) -> None:
    garden("export", "--to", tmp_path / "b.json")
    assert "--home" in garden.refused("import", tmp_path / "b.json")


@pytest.mark.parametrize(
    ("row", "encoding", "code"),
    [
        (a_connection(on="32 Foo 2021"), "utf-8", "bad-date"),
        (a_connection("Zoé Brûlé", url=""), "cp1252", "guessed-charset"),
    ],
    ids=["a date that is none", "a wrong encoding"],
)
def test_what_is_wrong_in_a_file_is_listed_with_its_place(
    empty: Terminal, tmp_path: Path, row: str, encoding: str, code: str
) -> None:
    path = written(tmp_path / "Connections.csv", f"{CONNECTIONS}\n{row}\n".encode(encoding))
    [source] = empty.json("import", path)["sources"]
    assert [(p["code"], bool(p["place"])) for p in source["problems"]] == [(code, True)]
    assert "  ! " in empty("import", path, "--dry-run").out


@pytest.mark.parametrize(
    "words",
    [
        ("person", "Nobody Known"),
        ("person", "nobody@x.example"),
        ("person", "99999999999999999999999"),
        ("person", "²"),
        ("person", ""),
        ("add", "Dan Roux", "--through", "Nobody Known"),
    ],
    ids=" ".join,
)
def test_somebody_who_is_not_there_is_refused(look: Terminal, words: tuple[str, ...]) -> None:
    assert "entregent people" in look.refused(*words)


def test_two_people_of_one_name_are_listed_with_their_numbers(look: Terminal) -> None:
    said = look.refused("person", "Paul Roux", "--json")
    assert said.startswith("2 people are called Paul Roux")
    ids = [line.split()[0] for line in said.splitlines() if line.startswith("  ")]
    assert len(ids) == 2
    assert all(look.json("person", pk)["name"] == "Paul Roux" for pk in ids)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (("add", " "), "in quotes"),
        (("add", "Dan", "--email", "nonsense"), "looks like"),
        (("add", "Dan", "--email", "alice@acme.example"), "Alice Martin"),
        (("log", "Alice Martin", "--channel", "call", "--on", "2150-01-01"), "has not come yet"),
        (("set", "Alice Martin", "nonsense=1"), "cadence"),
        (("set", "Alice Martin", "birthday=soon"), "2026-03-14"),
        (("set", "Alice Martin", "birthday=1799-12-31"), "too long ago"),
        (("person", "999999"), "nobody of number 999999"),
        (("set", "Alice Martin", "cadence=often"), "cadence=30"),
        (("today", "done", "nonsense"), "entregent today"),
        (("today", "done", "reply-99999999999999999999-1"), "entregent today"),
        (("today", "snooze", "reply-3-1", "--until", ON, "--on", ON), "later day"),
        (("ignore", "nonsense"), "Write one as"),
        (("restore", "gone.sqlite3"), "Check the name"),
        (("export", "--to", "gone/book.json"), "Check the name"),
        (("export", "--to", "."), "Name a file"),
        (("restore", "."), "Name a file"),
        (("export", "--to", "x" * 300), "Check"),
        (("backup", "x" * 300), "Check"),
        (("restore", "x" * 300), "Check"),
        (("people", "--home", "x" * 300), "Check"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_makes_no_sense_is_refused_with_the_next_step(
    look: Terminal, tmp_path: Path, words: tuple[str, ...], step: str
) -> None:
    assert step in look.refused(*words, folder=tmp_path)


def test_there_is_nothing_to_undo_in_a_new_book(empty: Terminal) -> None:
    assert empty.refused("undo") == "There is nothing to undo.\n"


def test_a_backup_does_not_write_over_a_file(look: Terminal, tmp_path: Path) -> None:
    path = written(tmp_path / "kept", "dear to me")
    assert "Choose another name" in look.refused("backup", path)
    assert path.read_text() == "dear to me"


def test_a_taken_port_is_refused_with_another(look: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = look.refused("serve", "--port", port)
    assert f"Port {port} is taken. Try --port {port + 1}." in said


@pytest.mark.parametrize("url", ["nonsense", "postgres://["])
def test_a_database_address_that_is_none_is_refused(look: Terminal, url: str) -> None:
    assert "DATABASE_URL" in look.refused("people", DATABASE_URL=url)


def test_a_file_in_the_place_of_the_home_is_refused(tmp_path: Path) -> None:
    run = Terminal(written(tmp_path / "file", "dear to me"))
    assert "--home FOLDER" in run.refused("people")
    assert "--home FOLDER" in run.refused("people", "--home", run.home / "book")
    assert run.home.read_text() == "dear to me"


@pytest.mark.sqlite
def test_a_book_that_is_none_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "book" / "book.sqlite3", "no database at all" * 500)
    said = Terminal(tmp_path / "book").refused("people")
    assert "entregent restore" in said
    assert path.read_text() == "no database at all" * 500


@pytest.mark.parametrize("typed", [".", "..", "../archive/"])
def test_a_folder_is_told_by_its_name_however_it_was_typed(
    empty: Terminal, tmp_path: Path, typed: str
) -> None:
    inside = tmp_path / "archive" / "inner"
    inside.mkdir(parents=True)
    written(tmp_path / "archive" / "Connections.csv", f"{CONNECTIONS}\n{a_connection()}")
    folder = inside if typed == ".." else inside.parent
    assert empty("import", typed, folder=folder).out.startswith("archive  linkedin\n")


@pytest.mark.sqlite
def test_a_damaged_book_is_brought_back_from_a_copy(
    garden: Terminal, look: Terminal, tmp_path: Path
) -> None:
    garden("backup", tmp_path / "copy.sqlite3")
    written(garden.home / "book.sqlite3", "no database at all" * 500)
    assert "entregent restore" in garden.refused("people")
    garden("restore", tmp_path / "copy.sqlite3")
    assert garden("export").out == look.seen("export")


def garbled(content: bytes) -> bytes:
    """A book of which everything after its first pages was overwritten."""
    return content[:20_000] + bytes(len(content) - 20_000)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[:5_000],
        lambda content: b"no database at all" * 500,
        garbled,
    ],
    ids=["cut in half", "cut short", "overwritten", "overwritten but for its beginning"],
)
def test_the_doctor_of_a_damaged_book_looks_at_all_else_and_names_the_copy_to_restore(
    garden: Terminal, look: Terminal, damage: Callable[[bytes], bytes]
) -> None:
    copy = Path(garden.json("backup")["path"])
    book = garden.home / "book.sqlite3"
    later = written(copy.with_name("later.sqlite3"), "no copy of a book")
    written(book, damage(book.read_bytes()))
    told = {finding["check"]: finding for finding in garden.json("doctor", code=1)}
    assert [check for check, finding in told.items() if not finding["ok"]] == ["book"]
    assert told.keys() >= {"python", "catalogue", "folder", "room", "copies"}
    assert "cannot be read" in told["book"]["message"]
    assert f"entregent restore {copy}" in told["book"]["advice"]
    assert str(later) in told["copies"]["message"]
    french = garden("doctor", "--lang", "fr", code=1).out
    assert f"La dernière copie entière\u202f: entregent restore {copy}" in french
    garden("restore", copy)
    assert garden("export").out == look.seen("export")


@pytest.mark.sqlite
def test_the_doctor_of_a_damaged_book_without_copies_says_so(garden: Terminal) -> None:
    written(garden.home / "book.sqlite3", "no database at all" * 500)
    told = {finding["check"]: finding for finding in garden.json("doctor", code=1)}
    assert "No whole copy" in told["book"]["advice"]
    assert "entregent backup" in told["copies"]["message"]


@pytest.mark.sqlite
def test_a_folder_in_the_place_of_the_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book" / "book.sqlite3").mkdir(parents=True)
    assert "book.sqlite3" in Terminal(tmp_path / "book").refused("people")


@pytest.mark.sqlite
def test_a_book_of_a_newer_version_is_refused_and_left_alone(garden: Terminal) -> None:
    with closing(sqlite3.connect(garden.home / "book.sqlite3")) as book, book:
        book.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('storage', '9999_later', '2030-01-01')"
        )
    assert "newer Entregent" in garden.refused("people")
