"""The outbox from the terminal: approved one by one, sent once, also where it is killed midway."""

import email
import email.policy
import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from tests.builders import ME
from tests.cli.terminal import ON, Terminal, typed
from tests.importers.reports import in_an_mbox, postfix
from tests.mail_server import CONNECT, DATA, MAIL, RCPT, TAKEN, MailServer, a_mail_server
from tests.postgresql import SERVER

pytestmark = pytest.mark.any_database

SECRET = "a pass phrase, typed once"
DRAFT = ("draft", "catch-up", "--to", "Alice Martin", "--on", ON)


def chosen(run: Terminal, told: MailServer, *more: object) -> None:
    where = ("--host", told.host, "--port", told.port)
    run("mail", "set", ME, *where, *(more or ("--security", "none")))


@pytest.fixture
def server(garden: Terminal) -> Iterator[MailServer]:
    """A mail server that is chosen, and takes whatever it is given."""
    with a_mail_server() as told:
        chosen(garden, told)
        yield told


def put(run: Terminal) -> int:
    return int(run.json(*DRAFT, "--outbox")["outbox"])


def approved(run: Terminal) -> int:
    number = put(run)
    run("outbox", "approve", number)
    return number


def state(run: Terminal, number: int) -> str:
    rows = run.json("outbox")
    return str(next(row["state"] for row in rows if row["id"] == number))


def test_a_draft_is_put_in_approved_and_sent_once(garden: Terminal, server: MailServer) -> None:
    draft = garden.json(*DRAFT, "--outbox")
    (row,) = garden.json("outbox")
    assert (row["id"], row["state"], row["body"]) == (draft["outbox"], "draft", draft["body"])
    assert draft["body"].split("\n")[-1] in garden("outbox").out
    assert garden.json("outbox", "send")["results"] == []
    (yes,) = garden.json("outbox", "approve", row["id"])
    assert yes["state"] == "approved"
    done = garden.json("outbox", "send")
    assert [(r["id"], r["state"], r["trouble"]) for r in done["results"]] == [
        (row["id"], "sent", None)
    ]
    assert garden("outbox", "send").out == "0 messages sent.\n"
    (taken,) = server.taken
    came = email.message_from_bytes(taken, policy=email.policy.default)
    assert (came["Message-ID"], came["Subject"]) == (row["message_id"], draft["subject"])
    last = garden.json("person", "Alice Martin")["timeline"][0]
    assert (last["channel"], last["subject"]) == ("email", draft["subject"])
    assert "outbox" in garden("journal").out


def test_held_dropped_and_brought_back(garden: Terminal, server: MailServer) -> None:
    number = approved(garden)
    garden("outbox", "hold", number)
    assert state(garden, number) == "draft"
    assert "nothing to hold" in garden.refused("outbox", "hold", number)
    garden("outbox", "approve", number)
    garden("outbox", "drop", number)
    assert garden.json("outbox") == []
    garden("undo")
    assert state(garden, number) == "draft"
    assert "no message 99" in garden.refused("outbox", "approve", 99)
    garden("outbox", "send")
    assert server.taken == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_fails_is_said_with_the_next_step(
    garden: Terminal, server: MailServer, lang: str
) -> None:
    number = approved(garden)
    server.answers[RCPT] = "550 5.1.1 no such user"
    done = garden("outbox", "send", code=1, partly=True, ENTREGENT_LANG=lang)
    told = {"en": "the address may be gone", "fr": "l’adresse n’existe peut-être plus"}[lang]
    assert told in done.err
    assert "no such user" in done.err
    assert state(garden, number) == "failed"
    assert told in garden("outbox", ENTREGENT_LANG=lang).out


def test_what_may_have_left_is_settled_by_the_person(garden: Terminal, server: MailServer) -> None:
    first = approved(garden)
    server.go_away_at(TAKEN)
    told = garden("outbox", "send", code=1, partly=True)
    assert "not sent again by itself" in told.err
    garden.misused("outbox", "settle", first)
    assert garden.json("outbox", "settle", first, "--sent")[0]["state"] == "sent"
    assert garden.json("person", "Alice Martin")["timeline"][0]["channel"] == "email"


def test_without_an_account_it_says_how_to_choose_one(garden: Terminal) -> None:
    assert "entregent mail set" in garden.refused(*DRAFT, "--outbox")
    assert "entregent mail set" in garden.refused("outbox", "send")
    assert "entregent mail set" in garden("mail").out
    assert "entregent draft" in garden("outbox").out
    assert garden.json("mail")["address"] is None


@pytest.mark.parametrize("stage", [CONNECT, MAIL, RCPT, DATA, TAKEN])
def test_killed_at_any_point_it_leaves_one_copy_at_most_and_never_sends_a_second(
    garden: Terminal, server: MailServer, stage: str
) -> None:
    number, begun = approved(garden), Event()

    def kill() -> None:
        assert begun.wait(60)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()

    server.doing[stage] = kill
    process = subprocess.Popen(garden.command("outbox", "send"), env=garden.environment)
    begun.set()
    assert process.wait(60) == -signal.SIGKILL
    del server.doing[stage]
    garden("outbox", "send")
    left = state(garden, number)
    if stage in (CONNECT, MAIL, RCPT):
        assert (left, len(server.taken)) == ("sent", 1)
    else:
        assert left == "unknown"
        garden("outbox", "send")
        assert len(server.taken) <= 1
        garden("outbox", "settle", number, "--sent")
        garden("outbox", "send")
        assert len(server.taken) <= 1


def piped(run: Terminal, words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        run.command("mail", "password"), env=run.environment, input=f"{words}\n",
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_settings_are_tried_and_what_is_wrong_is_said(garden: Terminal, tmp_path: Path) -> None:
    with a_mail_server(tls="starttls", login=True) as told:
        chosen(garden, told, "--security", "starttls", "--user", "paul")
        assert "entregent mail password" in garden.refused("mail", "test")
        assert piped(garden, "guessed").returncode == 0
        assert "could not prove who it is" in garden.refused("mail", "test")
        file = tmp_path / "authority.pem"
        file.write_bytes(told.authority)
        trusted = {"SSL_CERT_FILE": str(file)}
        alone = {**garden.environment, **trusted}

        def tried() -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                garden.command("mail", "test", "--json"), env=alone, capture_output=True,
                text=True, check=False,
            )  # fmt: skip

        wrong = tried()
        assert (wrong.returncode, '"code":"login"' in wrong.stdout) == (1, True)
        piped(garden, told.password)
        right = tried()
        assert (right.returncode, right.stdout) == (0, '{"ok":true,"trouble":null}\n')
        number = approved(garden)
        sent = subprocess.run(garden.command("outbox", "send"), env=alone, check=False)
        assert (sent.returncode, state(garden, number), len(told.taken)) == (0, "sent", 1)


def test_a_password_is_typed_unseen_and_stands_in_nothing_that_is_read(
    garden: Terminal, tmp_path: Path
) -> None:
    garden("mail", "set", ME, "--host", "smtp.moi.example")
    shown = [piped(garden, SECRET).stdout]
    code, at_terminal = typed(garden, SECRET, "mail", "password", once="Password")
    shown += [at_terminal, garden("mail").out, garden("journal").out, garden("export").out]
    assert (code, garden.json("mail")["password"]) == (0, "file")
    garden("backup", tmp_path / "copy.sqlite3")
    assert not any(SECRET in said for said in shown)
    for path in (*garden.home.rglob("*"), tmp_path / "copy.sqlite3"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()
    if not SERVER:
        with closing(sqlite3.connect(garden.home / "book.sqlite3")) as book:
            assert SECRET not in "".join(book.iterdump())
    assert garden.json("mail", "off")["host"] is None
    assert not (garden.home / "mail.password").exists()
    garden("undo")
    assert garden.json("mail")["password"] == ""


def test_a_book_carried_elsewhere_holds_no_yes(
    garden: Terminal, server: MailServer, tmp_path: Path
) -> None:
    number = approved(garden)
    garden("move", "--to", f"sqlite:{tmp_path / 'other'}")
    other = garden.json("--home", tmp_path / "other", "outbox")
    assert [(row["id"], row["state"]) for row in other] == [(number, "draft")]
    assert state(garden, number) == "approved"


def test_a_joint_introduction_goes_to_both(garden: Terminal, server: MailServer) -> None:
    led = garden.json(
        "introduce", "start", "Alice Martin", "Benoît Durand", "--why", "Both sing", "--on", ON
    )["id"]
    words = ("introduce", "--to", "Alice Martin", "--about", "Benoît Durand", "--outbox")
    assert "Both have to say yes" in garden.refused("draft", *words)
    for who in ("Alice Martin", "Benoît Durand"):
        garden("introduce", "answer", led, "--who", who, "--yes", "--on", ON)
    number = garden.json("draft", *words)["outbox"]
    garden("outbox", "approve", number)
    garden("outbox", "send")
    assert server.envelopes[0][1] == ["alice@acme.example", "benoit@globex.example"]
    assert garden.json("introduce", "show", led)["state"] == "introduced"


def test_what_came_back_is_told_with_why_and_taken_for_arrived(
    garden: Terminal, server: MailServer, tmp_path: Path
) -> None:
    number = put(garden)
    garden("outbox", "approve", number)
    garden("outbox", "send")
    (row,) = garden.json("outbox")
    to, report = row["to"][0], tmp_path / "in.mbox"
    report.write_text(in_an_mbox(postfix(to, original=row["message_id"])))
    assert garden.json("import", report)["sources"][0]["bounced"] == 1
    (row,) = garden.json("outbox")
    assert (row["state"], row["came_back"]["status"], row["came_back"]["from"]) == (
        "sent",
        "5.1.1",
        to,
    )
    assert f"there is no mailbox {to}" in garden.seen("outbox")
    assert "no such mailbox" in garden.seen("person", "Alice Martin")
    assert "came back" in garden(*DRAFT, tells=True).err
    assert "works=" in garden.refused(*DRAFT, "--outbox")
    garden("set", "Alice Martin", "email=alice@home.example")
    (row,) = garden.json("outbox", "again", number)
    assert (row["to"], row["state"]) == (["alice@home.example"], "draft")
    garden("outbox", "drop", row["id"])
    assert garden.json("outbox", "arrived", number)[0]["came_back"] is None
    put(garden)
    assert "has not come back" in garden.refused("outbox", "arrived", number)
