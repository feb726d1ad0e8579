"""What one typed and did not send yet stays, whatever else happens on the page."""

from playwright.sync_api import Dialog, Locator, Page, expect
from tests.browser.conftest import BOTH_WAYS, hindrances, wait_until


def item(page: Page, name: str) -> Locator:
    return page.locator("[data-item]").filter(has_text=name)


def part(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def nothing_is_kept(page: Page) -> None:
    """Wait until the page forgot what was typed: its script runs after its words are shown."""
    wait_until(page, "sessionStorage.getItem('entregent-typed') === null")


def test_a_note_outlives_another_form_of_the_page_and_a_reload(page: Page) -> None:
    page.goto("/people/2/")
    note = part(page, "Au fil du temps").get_by_role("textbox")
    note.fill("Elle aime\nles orchidées")
    page.get_by_role("main").get_by_label("Rythme").select_option("30")
    page.locator("form.cadence").get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(note).to_have_value("Elle aime\nles orchidées")
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(note).to_have_value("Elle aime\nles orchidées")
    page.reload()
    expect(note).to_have_value("Elle aime\nles orchidées")
    part(page, "Au fil du temps").get_by_role("button", name="Noter").click()
    expect(page.get_by_text("les orchidées")).to_be_visible()
    expect(note).to_have_value("")
    nothing_is_kept(page)
    page.locator(".toast").get_by_role("button", name="Annuler").click()


def test_a_part_being_corrected_is_open_again_after_another_is_saved(page: Page) -> None:
    page.goto("/people/2/")
    for title in ("Comment vous vous connaissez", "Comment lui écrire"):
        part(page, title).get_by_role("link", name="Modifier").click()
        expect(part(page, title).locator("[autofocus]")).to_be_focused()
    page.locator("textarea[name=how-met]").fill("Sur le port")
    page.locator("#manner").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator("textarea[name=how-met]")).to_have_value("Sur le port")
    page.locator("#met").get_by_role("link", name="Renoncer").click()
    expect(page.locator("#met .met")).to_contain_text("régate")
    expect(page.locator("textarea[name=how-met]")).to_have_count(0)
    nothing_is_kept(page)


def test_leaving_with_something_typed_asks_first(page: Page) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.goto("/people/2/")
    page.get_by_role("navigation").get_by_role("link", name="Personnes").click()
    page.wait_for_url("**/people/")
    assert asked == []
    page.goto("/people/2/")
    part(page, "Au fil du temps").get_by_role("textbox").press_sequentially("Un mot")
    page.get_by_role("navigation").get_by_role("link", name="Personnes").click()
    page.wait_for_url("**/people/")
    assert asked == ["beforeunload"]
    page.goto("/people/2/")
    expect(part(page, "Au fil du temps").get_by_role("textbox")).to_have_value("Un mot")
    part(page, "Au fil du temps").get_by_role("textbox").fill("")
    nothing_is_kept(page)


def test_answering_one_person_of_today_keeps_what_is_typed_about_another(page: Page) -> None:
    page.goto("/")
    benoit = item(page, "Benoît")
    benoit.locator("summary", has_text="Noter").click()
    benoit.get_by_label("En un mot").fill("Envoyé les photos")
    item(page, "Chloé").get_by_role("button", name="Fait").click()
    expect(page.get_by_role("status")).to_contain_text("C’est fait")
    expect(benoit.get_by_label("En un mot")).to_be_visible()
    expect(benoit.get_by_label("En un mot")).to_have_value("Envoyé les photos")
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(benoit.get_by_label("En un mot")).to_have_value("Envoyé les photos")
    benoit.get_by_role("button", name="Noter").click()
    expect(page.get_by_role("status")).to_contain_text("C’est noté et fait")
    nothing_is_kept(page)
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(benoit).to_have_count(1)


def test_a_refused_setting_keeps_what_is_typed_in_the_others(page: Page) -> None:
    page.goto("/settings/")
    page.locator("#ignored").get_by_role("textbox").fill("lettre@info.example")
    page.locator("#position").get_by_role("textbox").first.fill("Architecte")
    page.locator("#mine form.in-line").get_by_role("textbox").fill("pas une adresse")
    page.locator("#mine form.in-line").get_by_role("textbox").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#ignored").get_by_role("textbox")).to_have_value("lettre@info.example")
    expect(page.locator("#position").get_by_role("textbox").first).to_have_value("Architecte")
    page.locator("#position").get_by_role("textbox").first.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    mine = page.locator("#mine form.in-line").get_by_role("textbox")
    expect(mine).to_have_value("pas une adresse")
    expect(page.locator("#ignored").get_by_role("textbox")).to_have_value("lettre@info.example")


def body(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("textbox", name="Message")


@BOTH_WAYS
def test_other_words_ask_before_they_take_the_place_of_ones_own(page: Page) -> None:
    page.goto("/people/2/write/")
    body(page).fill("Chère amie, ceci est de moi.")
    page.get_by_role("button", name="D’autres mots").click()
    expect(page.get_by_role("alert")).to_contain_text("Vous avez changé ce message")
    expect(body(page)).to_have_value("Chère amie, ceci est de moi.")
    assert hindrances(page) == []
    page.get_by_label("Objet").press("Enter")
    expect(body(page)).to_be_focused()
    page.get_by_role("button", name="Remplacer mon message").click()
    page.wait_for_url("**/write/?wording=1")
    expect(body(page)).not_to_have_value("Chère amie, ceci est de moi.")
    nothing_is_kept(page)


def test_a_message_told_sent_too_soon_is_there_again_after_undo(page: Page) -> None:
    page.goto("/people/2/write/")
    body(page).fill("Pas encore envoyé.")
    page.get_by_role("button", name="C’est envoyé").click()
    page.locator(".toast").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("status")).to_contain_text("tout est comme avant")
    page.wait_for_load_state()
    page.goto("/people/2/write/")
    expect(body(page)).to_have_value("Pas encore envoyé.")
    link = page.get_by_role("link", name="Ouvrir dans ma messagerie")
    assert "Pas%20encore" in (link.get_attribute("href") or "")
    body(page).fill("")
