"""A campaign from the terminal: begun, read, written, approved, sent, with cards; nobody twice."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import ALICE, BENOIT, CHLOE, ME, mail
from tests.cli.terminal import ON, Terminal
from tests.mail_server import MailServer, a_mail_server

pytestmark = pytest.mark.any_database

ALWAYS = ("--days", "1234567", "--hours", "0-24", "--a-day", "500")


@pytest.fixture
def server(garden: Terminal) -> Iterator[MailServer]:
    """A mail server that is chosen, and takes whatever it is given."""
    with a_mail_server() as told:
        where = ("--host", told.host, "--port", told.port, "--security", "none")
        garden("mail", "set", ME, *where, "--an-hour", "500")
        yield told


def begun(run: Terminal, *whom: str) -> int:
    """Begin a campaign whose days are these."""
    said = run.json("campaign", "new", "New year", *whom, *ALWAYS)
    return int(said["id"])


def states(run: Terminal, number: int) -> dict[str, str]:
    rows = run.json("campaign", "show", number)["greetings"]
    return {row["person"]["name"]: row["state"] for row in rows}


def test_a_campaign_is_led_from_the_first_word_to_the_last(
    garden: Terminal, server: MailServer
) -> None:
    whom = ("--who", "Alice Martin", "--who", "Benoît Durand", "--who", "Chloé Petit")
    number = begun(garden, *whom, "--occasion", "summer")
    garden("campaign", "hours", number, "--from", "2024-01-01", "--to", "2024-03-01", "--a-day", 5)
    told = garden.json("campaign", "next", number)
    assert told["left"] == 3
    assert told["next"]["body"]
    garden("campaign", "line", number, "Alice Martin", "Your choir moved me deeply.")
    garden("campaign", "line", number, "Benoît Durand", "Your drawings stayed with me.")
    garden("campaign", "later", number, "Chloé Petit")
    (yes,) = garden.json("campaign", "approve", number, "Alice Martin")
    assert yes["state"] == "approved"
    garden("campaign", "approve", number, "Benoît Durand")
    garden("campaign", "hold", number, "Benoît Durand")
    garden("campaign", "by", number, "Chloé Petit", "out")
    assert states(garden, number) == {
        "Alice Martin": "approved", "Benoît Durand": "waiting", "Chloé Petit": "out",
    }  # fmt: skip
    assert "1 approved" in garden("campaign").out


def test_approved_messages_leave_on_their_days_each_once(
    garden: Terminal, server: MailServer
) -> None:
    number = begun(garden, "--who", "Alice Martin", "--who", "Benoît Durand", "--occasion", "news",
                   "--news", "I join Acme in January.")  # fmt: skip
    for who in ("Alice Martin", "Benoît Durand"):
        garden("campaign", "line", number, who, f"A word for {who} alone.")
        garden("campaign", "approve", number, who)
    garden("campaign", "pause", number)
    garden("outbox", "send")
    assert not server.taken
    garden("campaign", "resume", number)
    garden("outbox", "send")
    garden("outbox", "send")
    to = Counter(address for _, recipients in server.envelopes for address in recipients)
    assert to == {mail(ALICE): 1}  # the other leaves a little later
    assert sorted(states(garden, number).values()) == ["approved", "sent"]
    garden("campaign", "stop", number)
    assert sorted(states(garden, number).values()) == ["sent", "waiting"]
    garden("campaign", "drop", number)
    assert garden.json("campaign") == []
    garden("undo")
    assert len(garden.json("campaign")) == 1


def test_whom_one_means_is_said_before_anything_is_begun(garden: Terminal) -> None:
    named = garden.json("campaign", "new", "X", "--circle", "Choir", "--strongest", "5",
                        "--but", mail(BENOIT), "--dry-run", "--on", ON)  # fmt: skip
    names = {row["name"] for row in named}
    assert "Alice Martin" in names
    assert "Benoît Durand" not in names
    assert garden.json("campaign") == []
    found = garden.json("campaign", "new", "X", "--where", "q=chloé", "--dry-run")
    assert [row["name"] for row in found] == ["Chloé Petit"]


def test_cards_are_written_as_a_sheet(garden: Terminal, tmp_path: Path) -> None:
    garden("set", mail(CHLOE), "address=2 rue des Lilas, 69001 Lyon")
    number = begun(garden, "--who", "Alice Martin", "--who", "Chloé Petit")
    for who in ("Alice Martin", "Chloé Petit"):
        garden("campaign", "by", number, who, "card")
    told = garden.json("campaign", "cards", number, "--csv", tmp_path / "cards.csv")
    assert len(told["homeless"]) == 1
    rows = list(csv.reader((tmp_path / "cards.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1] == ["Chloé Petit", "2 rue des Lilas", "69001 Lyon"]
    garden("campaign", "done", number, "Chloé Petit")
    assert states(garden, number)["Chloé Petit"] == "done"


def test_a_message_is_written_from_a_file(garden: Terminal, tmp_path: Path) -> None:
    number = begun(garden, "--who", "Alice Martin")
    (tmp_path / "m.txt").write_text("Subject: Hello\nDear Alice, your choir moved me.\n")
    (row,) = garden.json("campaign", "write", number, "Alice Martin", tmp_path / "m.txt")
    assert (row["subject"], row["state"]) == ("Hello", "waiting")
    assert "your choir moved me" in garden("campaign", "next", number).out


def test_nobody_and_nothing_is_refused_with_the_next_step(garden: Terminal) -> None:
    assert "Choose a circle" in garden("campaign", "new", "X", code=1).err
    assert "entregent campaign" in garden("campaign", "show", 9, code=1).err
    number = begun(garden, "--who", "Alice Martin")
    wrong = garden("campaign", "approve", number, "Benoît Durand", code=1)
    assert "not in this campaign" in wrong.err
