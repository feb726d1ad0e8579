"""From whom one seeks to the message that asks for an introduction, in Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, PHONE, WITHOUT_JAVASCRIPT, fits_everybody


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


@BOTH_WAYS
def test_everybody_can_read_the_paths(page: Page) -> None:
    page.goto("/reach/?who=2")
    assert fits_everybody(page)
