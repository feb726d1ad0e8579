"""Takes the pictures of the READMEs from the example network: python docs/pictures.py HOME."""

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
PORT = "8791"


def main(home: str) -> None:
    """Serve the book of this home, open Today in both languages and keep what is seen."""
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
        page = browser.new_page(viewport={"width": 1000, "height": 1180}, color_scheme="light")
        page.goto(link)
        for language in ("en", "fr"):
            page.goto(f"http://127.0.0.1:{PORT}/?lang={language}")
            page.screenshot(path=DOCS / f"today.{language}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
