"""Introductions from the terminal: from idea to thanks, a no on the way, who came through whom."""

from pathlib import Path
from shlex import split

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

ON = ("--on", "2024-05-13")
KEYS = {
    "id", "kind", "state", "one", "other", "through", "why", "outcome", "started_on", "thanked_on",
    "steps", "next", "messages", "notices", "command",
}  # fmt: skip


@pytest.fixture
def wants(garden: Terminal) -> Terminal:
    """A garden where Alice needs what Chloé offers."""
    garden("set", "Alice Martin", "need=accounting")
    garden("set", "Chloé Petit", "offer=comptabilité")
    return garden


def test_an_introduction_goes_from_a_suggestion_to_thanks(wants: Terminal) -> None:
    (idea,) = wants.json("introduce", "suggest")
    assert idea.keys() == {
        "state", "one", "other", "need", "offer", "score", "by_meaning", "reason", "why", "first",
    }  # fmt: skip
    assert (idea["state"], idea["one"]["name"]) == ("idea", "Chloé Petit")
    assert idea["first"]["id"] == idea["one"]["id"]
    assert wants("introduce", "suggest").out.startswith("Chloé Petit · Alice Martin")
    two = ("Alice Martin", "Chloé Petit")
    row = wants.json("introduce", "start", *two, "--why", "Books to keep", *ON)
    assert row.keys() == KEYS
    assert (row["state"], row["messages"][0]["intent"]) == ("asked-first", "introduce-ask")
    number = row["id"]
    assert "Both have to say yes" in wants.refused("introduce", "write", number, *ON)
    yes = ("introduce", "answer", number, "--yes", *ON)
    assert wants.json(*yes, "--who", "Alice Martin")["state"] == "asked-first"
    asked = wants.json("introduce", "ask", number, "--who", "Chloé Petit", *ON)
    assert asked["state"] == "asked-second"
    assert wants.json(*yes, "--who", "Chloé Petit")["state"] == "agreed"
    written = wants.json("introduce", "write", number, *ON)
    assert (written["state"], len(written["messages"][0]["to"])) == ("introduced", 2)
    met = wants.json("introduce", "outcome", number, "Un contrat", *ON)
    assert (met["state"], met["outcome"]) == ("met", "Un contrat")
    thank = ("introduce", "thank", number, *ON)
    half = wants.json(*thank, "--who", "Chloé Petit")
    assert (half["state"], half["next"]["code"]) == ("met", "thank-the-other")
    assert "Vous avez déjà remercié Chloé Petit" in wants.refused(
        *thank, "--who", "Chloé Petit", "--lang", "fr"
    )
    assert wants.json(*thank)["state"] == "closed"
    assert wants.json("introduce", "suggest") == []
    said = wants("introduce", "list", "--lang", "fr").out
    assert "Alice Martin et Chloé Petit" in said
    assert "C’est terminé." in said


def test_two_who_say_the_same_in_other_words_are_suggested_after_those_who_share_words(
    wants: Terminal,
) -> None:
    wants("set", "Benoît Durand", "need=arrêter de fumer")
    wants("set", "Chloé Petit", "offer=tabacologue")
    told = wants.json("introduce", "suggest")
    assert [(idea["other"]["name"], idea["by_meaning"]) for idea in told] == [
        ("Alice Martin", False),
        ("Benoît Durand", True),
    ]
    [act] = wants.json("prepare", "Benoît Durand")["help"]
    assert act["near"] == "near in meaning: addiction"
    assert "proche par le sens" in wants("prepare", "Benoît Durand", "--lang", "fr").out


def test_the_list_of_a_day_waits_for_no_library_of_numbers(wants: Terminal, tmp_path: Path) -> None:
    wants("goal", "add", "Rejoindre Globex", "--target", "organisation=Globex")
    wants("add", "Zoé Leroy")
    wants("set", "Zoé Leroy", "need=accounting")
    (tmp_path / "numpy.py").write_text("raise ImportError('not to be loaded')")
    today = wants.json("today", *ON, "--limit", 20, PYTHONPATH=str(tmp_path))
    assert "introduce" in {item["kind"] for item in today["items"]}


def test_a_no_ends_it_whoever_says_it(wants: Terminal) -> None:
    two = ("Alice Martin", "Chloé Petit")
    number = wants.json("introduce", "start", *two, "--why", "Z", "--later", *ON)["id"]
    no = wants.json("introduce", "answer", number, "--who", "Chloé Petit", "--no", *ON)
    assert (no["state"], no["messages"]) == ("declined", [])
    assert "999" in wants.refused("introduce", "show", 999)
    wants.misused("introduce", "answer", number, "--who", "Chloé Petit")
    wants("undo")
    assert wants.json("introduce", "show", number)["state"] == "idea"


def test_who_came_through_whom_is_drawn(wants: Terminal) -> None:
    wants("introduce", "me", "Alice Martin", "--through", "Chloé Petit", "--done", *ON)
    told = wants.json("introduce", "lineage", *ON)
    assert told["trees"][0]["person"]["name"] == "Chloé Petit"
    assert told["generations"] == [1]
    assert "└─ Alice Martin" in wants("introduce", "lineage", "Chloé Petit").out
    up = wants("introduce", "lineage", "Alice Martin").out
    assert "Came through: Chloé Petit" in up
    assert "Nobody came through" not in up


def test_where_nobody_came_through_somebody_that_alone_is_said(wants: Terminal) -> None:
    wants("introduce", "me", "Alice Martin", "--through", "Chloé Petit", "--done", *ON)
    said = wants("introduce", "lineage", "Benoît Durand").out
    assert said == "Nobody came through Benoît Durand yet, as far as is noted.\n"


def test_whoever_is_added_as_met_through_somebody_was_met_today(wants: Terminal) -> None:
    added = ("add", "Denis Roy", "--through", "Chloé Petit")
    assert wants.json(*added)["met_on"] is not None
    wants("undo")
    assert wants.json(*added, "--met", "At a fair, years ago")["met_on"] is None
    assert wants.json("add", "Ève Roux")["met_on"] is None


def test_a_draft_about_somebody_names_whom(wants: Terminal) -> None:
    draft = ("draft", "introduce-ask", "--to", "Alice Martin")
    assert "--about" in wants.refused(*draft)
    assert "Chloé Petit" in wants.json(*draft, "--about", "Chloé Petit")["body"]
    joint = ("draft", "introduce", "--to", "Alice Martin", "--about", "Chloé Petit")
    assert "Both have to say yes" in wants.refused(*joint)


def test_the_former_name_of_an_ask_is_still_taken(wants: Terminal) -> None:
    two = ("--to", "Alice Martin", "--about", "Chloé Petit")
    draft = wants.json("draft", "ask-introduction", *two)
    assert "Chloé Petit" in draft["body"]
    assert wants.json("draft", "introduce-me", *two) == draft


def test_an_introduction_asked_for_is_a_favour_that_names_it(wants: Terminal) -> None:
    asked = ("introduce", "me", "Chloé Petit", "--through", "Alice Martin", "--why", "To learn")
    row = wants.json(*asked, *ON)
    (message,) = row["messages"]
    assert message["intent"] == "ask-introduction"
    assert "To learn" in message["body"]
    wants("introduce", "answer", row["id"], "--who", "Alice Martin", "--yes", *ON)
    (favour,) = wants.json("favours", "Alice Martin")
    assert (favour["direction"], favour["kind"]) == ("asked", "introduction")
    assert (favour["introduction"], favour["answer"]) == (row["id"], "yes")


def test_each_introduction_names_the_command_that_leads_it_on(wants: Terminal) -> None:
    two = ("Alice Martin", "Chloé Petit")
    for started in (
        ("introduce", "start", *two, "--why", "Books to keep", "--later"),
        ("introduce", "me", "Alice Martin", "--through", "Chloé Petit"),
        ("introduce", "me", "Chloé Petit", "--through", "Alice Martin", "--done"),
    ):
        told, verbs = wants.json(*started, *ON), []
        while told["command"]:
            program, *command = split(told["command"])
            assert program == "entregent"
            verbs.append(command[1])
            told = wants.json(*command, *ON)
        assert told["state"] == "closed"
        last = ["outcome", "thank"]
        assert verbs[-2:] == last
        asked = ["ask", "answer"] * 2 if told["kind"] == "made" else ["answer"]
        assert verbs == (last if told["kind"] == "received" else [*asked, "write", *last])
    assert (
        "Ensuite\u202f: entregent introduce outcome"
        in wants(
            "--lang",
            "fr",
            "introduce",
            "me",
            "Benoît Durand",
            "--through",
            "Chloé Petit",
            "--done",
            *ON,
        ).out
    )


def test_within_an_introduction_a_given_name_means_the_side_that_has_it(wants: Terminal) -> None:
    wants("add", "Alice Roy")
    two = ("Alice Martin", "Chloé Petit")
    number = wants.json("introduce", "start", *two, "--why", "Books", *ON)["id"]
    assert "Alice Roy" in wants.refused("person", "Alice")
    told = wants.json("introduce", "answer", number, "--who", "Alice", "--yes", *ON)
    assert told["next"]["code"] == "ask-second"
    assert "Benoît Durand" in wants.refused("introduce", "ask", number, "--who", "Benoît", *ON)
