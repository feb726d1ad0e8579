"""Likely pairs in the terminal and for scripts: listed, kept apart, merged, taken back."""

import re

import pytest
from tests.cli.terminal import Terminal

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
    assert doubled.json("duplicates", "--limit", 0) == []


def test_a_pair_is_explained_in_both_languages(doubled: Terminal) -> None:
    english = doubled("duplicates").out
    assert "One first name may be short for the other. The same last name." in english
    assert re.search(r"\b9\d% ", english)
    french = doubled("duplicates", "--lang", "fr").out
    assert "Un prénom peut être le diminutif de l’autre. Même nom." in french


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


def test_all_likely_pairs_are_merged_when_asked(doubled: Terminal) -> None:
    dry = doubled.json("duplicates", "merge", "--above", 0.8, "--dry-run")
    assert (dry["merged"], dry["dry_run"]) == (1, True)
    done = doubled.json("duplicates", "merge", "--above", 0.8)
    assert done == {**dry, "dry_run": False}
    assert "1 person" not in doubled("duplicates", "merge", "--above", 0.8).out
    assert [person["name"] for person in doubled.json("people")] == ["Robert Smith"]


def test_what_cannot_be_merged_or_undone_is_refused_with_a_reason(doubled: Terminal) -> None:
    assert "Name two people" in doubled.refused("merge", "Bob Smith", "Bob Smith")
    assert "no act 99" in doubled.refused("undo", 99)
    doubled.misused("duplicates", "merge", "--above", "1.5")
    assert "Nobody" in doubled.refused("merge", "Bob Smith", "zzz")


def test_an_empty_book_holds_nobody_twice(empty: Terminal) -> None:
    assert "Nobody" in empty("duplicates").out
    assert empty.json("duplicates") == []
