"""What a path holds."""

import os
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.importers.archives import ALICE, CONNECTIONS, MESSAGES, SAMPLES, of, written, zipped

from entregent.importers import kinds, zips
from entregent.importers.kinds import Source, find_sources, read
from entregent.importers.records import BadRecord, Kind, PersonRecord, UnreadableFile

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Alice Martin\r\nN:Martin;Alice;;;\r\nEND:VCARD\r\n"
CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
SHEET = "Prénom;Nom;Société;Fonction;E-mail\nAlice;Martin;Acme;CTO;a@x.example\n"
MAIL = "From: alice@example.org\nTo: me@example.org\nSubject: Hi\n\nHello\n"


def kinds_of(path: Path) -> list[str]:
    """Return what each part of a path is, or the code that says why it is nothing."""
    found = find_sources(path)
    return [one.kind if isinstance(one, Source) else one.code for one in found]


def refusal(path: Path, kind: Kind | None = None, *, first: str = "") -> str:
    """Return why a path is refused, which names it, or the first file of a folder."""
    with pytest.raises(UnreadableFile) as refused:
        find_sources(path, kind)
    assert refused.value.values == {"name": f"{path.name}/{first}" if first else path.name}
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CONNECTIONS + ALICE, Kind.LINKEDIN),
        (MESSAGES, Kind.LINKEDIN),
        ((CONNECTIONS + ALICE).replace(",", "\t").encode("utf-16"), Kind.LINKEDIN),
        ("on,channel,by,with,name,subject\n", Kind.EXCHANGES),
        ("a,b,evidence,since,kind\n", Kind.LINKS),
        (CARD, Kind.VCARD),
        (MAIL, Kind.MAILBOX),
        (MAIL + CONNECTIONS + ALICE, Kind.MAILBOX),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", Kind.CALENDAR),
        ("\n\ufeffbegin:vcalendar\n", Kind.CALENDAR),
        ("BEGIN:VEVENT\nEND:VEVENT\n", Kind.CALENDAR),
        ("BEGIN:VCALENDAR\n".encode("utf-16"), Kind.CALENDAR),
        ('{"entregent": 1, "people": []}', Kind.BOOK),
        ('{\n  "entregent" : 1}', Kind.BOOK),
        (SHEET, Kind.SHEET),
    ],
)
def test_a_file_is_known_by_its_content(tmp_path: Path, content: str | bytes, kind: Kind) -> None:
    path = written(tmp_path, "whatever.dat", content)
    assert find_sources(path) == [Source(path, kind, path.stat().st_size)]


@pytest.mark.parametrize("content", ["hello", "a,b,c\n1,2,3\n", '{"people": []}', "BEGIN:VALARM\n"])
def test_a_file_of_no_known_kind_is_refused(tmp_path: Path, content: str) -> None:
    assert refusal(written(tmp_path, "Connections.csv", content)) == "unknown-kind"


def test_a_given_kind_is_believed(tmp_path: Path) -> None:
    path = written(tmp_path, "notes.txt", "hello")
    assert find_sources(path, Kind.VCARD) == [Source(path, Kind.VCARD, 5)]


def test_what_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "missing.csv") == "no-such-file"
    assert refusal(written(tmp_path, "empty.csv", "")) == "empty-file"
    assert refusal(tmp_path / ("x" * 300)) == "not-readable"


@pytest.mark.parametrize("kind", [None, Kind.VCARD])
@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b" \r\n\t\n", "\ufeff\n\u00a0".encode("utf-16")],
)
def test_a_file_of_white_space_is_told_to_be_empty(
    tmp_path: Path, content: bytes, kind: Kind | None
) -> None:
    assert refusal(written(tmp_path, "blank.vcf", content), kind) == "blank-file"


def test_an_empty_folder_is_refused_and_hidden_files_do_not_fill_it(tmp_path: Path) -> None:
    written(tmp_path / "folder", ".DS_Store", "x")
    assert refusal(tmp_path / "folder") == "empty-folder"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "not-a-file"
    assert refusal(Path("/dev/null")) == "not-a-file"


@pytest.mark.parametrize(
    "head", [b"\x1f\x8b\x08\0", b"BZh91AY", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c"]
)
def test_what_is_packed_is_told_to_be_unpacked(tmp_path: Path, head: bytes) -> None:
    packed = tmp_path / "mail.mbox.gz"
    packed.write_bytes(head)
    assert refusal(packed) == "packed-file"


def test_a_zip_of_anything_else_is_told_to_be_unpacked_and_no_document_is(tmp_path: Path) -> None:
    for name, code in (("takeout.zip", "packed-file"), ("letter.docx", "unknown-kind")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("Takeout/Contacts/all.vcf", CARD)
        assert refusal(tmp_path / name) == code


def test_a_zip_of_calendars_and_more_is_told_to_be_unpacked(tmp_path: Path) -> None:
    beside = {"__MACOSX/._a.ics": "", "archive_browser.html": "<p>"}
    assert kinds_of(zipped(tmp_path, {"Agenda/a.ics": CALENDAR, **beside})) == [Kind.CALENDAR]
    both = {"Takeout/Agenda/a.ics": CALENDAR, "Takeout/Contacts/c.vcf": CARD}
    assert refusal(zipped(tmp_path, both)) == "packed-file"


def test_nobody_is_told_to_unpack_what_leads_out_of_its_folder(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path, {"../../Connections.csv": CONNECTIONS})) == "unknown-kind"


def test_a_zip_from_linkedin_is_one_source(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Skills.csv": "Name\n", "Connections.csv": CONNECTIONS + ALICE})
    (source,) = find_sources(path)
    assert source == Source(path, Kind.LINKEDIN, len((CONNECTIONS + ALICE).encode()))


def test_a_zip_may_hold_its_files_one_folder_down(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Basic_LinkedInDataExport_03-14-2025/connections.CSV": CONNECTIONS})
    assert kinds_of(path) == [Kind.LINKEDIN]


def test_a_file_in_a_zip_is_read_where_it_lies_whatever_its_name(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"../Connections.csv": CONNECTIONS + ALICE})
    (source,) = find_sources(path)
    assert isinstance(source, Source)
    assert len(of(PersonRecord, read(source))) == 1
    assert list(tmp_path.parent.glob("*.csv")) == []


def test_a_zip_that_is_foreign_or_broken_or_locked_is_refused(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path, {"notes.txt": "hello"})) == "packed-file"
    whole = zipped(tmp_path, {"Connections.csv": CONNECTIONS + ALICE}).read_bytes()
    assert refusal(written(tmp_path, "cut.zip", whole[: len(whole) // 2])) == "broken-zip"
    assert refusal(written(tmp_path, "locked.zip", _locked(whole))) == "encrypted-zip"


def _locked(raw: bytes) -> bytes:
    """Return a zip of one file with the mark that a password closes it."""
    header, entry = raw.index(b"PK\3\4"), raw.index(b"PK\1\2")
    data = bytearray(raw)
    data[header + 6] |= 1
    data[entry + 8] |= 1
    return bytes(data)


def test_a_zip_that_swells_beyond_reason_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path, {"Connections.csv": CONNECTIONS + " " * 5_000_000})
    assert kinds_of(path) == [Kind.LINKEDIN]
    monkeypatch.setattr(zips, "_HARMLESS_SIZE", 1_000_000)
    assert refusal(path) == "suspicious-zip"
    monkeypatch.setattr(zips, "_SIZE_LIMIT", 1000)
    assert (
        refusal(zipped(tmp_path, {"Connections.csv": CONNECTIONS + ALICE * 30})) == "suspicious-zip"
    )


def test_a_zip_that_proves_broken_on_the_way_says_so(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("Connections.csv", CONNECTIONS + ALICE * 10_000)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    (source,) = find_sources(path)
    assert isinstance(source, Source)
    with pytest.raises(UnreadableFile, match="broken-zip"):
        list(read(source))


def test_a_folder_from_linkedin_is_one_source(tmp_path: Path) -> None:
    written(tmp_path, "Connections.csv", CONNECTIONS + ALICE)
    written(tmp_path, "messages.csv", MESSAGES)
    written(tmp_path, "Skills.csv", "Name\n")
    written(tmp_path / "Jobs", "Saved Jobs.csv", "Saved Date,Job Url,Job Title\n")
    assert find_sources(tmp_path) == [
        Source(tmp_path, Kind.LINKEDIN, len((CONNECTIONS + ALICE + MESSAGES).encode()))
    ]


def test_every_file_of_a_folder_has_its_own_kind(tmp_path: Path) -> None:
    written(tmp_path, "cards/alice.vcf", CARD)
    written(tmp_path, "export/Connections.csv", CONNECTIONS)
    written(tmp_path, "export/benoit.vcf", CARD)
    written(tmp_path, "a.eml", MAIL)
    written(tmp_path, "holiday.jpg", b"\xff\xd8\xff\xe0")
    written(tmp_path, "nothing.csv", "")
    assert find_sources(tmp_path) == [
        Source(tmp_path / "a.eml", Kind.MAILBOX, len(MAIL)),
        BadRecord("holiday.jpg", "unknown-kind", {"name": "holiday.jpg"}),
        BadRecord("nothing.csv", "empty-file", {"name": "nothing.csv"}),
        Source(tmp_path / "cards/alice.vcf", Kind.VCARD, len(CARD)),
        Source(tmp_path / "export", Kind.LINKEDIN, len(CONNECTIONS)),
        Source(tmp_path / "export/benoit.vcf", Kind.VCARD, len(CARD)),
    ]


def test_what_lies_beside_files_of_linkedins_is_read_or_named(tmp_path: Path) -> None:
    written(tmp_path, "Connections.csv", CONNECTIONS + ALICE)
    written(tmp_path, "Clients/suivi.csv", SHEET)
    written(tmp_path, "old.csv", SHEET)
    written(tmp_path, "plain.txt", "hello")
    written(tmp_path, "zero.csv", "")
    found = find_sources(tmp_path)
    assert [one.kind if isinstance(one, Source) else (one.place, one.code) for one in found] == [
        Kind.LINKEDIN,
        Kind.SHEET,
        ("plain.txt", "unknown-kind"),
        ("zero.csv", "empty-file"),
        Kind.SHEET,
    ]


UNREAD = {
    "Ad_Targeting.csv": "Member Age,Company Names\n25-34,Acme\n",
    "Articles/Articles/How to.html": "<p>Once upon a time</p>",
    "Certifications.csv": "Name,Url,Authority,Started On\nFirst aid,http://x.example,RC,May 2020\n",
    "Comments_2.csv": "Date,Link,Message\n2025-01-01,http://x.example,Well done!\n",
    "Endorsement_Given_Info.csv": "",
    "ImportedContacts.csv": (
        "FirstName,LastName,Emails,InstantMessageHandles,BookmarkedAt\nAlice,Martin,a@x.example,,\n"
    ),
    "Job Applications.csv": (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Resume Name\n"
        "1/2/25,me@x.example,,Acme,CTO,cv.pdf\n"
    ),
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title\n",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Text\nAlice,Martin,Acme,Good\n",
    "Skills (1).csv": "Name\nGardening\n",
    "guide_messages.csv": MESSAGES,
    "learning.csv": "Content Title\n",
}


@pytest.mark.parametrize("kind", [None, Kind.LINKEDIN])
def test_nobody_is_told_what_an_archive_of_linkedins_holds_unread(
    tmp_path: Path, kind: Kind | None
) -> None:
    written(tmp_path, "Connections.csv", CONNECTIONS + ALICE)
    for name, content in UNREAD.items():
        written(tmp_path, name, content)
    (source,) = find_sources(tmp_path, kind)
    assert isinstance(source, Source)
    assert source.path == tmp_path


def test_messages_of_linkedins_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    written(tmp_path, "Connections.csv", CONNECTIONS + ALICE)
    written(tmp_path, "messages.csv", "Chat,Words\n1,hello\n")
    assert kinds_of(tmp_path) == [Kind.LINKEDIN, "unknown-kind"]


def test_an_unpacked_archive_may_hold_files_that_linkedin_came_to_write_since(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "Complete_LinkedInDataExport_03-14-2025"
    written(archive, "Connections.csv", CONNECTIONS + ALICE)
    written(archive, "Holograms.csv", "Seen On,Colour\n2025-01-01,blue\n")
    written(archive, "welcome.html", "<p>")
    written(archive, "suivi.csv", SHEET)
    written(archive, "plain.txt", "hello")
    assert kinds_of(tmp_path) == [Kind.LINKEDIN, "unknown-kind", Kind.SHEET]


def test_a_list_of_ones_own_is_read_though_it_bears_a_name_of_linkedins(tmp_path: Path) -> None:
    written(tmp_path, "Connections.csv", CONNECTIONS + ALICE)
    written(tmp_path, "contacts.csv", SHEET)
    assert kinds_of(tmp_path) == [Kind.LINKEDIN, Kind.SHEET]


def test_a_file_that_cannot_be_opened_keeps_no_other_of_its_folder_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "Connections.csv", CONNECTIONS + ALICE)
    closed = written(tmp_path, "messages.csv", MESSAGES)
    opened = Path.open

    def only_ours(path: Path, *args: Any, **options: Any) -> Any:
        if path == closed:
            raise PermissionError(path)
        return opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", only_ours)
    source, bad = find_sources(tmp_path)
    assert isinstance(source, Source)
    assert bad == BadRecord("messages.csv", "not-readable", {"name": "messages.csv"})
    assert len(of(PersonRecord, read(source))) == 1


def test_a_maildir_is_one_source(tmp_path: Path) -> None:
    written(tmp_path / "Mail" / "cur", "1.host:2,S", MAIL)
    (tmp_path / "Mail" / "new").mkdir()
    assert find_sources(tmp_path) == [Source(tmp_path / "Mail", Kind.MAILBOX, len(MAIL))]


def test_a_folder_of_nothing_known_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "photos", "a.jpg", b"\xff\xd8\xff\xe0")
    written(tmp_path / "photos", "b.csv", "")
    assert refusal(tmp_path, first="photos/a.jpg") == "unknown-kind"


def test_a_folder_of_which_nothing_can_be_read_names_its_first_file(tmp_path: Path) -> None:
    written(tmp_path, "deep/mail.mbox.gz", b"\x1f\x8b\x08\0")
    written(tmp_path, "deep/notes.txt", "hello")
    assert refusal(tmp_path, first="deep/mail.mbox.gz") == "packed-file"


def test_a_folder_that_leads_back_to_itself_is_gone_through_once(tmp_path: Path) -> None:
    written(tmp_path, "alice.vcf", CARD)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert kinds_of(tmp_path) == [Kind.VCARD]


def test_a_zip_of_calendars_is_one_source(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Takeout/Agenda/Paul.ics": CALENDAR, "Takeout/archive.html": "x"})
    assert find_sources(path) == [Source(path, Kind.CALENDAR, len(CALENDAR))]
    locked = written(tmp_path, "locked.zip", _locked(path.read_bytes()))
    assert refusal(locked) == "encrypted-zip"


def test_the_folder_of_a_book_is_no_source(tmp_path: Path) -> None:
    written(tmp_path, "a.ics", CALENDAR)
    written(tmp_path / "book", kinds.BOOK_FILE, "SQLite format 3")
    assert kinds_of(tmp_path) == [Kind.CALENDAR]


def test_progress_reaches_the_size_of_the_source(tmp_path: Path) -> None:
    for path in (
        zipped(tmp_path, {"Connections.csv": CONNECTIONS + ALICE, "messages.csv": MESSAGES}),
        written(tmp_path, "Connections.csv", CONNECTIONS + ALICE),
        zipped(tmp_path, {"a.ics": CALENDAR, "b.ics": CALENDAR}, "calendars.zip"),
        written(tmp_path, "a.ics", CALENDAR),
    ):
        seen: list[int] = []
        (source,) = find_sources(path)
        assert isinstance(source, Source)
        list(read(source, seen.append))
        assert sum(seen) == source.size


def test_every_kind_but_a_book_has_its_reader() -> None:
    of_their_own = {Kind.SHEET, Kind.CALENDAR}
    assert set(Kind) - set(kinds._READERS) - of_their_own == {Kind.BOOK}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\3\4", b"\xff\xfe", b"From ", b"BEGIN:"]))
@example(b"\0" * 22, b"PK\5\6")
def test_no_bytes_are_refused_otherwise_than_by_a_reason(
    tmp_path: Path, raw: bytes, start: bytes
) -> None:
    path = written(tmp_path, "any", start + raw)
    try:
        find_sources(path)
    except UnreadableFile:
        return


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not on this machine")
def test_every_real_file_is_known_for_what_it_is_or_refused() -> None:
    seen: dict[str, Counter[str]] = {}
    for path in filter(Path.is_file, SAMPLES.rglob("*")):
        counts = seen.setdefault(path.relative_to(SAMPLES).parts[0], Counter())
        try:
            counts.update(kinds_of(path))
        except UnreadableFile as refused:
            counts[refused.code] += 1
    for folder in ("network", "lists"):
        assert set(seen[folder]) <= {"unknown-kind", "packed-file"}
    assert set(seen["entity_resolution"]) == {Kind.SHEET}
    assert set(seen["linkedin"]) == {Kind.LINKEDIN}
    assert set(seen["ics"]) <= {Kind.CALENDAR, "unknown-kind"}
    assert seen["ics"][Kind.CALENDAR] > 300
    assert set(seen["vcard"]) <= {Kind.VCARD, "unknown-kind", "empty-file", "blank-file"}
    assert set(seen["mail"]) <= {Kind.MAILBOX, "unknown-kind", "empty-file"}
