"""The list of people as it is used: typed in, filtered, ticked, saved; without JavaScript too."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import (
    BOTH_WAYS,
    PHONE,
    WITHOUT_JAVASCRIPT,
    fits_everybody,
    hindrances,
)

EVERYBODY = ["Alice Martin", "Benoît Durand", "Chloé Petit-Demange de Saint-Hilaire-du-Harcouët"]
PAGES = ["/people/", "/people/?q=beno&label=weak&no-email=1", "/people/?q=bneoit", "/people/?q=x"]


def names(page: Page) -> list[str]:
    return page.locator("#found .name a").all_inner_texts()


def search(page: Page) -> None:
    page.get_by_role("main").get_by_role("searchbox").first.focus()


def tick(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=name).check()


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True)
def test_the_list_follows_what_is_typed_and_so_does_the_address(page: Page) -> None:
    page.goto("/people/")
    search(page)
    page.keyboard.type("benoit d")
    expect(page.locator("#found .name")).to_have_text(["Benoît Durand"])
    expect(page).to_have_url(re.compile(r"/people/\?q=benoit\+d$"))
    expect(page.get_by_role("status")).to_have_text("Une personne")
    page.reload()
    assert names(page) == ["Benoît Durand"]
    page.get_by_role("main").get_by_role("searchbox").first.fill("")
    expect(page.locator("#found .name")).to_have_count(3)
    expect(page).to_have_url(re.compile(r"/people/$"))


def test_what_is_done_to_those_ticked_stands_on_one_line(page: Page) -> None:
    page.goto("/people/")
    tick(page, "Alice Martin")
    acts = page.locator(".acts :is(.menu, .acts > .button)")
    boxes = [act.bounding_box() for act in acts.all()]
    assert len({box["y"] for box in boxes if box}) == 1


def test_a_slip_is_forgiven(page: Page) -> None:
    page.goto("/people/")
    search(page)
    page.keyboard.type("bneoit")
    expect(page.get_by_role("heading", name="Vous cherchiez peut-être")).to_be_visible()
    page.get_by_role("link", name="Benoît Durand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_a_filter_is_put_on_and_taken_off(page: Page) -> None:
    page.goto("/people/")
    page.get_by_text("Filtrer", exact=True).click()
    page.get_by_role("combobox", name="Cercle").first.select_option("Chorale")
    if page.get_by_role("button", name="Afficher").is_visible():
        page.get_by_role("button", name="Afficher").click()
    expect(page.locator("#found .name")).to_have_text(["Alice Martin"])
    page.get_by_role("link", name="Cercle\u202f: Chorale").click()
    expect(page.locator("#found .name")).to_have_count(3)


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_people_ticked_are_put_in_a_circle_and_taken_back(page: Page) -> None:
    page.goto("/people/")
    tick(page, "Alice Martin")
    tick(page, "Benoît Durand")
    acts = page.get_by_role("group", name="Avec les personnes choisies")
    acts.get_by_text("Cercle", exact=True).click()
    acts.get_by_label("Nom du cercle").fill("Voile")
    acts.get_by_role("button", name="Les y mettre").click()
    expect(page.get_by_text("2 personnes sont maintenant dans le cercle.")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("tout est comme avant")).to_be_visible()
    page.goto("/people/?circle=voile")
    assert names(page) == []


def test_those_deleted_come_back(page: Page) -> None:
    page.goto("/people/")
    tick(page, "Benoît Durand")
    page.get_by_label("Toutes les personnes trouvées").check()
    page.get_by_text("Effacer", exact=True).click()
    page.get_by_role("button", name="Supprimer ces personnes").click()
    expect(page.get_by_role("alert")).to_contain_text("Il s’agit de 3 personnes.")
    page.get_by_role("button", name="Continuer pour 3 personnes").click()
    expect(page.get_by_text("3 personnes ont quitté le carnet.")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator("#found .name")).to_have_text(EVERYBODY)


def test_what_is_done_to_people_waits_out_of_sight_until_somebody_is_ticked(page: Page) -> None:
    page.goto("/people/")
    acts = page.get_by_role("group", name="Avec les personnes choisies")
    expect(acts).to_be_hidden()
    tick(page, "Alice Martin")
    expect(acts).to_be_visible()


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_a_list_is_saved_renamed_and_deleted(page: Page) -> None:
    page.goto("/people/?q=alice")
    page.get_by_text("Enregistrer cette liste").click()
    page.get_by_label("Nom de la liste").fill("Les Alice")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    lists = page.get_by_role("navigation", name="Listes enregistrées")
    expect(lists.get_by_role("link", name="Les Alice")).to_be_visible()
    page.get_by_text("Modifier «\u202fLes Alice\u202f»").click()
    page.get_by_label("Nom de la liste").fill("Alice et les autres")
    page.get_by_role("button", name="Renommer").click()
    page.goto("/people/")
    lists.get_by_role("link", name="Alice et les autres").click()
    expect(page.locator("#found .name")).to_have_text(["Alice Martin"])
    page.get_by_text("Modifier «").click()
    page.get_by_role("button", name="Supprimer cette liste").click()
    expect(lists).to_have_count(0)


def test_a_slash_leads_to_the_search_of_the_page(page: Page) -> None:
    page.goto("/people/")
    page.keyboard.press("/")
    page.keyboard.type("chlo")
    expect(page.locator("#found .name")).to_have_count(1)


@BOTH_WAYS
@pytest.mark.parametrize("address", PAGES)
def test_everybody_can_read_the_list(page: Page, address: str) -> None:
    page.goto(address)
    for first in page.locator(".pick input").all()[:1]:
        first.check()
    assert fits_everybody(page)


def test_the_list_is_walked_through_ticked_and_opened_by_keys(page: Page) -> None:
    page.goto("/people/")
    rows = page.locator("[data-item]")
    page.keyboard.press("x")
    expect(rows.nth(0)).to_be_focused()
    expect(page.get_by_role("checkbox", name=EVERYBODY[0])).not_to_be_checked()
    page.keyboard.press("x")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press(" ")
    expect(page.get_by_role("checkbox", name=EVERYBODY[0])).to_be_checked()
    expect(page.get_by_role("checkbox", name=EVERYBODY[1])).to_be_checked()
    page.keyboard.press(" ")
    expect(page.get_by_role("checkbox", name=EVERYBODY[1])).not_to_be_checked()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(EVERYBODY[1])


def test_the_keys_are_told_in_their_dialog(page: Page) -> None:
    page.goto("/people/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("barre d’espace")


def test_an_at_in_a_note_proposes_whom_to_name(page: Page) -> None:
    page.goto("/people/1/")
    note = page.get_by_role("textbox", name="Une note")
    note.click()
    page.keyboard.type("Vue avec @beno")
    option = page.get_by_role("option", name="Benoît Durand")
    expect(option).to_have_attribute("aria-selected", "true")
    assert hindrances(page) == []
    page.keyboard.press("Enter")
    page.keyboard.type("hier")
    expect(note).to_have_value("Vue avec @Benoît Durand hier")
    expect(option).to_have_count(0)
    page.get_by_role("region", name="Au fil du temps").get_by_role("button", name="Noter").click()
    page.get_by_role("link", name="@Benoît Durand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Benoît Durand")
    expect(page.get_by_role("region", name="Dans vos notes sur d’autres")).to_be_visible()


def test_the_other_language_shows_the_same_search(page: Page) -> None:
    page.goto("/people/")
    search(page)
    page.keyboard.type("portugais")
    expect(page).to_have_url(re.compile(r"q=portugais$"))
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    assert names(page) == ["Benoît Durand"]
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Personnes")
    assert names(page) == ["Benoît Durand"]


def test_those_ticked_stay_ticked_through_a_search_and_a_visit(page: Page) -> None:
    page.goto("/people/")
    tick(page, "Alice Martin")
    said = page.locator("[data-count]")
    expect(said).to_contain_text("1 personne choisie")
    tick(page, "Benoît Durand")
    search(page)
    page.keyboard.type("chloe")
    expect(page.locator("#found .name")).to_have_count(1)
    expect(said).to_contain_text("2 personnes choisies")
    assert hindrances(page) == []
    page.locator("#found .name a").click()
    page.go_back()
    expect(said).to_contain_text("2 personnes choisies")
    page.get_by_role("main").get_by_role("searchbox").first.fill("")
    expect(page.locator("#found .name")).to_have_count(3)
    expect(page.locator("[data-tick]:checked")).to_have_count(2)
    page.get_by_role("button", name="Tout décocher").click()
    expect(page.locator("[data-tick]:checked")).to_have_count(0)
    expect(said).to_be_hidden()


def test_what_is_done_touches_those_a_search_hides(page: Page) -> None:
    page.goto("/people/")
    tick(page, "Alice Martin")
    search(page)
    page.keyboard.type("portugais")
    expect(page.locator("#found .name")).to_have_text(["Benoît Durand"])
    tick(page, "Benoît Durand")
    acts = page.get_by_role("group", name="Avec les personnes choisies")
    acts.get_by_text("Cercle", exact=True).click()
    acts.get_by_label("Nom du cercle").fill("Voile")
    acts.get_by_role("button", name="Les y mettre").click()
    expect(page.get_by_text("2 personnes sont maintenant dans le cercle.")).to_be_visible()
    expect(page.locator("[data-tick]:checked")).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("tout est comme avant")).to_be_visible()
