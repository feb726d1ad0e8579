"""A PostgreSQL server for the time of the tests: made in a temporary folder, gone with them."""

import atexit
import os
import shutil
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

ASKED = os.environ.get("ENTREGENT_TESTS_ON") == "postgresql"
_MADE_SO = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
}


def server_programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, where Debian or the path has them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    there = shutil.which("initdb")
    return found[-1].parent if found else Path(there).parent if there else None


class Server:
    """A server that listens to a socket in its own folder alone."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # The server refuses to be run by root; Debian's package makes this account.
        self._user = "postgres" if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="entregent-postgresql-"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", self.folder / "data", *_MADE_SO)
        options = [f"-c {name}={value}" for name, value in _SETTINGS.items()]
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o",
                  " ".join([f"-k {self.folder}", *options]), "start")  # fmt: skip
        atexit.register(self.stop)

    def _run(self, program: str, *words: object) -> None:
        subprocess.run(
            [self._programs / program, *map(str, words)],
            check=True,
            cwd=self.folder,
            user=self._user,
            stdout=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """Stop the server and leave nothing of it."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, name: str = "postgres") -> str:
        """Return the address of one of its databases, as DATABASE_URL takes it."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def new(self, name: str, *, like: str = "template0") -> str:
        """Make a database, empty or a copy of another; return its address."""
        import psycopg  # noqa: PLC0415 - the tests of SQLite do without

        with psycopg.connect(self.address(), autocommit=True) as here:
            known = here.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if known and like != "template0":
                here.execute(f'DROP DATABASE "{name}"')
            if not known or like != "template0":
                here.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.address(name)


def name_of(home: Path) -> str:
    """Return the name of the database that stands for the folder of a book."""
    return f"book_{sha256(str(home).encode()).hexdigest()[:16]}"


def started() -> Server | None:
    """Return the server the tests are to run on, None when they run on SQLite."""
    if not ASKED:
        return None
    programs = server_programs()
    if programs is None:
        raise RuntimeError(
            "PostgreSQL's server is not installed (on Debian: apt install postgresql)"
        )
    return Server(programs)


SERVER = started()


def of_a_book(home: Path) -> dict[str, str]:
    """Return the environment of a book of its own: a folder, and a database where there is one."""
    database = {"DATABASE_URL": SERVER.new(name_of(home))} if SERVER else {}
    return {"ENTREGENT_HOME": str(home), **database}
