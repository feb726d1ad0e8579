"""Several programs at the same book at once: each finds it whole, and nothing any wrote is lost."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.builders import ME, a_card, a_mail, a_vcf, an_mbox
from tests.cli.terminal import Terminal

PEOPLE, MAILS = 200, 5_000


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """A book with Alice in it."""
    run = Terminal(tmp_path / "book")
    run("add", "Alice Martin")
    return run


@pytest.fixture
def mbox(tmp_path: Path) -> Path:
    """A mailbox that takes a while to read."""
    senders = (f"P{n % PEOPLE} Nom <p{n % PEOPLE}@x.example>" for n in range(MAILS))
    return an_mbox(tmp_path, *(a_mail(who, ME, id=f"m{n}") for n, who in enumerate(senders)))


@contextmanager
def an_import_going_on(run: Terminal, mbox: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Read the mailbox meanwhile; it must end well."""
    command = run.command("import", mbox, "--me", ME)
    with subprocess.Popen(command, env=run.environment, stdout=subprocess.DEVNULL) as process:
        yield process
        assert process.wait(timeout=120) == 0


def test_what_is_logged_and_added_while_a_mailbox_is_read_is_all_kept(
    run: Terminal, mbox: Path
) -> None:
    with an_import_going_on(run, mbox):
        for n in range(8):
            run("log", "Alice Martin", "--channel", "call", "--note", f"call {n}")
            run("add", f"Friend {n}")
    notes = [told["note"] for told in run.json("person", "Alice Martin")["timeline"]]
    assert sorted(notes) == [f"call {n}" for n in range(8)]
    assert len(run.json("people")) == 1 + 8 + PEOPLE
    assert {act["act"] for act in run.json("journal", "--limit", 100)} == {"add", "log", "import"}


def test_copies_taken_while_a_mailbox_is_read_hold_all_of_it_or_nothing(
    run: Terminal, mbox: Path, tmp_path: Path
) -> None:
    copies = []
    with an_import_going_on(run, mbox) as process:
        while process.poll() is None or not copies:
            copies.append(tmp_path / f"copy {len(copies)}.sqlite3")
            run("backup", copies[-1])
    for copy in (copies[0], copies[-1]):
        other = Terminal(tmp_path / copy.stem)
        other("restore", copy)
        assert len(other.json("people")) in (1, 1 + PEOPLE)
        other("import", mbox, "--me", ME)
        assert len(other.json("people")) == 1 + PEOPLE


def test_two_imports_at_once_both_succeed(run: Terminal, mbox: Path, tmp_path: Path) -> None:
    cards = a_vcf(tmp_path, *(a_card(f"C{n} Nom", f"EMAIL:c{n}@y.example") for n in range(1_000)))
    with an_import_going_on(run, mbox), an_import_going_on(run, cards):
        pass
    assert len(run.json("people")) == 1 + PEOPLE + 1_000
    run("doctor")


def test_one_may_write_while_the_book_is_written_out_and_what_it_was_is_what_is_told(
    run: Terminal, tmp_path: Path
) -> None:
    run(
        "import",
        a_vcf(tmp_path, *(a_card(f"C{n} Nom", f"EMAIL:c{n}@y.example") for n in range(2_000))),
    )
    before = run("export").out
    command = run.command("export")
    with subprocess.Popen(
        command, env=run.environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout
        begun = process.stdout.readline()  # the rest does not fit between the two: it waits
        run("add", "Eve Noir")
        run("log", "Eve Noir", "--channel", "call")
        assert process.poll() is None
        assert begun + process.stdout.read() == before
    assert len(run.json("people")) == 1 + 2_000 + 1
