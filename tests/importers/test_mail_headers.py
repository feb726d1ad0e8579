"""Names, addresses and dates as mailers of four decades wrote them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.mails import message, problems, read

from entregent.importers.mail_message import records_of
from entregent.importers.mbox import Head
from entregent.importers.records import BadRecord, MessageRecord, Party


@pytest.mark.parametrize(
    ("written", "name", "email"),
    [
        ("Alice Roy <alice@example.org>", "Alice Roy", "alice@example.org"),
        ('"Roy, Alice" <Alice@Example.ORG>', "Alice Roy", "alice@example.org"),
        ("Roy, Alice <alice@example.org>", "Alice Roy", "alice@example.org"),
        ('"Alice \\"Al\\" Roy" <alice@example.org>', 'Alice "Al" Roy', "alice@example.org"),
        ("'Alice Roy' <alice@example.org>", "Alice Roy", "alice@example.org"),
        ("alice@example.org (Alice Roy)", "Alice Roy", "alice@example.org"),
        ("Alice Roy (sales) <alice@example.org>", "Alice Roy", "alice@example.org"),
        ("Alice Roy alice@example.org", "Alice Roy", "alice@example.org"),
        ("Alice Roy <alice@example.org", "Alice Roy", "alice@example.org"),
        ('"alice@example.org" <alice@example.org>', "", "alice@example.org"),
        ("alice at example.org (Alice Roy)", "Alice Roy", "alice@example.org"),
        ('"Alice Roy" <alice at example.org>', "Alice Roy", "alice@example.org"),
        ("alice@example.... (Alice Roy)", "Alice Roy", ""),
        ("Alice <alice@@example.org>", "Alice", "alice@example.org"),
        ("Alice <alice@example.org.>", "Alice", "alice@example.org"),
        ("Alice <@relay.net,@b.net:alice@example.org>", "Alice", "alice@example.org"),
        ("Alice <alice@example(home).  org>", "Alice", "alice@example.org"),
        ('"alice.roy"@example.org', "", "alice.roy@example.org"),
        ("<mailto:alice@example.org>", "", "alice@example.org"),
        ("alice@example.org <alice>", "", "alice@example.org"),
        ("=?utf-8?q?alice=40example=2Eorg?=", "", "alice@example.org"),
        ("Alïce <alïce@exämple.org>", "Alïce", "alïce@exämple.org"),
        ("Somebody", "Somebody", ""),
        ("MAILER <>", "MAILER", ""),
        ("</o=Corp/cn=Recipients/cn=alice>", "", ""),
    ],
)
def test_a_sender_is_known_however_the_mailer_wrote_it(written: str, name: str, email: str) -> None:
    assert message(From=written).sender == Party(name, email)


@pytest.mark.parametrize(
    ("written", "emails"),
    [
        ("a@x.fr, B <b@x.fr>,\n\tc@x.fr", ["a@x.fr", "b@x.fr", "c@x.fr"]),
        ("a@x.fr; B <b@x.fr>;", ["a@x.fr", "b@x.fr"]),
        ('"Roy, A" <a@x.fr>, "B; C" <b@x.fr>', ["a@x.fr", "b@x.fr"]),
        ("a@x.fr b@x.fr", ["a@x.fr", "b@x.fr"]),
        ("Friends: a@x.fr, B <b@x.fr>;, c@x.fr", ["a@x.fr", "b@x.fr", "c@x.fr"]),
        ("A@x.fr, a <a@X.fr>, a@x.fr", ["a@x.fr"]),
        (", a@x.fr", ["a@x.fr"]),
        ("unlisted-recipients:; (no To-header on input)", []),
        ("<Undisclosed-Recipient:@mail.example.org;>", []),
        ('"unclosed <a@x.fr>', ["a@x.fr"]),
        ("List, b@x.fr", ["b@x.fr"]),
    ],
)
def test_all_who_are_addressed_are_known_once(written: str, emails: list[str]) -> None:
    assert [party.email for party in message(To=written).to] == emails


def test_recipients_given_in_several_fields_are_all_known() -> None:
    head = Head(b"", b"\nFrom: a@x.fr\nDate: 3 Mar 2026 10:00\nCc: b@x.fr\nCC: c@x.fr\ncc: d@x.fr")
    (record,) = records_of("mail 1", head)
    assert isinstance(record, MessageRecord)
    assert [party.email for party in record.cc] == ["b@x.fr", "c@x.fr", "d@x.fr"]


def test_a_field_of_ten_thousand_letters_is_read_whole() -> None:
    written = ",\n ".join(f"Person {n} <person{n}@example.org>" for n in range(300))
    assert len(message(To=written).to) == 300


def test_somebody_else_who_sent_it_stands_for_a_writer_without_address() -> None:
    assert message(From="Alice", Sender="office@example.org").sender.email == "office@example.org"


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("=?utf-8?Q?R=C3=A9union_=C3=A0_?=\n =?utf-8?B?w6kw?=", "Réunion à é0"),
        ("=?utf-8?B?w6nD?= =?utf-8?B?qQ==?=", "éé"),
        ("Re: =?iso-8859-1?q?d=E9j=E0?= vu", "Re: déjà vu"),
        ("=?iso-8859-1?Q?l=92=E9t=E9?=", "l’été"),
        ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?ks_c_5601-1987?B?x9GxuQ==?=", "한국"),
        ("=?utf-8*fr?Q?=C3=A9?=", "é"),
        ("=?utf-8?Q?Vraiment??=", "Vraiment?"),
        ("=?NONE?B?VEVTVA=?=", "TEST"),
        ("=?utf-8?Q?un deux?=", "un deux"),
        ("déjà vu", "déjà vu"),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
    ],
)
def test_a_subject_reads_as_it_was_meant(written: str, subject: str) -> None:
    assert message(Subject=written).subject == subject
    assert problems(Subject=written) == []


@pytest.mark.parametrize(
    ("fields", "subject", "code", "charset"),
    [
        ({"Subject": b"d\xe9j\xe0"}, "déjà", "guessed-header", "windows-1252"),
        (
            {"Subject": b"\xeb\xe5\xf2\xee", "Content-Type": b"text/plain; charset=windows-1251"},
            "лето",
            "guessed-header",
            "windows-1251",
        ),
        ({"Subject": b"=?x-none?Q?d=E9j=E0?="}, "déjà", "guessed-header", "windows-1252"),
        ({"Subject": b"=?utf-8?Q?d=E9j=E0?="}, "déjà", "guessed-header", "windows-1252"),
        ({"Subject": b"=?utf-8?Q?d=C3=A9j=C3?="}, "déj\ufffd", "damaged-header", "utf-8"),
        ({"Subject": b"\x1b$BF|K\\\x1b(B"}, "日本", "guessed-header", "iso-2022-jp"),
    ],
)
def test_a_text_read_by_guessing_is_kept_and_said(
    fields: dict[str, bytes], subject: str, code: str, charset: str
) -> None:
    assert message(**fields).subject == subject
    values = {"header": "Subject", "charset": charset}
    assert problems(**fields) == [BadRecord("mail 1", code, values, kept=True)]


def test_nobody_hears_of_repairs_to_what_is_no_exchange() -> None:
    assert problems(Subject=b"d\xe9j\xe0", List_Id="<garden.example.org>") == []


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Tue, 3 Mar 2026 10:00:00 +0100", (2026, 3, 3, 9, 0)),
        ("3 Mar 26 10:00 EST", (2026, 3, 3, 15, 0)),
        ("Sun, 7 May 95 16:21:03 GMT", (1995, 5, 7, 16, 21)),
        ("Tue, 3 Mar 2026 10:00:00 -0800 (PST)", (2026, 3, 3, 18, 0)),
        ("Wed, 20 Sep 1995 00:19:00 (EDT) -0400", (1995, 9, 20, 4, 19)),
        ("Tue, 03 March 2026 10.00.00 GMT+0100", (2026, 3, 3, 9, 0)),
        ("Tue, 3 Mar 2026 10:00:00 +2460", (2026, 3, 3, 10, 0)),
        ("Tue, 3 Mar 2026 10:00:60 H0500", (2026, 3, 3, 10, 0)),
        ("Mon, 3 Jan 100 10:00:00 +0000", (2000, 1, 3, 10, 0)),
        ("Tue Mar  3 10:00:00 2026", (2026, 3, 3, 10, 0)),
        ("2026-03-03T10:00:00+01:00", (2026, 3, 3, 9, 0)),
        ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", (1997, 11, 21, 15, 55)),
    ],
)
def test_a_date_is_read_however_the_mailer_wrote_it(
    written: str, moment: tuple[int, int, int, int, int]
) -> None:
    assert message(Date=written).at.replace(second=0) == datetime(*moment, tzinfo=UTC)
    assert problems(Date=written) == []


@pytest.mark.parametrize(
    "written", ["Whenever", "Mon, 30 Jun 3609 15:33:50 +0600", "1 Foo 2026 10:00"]
)
def test_an_impossible_date_is_taken_from_the_server_and_said(written: str) -> None:
    received = "from a by b;\n Tue, 3 Mar 2026 10:00:00 +0000"
    assert message(Date=written, Received=received).at == datetime(2026, 3, 3, 10, tzinfo=UTC)
    (problem,) = problems(Date=written, Received=received)
    assert (problem.code, problem.kept) == ("guessed-date", True)
    assert problem.values == {"value": written, "taken": "2026-03-03"}


def test_a_missing_date_is_taken_from_the_archive_and_said() -> None:
    separator = b"From alice@example.org Tue Mar  3 23:30:00 2026 -0200"
    assert message(separator, Date="").at == datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
    values = {"taken": "2026-03-04"}
    assert problems(separator, Date="") == [BadRecord("mail 1", "missing-date", values, kept=True)]


def test_a_mail_without_any_date_is_no_message() -> None:
    assert read(Date="Thu, 13 Feb 1969 23:32:54 -0330") == [BadRecord("mail 1", "no-date")]


@given(
    st.binary(max_size=200),
    st.sampled_from(["From", "To", "Subject", "References", "X_Gmail_Labels"]),
)
def test_no_field_whatever_stops_the_reading(value: bytes, field: str) -> None:
    record = message(b"From x Tue Mar  3 10:00:00 2026", **{field: value})
    text = record.subject + record.sender.name + "".join(p.name + p.email for p in record.to)
    assert text.encode()
    assert "\0" not in text
