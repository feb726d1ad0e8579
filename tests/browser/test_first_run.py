"""A newcomer with a LinkedIn archive and a mailbox, from an empty book to today's list."""

import os
import re
import signal
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, PHONE, WITHOUT_JAVASCRIPT, fits_everybody, served
from tests.postgresql import of_a_book

from entregent.demo import DemoFiles, write_demo

pytestmark = pytest.mark.longest

LONG = 60_000  # milliseconds, for a process of its own on a machine that has others to run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book that is still empty."""
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def link(home: Path) -> Iterator[str]:
    """The link of a server with an empty book, in English."""
    with served({**os.environ, **of_a_book(home), "ENTREGENT_LANG": "en"}) as printed:
        yield printed


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """The files that the fictional person has."""
    return write_demo(tmp_path_factory.mktemp("demo"), on=date.today())  # noqa: DTZ011 - the server's


def choose(page: Page, *files: Path) -> None:
    """Choose files on the import page and have them looked into."""
    page.goto("/import/")
    page.locator("input[type=file]").set_input_files([str(file) for file in files])
    page.get_by_role("button", name="See what is in them").click()
    found = page.get_by_role("heading", name="This is what was found")
    expect(found).to_be_visible(timeout=LONG)


def undo(page: Page) -> None:
    """Undo the import whose results are shown."""
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", name="This import was undone")).to_be_visible()


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_from_an_empty_book_to_a_useful_list(page: Page, demo: DemoFiles) -> None:
    page.goto("/")
    page.get_by_role("link", name="Bring my files").click()
    choose(page, demo.linkedin, demo.mailbox)
    for name in ("LinkedIn archive", "Mailbox"):
        expect(page.get_by_text(name, exact=False).first).to_be_visible()
    page.get_by_role("button", name="Read them into my book").click()
    grown = page.get_by_role("heading", name="Your book has grown")
    expect(grown).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="See today’s list").click()
    expect(page.locator("[data-item]").first).to_be_visible()
    page.go_back()
    undo(page)
    page.goto("/")
    expect(page.get_by_role("link", name="Bring my files")).to_be_visible()


def test_files_are_dropped_on_the_page(page: Page, demo: DemoFiles) -> None:
    page.goto("/import/")
    dropped = page.evaluate_handle(
        """() => {
          const all = new DataTransfer();
          all.items.add(new File(["BEGIN:VCARD\\nFN:Alice Martin\\nEND:VCARD\\n"], "<b>a.vcf"));
          return all;
        }"""
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})
    expect(page.locator("[data-chosen]")).to_contain_text("<b>a.vcf")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Alice Martin")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("status")).to_contain_text("These files were left")


def test_the_example_network_is_looked_around_in_and_undone(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Show me around").click()
    grown = page.get_by_role("heading", name="Your book has grown")
    expect(grown).to_be_visible(timeout=LONG)
    undo(page)


def test_ten_names_make_a_first_list(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Write names").click()
    page.get_by_label("Name").nth(0).fill("Alice Martin")
    page.get_by_label("Name").nth(2).fill("Benoît Durand")
    page.get_by_role("button", name="Add these people").click()
    expect(page.locator("[data-item]")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Write names")).to_be_visible()


def test_what_was_cut_short_says_so_and_is_taken_up(
    page: Page, demo: DemoFiles, home: Path, tmp_path: Path
) -> None:
    """The process is ended as a machine that goes down would end it."""
    large = tmp_path / "large.mbox"
    large.write_bytes(demo.mailbox.read_bytes() * 6)
    choose(page, large)
    page.get_by_role("button", name="Read them into my book").click()
    key = re.search(r"/import/(\w+)/", page.url)
    assert key
    now = home / "incoming" / key[1] / "now.json"
    while not (pid := re.search(r'"task": "read".*"pid": (\d+)', now.read_text())):
        time.sleep(0.01)
    os.kill(int(pid[1]), signal.SIGKILL)
    expect(page.get_by_role("heading", name="The import was cut short")).to_be_visible(timeout=LONG)
    page.goto("/people/")
    expect(page.locator("ul.people")).to_have_count(0)
    page.goto(f"/import/{key[1]}/")
    page.get_by_role("button", name="Take it up again").click()
    grown = page.get_by_role("heading", name="Your book has grown")
    expect(grown).to_be_visible(timeout=LONG)
    undo(page)


@BOTH_WAYS
def test_everybody_can_read_the_pages(page: Page, demo: DemoFiles, tmp_path: Path) -> None:
    strange = tmp_path / "a-file-of-a-name-that-is-far-too-long-for-the-screen-of-a-telephone.bin"
    strange.write_bytes(bytes(range(256)))
    for address in ("/", "/begin/people/", "/import/"):
        readable(page, address)
    choose(page, demo.linkedin, demo.tracked, strange)
    readable(page, page.url)
    page.get_by_role("button", name="Read them into my book").click()
    grown = page.get_by_role("heading", name="Your book has grown")
    expect(grown).to_be_visible(timeout=LONG)
    readable(page, page.url)
    undo(page)


def readable(page: Page, address: str) -> None:
    """See in both languages that everybody can read a page."""
    for language in ("fr", "en"):
        page.goto(f"{address}?lang={language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert fits_everybody(page)
