"""Reports of mails that came back, as programs write them; nobody in them is real."""

from datetime import UTC, datetime
from email.utils import format_datetime

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
SENT = "<4f1c2a@moi.example>"
ME = "paul@moi.example"


def _mail(head: str, body: str, at: datetime) -> str:
    return f"Date: {format_datetime(at)}\n{head}\n\n{body}\n"


def postfix(
    to: str = "alice@acme.example",
    *,
    status: str = "5.1.1",
    action: str = "failed",
    said: str = "550 5.1.1 <{to}>: Recipient address rejected: User unknown",
    original: str = SENT,
    at: datetime = AT,
    passed_on_from: str = "",
) -> str:
    """Return what Postfix sends back; `passed_on_from` is the address that the sender wrote to."""
    was = f"Original-Recipient: rfc822;{passed_on_from or to}\n"
    return _mail(
        f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.moi.example (Mail Delivery System)\n"
        f"Subject: Undelivered Mail Returned to Sender\nTo: {ME}\nAuto-Submitted: auto-replied\n"
        "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status;\n"
        '\tboundary="9B0C14A0.1793612345/mx.moi.example"\n'
        "Message-ID: <20261103.9B0C14A0@mx.moi.example>",
        "This is a MIME-encapsulated message.\n\n--9B0C14A0.1793612345/mx.moi.example\n"
        "Content-Description: Notification\nContent-Type: text/plain; charset=us-ascii\n\n"
        "This is the mail system at host mx.moi.example.\n\n"
        f"<{to}>: host mx.acme.example[192.0.2.7] said: {said.format(to=to)}\n"
        "    (in reply to RCPT TO command)\n\n--9B0C14A0.1793612345/mx.moi.example\n"
        "Content-Description: Delivery report\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.moi.example\nX-Postfix-Queue-ID: 9B0C14A0\n"
        f"X-Postfix-Sender: rfc822; {ME}\nArrival-Date: Tue,  3 Nov 2026 08:59:58 +0000 (UTC)\n\n"
        f"Final-Recipient: rfc822; {to}\n{was}Action: {action}\nStatus: {status}\n"
        "Remote-MTA: dns; mx.acme.example\n"
        f"Diagnostic-Code: smtp; {said.format(to=to)}\n\n"
        "--9B0C14A0.1793612345/mx.moi.example\n"
        "Content-Description: Undelivered Message Headers\nContent-Type: text/rfc822-headers\n\n"
        f"Return-Path: <{ME}>\nFrom: Paul Moi <{ME}>\nTo: {to}\nSubject: Lyon\n"
        f"Message-ID: {original}\n\n--9B0C14A0.1793612345/mx.moi.example--\n",
        at,
    )


def gmail(to: str = "alice@acme.example", *, original: str = SENT) -> str:
    return _mail(
        f"From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nTo: {ME}\n"
        f"X-Failed-Recipients: {to}\nAuto-Submitted: auto-replied\n"
        "Subject: Delivery Status Notification (Failure)\n"
        f"References: {original}\nIn-Reply-To: {original}\n"
        "Message-ID: <6722.4a@mx.google.example>\n"
        'Content-Type: multipart/report; boundary="00000000000098e5"; report-type=delivery-status',
        '--00000000000098e5\nContent-Type: multipart/related; boundary="00000000000098f0"\n\n'
        '--00000000000098f0\nContent-Type: text/html; charset="UTF-8"\n\n'
        f"<html><b>Address not found</b> {to}</html>\n\n--00000000000098f0--\n\n"
        "--00000000000098e5\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; googlemail.example\n"
        "Received-From-MTA: dns; paul@moi.example\n"
        "Arrival-Date: Tue, 03 Nov 2026 00:59:58 -0800 (PST)\n"
        f"X-Original-Message-ID: {original}\n\n"
        f"Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\n"
        "Remote-MTA: dns; mx.acme.example. (192.0.2.7, the server for the domain acme.example.)\n"
        "Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach is not here.\n"
        "Last-Attempt-Date: Tue, 03 Nov 2026 00:59:59 -0800 (PST)\n\n"
        "--00000000000098e5\nContent-Type: message/rfc822\n\n"
        f"MIME-Version: 1.0\nFrom: Paul Moi <{ME}>\nMessage-ID: {original}\nSubject: Lyon\n\n"
        "Bonjour Alice\n\n--00000000000098e5--\n",
        AT,
    )


def exim(
    to: str = "alice@acme.example",
    *,
    said: str = "550 5.1.1 User unknown",
    original: str = SENT,
) -> str:
    return _mail(
        f"X-Failed-Recipients: {to}\nAuto-Submitted: auto-replied\n"
        "From: Mail Delivery System <Mailer-Daemon@mail.moi.example>\n"
        f"To: {ME}\nSubject: Mail delivery failed: returning message to sender\n"
        "Message-Id: <E1t7abc-0004Xy-7Q@mail.moi.example>",
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of its\n"
        "recipients. This is a permanent error. The following address(es) failed:\n\n"
        f"  {to}\n    host mx.acme.example [192.0.2.7]\n"
        f"    SMTP error from remote mail server after RCPT TO:<{to}>:\n    {said}\n\n"
        "------ This is a copy of the message, including all the headers. ------\n\n"
        f"Return-path: <{ME}>\nFrom: Paul Moi <{ME}>\nTo: {to}\n"
        f"Message-ID: {original}\nSubject: Lyon\n\nBonjour Alice\n",
        AT,
    )


def exchange(to: str = "Alice@acme.example", *, original: str = SENT) -> str:
    return _mail(
        "From: Microsoft Outlook\n <MicrosoftExchange329e71ec88ae4615@acme.example>\n"
        f"To: {ME}\nContent-Language: fr-FR\n"
        f"In-Reply-To: {original}\nReferences: {original}\nThread-Topic: Lyon\n"
        "Subject: Undeliverable: Lyon\nAuto-Submitted: auto-replied\n"
        "Message-ID: <b5d0c2@PR0P264.acme.example>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=delivery-status;\r\n"
        '\tboundary="c2a1b4d6-7e88-4f0b-9f52-0a6e7cbf7d11"',
        "--c2a1b4d6-7e88-4f0b-9f52-0a6e7cbf7d11\r\n"
        'Content-Type: multipart/alternative; differences=Content-Type;\r\n\tboundary="a-b"\r\n\r\n'
        '--a-b\r\nContent-Type: text/plain; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nVm90cmUgbWVzc2FnZQ==\r\n\r\n--a-b--\r\n\r\n"
        "--c2a1b4d6-7e88-4f0b-9f52-0a6e7cbf7d11\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns;PR0P264.acme.example\r\nReceived-From-MTA: dns;mx.moi.example\r\n"
        "Arrival-Date: Tue, 3 Nov 2026 08:59:58 +0000\r\n\r\n"
        f"Original-Recipient: rfc822;{to}\r\nFinal-Recipient: rfc822;{to}\r\n"
        "Action: failed\r\nStatus: 5.1.10\r\n"
        "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by "
        "SMTP address lookup\r\n\r\n"
        "--c2a1b4d6-7e88-4f0b-9f52-0a6e7cbf7d11\r\nContent-Type: message/rfc822\r\n\r\n"
        f"From: Paul Moi <{ME}>\r\nTo: Alice Martin <{to}>\r\nSubject: Lyon\r\n"
        f"Message-ID:\r\n {original}\r\n\r\nBonjour\r\n\r\n"
        "--c2a1b4d6-7e88-4f0b-9f52-0a6e7cbf7d11--\r\n",
        AT,
    )


def qmail(
    to: str = "alice@acme.example",
    *,
    said: str = "Sorry, no mailbox here by that name. (#5.1.1)",
    original: str = SENT,
) -> str:
    return _mail(
        f"Return-Path: <>\nFrom: MAILER-DAEMON@acme.example\nTo: {ME}\n"
        "Message-ID: <20261103090000.4711.qmail@acme.example>\nSubject: failure notice",
        "Hi. This is the qmail-send program at acme.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        f"<{to}>:\n{said}\n\n"
        "--- Below this line is a copy of the message.\n\n"
        f"Return-Path: <{ME}>\nFrom: Paul Moi <{ME}>\nTo: {to}\nSubject: Lyon\n"
        f"Message-ID: {original}\n\nBonjour Alice\n",
        AT,
    )


def in_an_mbox(*reports: str) -> str:
    """Return reports as a mailbox keeps them."""
    line = "From MAILER-DAEMON Tue Nov  3 09:00:00 2026\n"
    return "".join(f"{line}{report}\n" for report in reports)
