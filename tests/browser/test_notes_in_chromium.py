"""What one notes of somebody and of one's goals, as it is done in a browser."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, PHONE, WITHOUT_JAVASCRIPT, fits_everybody

CHLOE = "Chloé Petit-Demange de Saint-Hilaire-du-Harcouët"
PAGES = ["/people/2/", "/people/2/boundaries/", "/goals/", "/goals/1/", "/settings/needs/"]


def noted(page: Page) -> None:
    """Note a little of everything, so that there is something to look at."""
    page.goto("/people/2/edit/cares/")
    expect(page.locator("form.part [autofocus]")).to_be_focused()  # what is typed follows the focus
    page.locator("form.part").get_by_label("Ses besoins").last.fill("Un bateau pour la saison")
    page.get_by_role("main").get_by_role("button", name="Enregistrer").click()
    page.goto("/goals/")
    if page.get_by_role("link", name="Rejoindre l’aéronautique").count():
        return
    page.get_by_label("Ce que vous voulez atteindre").fill("Rejoindre l’aéronautique")
    page.get_by_role("button", name="Commencer").click()
    page.get_by_label("Précisez").fill("Airbus")
    page.get_by_role("button", name="Ajouter cette cible").click()
    expect(page.get_by_role("status")).to_contain_text("vise une chose de plus")


@pytest.mark.parametrize(
    ("part", "field"),
    [("portrait", "name"), ("met", "how-met"), ("ways", "email"), ("cares", "matters"),
     ("manner", "birthday"), ("boundaries", "kind")],
)  # fmt: skip
def test_a_part_opened_by_the_keyboard_takes_the_focus(page: Page, part: str, field: str) -> None:
    page.goto("/people/2/")
    page.locator(f"#{part} .edit").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{part} [name={field}]").first).to_be_focused()


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_needs_limits_favours_and_acquaintances_are_noted_on_the_page(page: Page) -> None:
    page.goto("/people/2/")
    cares = page.get_by_role("region", name="Ce qui compte à ses yeux")
    cares.get_by_role("link", name="Modifier").click()
    expect(page.locator("form.part [autofocus]")).to_be_focused()  # what is typed follows the focus
    page.locator("form.part").get_by_label("Ses besoins").last.fill("Un bateau")
    page.locator("form.part").get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#cares form.part")).to_have_count(0)  # saved: what follows waits for it
    expect(page.locator("#cares [id^=want]").filter(has_text="Un bateau").first).to_be_visible()

    page.locator("#boundaries").get_by_role("link", name="Modifier").click()
    page.get_by_label("Une cooptation", exact=True).check()
    page.get_by_label("Une cooptation, Pourquoi").fill("Son entreprise l’interdit")
    page.locator("form.boundaries").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("une cooptation (Son entreprise l’interdit)")).to_be_visible()

    page.locator("summary", has_text="Noter un service").click()
    page.get_by_label("Dans quel sens").select_option(label="Vous l’avez demandé")
    page.locator("#favours form.log").get_by_role("button", name="Noter").click()
    expect(page.get_by_text("À vous de jouer.")).to_be_visible()

    page.locator("summary", has_text="Dire qui cette personne connaît").click()
    page.locator("#links").get_by_label("Qui", exact=True).fill(CHLOE)
    page.get_by_label("Comment vous le savez").fill("Même promotion")
    page.get_by_role("button", name="Noter cette relation").click()
    expect(page.get_by_text("Même promotion")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Même promotion")).to_have_count(0)


@BOTH_WAYS
def test_everybody_can_read_what_was_noted(page: Page) -> None:
    noted(page)
    for address in PAGES:
        page.goto(address)
        assert fits_everybody(page)
