"""The map in Chromium: drawn under the strict policy, walked without a mouse, told without it."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, WITHOUT_JAVASCRIPT, fits_everybody


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
