"""What can be reached from every page: a quick note, any person or page, the keys."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, PHONE, WITHOUT_JAVASCRIPT, hindrances


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_a_note_about_somebody_new_is_written_and_taken_back(page: Page) -> None:
    page.goto("/people/")
    page.get_by_role("banner").get_by_role("link", name="Noter").click()
    form = page.locator("form.quick").filter(visible=True)
    form.get_by_label("Qui").fill("Nour Haddad")
    form.get_by_label("En un mot").fill("Rencontrée au marché")
    form.get_by_role("button", name="Noter").click()
    expect(page.locator(".toast")).to_contain_text("C’est noté, avec Nour Haddad.")
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(page.locator(".toast")).to_contain_text("tout est comme avant")
    expect(page.get_by_role("main").get_by_text("Nour Haddad")).to_have_count(0)


def test_the_note_opens_by_a_key_and_knows_whom_one_means(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("n")
    who = page.locator("#quick").get_by_label("Qui")
    expect(who).to_be_focused()
    page.keyboard.type("ben")
    expect(page.locator("#people-quick option")).to_have_attribute("value", "Benoît Durand")
    page.keyboard.press("Escape")
    expect(page.locator("#quick")).to_be_hidden()


def test_on_the_page_of_somebody_the_note_is_about_them(page: Page) -> None:
    page.goto("/people/2/")
    page.keyboard.press("n")
    form = page.locator("#quick")
    expect(form.get_by_label("Qui")).to_have_value(page.locator("h1").inner_text())
    expect(form.get_by_label("En un mot")).to_be_focused()


def test_who_is_meant_is_asked_when_only_a_part_of_the_name_is_typed(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("n")
    page.keyboard.type("Ben")
    page.locator("#quick").get_by_role("button", name="Noter").click()
    expect(page.get_by_role("group", name="De qui s’agit-il")).to_be_visible()
    expect(page.get_by_role("radio", name="Benoît Durand")).to_be_checked()
    page.get_by_role("main").get_by_role("button", name="Noter").click()
    expect(page.locator(".toast")).to_contain_text("C’est noté, avec Benoît Durand.")
    page.locator(".toast").get_by_role("button", name="Annuler").click()


def test_one_goes_anywhere_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("benoît")
    found = page.locator("#go-found").get_by_role("link")
    expect(found).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")


def test_the_keys_are_told_and_do_nothing_behind_what_is_open(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Raccourcis clavier")).to_be_visible()
    page.keyboard.press("d")
    expect(page.locator("[data-item]").first).not_to_be_focused()
    page.get_by_role("button", name="Fermer").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_click_beside_a_dialog_closes_it(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("n")
    page.mouse.click(5, 5)
    expect(page.locator("#quick")).to_be_hidden()


def test_where_nothing_answers_one_is_told_how_to_start_it_again(page: Page) -> None:
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.context.set_offline(True)
    page.goto("/people/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Entregent ne tourne pas en ce moment."
    )
    assert "Benoît" not in page.content()
    page.context.set_offline(False)
    page.goto("/people/")
    expect(page.get_by_role("link", name="Benoît Durand")).to_be_visible()


def test_a_link_that_fails_in_the_page_is_gone_to(failing: Page) -> None:
    failing.goto("/people/2/")
    failing.locator("a.edit").first.click()
    expect(failing).to_have_url(re.compile(r"/people/2/edit/\w+/$"))


def test_a_form_that_fails_in_the_page_is_sent_without_it(failing: Page) -> None:
    failing.goto("/journal/")
    failing.get_by_role("combobox").first.select_option(index=1)
    expect(failing).to_have_url(re.compile(r"/journal/\?kind=\w+$"))


def test_entregent_can_be_installed(page: Page) -> None:
    page.goto("/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    assert address
    manifest = page.request.get(address)
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    icons = [page.request.get(icon["src"]) for icon in manifest.json()["icons"]]
    assert [icon.status for icon in icons] == [200] * 4


@BOTH_WAYS
@pytest.mark.parametrize("pressed", ["n", "Control+k", "?"])
def test_everybody_can_read_what_opens(page: Page, pressed: str) -> None:
    page.goto("/")
    page.keyboard.press(pressed)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert hindrances(page) == []


def test_escape_closes_the_way_to_anywhere_whatever_was_typed(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("benoit")
    expect(page.locator("#go-found a").first).to_contain_text("Benoît Durand")
    page.keyboard.press("Escape")
    expect(page.locator("#go")).to_be_hidden()
