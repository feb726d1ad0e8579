"""A module of ours run by a process of its own, which writes to this one."""

import os
import subprocess
import sys
from pathlib import Path

import entregent


def environment() -> dict[str, str]:
    """Return the environment in which another process finds this very Entregent."""
    root = str(Path(entregent.__file__).parents[1])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([root, known] if known else [root])}


def started(module: str, *words: str, ahead: int, quiet: bool = False) -> "subprocess.Popen[bytes]":
    """Start `python -m module words…`, ahead of its reader by so many bytes at most.

    What a `quiet` one has to say of its end is not shown.
    """
    return subprocess.Popen(  # noqa: S603 - our own module, by our own Python
        [sys.executable, "-m", module, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        env=environment(),
        pipesize=ahead,
    )
