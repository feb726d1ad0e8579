"""What runs by itself, as cron runs it and as the server of the pages does."""

import email
import email.policy
import os
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from tests.builders import ME
from tests.cli.terminal import ON, Terminal
from tests.mail_server import CONNECT, DATA, RCPT, TAKEN, MailServer, a_mail_server

pytestmark = pytest.mark.any_database

DRAFT = ("draft", "catch-up", "--to", "Alice Martin", "--on", ON, "--outbox")


@pytest.fixture
def server(garden: Terminal) -> Iterator[MailServer]:
    """A mail server that is chosen, and takes whatever it is given."""
    with a_mail_server() as told:
        garden("mail", "set", ME, "--host", told.host, "--port", told.port, "--security", "none")
        yield told


def approved(run: Terminal) -> None:
    run("outbox", "approve", run.json(*DRAFT)["outbox"])


def test_cron_runs_what_is_due_and_no_more(garden: Terminal, server: MailServer) -> None:
    assert (garden("run-jobs").out, garden.json("run-jobs")) == ("Nothing is due.\n", [])
    approved(garden)
    assert garden("run-jobs").out == "Approved messages  1 message sent.\n"
    assert garden("run-jobs").out == "Nothing is due.\n"
    assert len(server.taken) == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_failed_is_said_with_the_next_step(
    garden: Terminal, server: MailServer, lang: str
) -> None:
    approved(garden)
    garden("mail", "set", ME, "--host", server.host, "--security", "starttls", "--user", "paul")
    told = garden("run-jobs", code=1, partly=True, ENTREGENT_LANG=lang)
    assert "entregent mail password" in told.err
    (job,) = garden.json("run-jobs", code=1, partly=True)
    assert (job["job"], job["ok"], job["trouble"]) == ("outbox", False, "mail-password-missing")
    garden("mail", "set", ME, "--host", server.host, "--port", server.port, "--security", "none")
    server.answers[RCPT] = "550 no such user"
    (job,) = garden.json("run-jobs", code=1, partly=True)
    assert (job["ok"], job["trouble"], job["did"]) == (False, None, {"sent": 0, "failed": 1})


def test_a_message_that_may_have_left_is_said_until_it_is_settled(
    garden: Terminal, server: MailServer
) -> None:
    approved(garden)
    server.go_away_at(TAKEN)
    garden("run-jobs", code=1, partly=True)
    for words in ("run-jobs", "doctor"):
        assert "may have left or not" in garden(words).out
        assert "entregent outbox" in garden(words).out
    garden("outbox", "settle", garden.json("outbox")[0]["id"], "--sent")
    assert "may have left" not in garden("run-jobs").out
    assert len(server.taken) == 1


def test_while_another_process_runs_them_nothing_runs(garden: Terminal, server: MailServer) -> None:
    approved(garden)
    with closing(sqlite3.connect(garden.home / "jobs.lock")) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        assert garden("run-jobs").out == "Another process runs them just now.\n"
    assert server.taken == []


def test_the_server_of_the_pages_runs_what_is_due_by_itself(
    garden: Terminal, server: MailServer
) -> None:
    approved(garden)
    taken = Event()
    server.doing[TAKEN] = taken.set
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        garden.command("serve", "--port", port, "--jobs-after", "0.1"), env=garden.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert taken.wait(60)
        finally:
            process.terminate()
            _, said = process.communicate(timeout=20)
    assert "Traceback" not in said
    assert len(server.taken) == 1


def test_a_digest_is_chosen_leaves_once_a_day_and_is_turned_off(
    garden: Terminal, server: MailServer
) -> None:
    assert "entregent digest --by mail" in garden("digest").out
    assert garden.json("digest") == {
        "by": None, "at": "07:30", "last": None, "next": None, "wrong": None,
    }  # fmt: skip
    garden("digest", "--by", "mail", "--at", "0h00", "--lang", "fr")
    for done in ("The digest left, with", "Nothing is due."):
        assert done in garden("run-jobs").out
    [taken] = server.taken
    came = email.message_from_bytes(taken, policy=email.policy.default)
    assert came["To"] == ME
    first = garden.json("today")["items"][0]
    assert first["person"]["name"] in came["Subject"]
    assert first["reason"] in " ".join(came.get_content().split())
    told = garden.json("digest")
    assert (told["by"], told["at"], told["wrong"]) == ("mail", "00:00", None)
    assert told["last"] < told["next"][:10]
    assert "The last one left on" in garden("digest").out
    assert "is no time of the day" in garden.refused("digest", "--at", "noon")
    assert garden.json("digest", "--by", "off")["next"] is None
    garden("undo")
    assert garden.json("digest")["by"] == "mail"


@pytest.mark.parametrize("stage", [CONNECT, RCPT, DATA, TAKEN])
def test_killed_while_a_digest_leaves_it_leaves_one_copy_at_most(
    garden: Terminal, server: MailServer, stage: str
) -> None:
    garden("digest", "--by", "mail", "--at", "0:00")
    begun = Event()

    def kill() -> None:
        assert begun.wait(60)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()

    server.doing[stage] = kill
    process = subprocess.Popen(garden.command("run-jobs"), env=garden.environment)
    begun.set()
    assert process.wait(60) == -signal.SIGKILL
    del server.doing[stage]
    garden("run-jobs")
    if stage in (CONNECT, RCPT):
        assert (garden.json("digest")["wrong"], len(server.taken)) == (None, 1)
        return
    wrong = garden.json("digest")["wrong"]
    assert (wrong["state"], wrong["trouble"]) == ("unknown", None)
    assert "The program stopped while it was leaving" in wrong["message"]
    assert "--arrived" in garden("digest").out
    assert len(server.taken) <= 1
    assert garden.json("digest", "--arrived")["wrong"] is None
    garden("run-jobs")
    assert len(server.taken) <= 1
    assert "nothing to settle" in garden.refused("digest", "--arrived")


def test_a_digest_that_did_not_leave_is_said_and_leaves_again_when_told(
    garden: Terminal, server: MailServer
) -> None:
    garden("digest", "--by", "mail", "--at", "0:00")
    server.answers[RCPT] = "550 no such user"
    told = garden("run-jobs", code=1, partly=True, ENTREGENT_LANG="fr")
    assert "votre propre adresse" in told.err
    assert "entregent digest --again. Ou laissez-le" in told.err
    assert "did not leave" in garden("digest").out
    stands = garden("run-jobs").out
    assert stands.startswith("Nothing is due.\nDigest of")
    assert "your own address" in stands
    server.answers.clear()
    garden("digest", "--seen")
    garden("digest", "--again")  # one may change one's mind as long as the day lasts
    garden("run-jobs")
    assert (garden.json("digest")["wrong"], len(server.taken)) == (None, 1)


def test_a_digest_that_may_have_left_leaves_again_once_one_says_that_it_did_not_arrive(
    garden: Terminal, server: MailServer
) -> None:
    garden("digest", "--by", "mail", "--at", "0:00")
    server.go_away_at(TAKEN)
    told = garden("run-jobs", code=1, partly=True)
    assert "entregent digest --arrived, or --again" in told.err
    server.answers.clear()
    garden("run-jobs")
    assert len(server.taken) == 1
    garden("digest", "--not-arrived")
    garden("run-jobs")
    assert (garden.json("digest")["wrong"], len(server.taken)) == (None, 2)


def test_a_book_brought_back_or_carried_elsewhere_sends_no_second_digest_that_day(
    garden: Terminal, server: MailServer, tmp_path: Path
) -> None:
    garden("digest", "--by", "mail", "--at", "0:00")
    copy, other = tmp_path / "copy.sqlite3", tmp_path / "other"
    garden("backup", copy)
    garden("move", "--to", f"sqlite:{other}")
    assert garden.json("--home", other, "run-jobs") == []
    assert garden.json("--home", other, "digest")["wrong"]["trouble"] == "brought-back"
    garden("run-jobs")
    garden("restore", copy)
    assert garden.json("run-jobs") == []
    assert garden.json("digest")["wrong"]["trouble"] == "brought-back"
    assert len(server.taken) == 1
    assert garden.json("digest", "--arrived")["wrong"] is None
