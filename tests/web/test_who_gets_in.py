"""Only the owner sees the book: by the one-time link, then by the cookie."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import Client
from tests.web.pages import text

from entregent.services.opening import new_link, use_link
from entregent.storage.models import Book, Person
from entregent.web.owner import cookie_name

PAGES = ["/", "/people/", "/people/1/", "/today/answer/", "/undo/", "/nothing/here/"]


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_sees_no_page(stranger: Client, benoit: Person, page: str) -> None:
    response = stranger.get(page)
    assert response.status_code == 403
    assert "Benoît" not in text(response)


def test_a_stranger_is_told_how_to_get_in(stranger: Client) -> None:
    said = text(stranger.get("/"))
    assert "the link printed in the terminal" in said
    assert "entregent serve" in said


def test_a_stranger_is_told_it_in_their_language(stranger: Client) -> None:
    response = stranger.get("/", headers={"accept-language": "fr-CH, fr;q=0.9, en;q=0.8"})
    assert "Ce carnet est fermé." in text(response)
    assert '<html lang="fr">' in response.content.decode()


def test_a_stranger_cannot_write(stranger: Client, benoit: Person) -> None:
    response = stranger.post(f"/people/{benoit.pk}/log/", {"channel": "call", "on": "2026-11-01"})
    assert response.status_code == 403
    assert benoit.exchanges.count() == 0


def test_a_stranger_cannot_change_the_language(stranger: Client, book: Book) -> None:
    stranger.get("/?lang=fr")
    stranger.get("/open/not-the-token/?lang=fr")
    book.refresh_from_db()
    assert book.language == "en"


def test_the_link_of_the_terminal_opens_the_book(stranger: Client) -> None:
    response = stranger.get(f"/open/{new_link()}/")
    assert (response.status_code, response["Location"]) == (302, "/")
    assert stranger.get("/").status_code == 200


def test_the_link_works_once(stranger: Client) -> None:
    token = new_link()
    Client().get(f"/open/{token}/")
    response = stranger.get(f"/open/{token}/")
    assert response.status_code == 403
    assert "This link has been used" in text(response)
    assert stranger.get("/").status_code == 403


def test_of_ten_who_bring_the_link_at_once_one_gets_in() -> None:
    token = new_link()
    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(use_link, [token] * 10)) == [False] * 9 + [True]


def test_a_new_link_takes_the_place_of_the_one_before(stranger: Client) -> None:
    former = new_link()
    new_link()
    assert stranger.get(f"/open/{former}/").status_code == 403


@pytest.mark.parametrize("token", ["wrong", "é", "x" * 5_000, "../secret.key", ""])
def test_a_wrong_link_opens_nothing_and_leaves_the_right_one(stranger: Client, token: str) -> None:
    right = new_link()
    assert stranger.get(f"/open/{token}/").status_code == 403
    assert stranger.get(f"/open/{right}/").status_code == 302


def test_looking_ahead_at_the_link_does_not_use_it_up(stranger: Client) -> None:
    token = new_link()
    assert stranger.head(f"/open/{token}/").status_code == 403
    assert stranger.get(f"/open/{token}/").status_code == 302


def test_the_link_is_kept_as_a_digest_that_others_cannot_read(tmp_path: Path) -> None:
    token = new_link()
    kept = tmp_path / "open-link"
    assert token not in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["open-link"]


def test_the_owner_who_opens_a_used_link_is_led_to_today(me: Client) -> None:
    response = me.get("/open/used/")
    assert (response.status_code, response["Location"]) == (302, "/")


def test_the_cookie_stays_with_this_browser_and_this_book(me: Client) -> None:
    cookie = me.cookies[cookie_name()]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == 30 * 24 * 3600


def test_the_cookie_is_good_for_a_month(me: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time() + 31 * 24 * 3600
    monkeypatch.setattr("time.time", lambda: later)
    assert me.get("/").status_code == 403


@pytest.mark.parametrize("forged", ["", "owner", "Im93bmVyIg:1abcde:forged"])
def test_a_cookie_that_this_book_did_not_sign_opens_nothing(stranger: Client, forged: str) -> None:
    stranger.cookies[cookie_name()] = forged
    assert stranger.get("/").status_code == 403


def test_another_host_is_refused(me: Client) -> None:
    assert me.get("/", headers={"host": "evil.example"}).status_code == 400


def test_another_host_cannot_use_the_link(stranger: Client) -> None:
    token = new_link()
    assert stranger.get(f"/open/{token}/", headers={"host": "evil.example"}).status_code == 400
    assert stranger.get(f"/open/{token}/").status_code == 302


def test_a_form_of_another_site_changes_nothing(me: Client, benoit: Person) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = me.cookies
    response = careful.post(f"/people/{benoit.pk}/log/", {"channel": "call", "on": "2026-11-01"})
    assert response.status_code == 403
    assert "Nothing was changed" in text(response)
    assert benoit.exchanges.count() == 0
