"""`entregent serve`: the pages on this machine, for the one who holds the link, until Ctrl-C."""

import http.client
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.terminal import Terminal

CHILDREN = Path("/proc/thread-self/children")


@dataclass
class Served:
    """A server that runs, with the link it printed."""

    process: "subprocess.Popen[str]"
    port: int
    link: str

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        """Return the status, the headers and the text of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, given, answer.read().decode()
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(garden: Terminal, language: str, opening: str) -> Iterator[Served]:
    port = free_port()
    with subprocess.Popen(
        garden.command("serve", "--port", port, "--lang", language),
        env={**garden.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            said = [process.stdout.readline() for _ in range(3)]
            link = said[1].strip()
            assert said[0].startswith(opening)
            assert link.startswith(f"http://127.0.0.1:{port}/open/")
            yield Served(process, port, link.partition(str(port))[2])
        finally:
            process.terminate()  # it ends its own workers, which a kill would leave behind


@pytest.fixture
def served(garden: Terminal) -> Iterator[Served]:
    with serving(garden, "en", "Open this link; it works once") as server:
        yield server


def test_it_is_said_in_french_how_to_open_the_pages(garden: Terminal) -> None:
    with serving(garden, "fr", "Ouvrez ce lien") as server:
        assert server.get("/")[0] == 403


def test_whoever_is_turned_away_leaves_the_terminal_quiet(garden: Terminal) -> None:
    with serving(garden, "en", "Open this link") as server:
        assert server.get("/", Host="evil.example")[0] == 400
        assert server.get("/nowhere/")[0] in (403, 404)
        server.process.terminate()
        assert server.process.stderr
        assert server.process.stderr.read() == ""


def test_the_link_opens_the_pages_once_and_only_here(served: Served) -> None:
    assert served.get("/")[0] == 403
    status, headers, _ = served.get(served.link)
    assert status in (302, 303)
    assert headers["location"] == "/"
    cookie = headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict"} <= {part.strip() for part in cookie.split(";")}
    mine = {"Cookie": cookie.partition(";")[0]}
    status, _, page = served.get("/", **mine)
    assert (status, "Entregent" in page) == (200, True)
    assert "Chloé Petit" in served.get("/people/", **mine)[2]
    assert served.get(served.link)[0] == 403
    assert served.get("/", **mine, Host="evil.example")[0] == 400
    assert served.get(served.link, Host=f"evil.example:{served.port}")[0] == 400


def test_the_link_is_printed_once_the_server_answers(served: Served) -> None:
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", served.port)) == 0


def test_a_wrong_link_is_refused_and_leaves_the_right_one(served: Served) -> None:
    assert served.get("/open/nonsense/")[0] == 403
    assert served.get(served.link)[0] in (302, 303)


def test_the_server_answers_this_machine_alone(served: Served) -> None:
    try:
        here = socket.gethostbyname(socket.gethostname())
    except socket.gaierror:
        pytest.skip("this machine does not know its own name")
    if here.startswith("127."):
        pytest.skip("this machine has no other address")
    with socket.socket() as probe:
        assert probe.connect_ex((here, served.port)) != 0


@pytest.mark.parametrize(
    "how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda how: how.name
)
def test_the_server_ends_when_told_and_frees_its_port(served: Served, how: signal.Signals) -> None:
    served.process.send_signal(how)
    _, said = served.process.communicate(timeout=20)
    assert "Traceback" not in said
    with socket.create_server(("127.0.0.1", served.port)):
        pass


def test_it_ends_without_a_word_while_a_browser_is_connected(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port)) as browser:
        browser.sendall(b"GET / HTTP/1.1\r\nHost: ")
        served.process.send_signal(signal.SIGINT)
        assert served.process.communicate(timeout=20) == ("", "")


@pytest.mark.skipif(not CHILDREN.exists(), reason="this machine does not list children")
def test_it_ends_at_once_when_told_while_it_begins(garden: Terminal) -> None:
    port = free_port()
    with subprocess.Popen(
        garden.command("serve", "--port", port), env=garden.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        while not Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=4)
    assert "Traceback" not in said[1]
