"""`entregent serve`: the pages on this machine, for the one who holds the link, until Ctrl-C."""

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.cli.terminal import Terminal


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


def wait_for(port: int, process: "subprocess.Popen[str]") -> None:
    """Return once something listens on the port."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server ended with {process.returncode}")


@pytest.fixture
def served(garden: Terminal) -> Iterator[Served]:
    port = free_port()
    with subprocess.Popen(
        garden.command("serve", "--port", port, "--lang", "en"),
        env={**garden.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            said = [process.stdout.readline() for _ in range(3)]
            link = said[1].strip()
            assert said[0].startswith("Open this link; it works once")
            assert link.startswith(f"http://127.0.0.1:{port}/open/")
            wait_for(port, process)
            yield Served(process, port, link.partition(str(port))[2])
        finally:
            process.terminate()  # it ends its own workers, which a kill would leave behind


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


def test_a_wrong_link_is_refused_and_leaves_the_right_one(served: Served) -> None:
    assert served.get("/open/nonsense/")[0] == 403
    assert served.get(served.link)[0] in (302, 303)


def test_the_server_answers_this_machine_alone(served: Served) -> None:
    here = socket.gethostbyname(socket.gethostname())
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
