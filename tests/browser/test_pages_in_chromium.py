"""The pages as they are used: by mouse, by keyboard, on a phone, without JavaScript."""

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.browser.conftest import PHONE, WITHOUT_JAVASCRIPT, wider_than_its_window


def in_list(page: Page, name: str) -> None:
    """See that somebody is in today's list."""
    expect(page.locator("[data-item]").filter(has_text=name)).to_have_count(1)


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_from_today_to_a_person_to_a_log_that_is_undone(page: Page) -> None:
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="Benoît Durand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")
    expect(page.get_by_text("À la régate de La Rochelle")).to_be_visible()
    page.get_by_role("main").get_by_label("Quoi").select_option(label="Un appel")
    page.get_by_role("main").get_by_label("En un mot").fill("Parlé de la mer")
    page.get_by_role("region", name="Noter un échange").get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("C’est noté, avec Benoît Durand.")
    expect(page.get_by_text("Parlé de la mer")).to_be_visible()
    page.get_by_role("status").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("status")).to_contain_text("tout est comme avant")
    expect(page.get_by_text("Parlé de la mer")).to_have_count(0)


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_today_is_answered_and_taken_back(page: Page) -> None:
    page.goto("/")
    benoit = page.locator("[data-item]").filter(has_text="Benoît")
    benoit.get_by_text("Plus tard").click()
    benoit.get_by_role("button", name="Dans trois jours").click()
    expect(page.get_by_role("status")).to_contain_text("Benoît Durand reviendra le")
    expect(benoit).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Annuler").click()
    in_list(page, "Benoît")


def test_telling_what_happened_from_the_list(page: Page) -> None:
    page.goto("/")
    benoit = page.locator("[data-item]").filter(has_text="Benoît")
    benoit.locator("summary", has_text="Noter").click()
    benoit.get_by_label("En un mot").fill("Envoyé les photos")
    benoit.get_by_role("button", name="Noter").click()
    expect(page.get_by_role("status")).to_contain_text("C’est noté et fait")
    page.get_by_role("status").get_by_role("button", name="Annuler").click()
    in_list(page, "Benoît")


def test_the_first_key_shows_where_one_is_and_the_next_acts(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("d")
    first = page.locator("[data-item]").first
    expect(first).to_be_focused()
    expect(page.get_by_role("status")).to_have_count(0)
    page.keyboard.press("j")
    expect(page.locator("[data-item]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("s")
    expect(first.get_by_role("button", name="Demain")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first.get_by_role("button", name="Demain")).to_be_hidden()
    page.keyboard.press("d")
    expect(page.get_by_role("status")).to_contain_text("C’est fait")
    page.get_by_role("status").get_by_role("button", name="Annuler").click()


def test_a_menu_opens_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("s")
    last = page.locator("[data-item]").first.locator(".choices button").last
    expect(last).to_be_in_viewport(ratio=1)


def test_what_opens_the_log_never_stands_on_the_answers_however_long_they_are(page: Page) -> None:
    page.goto("/")
    item = page.locator("[data-item]").first
    act = item.locator(".answers > form .main")
    act.evaluate("act => { act.textContent = 'Long '.repeat(12) }")
    skip = item.get_by_role("button", name="Passer", exact=True).bounding_box()
    log = item.locator(".tell > summary").bounding_box()
    assert skip
    assert log
    assert skip["x"] + skip["width"] <= log["x"] or skip["y"] >= log["y"] + log["height"]


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True)
def test_each_line_of_the_menu_of_a_person_is_whole_and_in_sight(page: Page) -> None:
    page.goto("/people/?q=benoit+d")
    page.get_by_role("link", name="Benoît Durand").click()
    page.locator(".portrait .menu > summary").click()
    for line in page.locator(".portrait .choices :is(a, button)").all():
        expect(line).to_be_in_viewport(ratio=1)
        box = line.bounding_box()
        assert box
        assert box["height"] == 44
    assert not wider_than_its_window(page)


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True)
def test_whoever_is_corrected_stays_named_by_the_one_heading_of_the_page(page: Page) -> None:
    page.goto("/people/?q=benoit+d")
    page.get_by_role("link", name="Benoît Durand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")
    page.wait_for_load_state()  # until its script is there, a page of its own corrects
    page.get_by_role("link", name="Modifier : Nom et poste").click()
    expect(page.get_by_label("Poste")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True)
def test_an_exchange_is_logged_from_the_top_of_a_person_on_a_phone(page: Page) -> None:
    page.goto("/people/?q=benoit+d")
    page.get_by_role("link", name="Benoît Durand").click()
    to_log = page.get_by_role("link", name="Noter un échange")
    if page.viewport_size != PHONE["viewport"]:
        expect(to_log).to_be_hidden()
        expect(page.get_by_role("region", name="Noter un échange")).to_be_in_viewport()
        return
    expect(to_log).to_be_in_viewport(ratio=1)
    to_log.click()
    expect(page.get_by_role("main").get_by_label("En un mot")).to_be_in_viewport(ratio=1)


def test_the_name_of_a_file_is_whole_beside_what_happened_in_it(page: Page) -> None:
    page.goto("/import/")
    rows = "Nom;Email\nZoé Wolf;z@x.example\n".encode("cp1252")
    sheet: FilePayload = {"name": "suivi.csv", "mimeType": "text/csv", "buffer": rows}
    page.locator("input[type=file]").set_input_files([sheet])
    page.locator("form[data-bring] button").click()
    file = page.locator(".problems td", has_text="suivi.csv")
    lines = file.evaluate(
        "cell => { const all = new Range(); all.selectNodeContents(cell);"
        " return all.getClientRects().length }"
    )
    assert lines == 1
    page.get_by_role("button", name="Ne pas importer").click()


def test_what_is_answered_leaves_the_focus_on_the_one_that_follows(page: Page) -> None:
    page.goto("/")
    second = page.locator("[data-item]").nth(1)
    name = second.get_by_role("heading").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.get_by_role("status")).to_contain_text("C’est fait")
    following = page.locator("[data-item]").first
    expect(following).to_contain_text(name)
    expect(following).to_be_focused()
    page.get_by_role("status").get_by_role("button", name="Annuler").click()


def test_a_slash_leads_to_the_search(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("benoit dur")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Benoît Durand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")


def test_typing_in_a_field_is_not_a_command(page: Page) -> None:
    page.goto("/people/2/")
    page.get_by_role("main").get_by_label("En un mot").fill("")
    page.get_by_role("main").get_by_label("En un mot").press_sequentially("jkds/")
    expect(page.get_by_role("main").get_by_label("En un mot")).to_have_value("jkds/")


def test_the_language_changes_and_comes_back(page: Page) -> None:
    page.goto("/people/2/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="How you know each other")).to_be_visible()
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("heading", name="Comment vous vous connaissez")).to_be_visible()
