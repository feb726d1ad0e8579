"""Duplicates, the journal and the settings of the example network, as they are used."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BOTH_WAYS, PHONE, WITHOUT_JAVASCRIPT, fits_everybody, served

pytestmark = pytest.mark.longest

PAGES = [
    "/duplicates/", "/duplicates/sure/", "/journal/", "/journal/?kind=imports", "/settings/",
    "/settings/cadences/", "/settings/erase/",
]  # fmt: skip


def entregent(home: Path, *words: str) -> str:
    """Run a command on the book of the example network."""
    command = [sys.executable, "-m", "entregent", "--home", str(home), "--lang", "fr", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the example network, in French, with Robert who is Bob too."""
    folder = tmp_path_factory.mktemp("keeping")
    entregent(folder, "demo", str(folder), "--on", "2026-11-22")
    book = folder / "book"
    met, elsewhere = "Au salon de Lyon", "Voisin de bureau"
    entregent(book, "add", "Robert Delacroix", "--organisation", "Acme", "--title", "Acheteur")
    entregent(book, "add", "Bob Delacroix", "--organisation", "Acme", "--title", "Directeur")
    entregent(book, "set", "Robert Delacroix", "birthday=--05-01", f"how-met={met}")
    entregent(book, "set", "Bob Delacroix", "birthday=1980-05-01", f"how-met={elsewhere}")
    return book


@pytest.fixture(scope="module")
def link(home: Path) -> Iterator[str]:
    """The link that opens it."""
    with served({**os.environ, "ENTREGENT_HOME": str(home), "DATABASE_URL": ""}) as printed:
        yield printed


@pytest.fixture(autouse=True)
def _in_french(page: Page) -> None:
    page.goto("/duplicates/?lang=fr")


def delacroix(page: Page) -> Any:
    """The pair of Robert and Bob."""
    return page.locator("[data-item]").filter(has_text="Bob Delacroix")


def take_back(page: Page) -> None:
    """Press Undo in what is said of the latest act."""
    page.get_by_role("status").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("status")).to_contain_text("tout est comme avant")


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_a_pair_is_made_one_field_by_field_and_two_again(page: Page) -> None:
    pair = delacroix(page)
    expect(pair).to_contain_text("Un prénom peut être le diminutif de l’autre.")
    pair.get_by_label("Bob Delacroix").check()
    pair.get_by_label("1er mai 1980").check()
    pair.get_by_role("button", name="Fusionner").click()
    said = page.get_by_role("status")
    expect(said).to_contain_text("Bob Delacroix ne fait plus qu’une seule fiche.")
    expect(said).to_be_in_viewport()
    expect(delacroix(page)).to_have_count(0)
    take_back(page)
    expect(delacroix(page)).to_have_count(1)


@pytest.mark.parametrize("page", [{}, WITHOUT_JAVASCRIPT], indirect=True)
def test_a_pair_is_kept_apart_and_proposed_again_once_undone(page: Page) -> None:
    delacroix(page).get_by_role("button", name="Garder distincts").click()
    expect(page.get_by_role("status")).to_contain_text("Ce sont deux personnes")
    expect(delacroix(page)).to_have_count(0)
    take_back(page)
    expect(delacroix(page)).to_have_count(1)


def test_an_answer_that_fails_in_the_page_is_sent_without_it(failing: Page) -> None:
    failing.goto("/duplicates/")
    delacroix(failing).get_by_role("button", name="Garder distincts").click()
    expect(failing.get_by_role("status")).to_contain_text("Ce sont deux personnes")
    take_back(failing)


def test_all_sure_pairs_are_made_one_after_one_question(page: Page) -> None:
    before = page.locator("[data-item]").count()
    page.get_by_role("link", name="Fusionner tous les doublons sûrs").click()
    page.get_by_label("Doublons probables à au moins").select_option("0.9")
    page.get_by_role("button", name="Les montrer").click()
    expect(page.get_by_role("main")).to_contain_text("Priya Raman")
    page.get_by_role("button", name="Fusionner").click()
    expect(page.get_by_role("status")).to_contain_text("réunies avec une autre")
    take_back(page)
    expect(page.locator("[data-item]")).to_have_count(before)


def test_keys_lead_from_pair_to_pair(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator("[data-item]").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("[data-item]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("[data-item]").first).to_be_focused()


def test_what_is_answered_leaves_the_focus_on_the_pair_that_follows(page: Page) -> None:
    pairs = page.locator("[data-item]")
    following = pairs.nth(1).get_by_role("heading", level=2).inner_text()
    pairs.first.get_by_role("button", name="Garder distincts").click()
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(pairs.first).to_be_focused()
    assert pairs.first.get_by_role("heading", level=2).inner_text() == following
    take_back(page)


@pytest.mark.parametrize("page", [{}, WITHOUT_JAVASCRIPT], indirect=True)
def test_an_act_is_undone_in_the_journal(page: Page) -> None:
    delacroix(page).get_by_role("button", name="Garder distincts").click()
    expect(page.get_by_role("status")).to_contain_text("Ce sont deux personnes")
    page.goto("/journal/")
    act = page.get_by_role("listitem").filter(has_text="Bob Delacroix").first
    expect(act).to_contain_text("dans les pages")
    act.get_by_role("button", name="Annuler").click()
    expect(act).to_contain_text("annulé")
    expect(act.get_by_role("button")).to_have_count(0)


def test_the_journal_shows_one_kind_as_soon_as_it_is_chosen(page: Page) -> None:
    page.goto("/journal/")
    page.get_by_label("Montrer").select_option(label="Imports")
    expect(page).to_have_url(f"{page.url.partition('/journal')[0]}/journal/?kind=imports")
    expect(page.get_by_role("listitem").filter(has_text="Delacroix")).to_have_count(0)
    expect(page.get_by_role("listitem").filter(has_text="mail.mbox")).to_have_count(1)


@pytest.mark.parametrize("page", [{}, PHONE, WITHOUT_JAVASCRIPT], indirect=True)
def test_the_language_is_changed_and_changed_back_by_undo(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_role("combobox", name="Langue des pages").select_option("en")
    page.locator("#language").get_by_role("button").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_a_time_zone_is_found_by_a_part_of_its_name(page: Page) -> None:
    page.goto("/settings/")
    field = page.get_by_role("combobox", name="Fuseau horaire")
    field.fill("nowhere")
    page.locator("#zone").get_by_role("button").click()
    assert field.evaluate("field => field.validationMessage") == "Choisissez un lieu de la liste."
    field.fill("montevid")
    page.locator("#zone").get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("Le fuseau horaire est choisi.")
    expect(page.get_by_role("combobox", name="Fuseau horaire")).to_have_value(
        "Montevideo (Amérique)"
    )
    take_back(page)


@pytest.mark.parametrize("page", [WITHOUT_JAVASCRIPT], indirect=True)
def test_a_time_zone_is_chosen_without_javascript(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_role("combobox", name="Fuseau horaire").select_option("America/Montevideo")
    page.locator("#zone").get_by_role("button").click()
    expect(page.get_by_role("combobox", name="Fuseau horaire")).to_have_value("America/Montevideo")
    take_back(page)


def test_the_book_is_exported_and_read_back_the_same(
    page: Page, tmp_path: Path, home: Path
) -> None:
    page.goto("/settings/")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Tout (JSON)").click()
    downloading.value.save_as(tmp_path / "book.json")
    entregent(tmp_path / "elsewhere", "import", str(tmp_path / "book.json"))
    again = entregent(tmp_path / "elsewhere", "export")
    assert again == (tmp_path / "book.json").read_text()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Personnes, pour un tableur (CSV)").click()
    downloading.value.save_as(tmp_path / "people.csv")
    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as sheet:
        names = [row["name"] for row in csv.DictReader(sheet)]
    assert {"Robert Delacroix", "Bob Delacroix", "Priya Raman"} <= set(names)


def test_everything_is_erased_and_brought_back(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_role("link", name="Tout effacer…").click()
    page.get_by_label("Pour confirmer, tapez EFFACER").fill("effacer")
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.get_by_role("status")).to_contain_text("Tout est effacé.")
    page.goto("/duplicates/")
    expect(page.get_by_text("Personne ne semble figurer deux fois")).to_be_visible()
    page.goto("/settings/")
    copy = page.get_by_role("listitem").filter(has_text="before-erasing").first
    copy.get_by_text("Restaurer…").click()
    copy.get_by_role("button", name="Restaurer cette copie").click()
    expect(page.get_by_role("status")).to_contain_text("redevenu ce qu’il était")
    page.goto("/duplicates/")
    expect(delacroix(page)).to_have_count(1)


@BOTH_WAYS
@pytest.mark.parametrize("address", PAGES)
def test_everybody_can_read_the_page(page: Page, address: str) -> None:
    page.goto(address)
    assert fits_everybody(page)
