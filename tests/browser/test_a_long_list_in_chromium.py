"""A list of some two hundred people, scrolled, left and come back to."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import served, wait_until
from tests.postgresql import of_a_book


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link to a book of two hundred people."""
    folder = tmp_path_factory.mktemp("crowd")
    home = {**os.environ, **of_a_book(folder), "ENTREGENT_LANG": "fr"}
    cards = folder / "crowd.vcf"
    cards.write_text(
        "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n:03}\nEMAIL:p{n}@acme.example\nEND:VCARD\n"
            for n in range(200)
        )
    )
    command = [sys.executable, "-m", "entregent", "import", str(cards)]
    subprocess.run(command, env=home, check=True, stdout=subprocess.DEVNULL)
    with served(home) as printed:
        yield printed


def test_back_from_somebody_the_list_stands_where_one_left_it(page: Page) -> None:
    page.goto("/people/")
    for shown in (60, 90, 120, 150, 180, 200):
        page.locator("#more").scroll_into_view_if_needed()
        expect(page.locator("#found [data-item]")).to_have_count(shown)
    somebody = page.get_by_role("link", name="Person 170")
    somebody.scroll_into_view_if_needed()
    before = somebody.bounding_box()
    somebody.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Person 170")
    page.go_back()
    expect(page.locator("#found [data-item]").filter(has_text="Person 170")).to_be_focused()
    wait_until(page, "window.scrollY > 1000")
    after = somebody.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 3
