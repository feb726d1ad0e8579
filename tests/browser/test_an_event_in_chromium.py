"""An event of thirty people: prepared, noted in one go, and each had a word."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, fits_everybody

pytestmark = pytest.mark.longest
GIVEN = "Adèle Bruno Claire Denis Emma Fanny Gilles".split()
FAMILY = "Arnaud Besson Colin Dumas".split()
NEW = [f"{given} {family}" for given in GIVEN for family in FAMILY]
FIRMS = "Airbus", "Thales", "Safran"
LISTED = ["Alice Martin;Acme;", "Benoît Durand;Globex;", *(f"{name};;" for name in NEW)]
MET = [
    "Alice, parle de la chorale, lui envoyer la partition",
    "Vu Benoît Durand (Globex) : cherche un local",
    *(
        f"{name}, ingénieur chez {FIRMS[place % 3]}, aime la voile, lui envoyer le guide"
        for place, name in enumerate(NEW)
    ),
]
TODAY = "new Date().toLocaleDateString('sv')"


def an_event(page: Page, name: str) -> str:
    """Note an event of today down; return where it is."""
    page.goto("/events/")
    form = page.locator("form[action='/events/']")
    if not form.is_visible():
        page.locator("main details > summary").last.click()
    form.locator("[name=name]").fill(name)
    form.locator("[name=on]").fill(page.evaluate(TODAY))
    form.locator("button").click()
    page.wait_for_url(re.compile(r"/events/\d+/"))
    return page.url


def test_thirty_people_are_prepared_noted_and_followed_up(page: Page) -> None:
    here = an_event(page, "Salon")
    page.locator("#before > summary").click()
    page.locator("textarea[name=text]").first.fill("Nom;Société;Poste\n" + "\n".join(LISTED))
    page.get_by_role("button", name="Mettre sur la liste").click()
    expect(page.get_by_text("30 personnes y viennent")).to_be_visible()
    page.locator("[name=who]").first.fill("Benoît Durand")
    page.locator("[name=why]").first.fill("son départ")
    page.get_by_role("button", name="Je veux voir cette personne").click()
    page.get_by_role("link", name="Préparer l’échange avec Benoît Durand").click()
    expect(page.locator("#questions + ol li").first).to_be_visible()
    page.go_back()
    page.locator("#day > summary").click()
    page.locator("#day textarea").fill("\n".join(MET))
    page.get_by_role("button", name="Lire ces lignes").click()
    expect(page.locator("li.line")).to_have_count(30)
    expect(page.locator("[name=organisation-2]")).to_have_value("Airbus")
    page.locator("[name=title-2]").fill("Ingénieure essais")
    page.get_by_role("button", name="Noter les personnes cochées").click()
    expect(page.locator("#after > summary")).to_contain_text("0 sur 30")
    page.get_by_role("link", name="Écrire à Alice Martin").click()
    expect(page.locator("[name=body]")).to_have_value(re.compile("la partition"))
    page.locator("[name=body]").fill("Bonjour Alice, voici la partition.")
    page.locator("button[value=sent]").click()
    page.goto(f"{here.partition('?')[0]}?at=after")
    expect(page.locator("#after > summary")).to_contain_text("1 sur 30")
    for done in range(2, 13):
        page.get_by_role("button", name=re.compile("C’est fait")).first.click()
        expect(page.locator("#after > summary")).to_contain_text(f"{done} sur 30")


@BOTH_WAYS
def test_what_was_understood_is_read_and_put_right_by_anybody(page: Page) -> None:
    an_event(page, "Forum")
    page.locator("#day textarea").fill("Zoé Wolf, CTO chez Initech, 06 12 34 56 78\nquelle soirée")
    page.get_by_role("button", name="Lire ces lignes").click()
    expect(page.locator("li.line")).to_have_count(2)
    page.wait_for_load_state()
    assert fits_everybody(page)
