"""Reading ahead in a process of its own gives what reading directly gives, and leaves nothing."""

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.builders import (
    ALICE,
    ME,
    a_calendar,
    a_card,
    a_connection,
    a_google_csv,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_sheet,
    a_vcf,
    an_event,
    an_exchanges_csv,
    an_mbox,
    written,
)

from entregent.importers import ahead, kinds
from entregent.importers.records import (
    ColumnsRecord,
    Kind,
    PersonRecord,
    Record,
    UnreadableFile,
)
from entregent.importers.sheet.choice import ColumnChoice
from entregent.importers.source import no_progress

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Have every file read ahead; the processes that do so."""
    started: list[Any] = []

    class Watched(subprocess.Popen):
        def __init__(self, *words: Any, **how: Any) -> None:
            super().__init__(*words, **how)
            started.append(self)

    monkeypatch.setattr(ahead, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("entregent.importers.processes.subprocess.Popen", Watched)
    yield started
    assert all(process.returncode is not None for process in started)
    assert all(process.stdout.closed for process in started)


def source_of(path: Path) -> kinds.Source:
    [source] = kinds.find_sources(path)
    assert isinstance(source, kinds.Source)
    return source


def a_maildir(folder: Path) -> Path:
    for n, mail in enumerate((a_mail(ALICE, ME), a_mail(ME, ALICE))):
        written(folder / "Maildir" / "cur" / f"{n}:2,S", mail.partition("\n")[2])
    (folder / "Maildir" / "new").mkdir()
    (folder / "Maildir" / "tmp").mkdir()
    return folder / "Maildir"


def many_cards(folder: Path, count: int) -> Path:
    cards = (a_card(f"Person {n}", f"UID:{n}", "BDAY:soon") for n in range(count))
    return a_vcf(folder, *cards)


FILES = {
    "an mbox": lambda f: an_mbox(f, a_mail(ALICE, ME), a_mail(ME, ALICE), a_mail(Date="soon")),
    "a Maildir": a_maildir,
    "cards of several steps": lambda f: many_cards(f, 3 * ahead.A_STEP + 7),
    "cards of exactly two steps": lambda f: many_cards(f, ahead.A_STEP),
    "an archive": lambda f: a_linkedin_archive(f, a_connection(), messages=[a_message()]),
    "exchanges": lambda f: an_exchanges_csv(f, "soon,meal,both,a@x.example,Alice,Lunch"),
    "links": a_links_csv,
    "contacts": a_google_csv,
    "a sheet": a_sheet,
    "a calendar": lambda f: a_calendar(
        f, an_event(ME, ALICE, at="20261101T090000", lines=["RRULE:FREQ=DAILY"])
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_what_is_read_ahead_is_what_is_read_directly(
    readers: list[Any], tmp_path: Path, kind: str
) -> None:
    source = source_of(FILES[kind](tmp_path))
    read: list[int] = []
    directly: list[int] = []
    told = list(ahead.read(source, read.append, now=NOW))
    assert told == list(kinds.read(source, directly.append, now=NOW))
    assert len(readers) == 1
    assert sum(read) == sum(directly)


@pytest.mark.parametrize("kind", ["an mbox", "cards of several steps", "exchanges", "links"])
def test_the_progress_adds_up_to_the_size(readers: list[Any], tmp_path: Path, kind: str) -> None:
    source = source_of(FILES[kind](tmp_path))
    read: list[int] = []
    list(ahead.read(source, read.append))
    assert sum(read) == source.size


def test_what_columns_hold_is_known_to_the_process_that_reads_ahead(
    readers: list[Any], tmp_path: Path
) -> None:
    choice = ColumnChoice(given={"Poste": "note"})
    [source] = kinds.find_sources(a_sheet(tmp_path), columns=choice)
    assert isinstance(source, kinds.Source)
    columns, alice = ahead.read(source, no_progress)
    assert isinstance(columns, ColumnsRecord)
    assert isinstance(alice, PersonRecord)
    assert (columns.by, alice.note) == ("given", "CTO")


def test_a_large_file_moves_the_progress_on_while_it_is_read(
    readers: list[Any], tmp_path: Path
) -> None:
    source = source_of(many_cards(tmp_path, 10 * ahead.A_STEP))
    read: list[int] = []
    list(ahead.read(source, read.append))
    assert len([count for count in read if count]) > 1


def test_a_small_file_is_not_worth_a_process(
    readers: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "WORTH_A_PROCESS", 20_000_000)
    assert list(ahead.read(source_of(a_vcf(tmp_path)), no_progress))
    assert readers == []


def test_one_core_reads_by_itself(
    readers: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert list(ahead.read(source_of(a_vcf(tmp_path)), no_progress))
    assert readers == []


def refusal(records: Iterator[Record]) -> tuple[int, str, dict[str, str]]:
    """Return how many records came before the refusal, and what it said."""
    came: list[Record] = []
    with pytest.raises(UnreadableFile) as refused:
        came.extend(records)
    return len(came), refused.value.code, dict(refused.value.values)


def test_a_file_that_cannot_be_read_says_so_with_its_code_and_values(
    readers: list[Any], tmp_path: Path
) -> None:
    source = kinds.Source(written(tmp_path / "cards.csv", "a,b\n1,2\n"), Kind.EXCHANGES, 8)
    told = refusal(ahead.read(source, no_progress))
    assert told == refusal(kinds.read(source, no_progress))
    assert told[1:] == ("no-header", {"name": "cards.csv"})


def test_what_came_before_a_refusal_is_not_lost(readers: list[Any], tmp_path: Path) -> None:
    whole = a_linkedin_archive(tmp_path, *(a_connection(f"P{n} Nom", url="") for n in range(999)))
    source = source_of(whole)
    content = bytearray(whole.read_bytes())
    middle = content.index(b"Connections.csv") + len("Connections.csv") + 3_000
    content[middle : middle + 40] = bytes(40)
    whole.write_bytes(content)
    assert refusal(ahead.read(source, no_progress)) == refusal(kinds.read(source, no_progress))


def test_a_file_gone_meanwhile_says_so(readers: list[Any], tmp_path: Path) -> None:
    source = source_of(a_vcf(tmp_path))
    source.path.unlink()
    with pytest.raises(FileNotFoundError) as directly:
        list(kinds.read(source, no_progress))
    with pytest.raises(FileNotFoundError) as told:
        list(ahead.read(source, no_progress))
    assert told.value.filename == directly.value.filename


def test_who_stops_reading_ends_the_process(readers: list[Any], tmp_path: Path) -> None:
    records = ahead.read(source_of(many_cards(tmp_path, 20 * ahead.A_STEP)), no_progress)
    next(records)
    assert readers[0].poll() is None
    records.close()
    assert readers[0].returncode is not None


def test_an_error_while_writing_ends_the_process(readers: list[Any], tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        list(ahead.read(source_of(many_cards(tmp_path, 20 * ahead.A_STEP)), stop))
    assert readers[0].returncode is not None


def test_a_reader_that_dies_is_not_taken_for_the_end_of_the_file(
    readers: list[Any], tmp_path: Path
) -> None:
    records = ahead.read(source_of(many_cards(tmp_path, 40 * ahead.A_STEP)), no_progress)
    next(records)
    readers[0].kill()
    with pytest.raises(UnreadableFile) as refused:
        list(records)
    assert refused.value.values["name"] == "contacts.vcf"
