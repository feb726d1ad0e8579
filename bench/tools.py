"""The same work by tools people use today, on the same files, in the same run: time side by side.

Tools are installed in bench/data/tools-venv, away from the program's own packages. Each gets two
minutes for each work.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import mkdtemp
from zipfile import ZipFile

from bench.big_book import TODAY, home_of
from bench.cast import somebodies
from bench.make_files import made
from bench.make_mails import ME
from bench.measure import Run, compiled, run
from bench.places import ENTREGENT, TOOLS
from bench.table import duration, print_table

PATIENCE = 120
TIMES = 3
PACKAGES = ("vobject", "khard", "jsoncrm", "hermitcrm", "navig", "mailcompiler", "narad")
_BIN = TOOLS / "bin"
_TRIED = TOOLS / "tried.json"
_VOBJECT = (
    "import sys, vobject\n"
    "cards = vobject.readComponents(open(sys.argv[1], encoding='utf-8'))\n"
    "print(sum(1 for _ in cards))"
)
_MAILBOX = (
    "import mailbox, sys\n"
    "mails = mailbox.mbox(sys.argv[1], create=False)\n"
    "heads = ([m['From'], m['To'], m['Date'], m['Subject']] for m in mails)\n"
    "print(sum(1 for _ in heads))"
)
_EMAIL = (
    "import email, mailbox, sys\n"
    "from email.policy import default\n"
    "read = lambda file: email.message_from_binary_file(file, policy=default)\n"
    "mails = mailbox.mbox(sys.argv[1], factory=read, create=False)\n"
    "heads = ([m['From'].addresses, m['To'].addresses, m['Date'].datetime, str(m['Subject'])]\n"
    "         for m in mails)\n"
    "print(sum(1 for _ in heads))"
)

Command = list[str | Path]


@dataclass(frozen=True, slots=True)
class Try:
    """One tool at one work: what is run, and what its result lacks beside ours."""

    tool: str
    command: Command
    said: str = ""
    once: bool = True  # it changes what it reads


def main(sizes: Sequence[int]) -> None:
    """Print what each tool takes for each work, at each size."""
    compiled()
    missing = _install()
    for size in sizes:
        with _folder() as folder:
            works = _works(folder, size)
            rows = [row for work, tries in works for row in _rows(work, tries, folder)]
        print_table(
            f"Beside other tools: {size:,} entries, {PATIENCE} s at most each",
            ["work", "tool", "time", "times ours", "memory", "what it does"],
            rows,
        )
    for name, why in missing.items():
        print(f"{name}: not tried. {why}")


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(mkdtemp(prefix="entregent-bench-"))
    try:
        yield folder
    finally:
        rmtree(folder)


def _install() -> dict[str, str]:
    """Install the tools at the first run; return why each of the others is not there."""
    if not _TRIED.exists():
        print("installing other tools …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        pip: Command = [
            _BIN / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        tried = {name: run([*pip, name]) for name in PACKAGES}
        _TRIED.write_text(json.dumps({name: _why(done) for name, done in tried.items()}))
    return {name: why for name, why in json.loads(_TRIED.read_text()).items() if why}


def _why(done: Run) -> str:
    """Return why an installation failed, "" when it did not."""
    lines = done.output.strip().splitlines()
    return "" if done.code == 0 else f"pip: {lines[-1] if lines else 'given up'}"


def _works(folder: Path, size: int) -> list[tuple[str, list[Try]]]:
    """Return each work with who does it, ours first; what is prepared is not timed."""
    cards, book = made("cards", size), home_of(size)
    python, navig = _BIN / "python", _BIN / "navig-contacts"
    khard, jsoncrm = _khard(folder, cards), _jsoncrm(folder, size)
    connections, mails = made("connections", size), made("mails", size)
    hermit, rows = _hermit(folder), _connections_csv(folder, connections)
    return [
        ("vCards", [
            _ours(folder, "import", cards),
            Try("navig-contacts", [navig, "import", cards], "merges by telephone and e-mail"),
            Try("vobject", [python, "-c", _VOBJECT, cards], "parses only"),
            Try("khard", [*khard, "list"], "lists only; one file a card"),
        ]),
        ("LinkedIn connections", [
            _ours(folder, "import", connections),
            Try("hermitcrm", [*hermit, "import", rows, "--apply"], "a Markdown file each, in git"),
        ]),
        ("mails", [
            _ours(folder, "import", mails, "--me", ME),
            Try("stdlib mailbox", [python, "-c", _MAILBOX, mails], "four raw headers"),
            Try("stdlib email", [python, "-c", _EMAIL, mails], "four headers, understood"),
        ]),
        ("find a person", [
            _asked(book, "people", "martin"),
            Try("khard", [*khard, "list", "martin"], once=False),
            Try("navig-contacts", [navig, "search", "martin"], once=False),
            Try("jsoncrm", [*jsoncrm, "search", "martin"], once=False),
        ]),
        ("whom to write to today", [
            _asked(book, "today", "--on", TODAY.isoformat()),
            Try("hermitcrm", [*hermit, "keep-in-touch"], "of those it had read", once=False),
        ]),
    ]  # fmt: skip


def _ours(folder: Path, *words: str | Path) -> Try:
    home = folder / f"ours-{Path(words[1]).stem}"
    return Try("Entregent", [ENTREGENT, "--home", home, *words])


def _asked(home: Path, *words: str) -> Try:
    command: Command = [ENTREGENT, "--home", home, *words]
    return Try("Entregent", command, "50 exchanges each", once=False)


def _rows(work: str, tries: list[Try], folder: Path) -> Iterator[list[str]]:
    """Yield the row of each tool, with how many times our own duration it took."""
    ours = 0.0
    for one in tries:
        if not _there(one):
            continue
        runs = []
        while len(runs) < (1 if one.once else TIMES):
            runs.append(run(one.command, patience=PATIENCE, variables=_at_home(folder)))
            if runs[-1].code is None:  # it would be given up again
                break
        took = median(done.seconds for done in runs)
        ours = ours or took
        last = runs[-1]
        yield [
            work, one.tool, _told(last, took), _times(last, took / ours),
            f"{last.megabytes:.0f} MB", one.said if last.code in {0, None} else _end(last),
        ]  # fmt: skip


def _there(one: Try) -> bool:
    return Path(one.command[0]).exists()


def _at_home(folder: Path) -> dict[str, str]:
    """Return the variables that keep a tool's own files, and git's author, within the folder."""
    me = {
        f"GIT_{who}_{what}": "bench"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {"HOME": str(folder), **me}


def _times(last: Run, ratio: float) -> str:
    """Return how many times our duration, "" for ours and for what did not end well."""
    if last.code is None:
        return f"> {ratio:.0f}"
    return "" if last.code or ratio == 1 else f"{ratio:.1f}"


def _told(last: Run, took: float) -> str:
    if last.code is None:
        return f"> {PATIENCE} s, given up"
    return duration(took) if last.code == 0 else "failed"


def _end(failed: Run) -> str:
    return (failed.output.strip().splitlines() or [""])[-1][:60]


def _khard(folder: Path, cards: Path) -> Command:
    """Write each card to a file of its own, as khard wants them; return how it is called."""
    where = folder / "cards"
    where.mkdir()
    text = cards.read_text(encoding="utf-8").replace("\r\n", "\n")
    for number, card in enumerate(text.split("END:VCARD\n")[:-1]):
        (where / f"{number}.vcf").write_text(f"{card}END:VCARD\n", encoding="utf-8")
    settings = folder / "khard.conf"
    settings.write_text(f"[addressbooks]\n[[all]]\npath = {where}\n")
    return [_BIN / "khard", "-c", settings, "--skip-unparsable"]


def _jsoncrm(folder: Path, size: int) -> Command:
    """Write the people as jsoncrm keeps them; return how it is called."""
    leads = [
        {"name": one.name, "company": one.organisation, "position": one.title, "email": one.email}
        for one in somebodies(size, "cards")
    ]
    stages = [
        {"name": name, "file": str(folder / f"{name}.json")}
        for name in ("leads", "prospects", "customers")
    ]
    for stage, people in zip(stages, (leads, [], []), strict=True):
        Path(stage["file"]).write_text(json.dumps(people), encoding="utf-8")
    settings = folder / "crm.json"
    settings.write_text(json.dumps({"pipeline": {"stages": stages}}))
    return [_BIN / "jsoncrm", "--config", settings]


def _hermit(folder: Path) -> Command:
    """Make an empty folder of hermitcrm; return how it is called."""
    home = folder / "hermit"
    if (_BIN / "hermitcrm").exists():
        run([_BIN / "hermitcrm", "init", "--no-setup", home], variables=_at_home(folder))
    return [_BIN / "hermitcrm", "--data", home]


def _connections_csv(folder: Path, archive: Path) -> Path:
    """Write the connections of a LinkedIn archive without the notes above their head."""
    path = folder / "connections.csv"
    with ZipFile(archive) as zipped, zipped.open("Connections.csv") as raw:
        lines = list(csv.reader(TextIOWrapper(raw, encoding="utf-8", newline="")))
    start = next(i for i, line in enumerate(lines) if line[:1] == ["First Name"])
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(lines[start:])
    return path
