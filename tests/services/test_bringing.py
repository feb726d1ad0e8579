"""Files brought to the pages: kept apart, looked into, read as one import, taken back as one."""

import csv
import io
import json
import os
import stat
import subprocess
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.builders import (
    BENOIT,
    ME,
    a_calendar,
    a_linkedin_archive,
    a_mail,
    a_sheet,
    a_vcf,
    an_mbox,
    names,
    written,
)

from entregent.importers.kinds import Source
from entregent.services import aside
from entregent.services.bringing import batch as batches
from entregent.services.bringing import unpacking, work
from entregent.services.bringing.batch import (
    Batch,
    Brought,
    Stage,
    batch_called,
    new_batch,
    shelf,
    sweep,
)
from entregent.services.bringing.names import harmless
from entregent.services.bringing.problems import problem_sheet
from entregent.services.bringing.reading import look, read
from entregent.services.bringing.starting import say, stop, take_back
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.exporting import harmless_cell
from entregent.services.language import choose_language
from entregent.services.people import add_person
from entregent.storage.home import home
from entregent.storage.locks import held, is_held
from entregent.storage.models import Book, ColumnMapping, Entry
from entregent.storage.queries.people import people

MAILS = (a_mail(BENOIT, ME), a_mail(ME, BENOIT, X_Gmail_Labels="Sent"))


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what is brought to this test alone."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))


def unwatched(_source: Source) -> object:
    return lambda _count: None


def brought(*paths: Path) -> Batch:
    """Bring files, as the page does."""
    batch = new_batch()
    files = []
    for number, path in enumerate(paths, 1):
        file = Brought(number, path.name, path.stat().st_size)
        batch.path(file).parent.mkdir(mode=0o700)
        batch.path(file).write_bytes(path.read_bytes())
        files.append(file)
    batch.write("brought", {"at": time.time(), "files": [vars_of(f) for f in files]})
    return batch


def vars_of(file: Brought) -> dict[str, object]:
    return {"number": file.number, "name": file.name, "size": file.size}


def found(book: Book, batch: Batch) -> dict[str, object]:
    look(book, batch, unwatched)
    return {file["name"]: file for file in batch.read("found")["files"]}


def result(book: Book, batch: Batch) -> dict[str, dict[str, object]]:
    read(book, batch, unwatched)
    return {file["name"]: file for file in batch.read("result")["files"]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("mail.mbox", "mail.mbox"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\contacts.vcf", "contacts.vcf"),
        ("..", "file"),
        ("", "file"),
        (".bashrc", "bashrc"),
        ("a\0b\n\tc.csv", "abc.csv"),
        ("photo\u202efdp.exe", "photofdp.exe"),
        ("mes <contacts>: été?.csv", "mes contacts été.csv"),
        ("\ud800.csv", "csv"),
    ],
)
def test_a_name_of_a_file_is_made_harmless(given: str, kept: str) -> None:
    assert harmless(given) == kept


def test_a_name_of_ten_thousand_characters_keeps_its_end() -> None:
    kept = harmless("é" * 10_000 + ".vcf")
    assert kept.endswith("é.vcf")
    assert len(kept.encode()) <= 120
    assert len(harmless("a." + "b" * 10_000).encode()) <= 120


def test_what_is_brought_is_closed_to_other_accounts(tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path))
    for folder in (batch.folder, batch.folder / "files", batch.folder / "files" / "1"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((batch.folder / "brought.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("key", ["", "..", "../..", "0" * 15, "g" * 16, "0" * 16 + "/.."])
def test_no_other_folder_is_taken_for_a_batch(key: str) -> None:
    assert batch_called(key) is None


def test_looking_tells_all_and_writes_nothing(book: Book, tmp_path: Path) -> None:
    batch = brought(
        an_mbox(tmp_path, *MAILS, a_mail(BENOIT, List_Id="<news.example>")),
        a_linkedin_archive(tmp_path),
        written(tmp_path / "photo.jpg", b"\xff\xd8\xff\xe0 no text at all"),
        written(tmp_path / "empty.csv", b""),
    )
    told = found(book, batch)
    assert told["linkedin.zip"]["people"]["created"] == 1
    assert told["mail.mbox"]["kind"] == "mailbox"
    assert told["mail.mbox"]["left_out"] == {"list": 1}
    assert [p["code"] for p in told["photo.jpg"]["problems"]] == ["unknown-kind"]
    assert [p["code"] for p in told["empty.csv"]["problems"]] == ["empty-file"]
    assert names(book) == []
    assert not Entry.objects.filter(book=book).exists()


def test_where_the_files_lie_is_told_to_nobody(book: Book, tmp_path: Path) -> None:
    batch = brought(written(tmp_path / "photo.jpg", b"\xff\xd8\xff\xe0 no text at all"))
    found(book, batch)
    assert str(batch.folder) not in json.dumps(batch.read("found"))


def test_reading_writes_each_file_and_removes_them(book: Book, tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path, *MAILS), a_linkedin_archive(tmp_path))
    told = result(book, batch)
    assert names(book) == ["Alice Martin", "Benoît Durand"]
    assert told["linkedin.zip"]["people"]["created"] == 1
    assert not (batch.folder / "files").exists()
    assert batch.stage is Stage.DONE


def test_who_is_who_is_read_before_who_wrote(book: Book, tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path), a_vcf(tmp_path))
    assert list(found(book, batch)) == ["contacts.vcf", "mail.mbox"]


def test_a_file_that_cannot_be_read_leaves_the_others_be(book: Book, tmp_path: Path) -> None:
    broken = written(tmp_path / "broken.zip", b"PK\3\4 and no more")
    told = result(book, brought(broken, a_vcf(tmp_path)))
    assert names(book) == ["Alice Martin"]
    assert told["broken.zip"]["kind"] == ""


def test_an_import_of_several_files_is_taken_back_as_one(book: Book, tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path, *MAILS), a_linkedin_archive(tmp_path))
    result(book, batch)
    take_back(book, batch)
    assert names(book) == []
    assert batch.read("result")["taken_back"]


@pytest.mark.parametrize("changed", [{"act": "add"}, {"at": datetime(2020, 1, 1, tzinfo=UTC)}])
def test_another_act_that_bears_the_number_of_an_import_is_not_undone(
    book: Book, tmp_path: Path, changed: dict[str, object]
) -> None:
    batch = brought(a_vcf(tmp_path))
    result(book, batch)
    Entry.objects.update(**changed)
    with pytest.raises(EntregentError, match="no-such-entry"):
        take_back(book, batch)
    assert names(book) == ["Alice Martin"]


def test_what_was_done_since_keeps_the_whole_import(book: Book, tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path, *MAILS), a_linkedin_archive(tmp_path))
    result(book, batch)
    alice = people(book).get(name="Alice Martin")
    log_exchange(book, alice, channel="call", on=alice.created_at.date())
    with pytest.raises(EntregentError, match="done-since"):
        take_back(book, batch)
    assert names(book) == ["Alice Martin", "Benoît Durand"]


def test_the_columns_of_an_unknown_sheet_are_offered_then_read(book: Book, tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path, "Alice Martin;12;Lyon", "Chloé Petit;7;Brest", header="Qui;Nb;Lieu")
    batch = brought(sheet)
    [offered] = found(book, batch)["s.csv"]["sheets"]
    assert [(c["title"], c["cells"]) for c in offered["columns"]] == [
        ("Qui", ["Alice Martin", "Chloé Petit"]), ("Nb", ["12", "7"]), ("Lieu", ["Lyon", "Brest"]),
    ]  # fmt: skip
    say(batch, columns={offered["digest"]: {"Qui": "name", "Lieu": "city"}}, me=[])
    result(book, batch)
    assert names(book) == ["Alice Martin", "Chloé Petit"]
    assert ColumnMapping.objects.get().mapping == {"Qui": "name", "Lieu": "city"}


def test_columns_of_which_none_names_anybody_are_refused(tmp_path: Path) -> None:
    batch = brought(a_sheet(tmp_path))
    with pytest.raises(EntregentError, match="no-naming-column"):
        say(batch, columns={"0" * 12: {"Ville": "city"}}, me=[])


def test_which_addresses_are_mine_is_asked_then_known(book: Book, tmp_path: Path) -> None:
    mails = [a_mail(ME, BENOIT, id="1"), a_mail(BENOIT, ME, id="2")]
    batch = brought(an_mbox(tmp_path, *mails))
    told = found(book, batch)
    assert ME in told["mail.mbox"]["candidates"]
    say(batch, columns={}, me=[ME])
    assert found(book, batch)["mail.mbox"]["candidates"] == []
    assert batch.read("found")["me"] == [ME]


def test_an_address_said_to_be_mine_can_be_unsaid(book: Book, tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path, a_mail(ME, BENOIT, id="1"), a_mail(BENOIT, ME, id="2")))
    say(batch, columns={}, me=["benoit@globex.example"])
    say(batch, columns={}, me=[ME])
    found(book, batch)
    assert batch.read("found")["me"] == [ME]


@pytest.mark.parametrize("me", ["nobody", "=1+1", "a@b@c"])
def test_what_is_no_address_is_refused(tmp_path: Path, me: str) -> None:
    with pytest.raises(EntregentError, match="not-an-address"):
        say(brought(an_mbox(tmp_path)), columns={}, me=[me])


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_the_problems_is_a_formula(cell: str) -> None:
    assert harmless_cell(cell) == f"'{cell}"


def test_every_problem_is_in_the_sheet_to_download(book: Book, tmp_path: Path) -> None:
    rows = [f";;;Firm {n};" for n in range(60)]
    batch = brought(a_sheet(tmp_path, *rows, name="=evil.csv"))
    told = result(book, batch)["=evil.csv"]
    assert told["count"] == 60
    assert len(told["problems"]) == 50
    sheet = "".join(problem_sheet(batch, ("File", "Where", "What happened"), "en"))
    lines = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"))))
    assert len(lines) == 61
    assert lines[1][0] == "'=evil.csv"


def test_a_batch_stands_where_its_process_left_it(tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path))
    batch.write("now", {"task": "look", "state": "asked", "at": time.time()})
    assert batch.stage is Stage.WORKING
    batch.write("now", {"task": "look", "state": "working", "at": time.time()})
    assert batch.stage is Stage.CUT_SHORT
    with held(batch.lock) as mine:
        assert mine
        assert batch.stage is Stage.WORKING
    batch.write("now", {"task": "look", "state": "ended", "at": time.time()})
    assert batch.stage is Stage.FOUND
    batch.write("now", {"task": "look", "state": "refused", "at": time.time(), "code": ""})
    assert batch.stage is Stage.REFUSED


def test_a_process_that_never_began_is_not_waited_for(tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path))
    batch.write("now", {"task": "look", "state": "asked", "at": time.time() - 60})
    assert batch.stage is Stage.CUT_SHORT


def test_a_lock_is_let_go_of(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "lock")
    with held(tmp_path / "lock"):
        assert is_held(tmp_path / "lock")
    assert not is_held(tmp_path / "lock")


def _aged(batch: Batch, seconds: float) -> None:
    _aged_folder(batch.folder, seconds)


def _aged_folder(folder: Path, seconds: float) -> None:
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (time.time() - seconds,) * 2)


def test_what_nobody_said_yes_to_is_swept_after_a_day(tmp_path: Path) -> None:
    fresh, old = brought(an_mbox(tmp_path)), brought(an_mbox(tmp_path))
    _aged(old, batches.UNREAD_KEPT_FOR.total_seconds() + 1)
    sweep()
    assert fresh.folder.exists()
    assert not old.folder.exists()


def test_what_is_being_read_is_not_swept(tmp_path: Path) -> None:
    batch = brought(an_mbox(tmp_path))
    with held(batch.lock):
        _aged(batch, 10**7)
        sweep()
        assert batch.folder.exists()


def test_an_upload_that_was_cut_off_is_swept() -> None:
    batch = new_batch()
    written(batch.folder / "files" / "1" / "mail.mbox", b"From ")
    sweep()
    assert batch.folder.exists()
    _aged(batch, batches.UNFINISHED_KEPT_FOR.total_seconds() + 1)
    sweep()
    assert not batch.folder.exists()


def test_a_copy_that_was_being_sent_when_the_pages_ended_is_swept() -> None:
    left = written(home() / ".download-abc" / "book.sqlite3", b"SQLite").parent
    sweep()
    assert left.exists()
    _aged_folder(left, batches.UNFINISHED_KEPT_FOR.total_seconds() + 1)
    sweep()
    assert not left.exists()


def the_four_kinds(tmp_path: Path) -> tuple[Batch, Batch, Batch, Batch]:
    """Return a batch that was read, one that waits, one on its way and one at work."""
    read, waits, at_work = (brought(an_mbox(tmp_path)) for _ in range(3))
    read.write("result", {"files": []})
    waits.write("now", {"task": "look", "state": "ended"})
    at_work.write("now", {"task": "read", "state": "asked", "at": time.time()})
    arriving = new_batch()
    written(arriving.folder / "files" / "1" / "mail.mbox", b"From ")
    return read, waits, arriving, at_work


def test_results_can_be_forgotten_alone(tmp_path: Path) -> None:
    read, *others = the_four_kinds(tmp_path)
    batches.forget_results()
    assert not read.folder.exists()
    assert all(batch.folder.exists() for batch in others)


def test_what_arrives_or_is_at_work_is_not_forgotten(tmp_path: Path) -> None:
    read, waits, arriving, at_work = the_four_kinds(tmp_path)
    batches.forget()
    assert not read.folder.exists()
    assert not waits.folder.exists()
    assert arriving.folder.exists()
    assert at_work.folder.exists()
    _aged(arriving, batches.UNFINISHED_KEPT_FOR.total_seconds() + 1)
    batches.forget()
    assert not arriving.folder.exists()


def test_the_example_network_is_an_import_one_can_take_back(book: Book) -> None:
    batch = new_batch()
    batch.write("brought", {"at": time.time(), "files": [], "example": True})
    result(book, batch)
    assert people(book).count() > 300
    take_back(book, batch)
    assert people(book).count() == 0


def test_a_language_chosen_since_keeps_no_import_from_being_taken_back(
    book: Book, tmp_path: Path
) -> None:
    batch = brought(a_vcf(tmp_path))
    result(book, batch)
    choose_language(book, "fr")
    take_back(book, batch)
    assert names(book) == []
    book.refresh_from_db()
    assert book.language == "fr"


@pytest.mark.sqlite
def test_an_import_waits_for_the_one_before_it(tmp_path: Path) -> None:
    batch = brought(a_vcf(tmp_path))
    command = aside.command("bring", batch.key, "look")
    with subprocess.Popen(command) as process:
        with held(shelf() / "lock"):
            while batch.read("now").get("state") != "waiting":
                assert process.poll() is None
            assert batch.stage is Stage.WORKING
        assert process.wait() == 0
    assert batch.stage is Stage.FOUND
    assert batch.read("found")["files"][0]["people"]["created"] == 1


def test_a_process_stopped_before_it_began_does_nothing(tmp_path: Path) -> None:
    batch = brought(a_vcf(tmp_path))
    batch.write("now", {"task": "look", "state": "asked", "at": time.time()})
    stop(batch)
    assert batch.stage is Stage.CUT_SHORT
    work.work_on(batch.key, "look")
    assert batch.stage is Stage.CUT_SHORT


def test_what_was_read_is_not_read_again_by_whoever_was_asked_twice(
    book: Book, tmp_path: Path
) -> None:
    batch = brought(a_vcf(tmp_path))
    batch.write("result", {"files": []})
    work.work_on(batch.key, "read")
    assert batch.read("result") == {"files": []}
    assert names(book) == []


def a_zip(folder: Path, *paths: Path, name: str = "takeout.zip", **inside: str) -> Path:
    """Pack files, under hostile names too."""
    with zipfile.ZipFile(folder / name, "w") as archive:
        for path in paths:
            archive.write(path, f"Takeout/../../../{path.name}")
        for member, content in inside.items():
            archive.writestr(member, content)
    return folder / name


def test_a_zip_of_several_files_is_read_as_they_are(book: Book, tmp_path: Path) -> None:
    takeout = a_zip(tmp_path, an_mbox(tmp_path, *MAILS), a_calendar(tmp_path), a_vcf(tmp_path))
    batch = brought(takeout)
    told = found(book, batch)
    assert list(told) == ["contacts.vcf", "calendar.ics", "mail.mbox"]
    inside = (batch.folder / "files").resolve()
    assert all(batch.path(file).resolve().is_relative_to(inside) for file in batch.files)
    result(book, batch)
    assert "Benoît Durand" in names(book)


def test_a_zip_is_unpacked_once(book: Book, tmp_path: Path) -> None:
    batch = brought(a_zip(tmp_path, an_mbox(tmp_path, *MAILS)))
    found(book, batch)
    assert list(found(book, batch)) == ["mail.mbox"]


def test_what_a_zip_holds_besides_is_said(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_FILES", 1)
    more = {"more.vcf": "no", "photo.jpg": "no", "Inbox": "no", "__MACOSX/a.vcf": "no"}
    takeout = a_zip(tmp_path, a_vcf(tmp_path), an_mbox(tmp_path), **more)
    lock(takeout, b"mail.mbox")
    batch = brought(takeout)
    assert list(found(book, batch)) == ["contacts.vcf"]
    found(book, batch)
    told = [(p["code"], p["values"]["first"]) for p in batch.read("found")["skipped"]]
    assert told == [
        ("zip-other-endings", "photo.jpg, Inbox"),
        ("zip-locked", "mail.mbox"),
        ("zip-beyond", "more.vcf"),
    ]
    result(book, batch)
    lines = "".join(problem_sheet(batch, ("File", "Where", "What happened"), "en"))
    assert "2 files of this zip are of no kind that is read" in lines


def lock(path: Path, member: bytes) -> None:
    """Say of a file of a zip, in the list of its files, that it asks for a password."""
    content = bytearray(path.read_bytes())
    listed = content.rindex(member) - content.rindex(b"PK\1\2", 0, content.rindex(member))
    content[content.rindex(member) - listed + 8] |= 1
    path.write_bytes(content)


def test_a_zip_stays_until_its_files_are_noted(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = brought(a_zip(tmp_path, a_vcf(tmp_path)))

    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as here:
        here.setattr(Batch, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            look(book, batch, unwatched)
    assert list(found(book, batch)) == ["contacts.vcf"]


def test_a_zip_of_nothing_that_can_be_read_is_named(book: Book, tmp_path: Path) -> None:
    told = found(book, brought(a_zip(tmp_path, **{"photo.jpg": "no", "__MACOSX/a.vcf": "no"})))
    assert [p["code"] for p in told["takeout.zip"]["problems"]] == ["packed-file"]


def test_an_archive_of_linkedin_stays_whole(book: Book, tmp_path: Path) -> None:
    told = found(book, brought(a_linkedin_archive(tmp_path)))
    assert list(told) == ["linkedin.zip"]


def test_a_zip_that_holds_far_more_than_it_weighs_is_not_unpacked(
    book: Book, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mail.mbox", b"From " + bytes(66 << 20))
    batch = brought(path)
    assert [p["code"] for p in found(book, batch)["bomb.zip"]["problems"]] == ["suspicious-zip"]
    assert [file.name for file in batch.files] == ["bomb.zip"]


def test_what_a_batch_told_of_people_leaves_with_whoever_is_erased(
    book: Book, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    read_already, waiting = brought(an_mbox(tmp_path)), brought(an_mbox(tmp_path))
    read_already.write("result", {"files": []})
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(book, add_person(book, name="Alice Martin"))
    assert [batch.key for batch in batches.batches()] == [waiting.key]
