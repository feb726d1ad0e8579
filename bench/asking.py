"""Questions and small changes on a book of many years: today's list within the process, then each
command as people run it, in all and with start-up taken off: that of an empty book, each time
measured just before, for a machine is not as fast at every moment."""

import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import mkdtemp
from typing import Any

from bench.big_book import EXCHANGES_EACH, TODAY, copy_of
from bench.make_files import made
from bench.make_mails import ME
from bench.measure import Run, compiled, entregent, p95, run, startup
from bench.places import DATA
from bench.table import duration, print_table, within

TIMES = 5
TODAY_INSIDE = 0.05
WHOLE = {"today": 0.8, "people": 0.6}
OWN_WORK = 0.15
BEYOND = {"people": 0.1, "import": None}
# What a second time would find done; what `undo` follows is done and undone as often as the rest.
ONCE = ("import", "ignore", "thank", "unlink", "goal add", "event add", "event people")


def main(sizes: Sequence[int]) -> None:
    """Print what each question takes at each size."""
    compiled()
    empty = Path(mkdtemp(prefix="entregent-bench-"))
    startup(empty)
    for size in sizes:
        with copy_of(size) as home:
            _ask(home, size, empty)
    rmtree(empty)


def _ask(home: Path, size: int, empty: Path) -> None:
    name = f"{size:,} people, {size * EXCHANGES_EACH:,} exchanges"
    inside = run([sys.executable, "-m", "bench.asking_inside", home, TODAY.isoformat()])
    if inside.code:
        raise RuntimeError(inside.output)
    told = json.loads(inside.output)
    print_table(
        f"Within the process: {name}",
        ["work", "first", "median", "p95", "limit"],
        [
            [work, duration(s[0]), duration(median(s)), duration(p95(s)), _limit(work, median(s))]
            for work, s in told["seconds"].items()
        ],
    )
    rows = [_row(home, words, empty) for words in _commands(told)]
    for words in (
        ["set", str(told["typical"]), "title=PDG"],
        ["set", str(told["typical"]), "archived=yes"],
        ["merge", str(told["busiest"]), str(told["typical"])],
        ["erase", str(told["typical"]), "--yes"],
    ):
        rows += _and_undo(home, words, empty)
    print_table(
        f"Commands: {name}",
        ["command", "median", "limit", "start-up", "beyond it", "limit", "memory"],
        rows,
    )


def _limit(work: str, seconds: float) -> str:
    return within(seconds, TODAY_INSIDE if work == "today" else None)


def _commands(told: dict[str, Any]) -> list[list[str | Path]]:
    some, busiest = str(told["typical"]), str(told["busiest"])
    return [
        ["today", "--on", TODAY.isoformat()],
        ["people", "martin"],
        ["people", "zzz"],
        ["person", some],
        ["person", busiest],
        ["--json", "person", busiest],
        ["person", some, "--sources"],
        ["people", "--archived"],
        ["ties"],
        ["cadences"],
        ["reach", some],
        ["reach", "directeur"],
        ["weak-ties"],
        ["reconnect"],
        ["introduce", "suggest"],
        ["draft", "reconnect", "--to", some],
        ["check", _message(), "--to", some, "--intent", "ask-help"],
        ["ask", some, "--for", "help"],
        ["ask", busiest, "--for", "recommendation"],
        ["prepare", some],
        ["favour", "add", some, "--kind", "help", "--asked"],
        ["favours"],
        ["thank", some],
        ["link", some, busiest, "--evidence", "Lyon"],
        ["unlink", some, busiest],
        ["goal", "add", "Éoliennes", "--kind", "sector", "--target", "sector=énergie"],
        ["goal", "list"],
        ["goal", "show", "Éoliennes"],
        ["weak-ties", "--goal", "Éoliennes"],
        ["event", "add", "Salon", "--on", (TODAY + timedelta(days=20)).isoformat()],
        ["event", "people", "Salon", made("taking-part", 30)],
        ["event", "list"],
        ["event", "show", "Salon"],
        ["event", "propose", "Salon"],
        ["top"],
        ["top", "--propose"],
        ["map"],
        ["duplicates"],
        ["outbox"],
        ["journal"],
        ["add", "Ada Nouvelle"],
        ["log", some, "--channel", "call"],
        ["log", busiest, "--channel", "call"],
        ["set", some, "title=Directrice"],
        ["ignore", told["email"]],
        ["today", "skip", told["item"]],
        ["doctor"],
        ["import", "--me", ME, made("mails", 1_000)],
    ]


def _message() -> Path:
    """A message as people write them, to be checked."""
    path = DATA / "message.txt"
    path.write_text(
        "Objet : Une question sur la maintenance\n\nBonjour,\n\nJe prépare un projet d’éoliennes en"
        " mer, et tu en as monté un. Est-ce que tu aurais un quart d’heure, la semaine prochaine,"
        " pour me dire comment tu as choisi tes fournisseurs ? Si ce n’est pas le moment,"
        " dis-le-moi simplement.\n\nPaul"
    )
    return path


def _row(home: Path, words: list[str | Path], empty: Path) -> list[str]:
    entregent(home, "people", "zzz")
    try:
        times = 1 if _shown(words).startswith(ONCE) else TIMES
        runs = [_beside_start_up(home, words, empty) for _ in range(times)]
    except RuntimeError as error:
        return [_shown(words), "failed", "", "", str(error).splitlines()[-1][:60], "", ""]
    return _told(words, runs)


def _and_undo(home: Path, words: list[str | Path], empty: Path) -> list[list[str]]:
    """Return a row for a command and one for undoing it, each done as often as the others."""
    pairs = [
        tuple(_beside_start_up(home, one, empty) for one in (words, ["undo"]))
        for _ in range(TIMES)
    ]  # fmt: skip
    done, undone = zip(*pairs, strict=True)
    return [_told(words, done), _told(["undo", "of", words[0]], undone)]


Beside = tuple[float, Run]  # the seconds of a start-up, and a command just after it


def _beside_start_up(home: Path, words: Sequence[str | Path], empty: Path) -> Beside:
    return entregent(empty, "people", "zzz").seconds, entregent(home, *words)


def _told(words: list[str | Path], runs: Sequence[Beside]) -> list[str]:
    took, start = median(one.seconds for _, one in runs), median(start for start, _ in runs)
    own = median(one.seconds - start for start, one in runs)
    return [
        _shown(words),
        duration(took),
        within(took, WHOLE.get(str(words[0]))),
        duration(start),
        duration(max(0.0, own)),
        within(own, BEYOND.get(str(words[0]), OWN_WORK)),
        f"{max(one.megabytes for _, one in runs):.0f} MB",
    ]


def _shown(words: list[str | Path]) -> str:
    return " ".join(word.name if isinstance(word, Path) else word for word in words)
