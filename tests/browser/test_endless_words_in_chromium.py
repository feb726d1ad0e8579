"""Names and notes of thousands of letters without a space: no page is wider than its window."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import PHONE, served, watched, wider_than_its_window
from tests.browser.test_every_page_in_chromium import WHOLE
from tests.postgresql import of_a_book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, int]]]:
    """The link to a book of endless words, and the numbers that addresses are made with."""
    home = {**os.environ, **of_a_book(tmp_path_factory.mktemp("endless"))}
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.endless"],
        env=home, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True,
    )  # fmt: skip
    with served(home) as link:
        yield link, json.loads(made.stdout)


def test_a_word_without_end_widens_no_page(
    chromium: Browser, book: tuple[str, dict[str, int]]
) -> None:
    link, numbers = book
    pages = [each.format(**numbers, speaks="en") for each in WHOLE if "{batch}" not in each]
    key: Any = {"base_url": link.partition("/open/")[0]}
    with watched(chromium, key, **PHONE) as (page, troubles):
        page.goto(link)
        too_wide = []
        for address in pages:
            page.goto(address)
            if wider_than_its_window(page):
                too_wide.append(address)
        assert too_wide == []
        assert not troubles
