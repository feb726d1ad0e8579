"""A program run as people run it, with its time and its peak of memory."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from statistics import median, quantiles
from tempfile import TemporaryFile
from threading import Timer
from time import perf_counter

from bench.places import ENTREGENT, REPO

PATIENCE = 600  # seconds after which a program is given up


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took; `code` is its exit code, None when it was given up."""

    seconds: float
    cpu: float  # seconds of processor, which other programs' load hardly moves
    megabytes: float
    code: int | None
    output: str


def run(
    command: Sequence[str | Path],
    *,
    patience: float = PATIENCE,
    variables: Mapping[str, str] | None = None,
) -> Run:
    """Return what a command took, its start included.

    The peak is the kernel's own figure for the child, which starts from the size of this process:
    nothing big is kept in it.
    """
    own = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with TemporaryFile() as printed:
        start = perf_counter()
        child = subprocess.Popen(
            list(map(str, command)),
            stdout=printed,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=REPO,
            env={**own, **(variables or {})},
        )
        alarm = Timer(patience, child.kill)
        alarm.start()
        _, status, used = os.wait4(child.pid, 0)
        seconds = perf_counter() - start
        alarm.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read().decode("utf-8", "replace")
    given_up = child.returncode == -SIGKILL
    return Run(
        seconds,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        None if given_up else child.returncode,
        output,
    )


def entregent(home: Path, *words: str | Path) -> Run:
    """Return what one of our own commands took on the book of a folder; raise when it failed."""
    done = run([ENTREGENT, "--home", home, "--lang", "en", *words])
    if done.code != 0:
        raise RuntimeError(f"entregent {' '.join(map(str, words))}\n{done.output}")
    return done


def compiled() -> None:
    """Compile the program, so that a start takes what it takes to a user."""
    sys.dont_write_bytecode = False
    compile_dir(REPO / "src", quiet=1)


def startup(home: Path) -> float:
    """Return the seconds a command takes to find nobody in an empty book."""
    entregent(home, "people", "zzz")
    return median(entregent(home, "people", "zzz").seconds for _ in range(7))


def p95(seconds: Sequence[float]) -> float:
    """Return what 19 of 20 do not exceed."""
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
