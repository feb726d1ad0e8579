"""A newcomer's first day, and the next: what was done is gone, what was put off is back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import served
from tests.postgresql import of_a_book

from entregent.demo import DemoFiles, write_demo

LATER = Path(__file__).with_name("later")
LONG = 60_000  # milliseconds, for a process of its own on a machine that has others to run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a book that is still empty."""
    return {**os.environ, **of_a_book(tmp_path_factory.mktemp("empty")), "ENTREGENT_LANG": "fr"}


@pytest.fixture(scope="module")
def link(home: dict[str, str]) -> Iterator[str]:
    """The link of a server with an empty book, in French."""
    with served(home) as printed:
        yield printed


@contextmanager
def tomorrow(chromium: Browser, home: dict[str, str]) -> Iterator[Page]:
    """A page of the same book, on a server for which it is the next day."""
    path = os.pathsep.join(filter(None, (str(LATER), home.get("PYTHONPATH", ""))))
    with served({**home, "PYTHONPATH": path, "DAYS_LATER": "1"}) as printed:
        context = chromium.new_context(base_url=printed.partition("/open/")[0])
        opened = context.new_page()
        opened.goto(printed)
        yield opened
        context.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """The files that the fictional person has."""
    return write_demo(tmp_path_factory.mktemp("demo"), on=date.today())  # noqa: DTZ011 - the server's


def names(page: Page) -> list[str]:
    """Return who is in the list."""
    return page.locator("[data-item] h2").all_inner_texts()


def item(page: Page, name: str) -> Locator:
    """Return what the list says of somebody."""
    return page.get_by_role("article", name=name, exact=True)


def test_the_day_moves_on(
    page: Page, chromium: Browser, home: dict[str, str], demo: DemoFiles
) -> None:
    page.goto("/")
    page.get_by_role("link", name="Lire mes fichiers").click()
    page.locator("input[type=file]").set_input_files([str(demo.linkedin), str(demo.mailbox)])
    page.get_by_role("button", name="Voir ce qu’ils contiennent").click()
    page.get_by_role("button", name="Les lire dans mon carnet").click(timeout=LONG)
    page.get_by_role("link", name="Voir la liste d’aujourd’hui").click(timeout=LONG)
    expect(page.locator("[data-item]").first).to_be_visible()
    logged, put_off, skipped = names(page)[:3]

    item(page, logged).locator("summary", has_text="Noter").click()
    item(page, logged).get_by_label("En un mot").fill("Bien reçu, merci")
    item(page, logged).get_by_role("button", name="Noter").click()
    expect(item(page, logged)).to_have_count(0)
    item(page, put_off).locator("summary", has_text="Plus tard").click()
    item(page, put_off).get_by_role("button", name="Demain").click()
    expect(item(page, put_off)).to_have_count(0)
    item(page, skipped).get_by_role("button", name="Passer").click()
    expect(item(page, skipped)).to_have_count(0)

    done = page.get_by_role("region", name="Fait aujourd’hui").get_by_role("listitem")
    expect(done).to_have_count(3)
    for line, (name, what) in enumerate(
        [(skipped, "Pas cette fois"), (put_off, "Revient le"), (logged, "Noté")]
    ):
        expect(done.nth(line)).to_contain_text(name)
        expect(done.nth(line)).to_contain_text(what)
    done.nth(0).get_by_role("button").click()
    expect(item(page, skipped)).to_be_visible()
    expect(done).to_have_count(2)

    with tomorrow(chromium, home) as next_day:
        next_day.goto("/")
        expect(item(next_day, put_off)).to_be_visible()
        assert logged not in names(next_day)
        expect(next_day.get_by_role("region", name="Fait aujourd’hui")).to_have_count(0)
