"""Every page there is, in both languages, wide and narrow, by day and by night: axe finds nothing
serious, nothing is too wide or too small to tap.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import hindrances, too_small_to_tap, watched, wider_than_its_window
from tests.web.every_page import ADDRESSES, DRAFTS

pytestmark = pytest.mark.longest

FRAGMENTS = ("/now/", "/who/")
WHOLE = [
    address
    for address in ADDRESSES
    if address not in DRAFTS[1:] and not any(part in address for part in FRAGMENTS)
]


NUMBERED = {"exchange": "log", "note": "notes", "position": "positions"}


def _number(page: Page, part: str) -> str:
    """Return the number of the first row of this kind that can be corrected."""
    link = page.locator(f"a[href^='/people/2/{part}/']:not([href$='/{part}/'])").first
    return (link.get_attribute("href") or "").split("/")[4]


@pytest.fixture(scope="module")
def there(chromium: Browser, key: Any) -> Iterator[dict[str, str]]:
    """What addresses are made with: somebody archived, files that were brought."""
    context = chromium.new_context(**key)
    page = context.new_page()
    page.goto("/goals/")
    page.locator("input[name=name]").fill("Changer de secteur")
    page.locator("main form button").first.click()
    page.wait_for_url("**/goals/1/")
    page.locator("#opening summary").click()
    page.locator("#opening [name=organisation]").fill("Acme")
    page.locator("#opening button").click()
    page.wait_for_url("**/opportunities/1/")
    for place, (one, other) in enumerate((("one", "other"), ("who", "through"))):
        page.goto("/introductions/")
        begin = page.locator("details.fold").nth(place)
        begin.locator("summary").click()
        begin.locator(f"[name={one}]").fill("Alice Martin")
        begin.locator(f"[name={other}]").fill("Benoît Durand")
        begin.locator("[name=why]").fill("La voile")
        begin.locator("button").click()
        page.wait_for_url(f"**/introductions/{place + 1}/")
    page.goto("/people/2/")
    page.locator("form[action='/people/2/notes/'] textarea").fill("Aime la mer.")
    page.locator("form[action='/people/2/notes/'] button").first.click()
    page.wait_for_load_state()
    numbers = {name: _number(page, part) for name, part in NUMBERED.items()}
    page.goto("/settings/")
    page.locator("form[action='/settings/blurbs/'] textarea").fill("Paul construit des ponts.")
    page.locator("form[action='/settings/blurbs/'] button").click()
    page.wait_for_load_state()
    page.locator("#templates .another summary").click()
    page.locator("form[action='/settings/templates/'] textarea").fill("Quoi de neuf, {prénom} ?")
    page.locator("form[action='/settings/templates/'] p > button").click()
    page.wait_for_load_state()
    page.locator("#sending [name=address]").fill("paul@moi.example")
    page.locator("#sending [name=host]").fill("smtp.moi.example")
    page.locator("form[action='/settings/sending/'] button").click()
    page.wait_for_load_state()
    page.goto("/people/2/write/")
    page.locator("button[value=outbox]").click()
    page.wait_for_url("**/outbox/*")
    page.goto("/campaigns/")
    page.locator("main [name=name]").fill("Vœux")
    page.locator("main [name=who]").fill("1\n3")
    page.locator("main form button.main").click()
    page.wait_for_url("**/campaigns/1/")
    for name, day in (("Salon", "2020-01-01"), ("Forum", "2999-01-01")):
        page.goto("/events/")
        if not page.locator("main [name=name]").is_visible():
            page.locator("main details > summary").click()
        page.locator("main [name=name]").fill(name)
        page.locator("main [name=on]").fill(day)
        page.locator("main form button").click()
        page.wait_for_url(re.compile(r"/events/\d+/$"))
        page.goto(f"{page.url}?at=before")
        page.locator("#before textarea").fill("Alice Martin, Acme\nZoé Wolf, CTO, Initech")
        page.locator("#before .part button").click()
        page.wait_for_url("**/events/*/?at=before#before")
    page.goto("/events/1/?at=day")
    page.locator("#day textarea").fill("Alice, parle de voile, lui envoyer le guide")
    page.locator("#day button").click()
    page.locator(".understood button.main").click()
    page.wait_for_url("**/events/1/?at=after#after")
    page.goto("/people/3/")
    page.locator(".portrait summary").click()
    page.get_by_role("button", name="Mettre aux archives").click()
    page.goto("/import/")
    rows = b"Nom;Email\nZoe Wolf;z@x.example\n"
    sheet: Any = {"name": "amis.csv", "mimeType": "text/csv", "buffer": rows}
    page.locator("input[type=file]").set_input_files([sheet])
    page.locator("form[data-bring] button").click()
    page.wait_for_url("**/import/*/")
    batch = page.url.rstrip("/").rpartition("/")[2]
    yield {"person": "2", "other": "1", "away": "3", "batch": batch, "goal": "1", "opening": "1",
           "made": "1", "mine": "2", "blurb": "1", "template": "1",
           "past": "1", "event": "2",
           "campaign": "1", "greeting": "1", "called": "2", **numbers}  # fmt: skip
    context.close()


class Look(NamedTuple):
    """One way to look at the pages."""

    language: str
    width: int
    scheme: Literal["light", "dark"]
    read_by_axe: bool


# Each language and each width by day and by night. What axe finds stands in the words or in the
# colours, hardly ever in the width alone: it reads each language, each scheme and each width once.
LOOKS = (
    Look("fr", 1280, "light", read_by_axe=True), Look("fr", 390, "dark", read_by_axe=False),
    Look("en", 1280, "light", read_by_axe=False), Look("en", 390, "dark", read_by_axe=True),
)  # fmt: skip


@pytest.fixture(scope="module")
def windows(
    chromium: Browser, key: Any, there: dict[str, str]
) -> Iterator[dict[Look, tuple[Page, list[str]]]]:
    """A window for each look, and the errors that the browser reports of it."""
    with ExitStack() as opened:
        windows = {}
        for look in LOOKS:
            window = watched(
                chromium,
                key,
                viewport={"width": look.width, "height": 844},
                color_scheme=look.scheme,
                reduced_motion="reduce",
            )
            windows[look] = opened.enter_context(window)
            windows[look][0].goto(f"/?lang={look.language}")
        yield windows


@pytest.mark.parametrize("address", WHOLE)
def test_everybody_can_read_every_page(
    windows: dict[Look, tuple[Page, list[str]]], there: dict[str, str], address: str
) -> None:
    for look, (page, troubles) in windows.items():
        page.goto(address.format(**there, speaks=look.language))
        expect(page.locator("html")).to_have_attribute("lang", look.language)
        assert not wider_than_its_window(page), look
        assert too_small_to_tap(page) == []
        if look.read_by_axe:
            assert hindrances(page) == []
        assert not troubles
