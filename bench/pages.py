"""The pages as a browser gets them from `entregent serve`, one after the other: the time of each
and the memory of the server."""

import json
import os
import re
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median
from string import Formatter
from time import perf_counter, sleep

from bench.big_book import EXCHANGES_EACH, TODAY, copy_of
from bench.cast import draws
from bench.make_files import made
from bench.measure import compiled, entregent, p95
from bench.places import ENTREGENT, REPO
from bench.table import duration, print_table, within

TIMES = 100
MEDIAN, P95, MEMORY = 0.04, 0.1, 250
SEARCH, SEARCH_P95 = "search as you type", 0.02
# Every other page of people, and of what is begun with some of them: read less often, held to the
# same limits.
FEWER = 30
ACTS = 10
_MORE = ("/people/?label=weak&silent=3&no-email=1&new=1&sort=last", "/go/?to=matrin")
_PEOPLE: dict[str, int | str] = {"person": 9, "other": 10, "away": 11, "speaks": "en"}
_LINK = re.compile(r"/open/\S+")
_SYLLABLES = "mar bel cha du lau mon sa vil ro anne ca th jo".split()


@dataclass(frozen=True, slots=True)
class Browser:
    """Whoever was let in by the one-time link."""

    port: int
    cookie: str

    def get(self, path: str) -> tuple[int, float]:
        """Return the status of a page and the seconds it took.

        A search as one types asks for the rows alone, as the script of the page does.
        """
        typed = {"HX-Request": "true", "HX-Target": "found"} if "?q=" in path else {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        start = perf_counter()
        connection.request("GET", path, headers={"Cookie": self.cookie, **typed})
        answer = connection.getresponse()
        answer.read()
        took = perf_counter() - start
        connection.close()
        return answer.status, took


def main(sizes: Sequence[int]) -> None:
    """Print what each page takes at each size."""
    compiled()
    for size in sizes:
        with copy_of(size) as home:
            _visit(home, size)


def _visit(home: Path, size: int) -> None:
    pages = _pages(draws("pages"), size, _PEOPLE | _begun(home))
    rows = []
    with served(home) as (browser, server):
        before = _megabytes(server)
        for page, paths in pages.items():
            answers = [browser.get(path) for path in paths]
            read = [took for status, took in answers if status == 200]
            rows += [_row(page, read)] if read else []
        rows.append(_row("Today, after each act", after_acts(home, browser)))
        after = _megabytes(server)
    print_table(
        f"Pages: {size:,} people, {size * EXCHANGES_EACH:,} exchanges",
        ["page", "median", "limit", "p95", "limit", "pages read"],
        rows,
    )
    kept = "✓" if after < MEMORY else "✗"
    print(f"Server: {before:.0f} MB at the start, {after:.0f} MB after (< {MEMORY} MB {kept})")


def after_acts(home: Path, browser: Browser) -> list[float]:
    """Return what today's page takes each time something was written: its list is worked out."""
    seconds = []
    for _ in range(ACTS):
        entregent(home, "log", str(_PEOPLE["person"]), "--channel", "call")
        seconds.append(browser.get("/")[1])
    return seconds


def _begun(home: Path) -> dict[str, int]:
    """Begin what pages are of beside people: two events of thirty, a goal, an introduction, a
    campaign; return the number of each.
    """

    def begin(*words: str | Path) -> int:
        told = json.loads(entregent(home, "--json", *words).output)
        return int(told["id"])

    begun = {}
    for event, on in (("event", TODAY + timedelta(days=20)), ("past", TODAY - timedelta(days=9))):
        begun[event] = begin("event", "add", event, "--on", on.isoformat())
        entregent(home, "event", "people", str(begun[event]), made("taking-part", 30))
    one, other = str(_PEOPLE["person"]), str(_PEOPLE["other"])
    goal = begin("goal", "add", "Éoliennes", "--kind", "sector", "--target", "sector=énergie")
    return begun | {
        "goal": goal,
        "opening": begin("opportunity", "add", str(goal), "--organisation", "EDF"),
        "made": begin("introduce", "start", one, other, "--why", "la maintenance en mer"),
        "campaign": begin("campaign", "new", "Vœux", "--strongest", "200"),
    }


def _addresses(named: Mapping[str, int | str]) -> list[str]:
    """Return every address the tests read that speaks of nothing but what is named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
    import django  # noqa: PLC0415 - before the addresses, which name the views

    django.setup()
    from tests.web.every_page import READ  # noqa: PLC0415 - once Django is set up

    written = (READ["write"][0],)  # whatever it is for, it is the same page
    ways = (each for page in {**READ, "write": written}.values() for each in page)
    return [
        way.format_map(named)
        for way in ways
        if {name for _, name, _, _ in Formatter().parse(way) if name} <= named.keys()
    ]


def _row(page: str, seconds: list[float]) -> list[str]:
    middle, most = median(seconds), p95(seconds)
    limit = SEARCH_P95 if page == SEARCH else P95
    return [
        page, duration(middle), within(middle, MEDIAN), duration(most), within(most, limit),
        str(len(seconds)),
    ]  # fmt: skip


def _pages(rng: Random, size: int, named: Mapping[str, int | str]) -> dict[str, list[str]]:
    return {
        "Today": ["/"] * TIMES,
        "a person": [f"/people/{rng.randint(1, size)}/" for _ in range(TIMES)],
        "People": ["/people/"] * TIMES,
        "People, by strength": ["/people/?sort=strength"] * TIMES,
        "People, fading": ["/people/?label=fading&sort=last"] * TIMES,
        **{path: [path] * FEWER for path in (*_addresses(named), *_MORE)},
        SEARCH: [f"/people/?q={rng.choice(_SYLLABLES)[: rng.randint(2, 4)]}" for _ in range(TIMES)],
    }


@contextmanager
def served(home: Path) -> Iterator[tuple[Browser, int]]:
    """Serve the book of a folder; give the owner's browser and the server's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    server = subprocess.Popen(
        [ENTREGENT, "--home", home, "--lang", "en", "serve", "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=REPO,
        env={**own, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        yield _let_in(server, port), server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _let_in(server: "subprocess.Popen[str]", port: int) -> Browser:
    said = server.stdout or ()
    link = next(found[0] for line in said if (found := _LINK.search(line)))
    for _ in range(100):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", link)
            answer = connection.getresponse()
        except ConnectionRefusedError:
            sleep(0.1)
            continue
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        connection.close()
        return Browser(port, cookie)
    raise RuntimeError("entregent serve did not answer")


def _megabytes(server: int) -> float:
    """Return the memory of a process and of those it started, pages shared by them counted once."""
    own = Path(f"/proc/{server}")
    if not own.exists():  # elsewhere than on Linux
        return 0.0
    started = (own / f"task/{server}/children").read_text().split()
    return sum(_proportional(pid) for pid in [str(server), *started])


def _proportional(pid: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
