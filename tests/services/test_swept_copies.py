"""A copy half made when the process was killed is swept by the next, and no other is."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.terminal import Terminal

HALF_WAY = """
import os, signal, sys
from entregent.cli.terminal import load_tables
load_tables()
from entregent.services import backup

def half_way(act):
    def stop(path, *others):
        print(flush=True)
        if not sys.stdin.readline():
            os.kill(os.getpid(), signal.SIGKILL)
        act(path, *others)
    return stop

for name in ("_copy_file", "_copy_rows", "_check"):
    setattr(backup, name, half_way(getattr(backup, name)))
from entregent.cli.main import run
run()
"""


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """A book with Alice in it."""
    run = Terminal(tmp_path / "book")
    run("add", "Alice Martin")
    return run


def stopped_half_way(run: Terminal, *words: object) -> "subprocess.Popen[str]":
    """Begin a command; it waits half way for a line, and kills itself where there is none."""
    process = subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, *map(str, words)],
        env=run.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout
    process.stdout.readline()
    return process


def killed(process: "subprocess.Popen[str]") -> None:
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL


def half_made(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.glob(".*") if "cop" in path.name or "par" in path.name
    )


def test_a_copy_half_made_is_swept_when_the_next_is_taken(run: Terminal) -> None:
    killed(stopped_half_way(run, "--home", run.home, "backup"))
    assert half_made(run.home / "backups")
    run("backup")
    assert half_made(run.home / "backups") == []
    assert len(list((run.home / "backups").iterdir())) == 1


def test_a_copy_half_made_elsewhere_is_swept_there(run: Terminal, tmp_path: Path) -> None:
    killed(stopped_half_way(run, "--home", run.home, "backup", tmp_path / "mine" / "a.sqlite3"))
    assert half_made(tmp_path / "mine")
    run("backup", tmp_path / "mine" / "b.sqlite3")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["b.sqlite3"]


def test_a_copy_being_made_is_left_to_whoever_makes_it(run: Terminal) -> None:
    going_on = stopped_half_way(run, "--home", run.home, "backup")
    run("backup")
    assert half_made(run.home / "backups")
    going_on.communicate("go on\n", timeout=60)
    assert going_on.returncode == 0
    assert half_made(run.home / "backups") == []
    assert len(list((run.home / "backups").iterdir())) == 2


def test_what_a_killed_restore_left_is_swept_too(run: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as open_still:
        open_still.execute("PRAGMA journal_mode=WAL")
        open_still.execute("CREATE TABLE more (id)")
        killed(stopped_half_way(run, "--home", run.home, "restore", copy))
        assert half_made(run.home)
    run("backup")
    assert half_made(run.home) == []
