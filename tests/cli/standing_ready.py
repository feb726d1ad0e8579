"""A process that stands ready to be the command: what takes long to import it imports once.

It is a Python of its own, without pytest or anything of the tests. For each command that is asked
for, it divides in two, and one of the two becomes `entregent`.
"""

import atexit
import gc
import json
import os
import runpy
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

# What is not ours: each command still imports all that is, in the order it would.
_IMPORTED = (
    "click", "dj_database_url", "django.contrib.postgres.search", "django.core.serializers",
    "django.db.backends.sqlite3.base", "django.db.models.sql.compiler", "django.http",
    "django.template", "django.urls", "django.utils.log", "platformdirs", "psycopg", "rapidfuzz",
    "tzlocal",
)  # fmt: skip
_LONGEST = 120  # seconds that a command may take


class Ready:
    """Runs commands, one after the other, in an environment that holds for all of them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._asking, answering = socket.socketpair()
        self._asking.settimeout(_LONGEST)
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(answering.fileno())],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[answering.fileno()],
        )
        answering.close()
        atexit.register(self._end)

    def run(
        self, words: Sequence[str], environment: Mapping[str, str], folder: Path | None
    ) -> tuple[int, str, str]:
        """Run a command; return its exit code, and what it printed and said of errors."""
        asked = {"words": words, "environment": environment, "folder": str(folder or Path.cwd())}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            sent = json.dumps(asked).encode() + b"\n"
            socket.send_fds(self._asking, [sent], [out.fileno(), err.fileno()])
            try:
                code = int(self._asking.recv(16))
            except (TimeoutError, ValueError):  # too long, or it died: the next one starts anew
                self._process.kill()
                ready_in.cache_clear()
                raise
            out.seek(0)
            err.seek(0)
            return code, out.read().decode(), err.read().decode()

    def _end(self) -> None:
        self._asking.close()
        self._process.wait(_LONGEST)


@cache
def ready_in(environment: tuple[tuple[str, str], ...]) -> Ready:
    """Return the process that stands ready in an environment; the first time, start it."""
    return Ready(dict(environment))


def _stand_ready(answering: socket.socket) -> None:
    for name in _IMPORTED:
        import_module(name)
    gc.freeze()
    while True:
        sent, printing, _flags, _address = socket.recv_fds(answering, 1 << 16, 2)
        while sent and not sent.endswith(b"\n"):
            sent += answering.recv(1 << 16)
        if not sent:
            return
        if not (child := os.fork()):
            answering.close()
            _be_the_command(printing, **json.loads(sent))
        for descriptor in printing:
            os.close(descriptor)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answering.sendall(str(code).encode())


def _be_the_command(
    printing: list[int], words: list[str], environment: dict[str, str], folder: str
) -> None:
    for number, descriptor in enumerate(printing, start=1):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv[1:] = words
    runpy.run_module("entregent", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _stand_ready(socket.socket(fileno=int(sys.argv[1])))
