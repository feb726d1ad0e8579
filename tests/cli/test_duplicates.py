"""Likely pairs in the terminal and for scripts: listed, kept apart, merged, taken back."""

import re

import pytest
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.any_database

PAIR = {"a", "b", "probability", "signs", "sentences"}


@pytest.fixture
def doubled(empty: Terminal) -> Terminal:
    """A book that holds Robert twice."""
    for name in ("Robert Smith", "Bob Smith"):
        empty("add", name, "--organisation", "Acme")
    return empty


def test_a_pair_tells_who_how_likely_and_why(doubled: Terminal) -> None:
    [pair] = doubled.json("duplicates")
    assert pair.keys() >= PAIR
    assert (pair["a"]["name"], pair["b"]["name"]) == ("Robert Smith", "Bob Smith")
    assert 0.8 < pair["probability"] < 1
    assert pair["signs"] == ["given-nickname", "family-same", "organisation-same"]


def test_a_pair_is_explained_in_both_languages(doubled: Terminal) -> None:
    english = doubled("duplicates").out
    assert "One first name may be short for the other. The same last name." in english
    assert re.search(r"\b9\d% ", english)
    french = doubled("duplicates", "--lang", "fr").out
    assert "Un prénom peut être le diminutif de l’autre. Même nom." in french


def test_a_name_with_its_letters_written_out_is_proposed_as_the_same(empty: Terminal) -> None:
    for name in ("Jürgen Müller", "Åse Strøm", "Aase Stroem", "Juergen Mueller"):
        empty("add", name)
    pairs = [{pair["a"]["name"], pair["b"]["name"]} for pair in empty.json("duplicates")]
    assert len(pairs) == 2
    assert {"Jürgen Müller", "Juergen Mueller"} in pairs
    assert {"Åse Strøm", "Aase Stroem"} in pairs


def test_each_of_a_pair_is_shown_with_what_one_decides_by(doubled: Terminal) -> None:
    doubled("set", "Bob Smith", "email=bob@b.example", "title=CTO")
    doubled("log", "Bob Smith", "--channel", "call", "--on", "2024-03-14")
    listed = doubled("duplicates").out
    assert "  Acme\nBob Smith  #2\n" in listed
    assert "  CTO · Acme · bob@b.example · last contact 14\u00a0March 2024\n" in listed
    [pair] = doubled.json("duplicates")
    assert pair["b"] == {
        "id": 2, "name": "Bob Smith", "organisation": "Acme", "title": "CTO",
        "emails": ["bob@b.example"], "last_exchange_on": "2024-03-14",
    }  # fmt: skip


def test_two_kept_apart_are_listed_no_more_until_it_is_undone(doubled: Terminal) -> None:
    told = doubled.json("duplicates", "keep-apart", "Bob Smith", "Robert Smith")
    assert told["apart"]
    assert doubled.json("duplicates") == []
    assert doubled.json("undo")["undone"] == "keep-apart"
    assert len(doubled.json("duplicates")) == 1


def test_a_merge_prints_the_person_and_is_undone_later_by_its_number(doubled: Terminal) -> None:
    kept = doubled.json("merge", "Robert Smith", "Bob Smith")
    assert (kept["name"], kept["also"]) == ("Robert Smith", {"name": ["Bob Smith"]})
    assert "Also name Bob Smith" in doubled("person", "Robert Smith").out
    doubled("add", "Eve Noir")
    assert doubled.json("undo", 3)["undone"] == "merge"
    names = [person["name"] for person in doubled.json("people")]
    assert names == ["Bob Smith", "Eve Noir", "Robert Smith"]


def test_the_number_of_somebody_joined_says_with_whom(doubled: Terminal) -> None:
    doubled("merge", "Robert Smith", "Bob Smith")
    told = doubled.refused("person", 2)
    assert told == "2 was made one with Robert Smith, #1: entregent person 1\n"
    french = doubled.refused("person", 2, "--lang", "fr")
    assert french == "2 ne fait plus qu’un avec Robert Smith, n° 1\u202f: entregent person 1\n"
    doubled("undo")
    assert doubled.json("person", 2)["name"] == "Bob Smith"


def test_all_likely_pairs_are_merged_when_asked(doubled: Terminal) -> None:
    dry = doubled.json("duplicates", "merge", "--above", 0.8, "--dry-run")
    assert (dry["merged"], dry["dry_run"]) == (1, True)
    done = doubled.json("duplicates", "merge", "--above", 0.8)
    assert done == {**dry, "dry_run": False}
    assert "1 person" not in doubled("duplicates", "merge", "--above", 0.8).out
    assert [person["name"] for person in doubled.json("people")] == ["Robert Smith"]


@pytest.mark.parametrize("above", ["0,8", "0.8", ",8", "80%", "80 %", "80\u202f%", "80,0 %"])
def test_a_probability_is_understood_as_one_writes_it(doubled: Terminal, above: str) -> None:
    assert doubled.json("duplicates", "merge", "--above", above, "--dry-run")["merged"] == 1
    assert doubled.json("duplicates", "merge", "--above", "1,0", "--dry-run")["merged"] == 0


@pytest.mark.parametrize("above", ["1,5", "-0,5", "101 %", "nan", "1e-3", "0,9,9", "%", ""])
def test_what_is_no_probability_is_told_with_how_to_write_one(empty: Terminal, above: str) -> None:
    told = empty.misused("duplicates", "merge", f"--above={above}", "--lang", "fr")
    assert (
        f"«\u202f{above}\u202f» n’est pas entre 0 et 1. Écrivez par exemple 0,95 ou 95\u202f%."
        in told
    )


def test_what_cannot_be_merged_or_undone_is_refused_with_a_reason(doubled: Terminal) -> None:
    assert "Name two people" in doubled.refused("merge", "Bob Smith", "Bob Smith")
    assert "no act 99" in doubled.refused("undo", 99)
    doubled.misused("duplicates", "merge", "--above", "1.5")
    assert "Nobody" in doubled.refused("merge", "Bob Smith", "zzz")


def test_a_list_of_no_pairs_is_not_asked_for(doubled: Terminal) -> None:
    doubled.misused("duplicates", "--limit", 0)
    assert "There are more" not in doubled("duplicates", "--limit", 1).out


def test_a_merge_says_that_it_was_done_and_how_to_take_it_back(doubled: Terminal) -> None:
    done = doubled("merge", "Robert Smith", "Bob Smith").out
    assert "Robert Smith and Bob Smith are one now.\nentregent undo 3 takes it back.\n" in done
    doubled("undo", 3)
    doubled("duplicates", "keep-apart", "Robert Smith", "Bob Smith")
    done = doubled("merge", "Robert Smith", "Bob Smith").out
    assert "are one now, though they had been kept apart." in done
    assert "entregent undo 5 takes it back." in done


def test_a_dry_run_does_not_say_that_anybody_was_merged(doubled: Terminal) -> None:
    dry = doubled("duplicates", "merge", "--above", 0.8, "--dry-run").out
    assert "1 person would be joined to somebody already here." in dry
    done = doubled("duplicates", "merge", "--above", 0.8).out
    assert "1 person joined to somebody already here." in done


def test_what_was_said_otherwise_is_worded_as_elsewhere(doubled: Terminal) -> None:
    doubled("set", "Robert Smith", "birthday=1980-12-01", "cadence=30", "met-on=2021-03-14")
    doubled("set", "Bob Smith", "birthday=1980-12-02", "cadence=90", "met-on=2021-03-15")
    said = doubled("merge", "Robert Smith", "Bob Smith").out
    assert "birthday 2\u00a0December 1980" in said
    assert "met on 15\u00a0March 2021" in said
    assert "rhythm every three months" in said


def test_an_empty_book_holds_nobody_twice(empty: Terminal) -> None:
    assert "Nobody" in empty("duplicates").out
    assert empty.json("duplicates") == []
