"""The map in Chromium: drawn under the strict policy, walked without a mouse, told without it."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, WITHOUT_JAVASCRIPT, fits_everybody, wait_until


def drawn(page: Page) -> None:
    """Wait for the picture."""
    picture = page.locator("[data-map]")
    expect(picture).to_have_attribute("data-drawn", "3", timeout=20_000)
    expect(picture.locator("canvas").first).to_be_visible()


@BOTH_WAYS
def test_the_picture_is_drawn_and_everybody_can_read_the_page(page: Page) -> None:
    page.goto("/map/")
    drawn(page)
    assert fits_everybody(page)


def test_somebody_is_found_and_told_without_a_mouse(page: Page) -> None:
    page.goto("/map/")
    drawn(page)
    page.get_by_label("Trouver quelqu’un").press_sequentially("Benoît")
    found = page.locator("#map-found").get_by_role("link", name="Benoît Durand")
    expect(found).to_be_visible()
    found.focus()
    page.keyboard.press("Enter")
    told = page.locator("[data-map-who]")
    expect(told.get_by_role("link", name="Sa page")).to_be_visible()
    expect(page.locator("[data-map]")).to_be_focused()
    for key in ("ArrowLeft", "+", "-", "0", "Escape"):
        page.keyboard.press(key)
    expect(told).to_be_hidden()
    assert page.url.endswith("/map/")


def test_the_colours_say_what_one_chooses(page: Page) -> None:
    page.goto("/map/")
    drawn(page)
    page.get_by_label("Les couleurs disent").select_option("firm")
    legend = page.get_by_role("list", name="Ce que disent les couleurs")
    first = legend.get_by_role("button").first
    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    first.click()
    expect(first).to_have_attribute("aria-pressed", "false")


def test_where_nothing_can_be_drawn_the_list_is_named(page: Page) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/map/")
    expect(page.get_by_text("L’image ne peut pas être dessinée ici.")).to_be_visible()
    expect(page.get_by_role("heading", name="Groupes")).to_be_visible()


@pytest.mark.parametrize("page", [WITHOUT_JAVASCRIPT], indirect=True)
def test_without_javascript_the_list_tells_the_same(page: Page) -> None:
    page.goto("/map/")
    expect(page.locator("[data-map]")).to_be_hidden()
    expect(page.get_by_role("heading", name="Groupes")).to_be_visible()
    page.get_by_label("Trouver quelqu’un").fill("Benoît")
    page.get_by_role("button", name="Montrer").click()
    page.locator("#map-found").get_by_role("link", name="Benoît Durand").click()
    expect(page).to_have_url("/map/?around=2")
    expect(page.get_by_role("link", name="Tous les groupes")).to_be_visible()


_WRITTEN = """
window.written = new Map();
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const half = this.textAlign === "center" ? this.measureText(text).width / 2 : 0;
  window.written.set(text, [x - half, y, this.measureText(text).width]);
  return write.call(this, text, x, y, ...rest);
};
"""


@BOTH_WAYS
def test_names_along_a_path_stand_apart_and_within_the_picture(page: Page) -> None:
    page.add_init_script(_WRITTEN)
    page.goto("/map/?path=1,2,3")
    drawn(page)
    wait_until(page, "window.written.size === 3")
    wide = page.locator("[data-map]").evaluate("map => map.clientWidth")
    places = list(page.evaluate("[...window.written.values()]"))
    assert min(x for x, _, _ in places) >= 0
    assert max(x + width for x, _, width in places) <= wide
    for (x, y, width), (other_x, other_y, other_width) in combinations(places, 2):
        aside = x + width <= other_x or other_x + other_width <= x
        assert aside or abs(y - other_y) >= 16
