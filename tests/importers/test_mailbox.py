"""Reading mailboxes, whatever program kept them."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.mails import mail, mbox

from entregent.importers.mailbox import is_maildir, looks_like_mailbox, read_mailbox
from entregent.importers.records import BadRecord, MessageRecord, Record, UnreadableFile

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "mail"
Read = Callable[..., list[Record]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(data: bytes, name: str = "archive.mbox") -> list[Record]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return list(read_mailbox(path))

    return read_bytes


def subjects(records: list[Record]) -> list[str]:
    return [record.subject for record in records if isinstance(record, MessageRecord)]


def only_message(records: list[Record]) -> MessageRecord:
    (record,) = records
    assert isinstance(record, MessageRecord)
    return record


def test_a_mail_tells_who_wrote_to_whom_and_when(read: Read) -> None:
    message = only_message(read(mail(Cc="Chloé <chloe@example.org>"), "lunch.eml"))
    assert (message.sender.name, message.sender.email) == ("Alice", "alice@example.org")
    assert [party.email for party in message.to] == ["benoit@example.org"]
    assert [party.name for party in message.cc] == ["Chloé"]
    assert message.at == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert (message.subject, message.place, message.ignored) == ("Lunch", "mail 1", "")


def test_each_mail_of_an_mbox_is_read_with_its_number(read: Read) -> None:
    records = read(mbox(mail(Subject="One"), mail(Subject="Two")))
    assert [(r.place, r.subject) for r in records if isinstance(r, MessageRecord)] == [
        ("mail 1", "One"),
        ("mail 2", "Two"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "From here on, all is well.",
        "\nFrom Russia with love\nYear: 1963",
        "\nFrom Tuesday 10:30 on we are closed until 2027\n\nYours",
        ">From the start",
    ],
)
def test_a_letter_that_says_from_stays_one_mail(read: Read, body: str) -> None:
    assert subjects(read(mbox(mail(body, Subject="One"), mail(Subject="Two")))) == ["One", "Two"]


@pytest.mark.parametrize(
    "separator",
    [
        "From 1790123456789012345@xxx Tue Mar 03 09:30:00 +0000 2026",
        "From - Tue Mar  3 09:30:00 2026",
        "From -",
        "From ",
        "From alice at example.org  Tue Mar  3 09:30:00 2026",
        "From ???@??? Tue Mar 03 09:30:00 2026",
    ],
)
def test_mails_are_told_apart_whoever_wrote_the_file(read: Read, separator: str) -> None:
    archive = mbox(mail(Subject="One"), mail(Subject="Two"), separator=separator)
    for data in (archive, archive.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf\n\n" + archive):
        assert looks_like_mailbox(data)
        assert subjects(read(data)) == ["One", "Two"]


def test_an_archive_with_the_line_ends_of_old_macs_is_read(read: Read) -> None:
    archive = mbox(mail(Subject="One"), mail(Subject="Two")).replace(b"\n", b"\r")
    assert subjects(read(archive)) == ["One", "Two"]


def test_a_mail_attached_to_a_mail_is_not_another_mail(read: Read) -> None:
    forwarded = mail("\n" + mbox(mail(Subject="Inside")).decode(), Subject="Outside")
    assert subjects(read(forwarded, "forward.eml")) == ["Outside"]


def test_a_mail_larger_than_what_is_read_at_once_hides_no_other(read: Read) -> None:
    large = mail("A" * 75 + "\n" + ("B" * 75 + "\n") * 40_000, Subject="Large")
    assert subjects(read(mbox(large, mail(Subject="Next")) * 3)) == ["Large", "Next"] * 3


def test_what_can_be_read_of_an_archive_cut_short_is_read(read: Read) -> None:
    archive = mbox(mail(Subject="One"), mail(Subject="Two"))
    assert subjects(read(archive[:-6])) == ["One", "Two"]
    assert subjects(read(archive[: archive.rindex(b"Subject")])) == ["One", ""]


def test_null_bytes_in_an_archive_do_no_harm(read: Read) -> None:
    archive = b"\0" * 9 + mbox(mail("\0\0", Subject="On\0e"), mail(Subject="Two"))
    assert subjects(read(archive)) == ["On e", "Two"]


def test_a_head_too_long_to_be_honest_is_cut_and_said(read: Read) -> None:
    endless = mail(X_Junk="x" * (1 << 21))
    message, problem = read(mbox(endless))
    assert isinstance(message, MessageRecord)
    assert problem == BadRecord("mail 1", "cut-headers", kept=True)


def test_an_archive_without_a_mail_gives_nothing(read: Read) -> None:
    assert read(b"\n\n") == []


def test_what_has_no_field_of_a_mail_is_said(read: Read) -> None:
    assert read(b"Dear diary,\nnothing today.\n") == [BadRecord("mail 1", "no-headers")]


@pytest.mark.parametrize(
    ("name", "sent", "ignored"),
    [
        ("Sent", True, ""),
        ("Sent-1.mbox", True, ""),
        ("Éléments envoyés.mbox", True, ""),
        ("Sent Items/2019.mbox", True, ""),
        ("Junk.mbox", False, "spam"),
        ("Corbeille/old.eml", False, "trash"),
        ("All mail Including Spam and Trash.mbox", False, ""),
    ],
)
def test_the_name_of_a_folder_tells_what_was_sent_or_thrown_away(
    read: Read, name: str, sent: bool, ignored: str
) -> None:
    message = only_message(read(mail(), name))
    assert (message.sent, message.ignored) == (sent, ignored)


def test_a_mail_keeps_its_key_in_whatever_file_it_comes(read: Read) -> None:
    (first,), (again,) = read(mail(), "a.eml"), read(mbox(mail(Status="RO")), "b.mbox")
    assert isinstance(first, MessageRecord)
    assert isinstance(again, MessageRecord)
    assert first.key == again.key
    assert first.key.startswith("mail:")


def test_a_maildir_is_read_with_its_folders(tmp_path: Path) -> None:
    files = {"cur/1:2,S": "In", "cur/2:2,ST": "Out", ".Envoy&AOk-s/new/3": "Sent"}
    for name, subject in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(mail(Subject=subject))
    (tmp_path / ".Envoy&AOk-s" / "cur").mkdir()
    assert is_maildir(tmp_path)
    found = [r for r in read_mailbox(tmp_path) if isinstance(r, MessageRecord)]
    assert [(r.place, r.subject, r.sent, r.ignored) for r in found] == [
        ("1:2,S", "In", False, ""),
        ("2:2,ST", "Out", False, "trash"),
        ("3", "Sent", True, ""),
    ]


@pytest.mark.parametrize("inside", ["mbox", "Messages/7.emlx", "A1/Data/Messages/7.partial.emlx"])
def test_a_mailbox_of_apple_mail_is_read(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "Sent Messages.mbox" / inside
    path.parent.mkdir(parents=True)
    one = mail()
    path.write_bytes(mbox(one) if inside == "mbox" else b"%d      \n" % len(one) + one + b"<plist>")
    assert is_maildir(tmp_path / "Sent Messages.mbox")
    assert only_message(list(read_mailbox(tmp_path / "Sent Messages.mbox"))).sent


def test_a_mail_that_cannot_be_opened_is_said_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    (tmp_path / "cur" / "1").write_bytes(mail())
    (tmp_path / "cur" / "2").write_bytes(b"")
    with patch.object(Path, "open", side_effect=[PermissionError, (tmp_path / "cur/2").open("rb")]):
        assert list(read_mailbox(tmp_path)) == [
            BadRecord("1", "not-readable", {"name": "1"}),
            BadRecord("2", "no-headers"),
        ]


def test_a_folder_that_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    assert not is_maildir(tmp_path)
    with pytest.raises(UnreadableFile, match="not-a-mailbox"):
        read_mailbox(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\nVERSION:3.0\nFN:Alice\nEND:VCARD\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Lunch\n",
        "From,To,Date,Subject\nalice,benoit,2026-03-03,Lunch\n",
        "From: the desk of Alice\nDear all,\nwe moved.\nCome and see us,\nAlice\n",
        "From Russia with love\nYear: 1963\n",
        '{"From": "alice@example.org"}',
        "<html>\n<p>Subject: Lunch</p>",
        "Dear Benoît,\nSubject: lunch\n",
        "Title: Notes\nDate: 2026-03-03\n\nText",
        "",
    ],
)
def test_what_is_no_mail_is_left_to_other_readers(text: str) -> None:
    assert not looks_like_mailbox(text.encode())


@given(st.lists(st.sampled_from([mail(), mbox(mail()), b"From ", b"To: ", b"\n", b"\r\n", b'"<(=?'])
                | st.binary(max_size=40)))  # fmt: skip
def test_no_file_whatever_stops_the_reading(pieces: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.mbox"
        path.write_bytes(b"".join(pieces))
        assert len(list(read_mailbox(path))) <= 3 * len(pieces) + 3
        looks_like_mailbox(path.read_bytes())


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of real mail are not here")
def test_every_real_mail_at_hand_is_read() -> None:
    files = [path for path in SAMPLES.rglob("*") if path.is_file()]
    silent = [path.name for path in files if not list(read_mailbox(path))]
    assert files
    assert silent == []


@pytest.mark.parametrize(
    ("cut_at", "kept"), [(b"To: Beno", True), (b"From: Alic", False)], ids=("read", "left out")
)
def test_a_file_that_ends_inside_a_header_is_told_to_be_cut_short(
    read: Read, cut_at: bytes, kept: bool
) -> None:
    whole = (
        b"From x@y Tue Mar  3 09:30:00 2026\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n"
        b"Cc: chloe@example.org\nSender: alice@example.org\nTo: Benoit <b@example.org>\n"
        b"From: Alice <alice@example.org>\n"
    )
    if not kept:
        whole = whole.replace(b"Sender: alice@example.org\n", b"")
    data = whole[: whole.index(cut_at) + len(cut_at)]
    bad = [record for record in read(data) if isinstance(record, BadRecord)]
    assert bad == [BadRecord("mail 1", "unfinished-mail", kept=kept)]


def test_a_header_that_ends_with_its_last_line_is_whole(read: Read) -> None:
    data = b"From: a@x.fr\nTo: b@x.fr\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n"
    assert only_message(read(data)).sender.email == "a@x.fr"
