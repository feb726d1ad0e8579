"""The real server with a book of its own, and Chromium in front of it."""

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright
from tests.postgresql import of_a_book

# Without its windows, where Debian's package of it is installed, Chromium takes half the time.
_BROWSERS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = next(filter(Path.exists, _BROWSERS), None)
# How a page is looked at, where it is not on a wide screen by day.
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
WITHOUT_JAVASCRIPT = {"java_script_enabled": False}
STILL = {"reduced_motion": "reduce"}  # no colour is read half-way to another
DARK_PHONE = {**PHONE, **STILL, "color_scheme": "dark"}
BOTH_WAYS = pytest.mark.parametrize(
    "page", [STILL, DARK_PHONE], indirect=True, ids=["wide", "dark phone"]
)
_OPENED = "document.querySelectorAll('main details:not(.menu)').forEach(f => { f.open = true })"
_TO_TAP = "main :is(button, summary, select, .choice, .chip, .pick, .tick, .ways a), .brand, nav a"
_TOO_SMALL = """tapped => [...document.querySelectorAll(tapped)]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map(one => one.outerHTML.slice(0, 90))"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Chromium, and say so where there is none."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium in /usr/bin"))


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that `entregent serve` prints, while it serves a small book in French."""
    with a_garden(tmp_path_factory.mktemp("garden")) as printed:
        yield printed


@contextmanager
def a_garden(folder: Path) -> Iterator[str]:
    """Serve a small book in French from this folder; yield the link that opens it."""
    home = {**os.environ, **of_a_book(folder)}
    subprocess.run([sys.executable, Path(__file__).with_name("garden.py")], env=home, check=True)
    with served(home) as printed:
        yield printed


@contextmanager
def served(home: Mapping[str, str]) -> Iterator[str]:
    """Serve the book of this environment; yield the link that opens it."""
    with a_server(home) as (link, _server):
        yield link


@contextmanager
def a_server(
    home: Mapping[str, str], *, jobs_after: str = "1e6"
) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Serve a book by processes of one group; yield the link that opens it, and the first of them.

    Unless told otherwise nothing runs by itself, so that no page changes.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-u", "-m", "entregent", "serve", "--port", str(port)]
    command += ["--jobs-after", jobs_after]
    with subprocess.Popen(
        command, env=home, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        assert server.stdout
        try:
            link = next(word for line in server.stdout for word in line.split() if "/open/" in word)
            _wait_for(link.partition("/open/")[0])
            yield link, server
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    """Return once the server answers, even with a refusal."""
    while True:
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except HTTPError as answer:
            answer.close()
            return
        except URLError:
            continue


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, closed before any other test: its loop would stop Django's queries."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def key(chromium: Browser, link: str) -> Any:
    """The cookie that the link gave."""
    return key_of(chromium, link)


def key_of(chromium: Browser, link: str) -> Any:
    """Open a link; return the cookie that it gives."""
    base = link.partition("/open/")[0]
    context = chromium.new_context()
    context.new_page().goto(link)
    state = context.storage_state()
    context.close()
    return {"base_url": base, "storage_state": state}


def _is_trouble(said: ConsoleMessage) -> bool:
    """Tell an error of ours from what the browser takes for one: a form refused, no network, a
    question given up for the next one or with the page.
    """
    given_up = ("htmx:sendAbort", "htmx:afterRequest")
    meant = ("422 (Unprocessable", "ERR_INTERNET_DISCONNECTED", *given_up)
    return said.type == "error" and not any(words in said.text for words in meant)


@contextmanager
def watched(chromium: Browser, key: Any, **look: Any) -> Iterator[tuple[Page, list[str]]]:
    """Give a page of the owner's browser, and the errors that the browser reports of it."""
    context = chromium.new_context(**key, **look)
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if _is_trouble(said) else None)
    opened.on(
        "request",
        lambda sent: troubles.append(sent.url) if key["base_url"] not in sent.url else None,
    )
    yield opened, troubles
    context.close()


def wait_until(page: Page, true: str) -> None:
    """Wait until an expression holds; asked from outside, since the pages let nothing be evaluated
    from within.
    """
    until = monotonic() + 5
    while not page.evaluate(true):
        assert monotonic() < until, true
        page.wait_for_timeout(20)


def hindrances(page: Page) -> list[str]:
    """Return what axe finds on a page that keeps somebody from reading it."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [v["id"] for v in found if v["impact"] in ("serious", "critical")]


def wider_than_its_window(page: Page) -> bool:
    """Open what can be opened on a page; tell whether some of it is out of sight."""
    page.evaluate(_OPENED)
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def too_small_to_tap(page: Page) -> list[str]:
    """Return what a finger could miss on the screen of a telephone."""
    on_a_phone = page.evaluate("innerWidth") == PHONE["viewport"]["width"]
    return list(page.evaluate(_TOO_SMALL, _TO_TAP)) if on_a_phone else []


def fits_everybody(page: Page) -> bool:
    """See that a page, all of it opened, is read and used by anybody, on any screen."""
    assert not wider_than_its_window(page), page.url
    assert (page.url, too_small_to_tap(page)) == (page.url, [])
    assert (page.url, hindrances(page)) == (page.url, [])
    return True


@pytest.fixture
def page(chromium: Browser, key: Any, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the owner's browser; it fails on any error the browser reports."""
    with watched(chromium, key, **getattr(request, "param", {})) as (opened, troubles):
        yield opened
    assert not troubles


@pytest.fixture
def failing(page: Page) -> Page:
    """Another page of that browser, where what htmx asks for comes to nothing; errors are meant."""

    def answer(route: Route) -> None:
        if "hx-request" not in route.request.headers:
            route.continue_()
        elif route.request.method == "POST":
            route.fulfill(status=403)
        else:
            route.abort()

    opened = page.context.new_page()
    opened.route("**/*", answer)
    return opened
