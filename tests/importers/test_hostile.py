"""Files made to cost time and memory: what is honest in them is read, the rest is bounded."""

import io
import os
import pickle
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.importers.archives import CONNECTIONS, MESSAGES, of, written
from tests.importers.calendars import NOW

from entregent.importers import ahead, zips
from entregent.importers.kinds import Source, find_sources, read
from entregent.importers.records import (
    BadRecord,
    Kind,
    MessageRecord,
    PersonRecord,
    Record,
    UnreadableFile,
)

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dora Last\r\nEND:VCARD\r\n"
MAIL = (
    "From x@y Tue Mar  3 09:30:00 2026\nFrom: Dora Last <dora@last.example>\nTo: me@x.example\n"
    "Date: Tue, 3 Mar 2026 10:00:00 +0100\n\nHi\n\n"
)
EVENT = (
    "BEGIN:VEVENT\nUID:last\nDTSTART:20260101T090000Z\nATTENDEE;CN=Dora Last:mailto:d@x.example\n"
    "ATTENDEE:mailto:me@x.example\nEND:VEVENT\n"
)
CONNECTION = "Dora,Last,https://www.linkedin.com/in/dora,,Acme,CTO,12 Mar 2021\n"
MESSAGE = "c9,,Dora Last,https://www.linkedin.com/in/dora,Me,,2026-02-01 08:00:00 UTC,,Hi,INBOX\n"
NEVER = "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU"  # which a series from a Wednesday on is not


def records_of(path: Path, kind: Kind | None = None) -> list[Record]:
    sources = find_sources(path, kind)
    found = [one for one in sources if isinstance(one, Source)]
    return [record for source in found for record in read(source, now=NOW)]


def codes(records: list[Record]) -> list[str]:
    return [record.code for record in of(BadRecord, records)]


def never(number: int) -> str:
    return EVENT.replace("20260101", "20250101").replace("UID:last", f"UID:{number}\n{NEVER}")


# Each would take the square of its length, hours for a few megabytes, were it read carelessly.
@pytest.mark.parametrize(
    "content",
    [
        "BEGIN:VCARD\nFN:A\n" + "AGENT:\nBEGIN:VCARD\nEND:VCARD\n" * 60_000 + "END:VCARD\n" + CARD,
        "BEGIN:VCARD\nFN:A\nAGENT:\n" + "\n \n" * 60_000 + "BEGIN:VCARD\nAGENT:\n" * 60_000
        + "END:VCARD\n" * 60_001 + CARD,
        "BEGIN:VCARD\nFN:A\nTEL" + ";TYPE=a" * 600_000 + ":1\nEND:VCARD\n" + CARD,
        "BEGIN:VCARD\n" * 60_000 + CARD,
        MAIL.replace("To: ", "To: x@" + "-bounce" * 100_000 + ".com, ") + MAIL,
        MAIL + ("\n\nFrom " + "0:00x" * 190 + "\nYear: 1\n") * 5_000 + "\n\n" + MAIL,
        MAIL.replace("To: ", "To: " + "(((<<\"'" * 60_000) + MAIL,
        CONNECTIONS + 'x","\n' * 60_000 + CONNECTION,
        MESSAGES + 'c1,,A,,"' + "a," * 150_000 + '",,2026-02-01 08:00:00 UTC,,Hi,\n' + MESSAGE,
        "Nom,Email\na" + "\u0301\u0316" * 200_000 + ",a@x.example\nDora Last,d@x.example\n",
        "BEGIN:VCALENDAR\n" + "".join(map(never, range(300))) + EVENT,
    ],
    ids=(
        "assistants", "assistants far from their line", "types", "cards without end", "a domain",
        "separators", "marks among recipients", "quotes", "recipients", "accents", "series",
    ),
)  # fmt: skip
def test_what_stands_behind_a_trap_is_read(tmp_path: Path, content: str) -> None:
    records = records_of(written(tmp_path, "trap", content))
    assert any("Dora" in repr(record) for record in records)


def test_of_a_crowd_of_recipients_enough_are_kept_to_tell_it(tmp_path: Path) -> None:
    crowd = ", ".join(f"p{n}@x.example" for n in range(40_000))
    path = written(tmp_path, "crowd.mbox", MAIL.replace("To: ", f"To: {crowd}, "))
    (mail,) = of(MessageRecord, records_of(path))
    assert (mail.ignored, len(mail.to)) == ("crowd", 500)


def test_a_card_of_a_million_properties_is_cut(tmp_path: Path) -> None:
    lines = "".join(f"{n:x}:1\n" for n in range(0xA0000, 0xA0000 + 350_000))
    path = written(tmp_path, "a.vcf", f"BEGIN:VCARD\nFN:A\n{lines}END:VCARD\n{CARD}")
    records = records_of(path)
    assert codes(records) == ["long-card"]
    assert [len(person.extras) < 340_000 for person in of(PersonRecord, records)] == [True, True]


def test_an_event_of_endless_text_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    with path.open("w") as file:
        file.write(EVENT.removesuffix("END:VEVENT\n"))
        file.writelines("DESCRIPTION:" + "x" * 999_000 + "\n" for _ in range(30))
        file.write("END:VEVENT\n")
    assert codes(records_of(path)) == ["long-event"]


def test_a_million_dates_on_one_line_are_cut(tmp_path: Path) -> None:
    dates = "RDATE:" + "20250101T090000Z," * 500_000
    path = written(tmp_path, "a.ics", EVENT.replace("UID:last", f"UID:last\n{dates}"))
    assert len(records_of(path)) == 2  # its own day, and the one that comes again and again


def test_rows_under_a_header_of_thousands_of_columns_are_no_table(tmp_path: Path) -> None:
    titles = ",".join(f"c{n}" for n in range(2_500))
    path = written(tmp_path, "a.csv", f"Nom,Email,{titles}\n" + "a\n" * 1_000)
    with pytest.raises(UnreadableFile, match="too-many-columns"):
        find_sources(path)


def directory_of(path: Path, entries: int) -> Path:
    """Write a zip whose list of files is long and whose files are nothing."""
    entry = b"PK\1\2" + bytes(24) + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0)[:18]
    listed = (entry.ljust(46, b"\0")[:46] + b"a") * entries
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0, 0, len(listed), 0, 0)
    path.write_bytes(b"PK\3\4".ljust(30, b"\0") + listed + end)
    return path


def test_a_zip_that_lists_a_million_files_is_left_alone(tmp_path: Path) -> None:
    path = directory_of(tmp_path / "a.zip", 1_000_000)
    with pytest.raises(UnreadableFile, match="suspicious-zip"):
        find_sources(path)


def test_a_zip_of_more_files_than_an_archive_has_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "_MOST_FILES", 3)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.csv", "")
    with pytest.raises(UnreadableFile, match="suspicious-zip"):
        find_sources(tmp_path / "a.zip")


def test_what_is_no_file_in_a_mailbox_is_passed_over(tmp_path: Path) -> None:
    mails = tmp_path / "Travel.mbox" / "Messages"
    written(mails, "1.emlx", MAIL.partition("\n")[2])
    os.mkfifo(mails / "2.emlx")
    (mails / "3.emlx").mkdir()
    (mails / "4.emlx").symlink_to("4.emlx")
    (mails / "5.emlx").symlink_to("/dev/zero")
    assert len(records_of(tmp_path)) == 1


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Make a thousand folders in each other; what clears up after tests cannot take them away."""
    made: list[Path] = []

    def dig(place: str) -> Path:
        made.extend(tmp_path / place / "/".join("a" * depth) for depth in range(1, 1_201))
        (tmp_path / place).mkdir(parents=True)
        for folder in made:
            folder.mkdir()
        return tmp_path / place

    yield dig
    for folder in reversed(made):
        folder.rmdir()


@pytest.mark.parametrize("place", ["Travel.mbox/deep", "Maildir/deep", "contacts/deep"])
def test_a_thousand_folders_in_each_other_are_gone_through(
    tmp_path: Path, deep: Callable[[str], Path], place: str
) -> None:
    mail = {"T": "Messages/1.emlx", "M": "cur/1:2,S", "c": "1.eml"}[place[0]]
    written(deep(place).parent, mail, MAIL.partition("\n")[2])
    assert len(of(MessageRecord, records_of(tmp_path))) == 1


def test_what_is_no_file_in_a_folder_is_told(tmp_path: Path) -> None:
    written(tmp_path, "a.vcf", CARD)
    os.mkfifo(tmp_path / "pipe.vcf")
    (tmp_path / "zero.vcf").symlink_to("/dev/zero")
    (tmp_path / "loop.vcf").symlink_to("loop.vcf")
    told = {one.place: one.code for one in find_sources(tmp_path) if isinstance(one, BadRecord)}
    none = dict.fromkeys(("pipe.vcf", "zero.vcf"), "not-a-file")
    assert told == {**none, "loop.vcf": "not-readable"}


def test_a_file_that_is_another_one_meanwhile_is_read_as_it_is_or_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "Connections.csv", CONNECTIONS + CONNECTION)
    (source,) = find_sources(path)
    path.write_text(CARD)
    assert isinstance(source, Source)
    with pytest.raises(UnreadableFile, match="no-header"):
        list(read(source))


def test_large_records_are_handed_over_a_few_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "A_LARGE_STEP", 1 << 19)
    note = "x" * 300_000
    path = written(tmp_path, "a.vcf", CARD.replace("END", f"NOTE:{note}\nEND") * 12)
    (source,) = find_sources(path)
    assert isinstance(source, Source)
    out = io.BytesIO()
    ahead._write_steps(source, out, None)
    out.seek(0)
    steps = list(iter(lambda: pickle.load(out), None))
    assert sum(len(step.records) for step in steps) == 12
    assert max(len(step.records) for step in steps) < 5


def test_a_name_that_leads_out_of_a_zip_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS + CONNECTION)
        archive.writestr("../../evil.csv", CONNECTIONS + CONNECTION.replace("Dora", "Eve"))
    records = records_of(path)
    assert [p.name for p in of(PersonRecord, records)] == ["Dora Last"]
    assert [(b.code, b.values["value"]) for b in of(BadRecord, records)] == [
        ("path-outside", "../../evil.csv")
    ]


def test_a_header_of_a_million_columns_is_refused_by_name(tmp_path: Path) -> None:
    columns = CONNECTIONS.strip() + ",x" * 1_000_000 + "\n"
    with pytest.raises(UnreadableFile, match="too-many-columns"):
        find_sources(written(tmp_path, "Connections.csv", columns))
