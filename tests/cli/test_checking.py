"""The message check from the terminal."""

import json
from pathlib import Path

import pytest
from tests.cli.terminal import ON, Terminal

from entregent.core.drafts import Intent

pytestmark = pytest.mark.any_database

MESSAGE = "Objet : Rencontre\n\nBonjour Alice,\n\nVeux-tu prendre un verre jeudi ?\n\nPaul"


def test_a_message_is_checked_with_what_a_file_says_of_the_relation(
    look: Terminal, tmp_path: Path
) -> None:
    message, context = tmp_path / "message.txt", tmp_path / "context.json"
    message.write_text(MESSAGE)
    context.write_text(json.dumps({"knows_me": "no", "register": "vous", "level_gap": None}))
    words = ("check", message, "--intent", "cold", "--context", context)
    found = {one["code"]: one for one in look.json(*words)["findings"]}
    assert found.keys() >= {"no-identity", "mixed-register", "vague-subject", "no-purpose"}
    one = found["vague-subject"]
    assert one.keys() == {"code", "practice", "severity", "start", "end", "message", "fix"}
    assert MESSAGE[one["start"] : one["end"]] == "Rencontre"
    said = look("--lang", "fr", *words).out
    assert "L’objet ne dit pas le sujet\u202f: il n’apprend rien avant l’ouverture." in said
    assert "Une question sur" in look(*words).out  # proposed in the language of the message


def test_the_book_says_what_it_knows_of_the_relation(garden: Terminal, tmp_path: Path) -> None:
    message = tmp_path / "message.txt"
    message.write_text("Hi Alice,\n\nCould you write me a recommendation for Acme?\n\nPaul")
    garden("set", "Alice Martin", "worked-together=no")
    words = ("check", message, "--intent", "ask-recommendation", "--to", "Alice Martin")
    on = ("--on", ON)
    found = {one["code"]: one for one in garden.json(*words, *on)["findings"]}
    assert found["crosses-boundary"]["severity"] == "stop"
    context = tmp_path / "context.json"
    context.write_text('{"worked_together": true}')
    left = garden.json(*words, *on, "--context", context)["findings"]
    assert "crosses-boundary" not in {one["code"] for one in left}


def test_a_context_that_cannot_be_read_is_refused_with_the_next_step(
    look: Terminal, tmp_path: Path
) -> None:
    message, context = tmp_path / "message.txt", tmp_path / "context.json"
    message.write_text(MESSAGE)
    words = ("check", message, "--intent", "cold", "--context", context)
    context.write_text("[]")
    assert "is no JSON object" in look.refused(*words)
    context.write_text('{"knows_me": "perhaps"}')
    assert "knows_me cannot be perhaps" in look.refused(*words)
    assert "There is no" in look.refused("check", tmp_path / "none.txt", "--intent", "cold")
    look.misused("check", message, "--intent", "shout")


def test_a_misspelt_field_of_a_context_is_named(look: Terminal, tmp_path: Path) -> None:
    message, context = tmp_path / "message.txt", tmp_path / "context.json"
    message.write_text(MESSAGE)
    context.write_text('{"level_gab": 3, "colour": "blue"}')
    said = look("check", message, "--intent", "cold", "--context", context, tells=True)
    assert "level_gab is no field of it, and was left aside. Did you mean level_gap?" in said.err
    assert "colour is no field of it, and was left aside. Fields: knows_me" in said.err


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0", bytes(range(1, 32))]
)
def test_what_is_no_text_is_refused(look: Terminal, tmp_path: Path, data: bytes) -> None:
    message = tmp_path / "message.txt"
    message.write_bytes(data)
    assert "is no text" in look.refused("check", message, "--intent", "cold")


def test_a_message_saved_by_windows_is_read(look: Terminal, tmp_path: Path) -> None:
    message = tmp_path / "message.txt"
    message.write_bytes(MESSAGE.encode("utf-16"))
    found = look.json("check", message, "--intent", "cold")["findings"]
    assert "vague-subject" in {one["code"] for one in found}


def test_whatever_is_drafted_can_be_checked(look: Terminal, tmp_path: Path) -> None:
    message = tmp_path / "message.txt"
    message.write_text(MESSAGE)
    for intent in Intent:
        look("check", message, "--intent", intent.value)
