"""The review in the terminal: in words, and as scripts read it."""

import pytest
from tests.cli.terminal import ON, Terminal

pytestmark = pytest.mark.any_database

PARTS = {
    "on", "people", "first_exchange_on", "contact_days", "ties", "new_ties", "rhythm",
    "dimensions", "key_contacts", "wider", "wanted", "growth", "reviews",
}  # fmt: skip
TIES = {
    "active", "a_year_ago", "lost", "causes", "new", "erosion", "renewal", "half_life_years",
    "months", "sentences",
}  # fmt: skip
DIMENSION = {
    "dimension", "name", "known", "unknown", "unknown_attention", "blau", "shannon",
    "attention_blau", "attention_shannon", "values", "years", "leans", "sentences",
}  # fmt: skip


def test_scripts_read_the_figures_and_what_they_say(look: Terminal) -> None:
    told = look.json("review", "--on", ON)
    assert told.keys() == PARTS
    assert told["on"] == ON
    assert told["ties"].keys() == TIES
    # Alice wrote in May and Chloé had lunch; with Benoît there was a mail in January.
    assert (told["ties"]["active"], told["ties"]["a_year_ago"]) == (3, 1)
    assert len(told["ties"]["months"]) == 12
    assert told["ties"]["months"][-1].keys() == {"month", "new", "back", "lost"}
    assert told["rhythm"].keys() == {
        "months", "a_month", "a_week", "steady_share", "said", "rise", "sentences",
    }  # fmt: skip
    assert [one["dimension"] for one in told["dimensions"]] == [
        "sector", "function", "place", "generation", "level", "circle",
    ]  # fmt: skip
    assert all(one.keys() == DIMENSION for one in told["dimensions"])
    circles = told["dimensions"][-1]
    assert [value["name"] for value in circles["values"]] == ["Choir", "Lyon"]
    assert told["key_contacts"].keys() == {
        "asked", "known", "met_alone", "share", "closed", "sentence",
    }  # fmt: skip


def test_it_is_told_in_words_of_either_language(look: Terminal) -> None:
    said = look("review", "--on", ON).out
    assert "3 ties are active" in said
    assert "The sector of" in said
    dit = look("review", "--on", ON, "--lang", "fr").out
    assert "3 liens sont actifs\u202f: il y a eu un échange dans l’année." in dit
    assert "people" not in dit


def test_an_empty_book_says_what_would_make_figures(empty: Terminal) -> None:
    assert "import a mailbox" in empty("review").out
    assert empty.json("review")["first_exchange_on"] is None


def test_shares_and_new_ties_are_aimed_at(look: Terminal) -> None:
    told = look.json("review", "want", "sector=energy", "20")
    assert [(one["value"], one["percent"]) for one in told["shares"]] == [("energy", 20)]
    assert look.json("review", "grow", "6")["new_ties"] == 6
    told = look.json("review", "--on", ON)
    assert told["wanted"][0]["wanted"] == 0.2
    assert told["growth"]["wanted"] == 6
    assert all(len(told["wider"]) <= 3 and one["reason"] for one in told["wider"])
    dit = look("review", "--on", ON, "--lang", "fr").out
    assert "20\u202f% voulus" in dit
    assert "sur les 6 que vous voulez" in dit or "les 6 que vous vouliez" in dit
    assert "DIMENSION=VALUE" in look.misused("review", "want", "energy", "20")
    assert "tells no sector" in look.refused("review", "want", "sector=zzz", "20")
    look("review", "grow", "0")
    assert look.json("review", "want", "sector=energy", "0") == {"shares": [], "new_ties": 0}


def test_a_review_is_held_and_what_was_decided_waits_for_the_next_one(garden: Terminal) -> None:
    told = garden.json("review", "hold", "See the choir more often.")
    assert [one["decided"] for one in told["held"]] == ["See the choir more often."]
    assert garden.json("review", "every", "6")["every"] == 6
    assert garden.json("review", "every", "0")["next_on"] is None
    said = garden("review").out
    assert "you decided: See the choir more often." in said
    assert "No review is proposed." in said
    assert "never" in garden.refused("review", "every", "99")
