"""The map in the terminal: groups, whom they hold, who joins them."""

import subprocess

import pytest
from tests.cli.terminal import Terminal

from entregent.services import aside

pytestmark = pytest.mark.any_database


def test_the_map_is_told_by_groups(look: Terminal) -> None:
    told = look.json("map")
    assert told
    assert told[0].keys() == {"name", "kind", "size", "people", "bridges"}
    assert {group["kind"] for group in told} <= {
        "firm", "circle", "around-firm", "around-circle", "around", "alone",
    }  # fmt: skip
    people = [one["id"] for group in told for one in group["people"]]
    assert len(people) == len(set(people))
    said = look("map").out
    assert told[0]["name"] in said
    assert "Alice Martin" in said
    assert "people" in said


def test_the_group_of_somebody_is_told_whole(look: Terminal) -> None:
    (group,) = look.json("map", "--around", "Alice Martin")
    assert group["size"] == len(group["people"])
    assert "Alice Martin" in [one["name"] for one in group["people"]]


def test_a_circle_is_told_alone(look: Terminal) -> None:
    told = look.json("map", "--circle", "Choir")
    assert [one["name"] for group in told for one in group["people"]] == ["Alice Martin"]
    assert "zzz is no circle of yours. You have: Choir" in look.refused("map", "--circle", "zzz")


def test_a_circle_is_not_shown_before_there_is_one(empty: Terminal) -> None:
    assert "you have none yet" in empty.refused("map", "--circle", "zzz")


def test_what_is_not_shown_is_said(look: Terminal) -> None:
    assert "--limit" in look("map", "--limit", "1").out
    look.misused("map", "--limit", "0")


def test_an_empty_book_says_how_to_begin(empty: Terminal) -> None:
    assert "entregent import" in empty("map").out
    assert empty.json("map") == []


def test_the_map_is_told_in_french(look: Terminal) -> None:
    said = look("map", "--lang", "fr").out
    assert "personne" in said
    assert "people" not in said


def test_a_process_of_its_own_draws_the_map(garden: Terminal) -> None:
    kept = garden.home / "map.npz"
    kept.unlink(missing_ok=True)
    words = aside.command("map")
    subprocess.run(words, env=garden.environment, check=True)
    assert kept.stat().st_mode & 0o077 == 0
