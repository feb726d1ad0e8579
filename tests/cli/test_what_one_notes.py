"""Needs, boundaries, favours, goals and links from the terminal."""

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

FAVOUR = {
    "id", "person", "kind", "direction", "on", "outcome", "outcome_on", "thanked_on", "told_on",
    "answer", "answered_on", "opportunity", "introduction",
}  # fmt: skip
GOAL = {
    "id",
    "name",
    "kind",
    "why",
    "started_on",
    "by",
    "closed_on",
    "reached",
    "targets",
    "proposed",
}


def test_what_one_notes_of_somebody_is_told_with_all_else(garden: Terminal) -> None:
    told = garden.json(
        "set", "Alice Martin", "matters=la voile", "need=un associé pour la société",
        "offer=Excel", "boundary=referral: forbidden", "boundary=busy --12-15..--01-10",
        "worked-together=yes", "title=CFO", "level=executive", "function=finance",
    )  # fmt: skip
    assert [(m["text"], m["language"]) for m in told["matters"]] == [("la voile", "fr")]
    assert told["needs"][0].keys() == {"id", "text", "language", "on", "state", "ended_on"}
    assert [b["kind"] for b in told["boundaries"]] == ["referral", "busy"]
    assert told["worked_together"] is True
    assert (told["positions"][0]["level"], told["positions"][0]["function"]) == (
        "executive", "finance",
    )  # fmt: skip
    assert [p["name"] for p in garden.json("people", "associe")] == ["Alice Martin"]
    said = garden("person", "Alice Martin", "--lang", "fr").out
    assert "Ne pas demander\u202f: une cooptation (forbidden)" in said
    assert "du 15\u00a0décembre au 10\u00a0janvier" in said
    assert "Direction générale · Finance" in said
    assert "Vous avez travaillé ensemble" in said
    sources = garden("person", "Alice Martin", "--sources").out
    assert "un associé pour la société  (typed by you" in sources


def test_what_a_title_alone_tells_is_said_to_be_so(garden: Terminal) -> None:
    garden.json("set", "Alice Martin", "title=Directrice des achats")
    told = garden.json("person", "Alice Martin")["positions"][0]
    assert (told["level"], told["function"], told["guessed"]) == (
        "director", "operations", ["level", "function"],
    )  # fmt: skip
    said = garden("person", "Alice Martin", "--lang", "fr").out
    assert "Direction · Opérations, d’après l’intitulé" in said
    garden.json("set", "Alice Martin", "level=manager")
    told = garden.json("person", "Alice Martin")["positions"][0]
    assert (told["level"], told["function"], told["guessed"]) == (
        "manager", "operations", ["function"],
    )  # fmt: skip


def test_a_need_that_is_done_is_told_to_scripts_alone(garden: Terminal) -> None:
    garden("set", "Alice Martin", "need=un associé")
    told = garden.json("set", "Alice Martin", "done=Un associe")
    assert [need["state"] for need in told["needs"]] == ["done"]
    assert "associé" not in garden("person", "Alice Martin").out


def test_i_say_what_i_do_need_and_offer_as_of_anybody(empty: Terminal) -> None:
    assert "entregent set me" in empty.refused("person", "me")
    told = empty.json("set", "moi", "title=CTO", "offer=Relire des CV", "level=director")
    assert [offer["text"] for offer in told["offers"]] == ["Relire des CV"]
    assert empty.json("person", "me")["positions"][0]["level"] == "director"
    assert empty.json("people") == []
    assert "cadence is not for yourself" in empty.refused("set", "me", "cadence=30")


def test_favours_are_noted_thanked_and_told_in_words(garden: Terminal) -> None:
    on = ("--on", "2024-05-01")
    asked = garden.json("favour", "add", "Alice Martin", "--kind", "advice", "--asked", *on)
    assert asked.keys() == FAVOUR
    assert (asked["direction"], asked["person"]["name"]) == ("asked", "Alice Martin")
    said = garden("favour", "outcome", asked["id"], "Deux adresses", "--lang", "fr").out
    assert "Deux adresses" in said
    assert "Vous lui avez demandé un service. À vous de jouer." in said
    assert garden.json("thank", "Alice Martin", *on)["thanked_on"] == "2024-05-01"
    assert "favour add" in garden.refused("thank", "Alice Martin")
    garden("favour", "add", "Chloé Petit", "--kind", "help", "--given", *on)
    assert len(garden.json("favours")) == 2
    assert [f["kind"] for f in garden.json("favours", "Alice Martin")] == ["advice"]
    assert "thanked on 2024-05-01" in garden("favours").out
    garden("favour", "drop", asked["id"])
    assert garden.json("favours", "Alice Martin") == []


def test_thanks_owed_are_listed_with_why_until_they_are_said(garden: Terminal) -> None:
    assert "You owe nobody thanks." in garden("thank").out
    asked = garden.json("favour", "add", "Alice Martin", "--kind", "advice", "--asked")
    garden("favour", "answer", asked["id"], "--no")
    (owed,) = garden.json("thank")
    assert owed.keys() == {"id", "person", "why", "since", "favour", "introduction", "reason"}
    assert (owed["why"], owed["favour"]) == ("refused", asked["id"])
    said = garden("thank", "--lang", "fr").out
    assert "La réponse est non" in said
    assert "Say whom you thanked" in garden.misused("thank", "--for", asked["id"])
    garden("today", "done", owed["id"])
    assert garden.json("thank") == []
    quick = ("--kind", "help", "--asked", "--outcome", "Deux adresses", "--thanked")
    assert garden.json("favour", "add", "Chloé Petit", *quick)["thanked_on"]
    assert garden.json("thank") == []


def test_a_favour_says_whether_it_was_given_or_asked(garden: Terminal) -> None:
    assert "--given or" in garden.misused("favour", "add", "Alice Martin", "--kind", "help")
    garden.misused("favour", "add", "Alice Martin", "--kind", "help", "--given", "--asked")
    garden.misused("favour", "add", "Alice Martin", "--kind", "gossip", "--given")
    ahead = ("--given", "--on", "2999-01-01")
    garden.misused("favour", "add", "Alice Martin", "--kind", "help", *ahead)
    assert "999" in garden.refused("favour", "outcome", "999", "x")


def test_a_goal_is_begun_corrected_closed_and_opened(garden: Terminal) -> None:
    targets = ("--target", "sector=Aéronautique", "--target", "person=Alice Martin")
    made = garden.json("goal", "add", "Rejoindre Airbus", "--kind", "job", *targets)
    assert made.keys() == GOAL
    assert [t["kind"] for t in made["targets"]] == ["sector", "person"]
    assert made["targets"][1]["person"]["name"] == "Alice Martin"
    told = garden.json("goal", "set", "rej", "why=To build", "target=-sector=aeronautique")
    assert (told["why"], len(told["targets"])) == ("To build", 1)
    closed = garden.json("goal", "close", "rej", "--on", "2024-05-01")
    assert closed["closed_on"] == "2024-05-01"
    assert closed["reached"] is False
    assert garden.json("goal", "open", made["id"])["closed_on"] is None
    assert garden.json("goal", "close", "rej", "--reached")["reached"] is True
    assert "atteint le" in garden("goal", "list", "--lang", "fr").out
    assert garden.json("goal", "open", made["id"])["reached"] is False
    assert [goal["name"] for goal in garden.json("goal", "list")] == ["Rejoindre Airbus"]
    assert "Un emploi" in garden("goal", "list", "--lang", "fr").out
    assert "Alice Martin" in garden("goal", "show", "rej").out


def test_a_goal_says_how_far_the_network_covers_it(garden: Terminal) -> None:
    targets = ("--target", "person=Alice Martin", "--target", "organisation=Orange")
    garden("goal", "add", "Rejoindre Orange", *targets)
    told = garden.json("goal", "show", "rej")
    assert told.keys() >= GOAL | {"coverage"}
    assert told["coverage"]["strong"] + told["coverage"]["weak"] == 1
    plan = garden.json("goal", "plan", str(told["id"]))
    assert plan.keys() == {"id", "name", "coverage", "plan", "old_trade"}
    assert plan["coverage"] == told["coverage"]
    alice, orange = told["coverage"]["targets"]
    assert alice["people"][0]["name"] == "Alice Martin"
    assert orange["sentence"] == "Orange: nobody yet"
    assert [step["code"] for step in told["plan"]["steps"]][-1] == "events"
    assert told["plan"]["steps"][-1]["done"] == 0
    said = garden("goal", "show", "rej", "--lang", "fr").out
    assert "Le plan, jusqu’au" in said
    assert "Orange\u202f: personne encore" in said
    opening = garden.json("opportunity", "add", "rej", "--organisation", "Orange")
    asked = garden.json("opportunity", "ask", opening["id"], "Alice Martin", "--for", "advice")
    garden("favour", "answer", asked["asks"][0]["id"] if "asks" in asked else asked["id"], "--yes")
    closed = garden.json("goal", "close", "rej")
    assert "coverage" not in closed
    (helper,) = closed["helpers"]
    assert (helper["person"]["name"], helper["what"]) == ("Alice Martin", "some advice")
    assert helper["thank"] in garden("goal", "show", "rej", "--lang", "fr").out
    garden("today", "done", helper["thank"])
    assert "All of them were thanked" in garden("goal", "show", "rej").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("goal", "add", "X", "--target", "Airbus"), 1),
        (("goal", "add", "…"), 1),
        (("goal", "show", "nothing"), 1),
        (("goal", "set", "nothing", "colour=red"), 2),
        (("goal", "add", "X", "--kind", "war"), 2),
        (("link", "Alice Martin", "Benoît Durand"), 2),
        (("unlink", "Alice Martin", "Chloé Petit"), 1),
        (("set", "Alice Martin", "boundary=gossip"), 1),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_the_goals_alone(
    garden: Terminal, words: tuple[str, ...], code: int
) -> None:
    garden(*words, code=code)
    assert garden.json("goal", "list") == []


def test_two_people_are_linked_and_unlinked(garden: Terminal) -> None:
    words = ("Alice Martin", "Benoît Durand")
    told = garden.json("link", *words, "--evidence", "Mariés", "--kind", "spouse")
    assert (told["a"]["name"], told["kind"], told["evidence"]) == (words[0], "spouse", "Mariés")
    links = garden.json("person", "Alice Martin")["links"]
    assert ("spouse", "Mariés") in [(link["kind"], link["evidence"]) for link in links]
    assert garden.json("unlink", *words)["linked"] is False
    assert garden.json("person", "Alice Martin")["links"] == []
    assert "linked no more" in garden("journal").out
    garden("undo")
    assert len(garden.json("person", "Alice Martin")["links"]) == len(links)


def test_a_former_position_says_until_when_only_where_that_is_known(empty: Terminal) -> None:
    empty("add", "Alice Martin", "--organisation", "Globex", "--title", "COO")
    empty("add", "Alix Martin", "--organisation", "Acme", "--title", "CEO")
    empty("merge", "Alice Martin", "Alix Martin")
    lines = empty("person", "Alice Martin").out.splitlines()
    [former] = [line for line in lines if line.split()[:1] == ["Before"]]
    assert former.split() == ["Before", "CEO", "·", "Acme"]
