"""From whom one seeks to the message that asks for an introduction, in Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import hindrances

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
WITHOUT_JAVASCRIPT = {"java_script_enabled": False}


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_from_whom_one_seeks_to_the_message_that_asks(page: Page) -> None:
    page.goto("/people/2/")
    page.get_by_text("Dire qui cette personne connaît").click()
    links = page.get_by_role("region", name="Qui cette personne connaît ici")
    if not links.get_by_role("link", name="Chloé").count():
        links.locator("[name=who]").fill("3")
        links.locator("[name=evidence]").fill("Ont fait leurs études ensemble")
        links.locator("form.log button").click()
    page.goto("/reach/")
    page.get_by_label("Un nom, une entreprise").fill("présidente")
    page.get_by_role("button", name="Trouver un chemin").click()
    expect(page.get_by_text("Ont fait leurs études ensemble").first).to_be_visible()
    page.get_by_role("link", name="Préparer la demande à Benoît Durand").click()
    expect(page.get_by_role("textbox", name="Message")).to_have_value(
        re.compile("Chloé Petit-Demange")
    )


@pytest.mark.any_database
@pytest.mark.parametrize("page", [{}, PHONE], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_the_paths(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto("/reach/?who=2")
    assert hindrances(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
