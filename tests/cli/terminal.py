"""The command `entregent` in a process of its own, as a terminal or a script runs it."""

import json
import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.standing_ready import ready_in
from tests.postgresql import SERVER, name_of, of_a_book

ON = "2024-05-13"  # a Monday: what these tests tell of happened before it
_CHOSEN = (
    "ENTREGENT_HOME",
    "ENTREGENT_LANG",
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "PYTHONWARNINGS",
    "PYTHONUNBUFFERED",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
)


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as a script reads it."""
        return json.loads(self.out)


class Terminal:
    """Runs commands on one book; every run keeps to what holds for all of them."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home = home
        self._seen: dict[tuple[object, ...], str] = {}
        kept = {name: value for name, value in os.environ.items() if name not in _CHOSEN}
        self.environment = {
            **kept,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            **of_a_book(home),
            **environment,
        }

    def __call__(
        self,
        *words: object,
        code: int = 0,
        before: Callable[[], None] | None = None,
        folder: Path | None = None,
        partly: bool = False,
        tells: bool = False,
        **environment: str,
    ) -> Answer:
        """Run a command that must end with this code; `partly`, it did the rest all the same.

        One that `tells` prints on stderr though all went well.
        """
        named = {**self.environment, **environment}
        if before:
            done = subprocess.run(
                self.command(*words),
                cwd=folder,
                env=named,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                preexec_fn=before,
                timeout=120,
            )
            answer = Answer(done.returncode, done.stdout, done.stderr)
        else:
            common = sorted((name, value) for name, value in named.items() if name not in _CHOSEN)
            ready = ready_in(tuple(common))
            answer = Answer(*ready.run([str(word) for word in words], named, folder))
        assert "Traceback" not in answer.err, answer.err
        assert answer.code == code, answer
        if code == 0:
            assert bool(answer.err) == tells
        elif "doctor" not in words and not partly:
            assert (answer.out, bool(answer.err)) == ("", True)
        return answer

    def json(self, *words: object, **how: Any) -> Any:
        """Run a command with --json and return what it printed."""
        return self(*words, "--json", **how).json

    def refused(self, *words: object, **how: Any) -> str:
        """Run a command that must be refused, and return why."""
        return self(*words, code=1, **how).err

    def misused(self, *words: object, **how: Any) -> str:
        """Run a command that nobody could understand, and return why."""
        return self(*words, code=2, **how).err

    def command(self, *words: object) -> list[str]:
        """Return the words that start a command."""
        return [sys.executable, "-m", "entregent", *map(str, words)]

    def seen(self, *words: object) -> str:
        """Return what a command that only reads prints; the same words are run once."""
        if words not in self._seen:
            self._seen[words] = self(*words).out
        return self._seen[words]

    def on_a_copy_of(self, home: Path) -> "Terminal":
        """Give this terminal's book the content of another."""
        shutil.copytree(home, self.home, dirs_exist_ok=True)
        if SERVER:
            SERVER.new(name_of(self.home), like=name_of(home))
        return self


def typed(run: Terminal, answer: str, *words: object, once: str = "") -> tuple[int, str]:
    """Run a command at a terminal of its own, type one answer, and return what was shown.

    What is typed unseen must be typed `once` it is asked for: what was before is thrown away.
    """
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("no terminal can be opened here: /dev/pts is not mounted")
    with subprocess.Popen(
        run.command(*words), env=run.environment, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,  # so that /dev/tty is not the one the tests were started from
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while once.encode() not in shown and (piece := _read(ours)):
            shown += piece
        os.write(ours, f"{answer}\n".encode())
        shown += b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return process.returncode, shown.decode()


def _read(descriptor: int) -> bytes:
    select.select([descriptor], [], [], 60)
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # the other side is closed
        return b""
