"""Very many people are compared by a process of its own, and nobody waits for it to write."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from tests.builders import TODAY, a_person, called

from entregent.services import aside, comparing, likeness
from entregent.services.aside import Aside
from entregent.services.erasing import erase_person
from entregent.services.fields import set_fields
from entregent.services.undoing import undo
from entregent.storage.models import Book, LikelyPair, ToCompare


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the process does instead, and how often one was started."""
    done = ["pass"]

    def started(work: str) -> subprocess.Popen[bytes]:
        done.append(work)
        return subprocess.Popen([sys.executable, "-c", done[0]], stdout=subprocess.PIPE)

    monkeypatch.setattr(aside, "started", started)
    monkeypatch.setattr(comparing, "_comparing", Aside("compare"))
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
    assert command[1:] == ["compare"]


def test_a_process_that_fails_is_known_to_have_failed(command: list[str]) -> None:
    command[0] = "raise SystemExit(1)"
    assert comparing.compare_meanwhile(wait=10)
    assert comparing.failed()
    command[0] = "pass"
    assert comparing.compare_meanwhile(wait=10)
    assert not comparing.failed()


def meanwhile(monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], object]) -> list[bool]:
    """Do one of these each time everybody was compared, before what was found is written."""
    compared: list[bool] = []
    waiting = list(acts)
    really = likeness._among_everybody

    def among_everybody(book: Book) -> likeness._Found:
        found = really(book)
        compared.append(True)
        if waiting:
            waiting.pop(0)()
        return found

    monkeypatch.setattr(likeness, "_among_everybody", among_everybody)
    return compared


def pairs(book: Book) -> set[tuple[str, str]]:
    return {(pair.a.name, pair.b.name) for pair in LikelyPair.objects.select_related("a", "b")}


def smiths(book: Book) -> None:
    for name in ("Robert Smith", "Bob Smith"):
        a_person(book, name, organisation="Acme")


def test_whoever_is_added_while_all_are_compared_is_compared_too(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    smiths(book)
    compared = meanwhile(
        monkeypatch,
        lambda: a_person(book, "Zoé Brûlé", organisation="Globex"),
        lambda: a_person(book, "Zoe Brule", organisation="Globex"),
    )
    assert likeness.catch_up(book)
    assert pairs(book) == {("Robert Smith", "Bob Smith"), ("Zoé Brûlé", "Zoe Brule")}
    assert len(compared) == 3
    assert not ToCompare.objects.exists()


def test_whoever_leaves_or_is_corrected_meanwhile_is_in_no_pair(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    smiths(book)
    meanwhile(
        monkeypatch,
        lambda: set_fields(book, called(book, "Bob Smith"), [("name", "Ann Roy")], on=TODAY),
        lambda: undo(book),
        lambda: erase_person(book, called(book, "Bob Smith")),
    )
    assert likeness.catch_up(book)
    assert pairs(book) == set()
    assert not ToCompare.objects.exists()


def test_one_who_writes_without_end_is_waited_for_no_longer(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    smiths(book)
    acts = [lambda n=n: a_person(book, f"Person {n}") for n in range(likeness._TIMES)]
    compared = meanwhile(monkeypatch, *acts)
    assert likeness.catch_up(book)
    assert pairs(book) == {("Robert Smith", "Bob Smith")}
    assert len(compared) == likeness._TIMES + 1
