"""What stands beside a message: in sight where there is room, else folded under it."""

import pytest
from playwright.sync_api import Locator, Page, expect

WIDE = {"viewport": {"width": 1280, "height": 900}}
NARROW = {"viewport": {"width": 390, "height": 800}}
KNOWN = "Ce que l’on sait de votre relation"


def fold(page: Page) -> Locator:
    return page.locator(".relation summary")


@pytest.mark.parametrize("page", [WIDE], indirect=True, ids=["wide"])
def test_beside_the_message_all_is_in_sight(page: Page) -> None:
    page.goto("/people/2/write/")
    expect(page.get_by_role("heading", name=KNOWN)).to_be_visible()
    expect(fold(page)).to_be_hidden()
    line = page.locator(".relation li a").first
    expect(line).to_be_visible()
    message, beside = page.locator("textarea[name=body]").bounding_box(), line.bounding_box()
    assert message
    assert beside
    assert beside["x"] > message["x"] + message["width"]


@pytest.mark.parametrize("page", [NARROW], indirect=True, ids=["narrow"])
def test_under_the_message_it_is_folded_until_asked_for(page: Page) -> None:
    page.goto("/people/2/write/")
    line = page.locator(".relation li a").first
    expect(line).to_be_hidden()
    fold(page).click()
    expect(line).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("page", [WIDE], indirect=True, ids=["wide"])
def test_how_one_writes_is_noted_and_the_words_stay(page: Page) -> None:
    page.goto("/people/2/write/?language=fr&register=tu")
    page.locator("textarea[name=body]").fill("Chère amie, ceci est de moi.")
    page.get_by_role("button", name="Toujours ainsi avec").click()
    expect(page.locator(".toast")).to_contain_text("Vous écrirez ainsi")
    expect(page.locator("textarea[name=body]")).to_have_value("Chère amie, ceci est de moi.")
    expect(page.get_by_role("button", name="Toujours ainsi avec")).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("status")).to_contain_text("tout est comme avant")
    expect(page.locator("textarea[name=body]")).to_have_value("Chère amie, ceci est de moi.")
    expect(page.get_by_role("button", name="Toujours ainsi avec")).to_be_visible()
    page.locator("textarea[name=body]").fill("")


@pytest.mark.parametrize("page", [WIDE], indirect=True, ids=["wide"])
def test_what_is_wrong_stands_beside_the_message_as_one_types(page: Page) -> None:
    page.goto("/people/2/write/?language=fr&register=tu")
    wrong = page.locator("#check .faults")
    expect(wrong).to_have_count(0)
    message = page.locator("textarea[name=body]")
    message.fill("Bonjour [prénom], je te souhaite le meilleur.")
    expect(wrong.locator("blockquote")).to_have_text("[prénom]")
    written, found = message.bounding_box(), wrong.bounding_box()
    assert written
    assert found
    assert found["x"] > written["x"] + written["width"]
    assert abs(found["y"] - written["y"]) < written["height"]
    message.fill("")
