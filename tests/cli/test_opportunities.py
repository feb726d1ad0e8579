"""Opportunities from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

KNOWN = {
    "id", "goal", "organisation", "title", "link", "note", "on", "until", "state", "moved_on",
    "asks",
}  # fmt: skip
SAID = ("--organisation", "Acme", "--title", "Ingénieure", "--until", "2190-01-01")


def test_an_opportunity_is_noted_asked_about_answered_and_dropped(garden: Terminal) -> None:
    garden("goal", "add", "Rejoindre Acme")
    made = garden.json("opportunity", "add", "rej", *SAID)
    assert made.keys() == KNOWN | {"helpers", "ways"}
    assert (made["state"], made["goal"]["name"]) == ("seen", "Rejoindre Acme")
    number = made["id"]
    told = garden.json("opportunity", "ask", number, "Alice Martin", "--for", "advice")
    (ask,) = told["asks"]
    assert (ask["kind"], ask["answer"], ask["opportunity"]) == ("advice", "", number)
    assert garden.json("favour", "answer", ask["id"], "--yes")["answer"] == "yes"
    (row,) = garden.json("opportunity", "list")
    assert row.keys() == KNOWN
    assert row["asks"][0]["answer"] == "yes"
    assert "1" in garden("opportunity", "list", "rej", "--lang", "fr").out
    said = garden("opportunity", "show", number, "--lang", "fr").out
    assert "Ingénieure chez Acme" in said
    assert "réponse avant le 1er\u00a0janvier 2190" in said
    assert "answer by 1\u00a0January 2190" in garden("opportunity", "show", number).out
    assert "un conseil" in said
    assert "c’est oui" in said
    assert garden.json("opportunity", "set", number, "state=applied")["state"] == "applied"
    garden("opportunity", "drop", number)
    assert garden.json("opportunity", "list") == []
    assert garden.json("favours")[0]["opportunity"] is None


def test_whoever_works_there_is_named_with_what_to_ask(garden: Terminal) -> None:
    garden("log", "Alice Martin", "--channel", "meal")
    garden("set", "Alice Martin", "organisation=Acme", "boundary=referral: forbidden")
    garden("goal", "add", "Rejoindre Acme")
    (helper,) = garden.json("opportunity", "add", "rej", *SAID)["helpers"]
    assert helper.keys() == {
        "person", "there_now", "since", "kinds", "busy_until", "not_yet", "reason", "advice",
    }  # fmt: skip
    assert (helper["there_now"], helper["kinds"][0]) == (True, "introduction")
    assert "forbidden" in helper["reason"]


def test_what_cannot_be_is_refused_in_words(garden: Terminal) -> None:
    assert "opportunity list" in garden.refused("opportunity", "show", "999")
    assert "no goal called" in garden.refused("opportunity", "add", "zzz", *SAID)
    garden("goal", "add", "Rejoindre Acme")
    assert "no address of a page" in garden.refused(
        "opportunity", "add", "rej", "--organisation", "Acme", "--link", "file:///etc/passwd"
    )
    garden("opportunity", "add", "rej", *SAID)
    assert "state" in garden.misused("opportunity", "set", "1", "salary=9")
    garden.misused("favour", "answer", "1")
    assert "None" not in garden("opportunity", "list").out
