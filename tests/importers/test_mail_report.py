"""Reports of mails that came back: read for who, which mail and the status, nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import written
from tests.importers import reports
from tests.importers.reports import AT, SENT

from entregent.importers.mail_report import LOOKED_INTO, MOST
from entregent.importers.mailbox import read_mailbox
from entregent.importers.records import BounceRecord, MessageRecord, Record

WRITERS = (
    reports.postfix, reports.gmail, reports.exim, reports.exchange, reports.qmail,
)  # fmt: skip
Read = Callable[[str], list[Record]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return lambda text: list(read_mailbox(written(tmp_path / "back.eml", text)))


def told(records: list[Record]) -> list[BounceRecord]:
    return [record for record in records if isinstance(record, BounceRecord)]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_a_report_tells_who_which_mail_and_the_status(
    read: Read, writer: Callable[[], str]
) -> None:
    message, report = read(writer())
    assert isinstance(message, MessageRecord)
    assert message.ignored == "automatic"
    assert isinstance(report, BounceRecord)
    assert (report.at, report.message) == (AT, SENT)
    status = "5.1.10" if writer is reports.exchange else "5.1.1"
    assert [tuple(one) for one in report.failed] == [("alice@acme.example", status)]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_each_report_of_an_mbox_and_of_a_maildir_is_read(
    writer: Callable[[], str], tmp_path: Path
) -> None:
    mbox = written(tmp_path / "in.mbox", reports.in_an_mbox(writer(), reports.qmail("b@x.example")))
    assert [one.failed[0].address for one in told(list(read_mailbox(mbox)))] == [
        "alice@acme.example",
        "b@x.example",
    ]
    written(tmp_path / "Maildir" / "cur" / "1:2,S", writer())
    assert len(told(list(read_mailbox(tmp_path / "Maildir")))) == 1


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Sorry, I couldn't find any host named acme.example. (#5.1.2)", "5.1.2"),
        ("192.0.2.7 does not like recipient.\nRemote host said: 550 no such user", "5.0.0"),
        ("192.0.2.7 failed after I sent the message.\nRemote host said: 552 over quota", "5.2.2"),
        ("Nobody knows why.", "5.0.0"),
    ],
)
def test_words_of_qmail_tell_the_status_where_they_hold_one(
    read: Read, said: str, status: str
) -> None:
    (report,) = told(read(reports.qmail(said=said)))
    assert report.failed[0].status == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("550 5.7.1 Message refused", "5.7.1"),
        ("552 Mailbox full", "5.2.2"),
        ("retry timeout exceeded", "4.4.7"),
        ("Unrouteable address", "5.0.0"),
    ],
)
def test_words_of_exim_tell_the_status_where_they_hold_one(
    read: Read, said: str, status: str
) -> None:
    (report,) = told(read(reports.exim(said=said)))
    assert report.failed[0].status == status


def test_what_a_server_said_is_finer_than_a_status_without_detail(read: Read) -> None:
    said = "550 5.2.2 The mailbox is full"
    (report,) = told(read(reports.postfix(status="5.0.0", said=said)))
    assert report.failed[0].status == "5.2.2"


def test_a_mail_passed_on_tells_both_addresses(read: Read) -> None:
    text = reports.postfix("alice@home.example", passed_on_from="alice@alumni.example")
    (report,) = told(read(text))
    assert [one.address for one in report.failed] == ["alice@alumni.example", "alice@home.example"]


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_what_is_only_late_or_arrived_is_no_return(read: Read, action: str) -> None:
    assert not told(read(reports.postfix(action=action, status="4.4.1")))


@pytest.mark.parametrize(
    "text",
    [
        reports.postfix().replace(
            "report-type=delivery", "report-type=disposition-notification; x"
        ),
        reports.postfix().replace("message/delivery-status", "message/feedback-report"),
        reports.postfix().replace("alice@acme.example", "alice"),
        reports.qmail().replace("This is the qmail-send program at", "I am"),
        "X-Spam-Flag: YES\n" + reports.postfix(),
    ],
    ids=["read-receipt", "complaint", "no-address", "no-form", "spam"],
)
def test_what_is_no_report_of_a_failure_tells_nothing(read: Read, text: str) -> None:
    assert not told(read(text))


def test_who_quotes_a_report_in_a_letter_reports_nothing(read: Read) -> None:
    letter = (
        "From: alice@acme.example\nTo: paul@moi.example\nDate: Tue, 3 Nov 2026 09:00:00 +0000\n\n"
    )
    (message,) = read(letter + reports.postfix())
    assert isinstance(message, MessageRecord)
    assert not message.ignored


def test_robots_that_report_nothing_stay_left_out(read: Read) -> None:
    (message,) = read(
        "From: mailer-daemon@acme.example\nTo: paul@moi.example\n"
        "Date: Tue, 3 Nov 2026 09:00:00 +0000\n\nWelcome to our list.\n"
    )
    assert isinstance(message, MessageRecord)
    assert message.ignored == "automatic"


def test_a_part_for_machines_that_is_encoded_is_read(read: Read) -> None:
    begins = "Content-Type: message/delivery-status\n\n"
    text = reports.postfix().replace(
        begins, begins[:-1] + "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    assert len(told(read(text.replace("alice@acme", "alice=40acme", 1)))) == 1


def test_no_more_of_a_report_is_read_than_it_may_hold(read: Read) -> None:
    far = "\n" + "x" * (LOOKED_INTO + 10) + "\n"
    assert not told(read(reports.postfix().replace("\n\n--9B0C", f"\n{far}\n--9B0C", 1)))
    one = "Final-Recipient: rfc822; {}@x.example\nAction: failed\nStatus: 5.1.1\n\n"
    many = "".join(one.format(number) for number in range(MOST + 50))
    (report,) = told(
        read(reports.postfix().replace("Final-Recipient", f"{many}Final-Recipient", 1))
    )
    assert len(report.failed) == MOST


@given(where=st.integers(0, 2_200), what=st.binary(max_size=40), writer=st.sampled_from(WRITERS))
def test_a_damaged_report_is_read_without_a_word_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, where: int, what: bytes, writer: Callable[[], str]
) -> None:
    whole = writer().encode()
    damaged = tmp_path_factory.mktemp("back") / "back.eml"
    damaged.write_bytes(whole[:where] + what + whole[where + len(what) :])
    for report in told(list(read_mailbox(damaged))):
        assert all(one.address and one.status for one in report.failed)
