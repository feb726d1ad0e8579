"""Other words for a message: what would leave has the focus, and one's own words can come back."""

from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, hindrances
from tests.rewording_service import Service, a_service

MINE = "Bonjour,\n\nMon numéro : 06 12 34 56 78.\n\nPaul"


def choose(page: Page, service: Service) -> None:
    page.goto("/settings/")
    part = page.locator("#rewording")
    part.get_by_label("Adresse du service").fill(service.address)
    part.get_by_label("Modèle").fill("llama3.2")
    part.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".toast")).to_contain_text("avant de partir")


@BOTH_WAYS
def test_a_message_is_shown_sent_and_taken_or_not(page: Page) -> None:
    with a_service() as service:
        choose(page, service)
        assert hindrances(page) == []
        page.goto("/people/2/write/")
        body = page.locator("textarea[name=body]")
        body.fill(MINE)
        page.get_by_role("button", name="Reformuler…").click()
        expect(page.get_by_role("heading", name="Voici ce qui partirait")).to_be_focused()
        expect(page.locator(".leaves")).to_contain_text("Mon numéro : [CONTACT-1].")
        assert hindrances(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        assert service.asked == []
        page.get_by_role("button", name="Envoyer ceci").click()
        expect(page.get_by_role("heading", name="D’autres mots")).to_be_focused()
        assert len(service.asked) == 1
        assert hindrances(page) == []
        expect(body).to_have_value(MINE)
        page.get_by_role("button", name="Prendre ces mots").click()
        expect(body).to_have_value(f"In other words: {MINE}")
        page.get_by_text("Vos mots d’avant").click()
        page.get_by_role("button", name="Reprendre les miens").click()
        expect(body).to_have_value(MINE)
        assert len(service.asked) == 1


def test_what_was_changed_since_is_shown_anew(page: Page) -> None:
    with a_service() as service:
        choose(page, service)
        page.goto("/people/2/write/")
        page.locator("textarea[name=body]").fill(MINE)
        page.get_by_role("button", name="Reformuler…").click()
        expect(page.get_by_role("heading", name="Voici ce qui partirait")).to_be_visible()
        page.locator("textarea[name=body]").fill("Bonjour Alice.")
        page.get_by_role("button", name="Envoyer ceci").click()
        expect(page.locator("#reword .refusal")).to_be_focused()
        expect(page.locator(".leaves")).to_contain_text("Bonjour Alice.")
        assert service.asked == []
        page.get_by_role("button", name="Ne pas l’envoyer").click()
        expect(page.locator(".leaves")).to_have_count(0)
        expect(page.locator("textarea[name=body]")).to_have_value("Bonjour Alice.")
