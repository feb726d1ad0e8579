"""Acts killed at one step or another: the book is as before or as after, never between."""

import os
import random
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.builders import ME, a_card, a_mail, a_vcf, an_mbox
from tests.cli.terminal import Terminal
from tests.postgresql import SERVER

pytestmark = pytest.mark.longest

# Kills itself at the step asked for, a statement or a page copied; says at the end how many there
# were when it lives.
COUNTED = """
import functools, os, signal, sqlite3, sys
from entregent.cli.terminal import load_tables
load_tables()
from django.db.backends.utils import CursorWrapper

last, done = int(sys.argv.pop(1)), 0

def count(*_):
    global done
    done += 1
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(carry_out):
    def step(*words):
        count()
        return carry_out(*words)
    return step

class Copied(sqlite3.Connection):
    def backup(self, target):
        super().backup(target, pages=1, progress=count)

sqlite3.connect = functools.partial(sqlite3.connect, factory=Copied)
CursorWrapper.execute = counted(CursorWrapper.execute)
CursorWrapper.executemany = counted(CursorWrapper.executemany)
from entregent.cli.main import run
try:
    run()
finally:
    print(done, file=sys.stderr)
"""
MOMENT = re.compile(r'"(?:created_at|at|last_at)": "[^"]*"')
ALICE, ALICIA = "alice@acme.example", "alicia@acme.example"


@dataclass
class Act:
    """Something that writes: its words, what it makes of the book, and in how many steps."""

    words: list[object]
    before: list[list[object]] = field(default_factory=list)  # what is done first
    steps: int = 0
    was: str = ""
    became: str = ""


MAILS = 2_400  # of which two thousand are written together
# How often each is killed; what goes on inside PostgreSQL's own server is not for us to prove.
TIMES = {
    "import mails": 10, "import cards": 5, "undo an import": 4, "merge": 12, "undo a merge": 6,
    "erase": 4, "restore": 10,
}  # fmt: skip


def told(run: Terminal) -> str:
    """Return what a book holds, without the moments at which it was written."""
    if SERVER:  # PostgreSQL gives no identifier twice, not even of what was rolled back
        return run("export", "--format", "csv").out
    return MOMENT.sub("", run("export").out)


def counted(run: Terminal, words: list[object], last: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command that kills itself at that step, 0 for none."""
    command = [sys.executable, "-c", COUNTED, str(last), *map(str, words)]
    return subprocess.run(
        command, env=run.environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def acts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Act]:
    """Acts of every size, on files made for them."""
    folder = tmp_path_factory.mktemp("files")
    mails = (a_mail(f"P{n % 50} N <p{n % 50}@x.example>", ME, id=f"m{n}") for n in range(MAILS))
    cards = (a_card(f"C{n} Nom", f"UID:{n}", f"EMAIL:c{n}@y.example") for n in range(300))
    mbox, vcf = an_mbox(folder, *mails), a_vcf(folder, *cards)
    copy = folder / "copy.sqlite3"
    return {
        "import mails": Act(["import", mbox, "--me", ME]),
        "import cards": Act(["import", vcf]),
        "undo an import": Act(["undo"], [["import", mbox, "--me", ME]]),
        "merge": Act(["merge", ALICE, ALICIA]),
        "undo a merge": Act(["undo"], [["merge", ALICE, ALICIA]]),
        "erase": Act(["erase", ALICE, "--yes"]),
        "restore": Act(["restore", copy], [["backup", copy], ["import", vcf]]),
    }


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, acts: dict[str, Act]) -> dict[str, Path]:
    """The home each act starts from; what it is before and after is written into the act."""
    folder = tmp_path_factory.mktemp("known")
    start = Terminal(folder / "start")
    start("add", "Alice Martin", "--email", ALICE, "--circle", "Choir", "--title", "CTO")
    start("add", "Alicia Martin", "--email", ALICIA, "--organisation", "Acme")
    start("log", ALICIA, "--channel", "call", "--on", "2024-05-02", "--note", "Lyon")
    homes = {}
    for name, act in acts.items():
        homes[name] = folder / name
        run = Terminal(homes[name]).on_a_copy_of(start.home)
        for words in act.before:
            run(*words)
        act.was = told(run)
        whole = Terminal(folder / f"{name} whole").on_a_copy_of(homes[name])
        done = counted(whole, act.words)
        assert done.returncode == 0, done.stderr
        act.steps = int(done.stderr.split()[-1])
        act.became = told(whole)
    return homes


def points() -> list[tuple[str, float]]:
    """Return the acts with the share of their steps after which each is killed.

    By chance, other ones at each run of the tests; what failed is known by its name.
    """
    # All processes of one run have to name the same tests.
    chance = random.Random(os.environ.get("PYTEST_XDIST_TESTRUNUID"))
    return [
        (name, round(chance.random(), 6))
        for name, times in TIMES.items()
        for _ in range(times // 3 if SERVER else times)
    ]


@pytest.mark.parametrize(("name", "share"), points())
def test_what_is_killed_leaves_the_book_as_before_or_as_after(
    acts: dict[str, Act], known: dict[str, Path], tmp_path: Path, name: str, share: float
) -> None:
    act = acts[name]
    run = Terminal(tmp_path / "book").on_a_copy_of(known[name])
    killed = counted(run, act.words, 1 + int(share * act.steps))
    assert killed.returncode == -signal.SIGKILL
    left = told(run)
    assert left in (act.was, act.became)
    if left == act.was:
        run(*act.words)
    assert told(run) == act.became
