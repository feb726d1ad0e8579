"""What the doctor says is what it found."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import ALICE, ME, NOW, TODAY, a_mail, an_mbox, imported
from tests.digests import a_digest, asked_for

from entregent.services.digest import DESKTOP
from entregent.services.doctor import Finding, examine
from entregent.services.wording.doctor import advice, checked
from entregent.services.wording.language import speaking
from entregent.storage.home import book_file, make_home
from entregent.storage.models import Book, JobRun

FACTS = {
    "version": "3.9", "folder": "/book", "open": "/book/a", "free": 12, "name": "", "path": "",
    "indexed": 3, "count": 9, "addresses": "",
}  # fmt: skip


def codes() -> list[str]:
    return [
        "python", "catalogue", "folder", "room", "database", "schema", "search", "people", "owner",
    ]  # fmt: skip


@pytest.mark.parametrize("code", codes())
def test_what_is_not_well_is_said_in_other_words_than_what_is(code: str) -> None:
    facts = {**FACTS, "name": "Paul"}
    assert checked(Finding(code, ok=False, facts=facts)) != checked(
        Finding(code, ok=True, facts=facts)
    )


def test_a_folder_that_others_may_enter_is_not_said_to_be_closed() -> None:
    said = checked(Finding("folder", ok=False, facts=FACTS))
    assert said == "Others than you may enter /book, or read what is in it"


@pytest.mark.parametrize(
    ("language", "one", "owner"),
    [
        ("en", "1 person in the book", "You are Paul, paul@moi.example"),
        ("fr", "1 personne dans le carnet", "Vous êtes Paul, paul@moi.example"),
    ],
)
def test_one_person_and_the_owner_are_told_as_one_says_it(
    language: str, one: str, owner: str
) -> None:
    with speaking(language):
        assert checked(Finding("people", ok=True, facts={"count": 1})) == one
        facts = {"name": "Paul", "addresses": "paul@moi.example"}
        assert checked(Finding("owner", ok=True, facts=facts)) == owner


def test_an_owner_known_by_an_address_alone_is_told_by_it(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)), me=[ME])
    [owner] = [finding for finding in examine() if finding.code == "owner"]
    assert "?" not in checked(owner)
    assert ME in checked(owner)


def test_what_failed_last_of_what_runs_by_itself_is_told_with_its_reason(book: Book) -> None:
    def found() -> Finding:
        [told] = [finding for finding in examine() if finding.code == "jobs"]
        return told

    assert found().ok
    told = {"began_at": NOW, "ended_at": NOW}
    JobRun.objects.create(book=book, name="outbox", trouble="mail-off", **told)
    JobRun.objects.create(book=book, name="digest", trouble="desktop-none", **told)
    assert (found().ok, found().fault) == (False, False)
    assert "Approved messages failed last. There is no account" in checked(found())
    assert "Daily digest failed last. Nothing here shows notifications" in checked(found())
    assert advice(found()) == "Run it once more: entregent run-jobs"
    JobRun.objects.update(trouble="")
    assert found().ok


@pytest.mark.parametrize(
    ("state", "days", "step"),
    [
        ("unknown", 0, "--arrived, or --again"),
        ("unknown", 1, "--arrived, or --not-arrived"),
        ("approved", 0, "It is tried again by itself."),
        ("failed", 0, "Or leave it: --seen"),
        ("failed", 1, "That day is over."),
    ],
)
def test_a_digest_to_look_at_is_told_with_what_to_type(
    book: Book, state: str, days: int, step: str
) -> None:
    asked_for(book, DESKTOP)
    a_digest(book, day=TODAY - timedelta(days=days), state=state, trouble="desktop-none")
    JobRun.objects.create(book=book, name="digest", trouble="desktop-none", began_at=NOW)
    runs, told = (f for f in examine() if f.code in ("jobs", "digest"))
    assert runs.ok
    assert "Nothing here shows notifications" in checked(told)
    assert step in advice(told)


@pytest.mark.sqlite
def test_a_book_in_memory_is_not_taken_for_another_that_lies_in_the_folder(book: Book) -> None:
    make_home()
    book_file().write_bytes(b"SQLite format 3\0")
    try:
        assert [finding for finding in examine() if finding.code == "owner"]
    finally:
        book_file().unlink()
