"""A notification: shown by what the system has, proved by its end, never a word of a script."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from entregent.sync.desktop import LONGEST, notify
from entregent.sync.smtp import Trouble

PROGRAMS = {"linux": "notify-send", "darwin": "osascript", "win32": "powershell"}
HOSTILE = (
    "--help", "-e", "-e do shell script \"id\"", "$(touch x); `id` & \" ' \\", "“ & quit & ”",
    "Alice\x00\x1b[2J", "<b>bold</b> & <img src=x>", "\udcff", "x" * 5_000,
)  # fmt: skip
# Writes what it was given, and ends as it is told to.
FAKE = """#!{python}
import json, os, sys, time
told = [os.environ.get("ENTREGENT_TITLE"), os.environ.get("ENTREGENT_BODY")]
with open({said!r}, "w") as file:
    json.dump([sys.argv[1:], told], file)
{then}
"""


@pytest.fixture
def a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a program in the place of that of a system, alone; return where it says what it got."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def made(platform: str = "linux", then: str = "") -> Path:
        said, file = tmp_path / "said.json", tmp_path / PROGRAMS[platform]
        file.write_text(FAKE.format(python=sys.executable, said=str(said), then=then))
        file.chmod(0o700)
        return said

    return made


def heard(said: Path) -> tuple[list[str], list[str]]:
    words, told = json.loads(said.read_text())
    return words, told


def trouble(**how: object) -> Trouble:
    with pytest.raises(Trouble) as error:
        notify("Today", "Alice", **{"now_or_never": lambda: None, "platform": "linux", **how})  # type: ignore[arg-type]
    return error.value


def test_an_end_without_a_fault_is_the_proof(a_program: Callable[..., Path]) -> None:
    said, agreed = a_program(), list[int]()
    notify("Today", "Alice", platform="linux", now_or_never=lambda: agreed.append(1))
    assert (heard(said)[0][-2:], agreed) == (["Today", "Alice"], [1])


def test_without_a_program_nothing_was_about_to_be_shown(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        for platform in PROGRAMS:
            told = trouble(platform=platform, now_or_never=lambda: 1 / 0)
            assert (told.code, told.later) == ("desktop-none", False)


def test_what_the_program_says_as_it_fails_is_kept(a_program: Callable[..., Path]) -> None:
    a_program(then="sys.exit('no\\nbus\\x1b[2J')")
    told = trouble()
    assert (told.code, told.later, told.reply) == ("desktop-failed", True, "no bus [2J")


def test_what_does_not_answer_may_have_been_shown(a_program: Callable[..., Path]) -> None:
    a_program(then="time.sleep(60)")
    told = trouble(patience=0.5)
    assert (told.code, told.later) == ("desktop-lost", False)


def test_what_is_no_program_fails(a_program: Callable[..., Path], tmp_path: Path) -> None:
    a_program()
    (tmp_path / "notify-send").write_text("\x00 no program")
    assert trouble().code == "desktop-failed"


def test_what_is_withdrawn_at_the_last_moment_is_not_shown(a_program: Callable[..., Path]) -> None:
    said = a_program()
    with pytest.raises(ZeroDivisionError):
        notify("Today", "Alice", platform="linux", now_or_never=lambda: 1 / 0)  # type: ignore[arg-type,return-value]
    assert not said.exists()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("platform", PROGRAMS)
def test_a_name_made_to_harm_is_neither_an_option_nor_a_script(
    a_program: Callable[..., Path], platform: str, name: str
) -> None:
    said = a_program(platform)
    notify("Usual", "Usual", platform=platform, now_or_never=lambda: None)
    usual, _ = heard(said)
    notify(name, name, platform=platform, now_or_never=lambda: None)
    words, told = heard(said)
    assert all(len(text) <= LONGEST and "\x1b" not in text for text in told)
    if platform == "win32":
        assert words == usual  # it stands in the environment alone
    else:
        assert words[:-2] == usual[:-2]
        assert words[-3] in ("--", "entregent")  # after which nothing is an option
        assert words[-2] == told[0]
    if platform == "linux":
        assert "<" not in words[-1]
