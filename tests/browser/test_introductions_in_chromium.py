"""An introduction led by hand, from what people need and offer to thanks, and to a no."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import (
    BOTH_WAYS,
    PHONE,
    WITHOUT_JAVASCRIPT,
    a_garden,
    hindrances,
    key_of,
)
from tests.rewording_service import a_service

WHY = "Elles refont toutes deux des maisons"


@pytest.fixture
def key(chromium: Browser, tmp_path: Path) -> Iterator[Any]:
    """The cookie of a book of this test's own: two people are introduced once."""
    with a_garden(tmp_path) as link:
        yield key_of(chromium, link)


@pytest.fixture
def begun(page: Page) -> Page:
    """The page of an introduction of Alice and Chloé, whom nobody asked yet."""
    page.goto("/introductions/?one=1&other=3")
    form = page.locator("#begin form")
    form.locator("[name=why]").fill(WHY)
    form.get_by_role("button", name="Garder l’idée").click()
    expect(page.get_by_role("status")).to_contain_text("L’idée est gardée")
    return page


def send(page: Page, kind: str) -> None:
    """Say that a message is sent."""
    letter = page.locator(".letter", has_text=kind).first
    if letter.get_attribute("open") is None:
        letter.locator("summary").click()
    letter.get_by_role("button", name="C’est envoyé").click()


def answer(page: Page, words: str) -> None:
    """Note what whoever was asked answered."""
    page.locator("[aria-labelledby=answer]").get_by_role("button", name=words).click()


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_two_yeses_lead_to_a_meeting_and_to_thanks(begun: Page) -> None:
    page = begun
    ask = page.locator(".letter").first.locator("textarea")
    assert WHY in ask.input_value()
    assert "alice@acme.example" not in page.locator(".letter").last.inner_text()
    send(page, "À Alice Martin")
    answer(page, "Oui, volontiers")
    expect(page.locator(".state")).to_contain_text("Posez la question à Chloé")
    send(page, "La question, en privé")
    answer(page, "Oui, volontiers")
    expect(page.locator(".state")).to_contain_text("Mettez-les en relation")
    send(page, "La mise en relation")
    page.locator("[name=outcome]").fill("Un chantier à deux")
    page.get_by_role("button", name="Noter ce que cela a donné").click()
    page.get_by_role("button", name="Les remerciements sont faits").click()
    expect(page.locator(".state")).to_contain_text("C’est terminé")
    expect(page.locator("[name=outcome]")).to_have_value("Un chantier à deux")


@pytest.mark.parametrize("page", [{}, WITHOUT_JAVASCRIPT], indirect=True)
def test_a_no_is_kept_from_the_other_who_hears_kindly_that_it_will_not_be(begun: Page) -> None:
    page = begun
    send(page, "À Alice Martin")
    answer(page, "Oui, volontiers")
    send(page, "La question, en privé")
    answer(page, "Plutôt non")
    expect(page.get_by_role("status")).to_contain_text("Cela reste entre vous")
    letter = page.locator(".letter")
    expect(letter).to_have_count(1)
    assert "Chloé" not in letter.locator("textarea").input_value()
    send(page, "Que cela ne se fera pas")
    expect(page.locator(".state")).to_contain_text("C’est terminé")


MINE = "Bonjour,\n\nMon numéro : 06 12 34 56 78.\n\nPaul"


@BOTH_WAYS
def test_a_message_is_put_into_other_words_in_its_place(begun: Page) -> None:
    page, here = begun, begun.url
    with a_service() as service:
        page.goto("/settings/")
        part = page.locator("#rewording")
        part.get_by_label("Adresse du service").fill(service.address)
        part.get_by_label("Modèle").fill("llama3.2")
        part.get_by_role("button", name="Enregistrer").click()
        expect(page.locator(".toast")).to_contain_text("avant de partir")
        page.goto(here)
        letter = page.locator(".letter").last
        if letter.get_attribute("open") is None:
            letter.locator("summary").first.click()
        body = letter.locator("textarea[name=body]")
        body.fill(MINE)
        letter.get_by_role("button", name="Reformuler…").click()
        expect(page.get_by_role("heading", name="Voici ce qui partirait")).to_be_focused()
        expect(letter.locator(".leaves")).to_contain_text("Mon numéro : [CONTACT-1].")
        assert hindrances(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        assert service.asked == []
        page.get_by_role("button", name="Envoyer ceci").click()
        expect(page.get_by_role("heading", name="D’autres mots")).to_be_focused()
        assert len(service.asked) == 1
        page.get_by_role("button", name="Prendre ces mots").click()
        expect(body).to_have_value(f"In other words: {MINE}")
        page.get_by_text("Vos mots d’avant").click()
        page.get_by_role("button", name="Reprendre les miens").click()
        expect(body).to_have_value(MINE)
        assert hindrances(page) == []
