"""Takes the pictures of the docs from the example network: python docs/pictures.py HOME."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, sync_playwright

DOCS = Path(__file__).parent
PORT = "8791"
HERE = f"http://127.0.0.1:{PORT}"
# Taken by day and by night, in English; a person is the first of the strongest ties.
PAGES = {
    "people": "/people/?sort=strength",
    "person": "/people/?sort=strength",
    "import": "/import/",
    "duplicates": "/duplicates/",
}


def main(home: str) -> None:
    """Serve the book of this home, open its pages and keep what is seen."""
    command = [sys.executable, "-u", "-m", "entregent", "--home", home, "serve", "--port", PORT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as server:
        try:
            assert server.stdout
            link = next(m[0] for line in server.stdout if (m := re.search(r"http\S+", line)))
            _take(link)
        finally:
            server.terminate()


def _take(link: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        context = browser.new_context(viewport={"width": 1000, "height": 1180})
        context.new_page().goto(link)
        _take_today(context)
        _take_others(browser, context)
        browser.close()


def _take_today(context: BrowserContext) -> None:
    """Take Today in both languages; the book speaks English from then on."""
    page = context.new_page()
    for language in ("fr", "en"):
        page.goto(f"{HERE}/?lang={language}")
        page.screenshot(path=DOCS / f"today.{language}.png")


def _take_others(browser: Browser, opened: BrowserContext) -> None:
    state = opened.storage_state()
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        context = browser.new_context(
            viewport={"width": 1000, "height": 760}, color_scheme=scheme, storage_state=state
        )
        page = context.new_page()
        for name, address in PAGES.items():
            page.goto(HERE + address)
            if name == "person":
                page.locator("#found .name a").first.click()
                page.wait_for_load_state()
            page.screenshot(path=DOCS / f"{name}.{scheme}.png")
        context.close()


if __name__ == "__main__":
    main(sys.argv[1])
