"""Import: files brought, what was found, a yes, what became of it; and hostile files."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.builders import (
    BENOIT,
    ME,
    a_linkedin_archive,
    a_mail,
    a_person,
    a_sheet,
    a_vcf,
    an_mbox,
    imported,
    names,
)
from tests.web.pages import addresses, text

from entregent.importers.kinds import Source
from entregent.services.bringing import starting
from entregent.services.bringing.batch import UNREAD_KEPT_FOR, Batch, batch_called, batches
from entregent.services.bringing.reading import look, read
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, ColumnMapping, MyAddress
from entregent.web import incoming

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    """Do at once, and here, what a process of its own does."""

    def unwatched(_source: Source) -> Callable[[int], None]:
        return lambda _count: None

    def work(batch: Batch, task: str) -> None:
        with speaking("en"):
            (look if task == "look" else read)(book, batch, unwatched)
        batch.write("now", {"task": task, "state": "ended", "at": time.time()})

    monkeypatch.setattr(starting, "_spawn", work)


def sent(me: Client, *paths: Path | SimpleUploadedFile) -> Any:
    """Send files to the import page, and follow to where it leads."""
    files = [
        path if isinstance(path, SimpleUploadedFile) else _uploaded(path.name, path.read_bytes())
        for path in paths
    ]
    return me.post("/import/", {"files": files}, follow=True)


def _uploaded(name: str, content: bytes) -> SimpleUploadedFile:
    file = SimpleUploadedFile("x", content)
    file._name = name  # as it was sent, not as Django would have it
    return file


def the_batch() -> Batch:
    [batch] = batches()
    return batch


def press(me: Client, what: str, /, **said: Any) -> Any:
    """Press a button of the page of the one batch."""
    return me.post(f"/import/{the_batch().key}/{what}/", said, follow=True)


def test_the_page_says_what_to_bring_and_how_to_get_it(me: Client) -> None:
    said = text(me.get("/import/"))
    for words in ("Choose files", "Up to 4 GB and 500 files", "LinkedIn", "Thunderbird", "Apple"):
        assert words in said


def test_files_are_looked_into_and_nothing_is_written(
    me: Client, book: Book, tmp_path: Path
) -> None:
    response = sent(me, a_linkedin_archive(tmp_path), a_vcf(tmp_path))
    assert response.redirect_chain == [(f"/import/{the_batch().key}/", 303)]
    said = text(response)
    for words in ("This is what was found", "LinkedIn archive", "Address book", "Alice Martin"):
        assert words in said
    assert names(book) == []


def test_a_yes_reads_them_and_says_what_became_of_each(
    me: Client, book: Book, tmp_path: Path
) -> None:
    sent(me, a_linkedin_archive(tmp_path))
    said = text(press(me, "read"))
    assert "Your book has grown" in said
    assert "1 new" in said
    assert names(book) == ["Alice Martin"]


def test_a_file_that_tells_nothing_new_says_so_without_a_zero(
    me: Client, book: Book, tmp_path: Path
) -> None:
    archive = a_linkedin_archive(tmp_path)
    imported(book, archive)
    said = text(sent(me, archive))
    assert "nothing new" in said
    assert "1 known already" in said
    assert "0 new" not in said


def test_what_an_archive_tells_of_my_own_career_is_said(me: Client, tmp_path: Path) -> None:
    career = (
        "Company Name,Title,Started On,Finished On\nAcme,CTO,Mar 2021,\nIris,Engineer,2016,2021\n"
    )
    said = text(sent(me, a_linkedin_archive(tmp_path, files={"Positions.csv": career})))
    assert "Your own career: 2 positions new or changed" in said
    assert "Your own career: 2 positions new or changed" in text(press(me, "read"))


def test_what_was_read_can_be_undone(me: Client, book: Book, tmp_path: Path) -> None:
    sent(me, a_linkedin_archive(tmp_path))
    press(me, "read")
    assert "This import was undone" in text(press(me, "undo"))
    assert names(book) == []


def test_undo_waits_for_what_was_done_since(me: Client, book: Book, tmp_path: Path) -> None:
    sent(me, a_linkedin_archive(tmp_path))
    press(me, "read")
    a_person(book, "Chloé Petit")
    response = press(me, "undo")
    assert response.status_code == 422
    assert "Something else was done since" in text(response)
    assert names(book) == ["Alice Martin", "Chloé Petit"]


def test_leaving_the_files_removes_them(me: Client, book: Book, tmp_path: Path) -> None:
    sent(me, a_linkedin_archive(tmp_path))
    folder = the_batch().folder
    assert "These files were left, and removed." in text(press(me, "leave"))
    assert not folder.exists()
    assert names(book) == []


def test_sending_nothing_is_said_to_be(me: Client) -> None:
    response = me.post("/import/", {})
    assert response.status_code == 422
    assert "No file was chosen." in text(response)
    assert batches() == []


def test_the_columns_of_a_sheet_are_shown_with_their_cells_and_can_be_put_right(
    me: Client, book: Book, tmp_path: Path
) -> None:
    rows = ("Alice;Martin;Dupont", "Chloé;Petit;Durand")
    response = sent(me, a_sheet(tmp_path, *rows, header="Prénom;Nom;Autre nom"))
    [sheet] = response.context["form"].sheets
    assert [(title, cells) for _, title, cells, _ in sheet.rows][2] == (
        "Autre nom", ["Dupont", "Durand"],
    )  # fmt: skip
    fields = {name: chosen for name, _, _, chosen in sheet.rows}
    last = list(fields)[2]
    press(me, "read", **{**fields, last: "note"})
    assert names(book) == ["Alice Martin", "Chloé Petit"]
    assert ColumnMapping.objects.get().mapping["Autre nom"] == "note"


def test_columns_that_name_nobody_are_refused_and_stay_as_chosen(
    me: Client, book: Book, tmp_path: Path
) -> None:
    response = sent(me, a_sheet(tmp_path))
    [sheet] = response.context["form"].sheets
    first, *others = [name for name, *_ in sheet.rows]
    response = press(me, "read", **{first: "city"}, **dict.fromkeys(others, ""))
    assert response.status_code == 422
    assert "No column tells who each line is about." in text(response)
    assert response.context["form"].sheets[0].rows[0][3] == "city"
    assert names(book) == []


def test_a_field_that_is_none_is_refused(me: Client, book: Book, tmp_path: Path) -> None:
    response = sent(me, a_sheet(tmp_path))
    first = response.context["form"].sheets[0].rows[0][0]
    assert press(me, "read", **{first: "<script>"}).status_code == 422
    assert names(book) == []


def test_which_addresses_are_mine_is_asked(me: Client, book: Book, tmp_path: Path) -> None:
    response = sent(me, an_mbox(tmp_path, a_mail(ME, BENOIT, id="1"), a_mail(BENOIT, ME, id="2")))
    assert "Which of these addresses are yours?" in text(response)
    response = press(me, "read", other="not an address")
    assert response.status_code == 422
    assert 'value="not an address"' in response.content.decode()
    press(me, "read", me=[ME])
    assert names(book) == ["Benoît Durand"]


def test_an_address_ticked_by_mistake_can_be_unticked(me: Client, tmp_path: Path) -> None:
    sent(me, an_mbox(tmp_path, a_mail(ME, BENOIT, id="1"), a_mail(BENOIT, ME, id="2")))
    form = press(me, "look", me=["benoit@globex.example"]).context["form"]
    assert form.candidates == form.mine == ["benoit@globex.example"]
    form = press(me, "look").context["form"]
    assert ME in form.candidates
    assert form.mine == []


def test_an_address_the_files_take_for_mine_can_be_denied_and_taken_back(
    me: Client, book: Book, tmp_path: Path
) -> None:
    shared = "team@acme.example"
    emails = f"Email Address,Confirmed,Primary,Updated On\n{ME},Yes,Yes,\n{shared},Yes,No,\n"
    archive = a_linkedin_archive(tmp_path, files={"Email Addresses.csv": emails})
    response = sent(me, archive)
    assert "You are" in text(response)
    assert set(response.context["form"].mine) >= {ME, shared}
    form = press(me, "look", me=[ME]).context["form"]
    assert shared in form.candidates
    assert form.mine == [ME]
    assert set(press(me, "look", me=[ME, shared]).context["form"].mine) == {ME, shared}
    press(me, "look", me=[ME])
    press(me, "read", me=[ME])
    assert list(MyAddress.objects.filter(kind="email").values_list("key", flat=True)) == [ME]


def test_addresses_the_book_knows_already_are_not_asked_about(
    me: Client, book: Book, tmp_path: Path
) -> None:
    MyAddress.objects.create(book=book, kind="email", key=ME, origin="typed")
    mails = (a_mail(ME, BENOIT, id="1"), a_mail(BENOIT, ME, id="2"))
    assert sent(me, an_mbox(tmp_path, *mails)).context["form"].candidates == []


@pytest.mark.parametrize(
    "name", ["../../../evil.vcf", "/etc/evil.vcf", "..\\..\\evil.vcf", "%2e%2e%2fevil.vcf"]
)
def test_a_name_never_leads_out_of_the_folder(me: Client, tmp_path: Path, name: str) -> None:
    sent(me, _uploaded(name, a_vcf(tmp_path).read_bytes()))
    batch = the_batch()
    [file] = batch.files
    assert batch.path(file).resolve().is_relative_to((batch.folder / "files").resolve())
    outside = [path for path in tmp_path.rglob("*evil*") if "files" not in path.parts]
    assert outside == []


def test_a_name_that_is_a_script_is_shown_as_it_stands(me: Client, tmp_path: Path) -> None:
    response = sent(me, _uploaded("<img src=x onerror=alert(1)>.vcf", b"BEGIN:VCARD"))
    assert "<img src=x" not in response.content.decode()
    assert addresses(response).inline == []


def test_a_name_of_ten_thousand_characters_harms_nothing(me: Client, tmp_path: Path) -> None:
    """No browser has a file of such a name to send."""
    response = sent(me, _uploaded("é" * 10_000 + ".vcf", a_vcf(tmp_path).read_bytes()))
    assert response.status_code == 400
    assert batches() == []


def test_a_long_name_is_cut(me: Client, tmp_path: Path) -> None:
    assert sent(me, _uploaded("a" * 250 + ".vcf", a_vcf(tmp_path).read_bytes())).status_code == 200
    assert the_batch().files[0].name.endswith("a.vcf")


def test_an_empty_file_is_named(me: Client, tmp_path: Path) -> None:
    response = sent(me, _uploaded("nothing.vcf", b""), a_vcf(tmp_path))
    assert "nothing.vcf is empty (0 bytes)." in text(response)


def test_a_file_of_no_known_kind_is_named(me: Client) -> None:
    said = text(sent(me, _uploaded("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)))))
    assert "Nothing in these files can be read" in said
    assert "photo.jpg is of no kind that can be read:" in said


def test_what_was_left_in_a_zip_is_said_before_and_after(me: Client, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.write(a_vcf(tmp_path), "contacts.vcf")
        archive.writestr("photo.jpg", "no")
    words = "is of no kind that is read and was left out (photo.jpg)"
    assert words in text(sent(me, tmp_path / "takeout.zip"))
    assert words in text(press(me, "read"))


def test_a_zip_that_unpacks_to_far_more_than_it_should_is_left_alone(
    me: Client, book: Book
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"First Name,Last Name,URL\n" + b"a" * (66 << 20))
        archive.writestr("Profile.csv", b"First Name,Last Name\nPaul,Moi\n")
    said = text(sent(me, _uploaded("bomb.zip", packed.getvalue())))
    assert "bomb.zip unpacks to far more than it should." in said
    assert names(book) == []


def test_more_than_the_limit_is_refused_in_words(
    me: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(incoming, "MOST_BYTES", 1_000)
    response = sent(me, _uploaded("large.mbox", b"From " * 1_000))
    assert response.status_code == 422
    assert "That is more than 1 kB" in text(response)
    assert batches() == []


def test_more_files_than_the_limit_are_refused_in_words(
    me: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(incoming, "MOST_FILES", 2)
    response = sent(me, *[_uploaded(f"{n}.vcf", b"BEGIN:VCARD") for n in range(3)])
    assert response.status_code == 422
    assert "or than 2 files" in text(response)
    assert batches() == []


def test_a_full_disk_is_said_to_be(
    me: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(incoming, "_write", full)
    response = sent(me, a_vcf(tmp_path))
    assert response.status_code == 422
    assert "The disk is full" in text(response)
    assert batches() == []


def test_an_upload_without_a_token_is_refused(book: Book, me: Client, tmp_path: Path) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = me.cookies
    response = strict.post("/import/", {"files": SimpleUploadedFile("a.vcf", b"BEGIN:VCARD")})
    assert response.status_code == 403
    assert batches() == []


def test_a_stranger_brings_nothing(stranger: Client) -> None:
    response = stranger.post("/import/", {"files": SimpleUploadedFile("a.vcf", b"BEGIN:VCARD")})
    assert response.status_code == 403
    assert batches() == []


@pytest.mark.parametrize("page", ["", "now/", "problems.csv"])
@pytest.mark.parametrize("key", ["0000000000000000", "nonsense", "lock"])
def test_a_batch_that_is_not_there_is_not_found(me: Client, key: str, page: str) -> None:
    assert me.get(f"/import/{key}/{page}").status_code == 404


@pytest.mark.parametrize("what", ["read", "look", "stop", "leave", "undo"])
def test_nothing_is_done_to_a_batch_but_by_a_form(me: Client, tmp_path: Path, what: str) -> None:
    sent(me, a_vcf(tmp_path))
    assert me.get(f"/import/{the_batch().key}/{what}/").status_code == 405
    assert me.post(f"/import/0000000000000000/{what}/").status_code == 404


def test_a_page_that_waits_says_how_far_it_is(me: Client, tmp_path: Path) -> None:
    sent(me, a_vcf(tmp_path))
    batch = the_batch()
    now = {"state": "asked", "at": time.time(), "task": "read", "name": "<b>.vcf", "file": 1}
    batch.write("now", {**now, "of": 1, "read": 40})
    said = text(me.get(f"/import/{batch.key}/now/"))
    assert "File 1 of 1: <b>.vcf" in said
    assert "40 bytes" in said


def test_a_page_that_waits_is_loaded_anew_once_it_is_over(me: Client, tmp_path: Path) -> None:
    sent(me, a_vcf(tmp_path))
    assert me.get(f"/import/{the_batch().key}/now/")["HX-Refresh"] == "true"


def test_an_import_cut_short_says_so_and_can_be_taken_up(
    me: Client, book: Book, tmp_path: Path
) -> None:
    sent(me, a_vcf(tmp_path))
    batch = the_batch()
    batch.write("now", {"task": "read", "state": "working", "at": time.time()})
    assert "The import was cut short" in text(me.get(f"/import/{batch.key}/"))
    press(me, "read")
    assert names(book) == ["Alice Martin"]


def test_what_kept_an_import_from_going_on_is_said(me: Client, tmp_path: Path) -> None:
    sent(me, a_vcf(tmp_path))
    batch = the_batch()
    batch.write("now", {"task": "read", "state": "refused", "code": "book-busy", "values": {}})
    assert "Another program is writing to the book." in text(me.get(f"/import/{batch.key}/"))
    batch.write("now", {"task": "read", "state": "refused", "code": "", "values": {}})
    assert "Something went wrong here." in text(me.get(f"/import/{batch.key}/"))


def test_the_problems_can_be_downloaded(me: Client, tmp_path: Path) -> None:
    sent(me, a_sheet(tmp_path, "Alice;Martin;;;", ";;;Acme;", name="=list.csv"))
    assert "Download the list" in text(press(me, "read"))
    response = me.get(f"/import/{the_batch().key}/problems.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    sheet = b"".join(response.streaming_content).decode()
    assert """'=list.csv,line 3,"This line names nobody""" in sheet


def test_earlier_imports_are_listed(me: Client, tmp_path: Path) -> None:
    sent(me, a_vcf(tmp_path))
    said = text(me.get("/import/"))
    assert "contacts.vcf waits for your yes" in said
    press(me, "read")
    assert "contacts.vcf read" in text(me.get("/import/"))


def test_what_nobody_said_yes_to_is_gone_when_the_page_is_opened_later(
    me: Client, tmp_path: Path
) -> None:
    sent(me, a_vcf(tmp_path))
    for path in (*the_batch().folder.rglob("*"), the_batch().folder):
        os.utime(path, (time.time() - UNREAD_KEPT_FOR.total_seconds() - 1,) * 2)
    me.get("/import/")
    assert batches() == []


def test_the_pages_ask_few_questions_however_large_the_book(
    me: Client, book: Book, tmp_path: Path, django_assert_max_num_queries: AtMost
) -> None:
    sent(me, a_vcf(tmp_path))
    key = the_batch().key
    for number in range(40):
        a_person(book, f"Person {number}")
    for page in ("/import/", f"/import/{key}/", f"/import/{key}/now/"):
        with django_assert_max_num_queries(4):
            me.get(page)
    press(me, "read")
    with django_assert_max_num_queries(5):
        me.get(f"/import/{key}/")


def test_nothing_on_the_pages_is_inline_or_from_elsewhere(me: Client, tmp_path: Path) -> None:
    sent(me, a_sheet(tmp_path))
    assert batch_called(the_batch().key)
    for page in ("/", "/begin/people/", "/import/", f"/import/{the_batch().key}/"):
        found = addresses(me.get(page))
        assert found.inline == []
        assert all(address.startswith("/static/") for address in found.loaded)
        assert all(address.startswith(("/", "?", "#")) for address in found.followed)
