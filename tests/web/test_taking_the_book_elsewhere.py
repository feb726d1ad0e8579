"""Exports and copies as files, copies brought back, everything erased."""

import csv
import gzip
import io
import json
import sqlite3
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import pytest
from django.db import connection
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange, exported, imported, names, written
from tests.web.pages import text

from entregent.services.book import open_book
from entregent.services.emptying import erase_everything
from entregent.services.fields import set_fields
from entregent.services.network import network_of
from entregent.services.review import review_of
from entregent.storage.home import map_file, network_folder, review_file
from entregent.storage.models import Book, Change, Entry, Person
from entregent.storage.queries.people import people_found

# A copy is taken of what is written, not of what is being written.
pytestmark = pytest.mark.django_db(transaction=True)


PLAIN: Mapping[str, str] = {}
GZIP = {"Accept-Encoding": "gzip, deflate, br"}  # as browsers ask


@pytest.fixture
def garden(book: Book) -> Book:
    """A book with Alice, who calls herself a formula, and what was exchanged with her."""
    alice = a_person(book, "=Alice Martin", emails=["alice@acme.example"], circles=["Choir"])
    set_fields(book, alice, [("note", "Sails"), ("birthday", "--12-01")], on=TODAY)
    an_exchange(book, alice, channel="meal", note="é\u202e\x07")
    return book


def sent(me: Client, address: str, headers: Mapping[str, str] = PLAIN) -> tuple[bytes, str]:
    """Download a file; return what it holds and the name it is kept under."""
    response = me.get(address, headers=headers)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    body = b"".join(response.streaming_content)
    response.close()
    return body, response["Content-Disposition"]


def test_the_whole_book_is_downloaded_and_reads_back(
    me: Client, garden: Book, tmp_path: Path
) -> None:
    before = exported(garden)
    body, name = sent(me, "/settings/export/json/")
    assert name == 'attachment; filename="entregent-2026-11-22.json"'
    assert body.decode() == before
    garden.delete()
    new = Book.objects.create(language="fr", time_zone="UTC", created_at=NOW)
    imported(new, written(tmp_path / "book.json", body))
    assert exported(new) == before


def test_the_sheet_is_known_by_spreadsheets_runs_nothing_and_reads_back(
    me: Client, garden: Book, tmp_path: Path
) -> None:
    body, _ = sent(me, "/settings/export/csv/")
    assert body.startswith(b"\xef\xbb\xbf")
    [row] = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert (row["name"], row["birthday"]) == ("'=Alice Martin", "'--12-01")
    garden.delete()
    new = Book.objects.create(language="fr", time_zone="UTC", created_at=NOW)
    imported(new, written(tmp_path / "people.csv", body))
    alice = Person.objects.get()
    assert (alice.name, alice.birthday) == ("=Alice Martin", "--12-01")


def test_cards_are_downloaded(me: Client, garden: Book) -> None:
    body, name = sent(me, "/settings/export/vcard/")
    assert b"FN:=Alice Martin" in body
    assert name.endswith('.vcf"')


@pytest.mark.parametrize("form", ["xml", "..", "csv%00", "book.json"])
def test_a_form_that_is_none_is_not_there(me: Client, form: str) -> None:
    assert me.get(f"/settings/export/{form}/").status_code == 404


@pytest.mark.sqlite
def test_a_download_leaves_no_file_behind(me: Client, garden: Book, tmp_path: Path) -> None:
    for address in ("export/json", "export/csv", "copies/download"):
        sent(me, f"/settings/{address}/")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_download_that_fails_says_so_and_leaves_no_file_behind(
    me: Client, garden: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("entregent.web.views.copies.write_out", full)
    for how in (PLAIN, GZIP):
        response = me.get("/settings/export/json/", headers=how)
        assert response.status_code == 422
        assert "The disk is full" in text(response)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "csv", "vcard"])
def test_what_is_sent_as_it_is_written_is_what_is_sent_whole(
    me: Client, garden: Book, form: str
) -> None:
    whole, name = sent(me, f"/settings/export/{form}/")
    streamed, same = sent(me, f"/settings/export/{form}/", GZIP)
    assert (gzip.decompress(streamed), same) == (whole, name)


def test_a_file_that_breaks_off_cannot_be_taken_for_whole(
    me: Client, garden: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking_off(_book: Book, _form: str, out: IO[str]) -> int:
        out.write("BEGIN:VCARD\r\nEND:VCARD\r\n" * 50_000)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("entregent.web.views.copies.write_out", breaking_off)
    response = me.get("/settings/export/vcard/", headers=GZIP)
    received = b""
    with pytest.raises(OSError, match="No space"):  # noqa: PT012 - what came before it is looked at
        for piece in response.streaming_content:
            received += piece
    response.close()
    assert len(received) > 1_000_000
    with pytest.raises(zlib.error):
        gzip.decompress(received)


def test_whoever_reads_no_gzip_waits_for_a_whole_file_or_is_told(
    me: Client, garden: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = sent(me, "/settings/export/vcard/", {"Accept-Encoding": "br, gzip;q=0"})
    assert whole.endswith(b"END:VCARD\r\n")

    def breaking_off(_book: Book, _form: str, out: IO[str]) -> int:
        out.write("BEGIN:VCARD\r\nEND:VCARD\r\n" * 50_000)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("entregent.web.views.copies.write_out", breaking_off)
    assert me.get("/settings/export/vcard/").status_code == 422


def erase(me: Client, word: str = "erase") -> Any:
    return me.post("/settings/erase/all/", {"word": word}, follow=True)


@pytest.mark.parametrize("word", ["", "ERAS", "effacer", "yes", "x" * 10_000])
def test_nothing_is_erased_without_the_word(me: Client, garden: Book, word: str) -> None:
    before = exported(garden)
    response = erase(me, word)
    assert response.status_code == 422
    assert "To erase everything, type ERASE." in text(response)
    assert f'value="{word}"' in response.content.decode()
    assert exported(garden) == before


@pytest.mark.sqlite
def test_everything_is_erased_and_the_page_says_where_a_copy_is(
    me: Client, garden: Book, tmp_path: Path
) -> None:
    garden.language = "fr"
    garden.save()
    network_of(garden, on=TODAY)
    review_of(garden, on=TODAY)
    done = erase(me, " effacer ")
    assert "Tout est effacé." in text(done)
    [copy] = (tmp_path / "backups").iterdir()
    assert copy.name in text(done)
    assert str(tmp_path / "backups") in text(done)
    assert names(garden) == []
    assert not Entry.objects.exists()
    assert not Change.objects.exists()
    assert people_found(garden, "alice") == []
    assert not network_folder().exists()
    assert not review_file().exists()
    garden.refresh_from_db()
    assert garden.language == "fr"


@pytest.mark.sqlite
def test_only_this_book_is_erased(garden: Book) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    a_person(other, "Chloé Petit")
    erase_everything(garden)
    assert [p.name for p in people_found(other, "chloe")] == ["Chloé Petit"]
    assert Entry.objects.filter(book=other).exists()


@pytest.mark.sqlite
def test_life_goes_on_in_an_emptied_book(me: Client, garden: Book) -> None:
    erase(me)
    a_person(garden, "Benoît Durand")
    assert "Benoît Durand" in text(me.get("/people/"))


@pytest.mark.sqlite
def test_no_word_of_anybody_stays_in_the_emptied_file(garden: Book) -> None:
    erase_everything(garden)
    assert connection.connection.serialize().count(b"Alice") == 0


@pytest.mark.sqlite
def test_the_drawing_of_the_map_goes_with_the_book(me: Client, garden: Book) -> None:
    me.get("/map/")
    assert map_file().exists()
    erase_everything(garden)
    assert not map_file().exists()


@pytest.mark.sqlite
def test_what_was_erased_is_brought_back(me: Client, garden: Book, tmp_path: Path) -> None:
    before = exported(garden)
    erase(me)
    [copy] = (tmp_path / "backups").iterdir()
    done = me.post("/settings/copies/back/", {"copy": copy.name}, follow=True)
    assert "The book is what it was then." in text(done)
    assert exported(open_book()) == before
    assert len(list((tmp_path / "backups").iterdir())) == 2


@pytest.mark.parametrize("name", ["", "../book.sqlite3", "/etc/passwd", "none.sqlite3"])
def test_a_copy_that_is_not_among_them_is_not_brought_back(
    me: Client, garden: Book, name: str
) -> None:
    before = exported(garden)
    assert me.post("/settings/copies/back/", {"copy": name}).status_code == 422
    assert exported(garden) == before


@pytest.mark.sqlite
def test_a_copy_is_kept_and_downloaded(me: Client, garden: Book, tmp_path: Path) -> None:
    done = me.post("/settings/copies/keep/", follow=True)
    assert "A copy is kept." in text(done)
    [kept] = (tmp_path / "backups").iterdir()
    assert kept.name in text(done)
    body, name = sent(me, "/settings/copies/download/")
    assert name.endswith('.sqlite3"')
    with sqlite3.connect(written(tmp_path / "copy.sqlite3", body)) as copy:
        [(count,)] = copy.execute("SELECT count(*) FROM storage_book")
    assert json.loads(str(count)) == Book.objects.count()
