"""A year-end campaign to two hundred: approved one by one, killed while it sends, gone on with."""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import a_server, fits_everybody, key_of, watched
from tests.mail_server import TAKEN, MailServer, a_mail_server

pytestmark = pytest.mark.longest
DRIVEN, YEAR_END = (Path(__file__).with_name(name) for name in ("driven", "year_end.py"))
CIRCLE, HOW_MANY = "Vœux", 200
LONG = 60  # seconds, for processes of their own on a machine that has others to run
MIDDLE = 90  # messages


@pytest.fixture
def mails() -> Iterator[MailServer]:
    """A mail server that takes whatever it is given."""
    with a_mail_server() as told:
        yield told


@pytest.fixture
def home(tmp_path: Path, mails: MailServer) -> dict[str, str]:
    """The environment of the example network, ready for greetings, by a clock that jumps."""
    run = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "mine"), "HOME": str(tmp_path)}
    run |= {"DJANGO_SETTINGS_MODULE": "entregent.config.settings", "ENTREGENT_LANG": "fr"}
    run.pop("DATABASE_URL", None)  # the example is a file, whatever holds one's own
    subprocess.run([sys.executable, "-m", "entregent", "demo", tmp_path / "x"], env=run, check=True)
    run["ENTREGENT_HOME"] = str(tmp_path / "x" / "book")
    whom = (str(mails.port), CIRCLE, str(HOW_MANY))
    subprocess.run([sys.executable, YEAR_END, *whom], env=run, check=True)
    clock = tmp_path / "clock"
    clock.write_text("0")
    return {**run, "CLOCK": str(clock)}


@contextmanager
def opened(chromium: Browser, link: str) -> Iterator[Page]:
    """A page of the owner's browser, of which nothing goes wrong."""
    with watched(chromium, key_of(chromium, link), reduced_motion="reduce") as (page, troubles):
        yield page
    assert not troubles


def driven(home: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a server whose clock jumps over what it waits for."""
    path = os.pathsep.join(filter(None, (str(DRIVEN), home.get("PYTHONPATH", ""))))
    return {**home, "PYTHONPATH": path}


def begun(page: Page) -> None:
    """Begin the campaign on the page, at all hours of all days."""
    page.goto("/campaigns/")
    page.locator("main [name=name]").fill("Vœux 2027")
    page.get_by_label(CIRCLE, exact=True).check()
    first, last = (page.locator(f"[name={name}]") for name in ("first", "last"))
    first.fill(page.evaluate("new Date(Date.now() - 864e5).toISOString().slice(0, 10)"))
    last.fill(page.evaluate("new Date(Date.now() + 30 * 864e5).toISOString().slice(0, 10)"))
    page.locator("[name=spans]").fill("0-24")
    page.locator("[name=a_day]").fill("500")
    for day in ("samedi", "dimanche"):
        page.get_by_label(day).check()
    page.get_by_role("button", name="Préparer les brouillons").click()
    expect(page.get_by_role("link", name=f"{HOW_MANY} personnes")).to_be_visible()
    assert fits_everybody(page)


def approved_by_hand(page: Page) -> None:
    """Say yes to a few: the first key shows where one is, the next one says yes."""
    page.get_by_role("link", name="Passer en revue").click()
    expect(page.locator("#whom")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("d")
    expect(page.locator("[data-item]")).to_be_focused()
    for _ in range(6):
        whom = page.locator("#whom").inner_text()
        if (line := page.locator("[name=line]")).count():
            line.fill("Votre exposé de juin m’est resté en mémoire.")
            line.press("Enter")
            expect(page.locator("[name=line]")).to_have_count(0)
        page.keyboard.press("d")
        if page.locator("#whom").inner_text() == whom:
            page.keyboard.press("d")
        expect(page.locator(".just")).to_contain_text(whom)
    page.keyboard.press("e")
    expect(page.locator("[name=body]")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" P.-S. : à très vite.")
    page.keyboard.press("Escape")
    expect(page.locator("#saved")).to_have_text("Gardé.")
    page.reload()
    expect(page.locator("[name=body]")).to_have_value(re.compile("à très vite.$"))


def test_each_of_two_hundred_gets_one_message_though_it_is_killed_in_the_middle(
    chromium: Browser, home: dict[str, str], mails: MailServer
) -> None:
    with a_server(home) as (link, _server), opened(chromium, link) as page:
        begun(page)
        approved_by_hand(page)
    subprocess.run([sys.executable, YEAR_END], env=home, check=True)

    killed, all_left = Event(), Event()
    with a_server(driven(home), jobs_after="0.01") as (_link, server):

        def kill_in_the_middle() -> None:
            if len(mails.taken) == MIDDLE and not killed.is_set():
                os.killpg(server.pid, signal.SIGKILL)
                killed.set()
            if len(mails.taken) >= HOW_MANY:
                all_left.set()

        mails.doing[TAKEN] = kill_in_the_middle
        assert killed.wait(LONG)
    assert len(mails.taken) == MIDDLE

    with (
        a_server(driven(home), jobs_after="0.01") as (link, _server),
        opened(chromium, link) as page,
    ):
        assert all_left.wait(LONG)
        page.goto("/campaigns/1/")
        page.get_by_role("link", name="1 à trancher").click()
        page.locator(".greeted a").first.click()
        page.get_by_role("link", name="Trancher dans la boîte d’envoi").click()
        page.get_by_role("button", name="Il est parti").click()
        page.goto("/campaigns/1/")
        expect(page.get_by_role("link", name=f"{HOW_MANY} envoyés")).to_be_visible()

    to = Counter(address for _sender, recipients in mails.envelopes for address in recipients)
    assert (len(to), set(to.values())) == (HOW_MANY, {1})
