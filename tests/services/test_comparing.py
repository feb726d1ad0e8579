"""Very many people are compared by a process of its own."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from entregent.importers import processes
from entregent.services import comparing


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the process does instead, and how often one was started."""
    done = ["pass"]

    def started(module: str, *_words: str, **_how: object) -> subprocess.Popen[bytes]:
        done.append(module)
        return subprocess.Popen([sys.executable, "-c", done[0]], stdout=subprocess.PIPE)

    monkeypatch.setattr(processes, "started", started)
    monkeypatch.setattr(comparing, "_comparing", comparing._Comparing())
    yield done
    comparing._comparing.wait(10)
    comparing.goes_on()


def test_it_is_over_when_the_process_is(command: list[str]) -> None:
    assert comparing.compare_meanwhile(wait=10)
    assert not comparing.goes_on()
    assert not comparing.failed()


def test_it_goes_on_where_it_takes_longer_and_is_started_once(command: list[str]) -> None:
    command[0] = "import time; time.sleep(1)"
    assert not comparing.compare_meanwhile(wait=0)
    assert comparing.goes_on()
    assert not comparing.compare_meanwhile(wait=0)
    assert command[1:] == ["entregent.services.comparing"]


def test_a_process_that_fails_is_known_to_have_failed(command: list[str]) -> None:
    command[0] = "raise SystemExit(1)"
    assert comparing.compare_meanwhile(wait=10)
    assert comparing.failed()
    command[0] = "pass"
    assert comparing.compare_meanwhile(wait=10)
    assert not comparing.failed()
