"""A newcomer who tries the example first, as `make run` shows it, then brings their own files."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import served

from entregent.demo import DemoFiles, write_demo

LONG = 60_000  # milliseconds, for a process of its own on a machine that has others to run


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link of a server with the example's book, made as `make run` makes it."""
    folder = tmp_path_factory.mktemp("run")
    home = {**os.environ, "XDG_DATA_HOME": str(folder / "mine"), "HOME": str(folder)}
    home.pop("DATABASE_URL", None)  # the example is a file, whatever holds one's own
    home.pop("ENTREGENT_HOME", None)
    example = folder / "examples"
    entregent = [sys.executable, "-m", "entregent"]
    subprocess.run([*entregent, "demo", str(example)], env=home, check=True)
    with served({**home, "ENTREGENT_HOME": str(example / "book"), "ENTREGENT_LANG": "en"}) as said:
        yield said


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """The files that the newcomer has."""
    return write_demo(tmp_path_factory.mktemp("mine"), on=date.today())  # noqa: DTZ011 - the server's


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def newcomer(chromium: Browser, key: Any, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of somebody who goes from one book to the other."""
    context = chromium.new_context(**key, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def bring(page: Page, *brought: Path) -> None:
    """Bring files from an empty book on, and read them."""
    page.get_by_role("link", name="Bring my files").click()
    page.locator("input[type=file]").set_input_files([str(file) for file in brought])
    page.get_by_role("button", name="See what is in them").click()
    page.get_by_role("button", name="Read them into my book").click(timeout=LONG)
    grown = page.get_by_role("heading", name="Your book has grown")
    expect(grown).to_be_visible(timeout=LONG)


def test_from_the_example_to_a_useful_list_of_ones_own(newcomer: Page, files: DemoFiles) -> None:
    page = newcomer
    page.goto("/")
    expect(page.get_by_text("This is an example")).to_be_visible()
    expect(page.locator("[data-item]").first).to_be_visible()
    page.get_by_role("button", name="Open my own book").click()
    page.get_by_role("link", name="Go to my book").click()
    expect(page.get_by_text("This is an example")).to_have_count(0)
    bring(page, files.linkedin, files.mailbox)
    page.get_by_role("link", name="See today’s list").click()
    expect(page.locator("[data-item]").first).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", name="This import was undone")).to_be_visible()
