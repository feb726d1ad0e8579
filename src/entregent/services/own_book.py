"""The example's book, and the way from it to the person's own, served beside it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from entregent.services.errors import EntregentError
from entregent.services.wording.language import spoken
from entregent.storage.home import home

MARK = ".entregent-example"  # in the folder of an example, which may be written anew
BOOK = "book"  # the folder of its book there
_HOST = "127.0.0.1"
_server: "subprocess.Popen[str] | None" = None
_one_at_a_time = threading.Lock()


def is_example() -> bool:
    """Tell whether the book opened is the one of a fictional person."""
    if os.environ.get("DATABASE_URL"):
        return False
    return home().name == BOOK and (home().parent / MARK).exists()


def command() -> str:
    """Return what one types in a terminal to open one's own book."""
    if shutil.which("entregent"):
        return "entregent serve"
    return f"{Path(sys.executable).with_name('entregent')} serve"


def open_own_book() -> str:
    """Return a link, good once, to the person's own book; a server of its own answers there.

    It is asked for another link when it runs already, and ends when this process does.
    """
    global _server  # noqa: PLW0603 - one server, however often it is asked for
    with _one_at_a_time:
        if _server is None or _server.poll() is not None:
            _server = _started()
        else:
            _ask_again(_server)
        return _next_link(_server)


def _started() -> "subprocess.Popen[str]":
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port = probe.getsockname()[1]
    left_out = ("ENTREGENT_HOME", "ENTREGENT_PORT")
    own = {name: value for name, value in os.environ.items() if name not in left_out}
    return subprocess.Popen(  # noqa: S603 - our own program, by our own Python
        [sys.executable, "-u", "-m", "entregent", "--lang", spoken(), "serve", "--port", str(port),
         "--while-asked"],
        env=own, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def _ask_again(server: "subprocess.Popen[str]") -> None:
    if server.stdin:
        with suppress(OSError):  # it ends just now, and prints no link
            server.stdin.write("\n")
            server.stdin.flush()


def _next_link(server: "subprocess.Popen[str]") -> str:
    """Return the link that the server prints, which it does once it answers."""
    for line in server.stdout or ():
        if "/open/" in line:
            return line.strip()
    raise EntregentError("own-book-closed", command=command())
