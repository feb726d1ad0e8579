"""An import killed at whatever moment: the book is as before or as after, never between."""

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import ME, a_card, a_mail, a_vcf, an_mbox
from tests.cli.terminal import Terminal

MAILS, CARDS = 6_000, 3_000
PLACES = 400  # people who wrote the mails
WITH_A_READER = """
from entregent.cli.main import run
from entregent.importers import ahead

ahead.WORTH_A_PROCESS = 0
run()
"""
MOMENT = re.compile(r'"created_at": "[^"]*"')


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a book that knows one person already."""
    home = tmp_path_factory.mktemp("killed") / "book"
    Terminal(home)("add", "Alice Martin")
    return home


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A mailbox and an address book, large enough to be caught in the middle."""
    folder, start = tmp_path_factory.mktemp("files"), datetime(2020, 1, 1, tzinfo=UTC)
    mails = []
    for n in range(MAILS):
        who = f"P{n % PLACES} Nom <p{n % PLACES}@x.example>"
        sender, to = (who, ME) if n % 2 else (ME, who)
        mails.append(a_mail(sender, to, on=start + timedelta(hours=n), id=f"m{n}"))
    cards = (a_card(f"C{n} Nom", f"UID:{n}", f"EMAIL:c{n}@y.example") for n in range(CARDS))
    return {"mbox": an_mbox(folder, *mails), "vcf": a_vcf(folder, *cards)}


@pytest.fixture(scope="module")
def whole(home: Path, files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> "Whole":
    return Whole(home, files, tmp_path_factory.mktemp("whole"))


class Whole:
    """What a book holds after an import that nobody stopped, and how long that took."""

    def __init__(self, home: Path, files: dict[str, Path], folder: Path) -> None:
        self.after: dict[str, str] = {}
        self.seconds: dict[str, float] = {}
        for kind, path in files.items():
            run = Terminal(folder / kind).on_a_copy_of(home)
            start = time.monotonic()
            run("import", path, "--me", ME)
            self.seconds[kind] = time.monotonic() - start
            self.after[kind] = timeless(run("export").out)


def timeless(exported: str) -> str:
    """Return an export without the moments at which it was written."""
    return MOMENT.sub("", exported)


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def runs(pid: int) -> bool:
    """Tell whether a process still does something."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def moments(seed: int, count: int) -> list[float]:
    """Return shares of an import's time: as soon as it has begun, then by chance."""
    chance = random.Random(seed)
    return [0.0, *(chance.uniform(0.02, 0.7) for _ in range(count - 1))]


def killed(run: Terminal, path: Path, after: float, *, share: float, reader: bool) -> list[int]:
    """Start an import and kill it; return the processes it had started."""
    words = ["import", str(path), "--me", ME]
    command = [sys.executable, "-c", WITH_A_READER, *words] if reader else run.command(*words)
    journal = run.home / "book.sqlite3-wal"
    with subprocess.Popen(
        command, env=run.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            while process.poll() is None and not journal.exists():
                time.sleep(0.002)
            if reader:
                while process.poll() is None and not children_of(process.pid):
                    time.sleep(0.002)
            time.sleep(share * after)
            started = children_of(process.pid)
        finally:
            process.send_signal(signal.SIGKILL)
    return started


def gone(pids: list[int]) -> Iterator[bool]:
    """Yield whether each process ends by itself within a while."""
    until = time.monotonic() + 30
    for pid in pids:
        while runs(pid) and time.monotonic() < until:
            time.sleep(0.02)
        yield not runs(pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look in")
@pytest.mark.parametrize(
    ("kind", "share", "reader"),
    [
        *(("mbox", share, n % 2 == 0) for n, share in enumerate(moments(1, 4))),
        *(("vcf", share, n % 2 == 1) for n, share in enumerate(moments(2, 2))),
    ],
)
def test_a_killed_import_leaves_the_book_as_before_or_as_after(
    home: Path, files: dict[str, Path], whole: Whole, tmp_path: Path, kind: str, share: float,
    reader: bool,
) -> None:  # fmt: skip
    run = Terminal(tmp_path / "book").on_a_copy_of(home)
    before = timeless(run("export").out)
    started = killed(run, files[kind], whole.seconds[kind], share=share, reader=reader)
    assert all(gone(started))
    assert timeless(run("export").out) in (before, whole.after[kind])
    assert [f["check"] for f in run.json("doctor") if not f["ok"] and f["check"] != "owner"] == []
    run("import", files[kind], "--me", ME)
    assert timeless(run("export").out) == whole.after[kind]
