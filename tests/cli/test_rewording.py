"""A draft in other words, from the terminal: shown before it leaves, and only with a yes."""

import json
import stat
import subprocess
from collections.abc import Iterator

import pytest
from tests.cli.terminal import ON, Terminal, typed
from tests.rewording_service import FACTS, FAILURES, KEY, Service, a_service

from entregent.services.errors import EntregentError
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.language import speaking

pytestmark = pytest.mark.any_database

DRAFT = ("draft", "catch-up", "--to", "Alice Martin", "--on", ON)
# With the lines about oneself, which hold a way to reach one: what may be lost.
ASK = ("draft", "ask-introduction", "--to", "Alice Martin", "--about", "Benoît Durand", "--on", ON)


@pytest.fixture
def service(garden: Terminal) -> Iterator[Service]:
    """A service that runs and is chosen."""
    with a_service() as running:
        garden("rewording", "set", running.address, "llama3.2")
        yield running


def test_a_draft_says_nothing_to_anybody_unless_it_is_asked_to(
    garden: Terminal, service: Service
) -> None:
    garden(*DRAFT)
    garden.json(*DRAFT)
    assert service.asked == []


def test_what_leaves_is_shown_word_for_word_and_the_answer_is_checked(
    garden: Terminal, service: Service
) -> None:
    own = garden.json(*DRAFT)
    service.words = "Hello {{name}}, {}".format
    done = garden(*DRAFT, "--reword", "--yes", tells=True)
    (asked,) = service.asked
    instruction, message = asked.words
    assert message == own["body"]
    assert f"{service.address}/chat/completions" in done.err
    assert instruction in done.err
    assert message in done.err
    assert f"Hello {{name}}, {message}" in done.out
    assert "A field was left open: {name}" in done.err
    assert "A field was left open" not in done.out


def test_a_script_reads_the_answer_and_what_was_found_in_it(
    garden: Terminal, service: Service
) -> None:
    service.words = "Hello {{name}}, {}".format
    told = garden.json(*DRAFT, "--reword", "--yes", tells=True)
    assert told.keys() == {"subject", "body", "lang", "register", "template", "item", "findings"}
    assert told["body"].startswith("Hello {name}, ")
    assert "unfilled-placeholder" in [found["code"] for found in told["findings"]]


def test_a_script_that_says_no_yes_sends_nothing(garden: Terminal, service: Service) -> None:
    said = garden.refused(*DRAFT, "--reword")
    assert "add --yes" in said
    assert garden.json(*DRAFT)["body"] in said
    assert service.asked == []


def test_at_a_terminal_it_is_asked_and_a_bare_enter_sends_nothing(
    garden: Terminal, service: Service
) -> None:
    own = garden.json(*DRAFT)["body"].split("\n")[-1]
    for answer in ("", "n"):
        code, shown = typed(garden, answer, *DRAFT, "--reword")
        assert (code, f"Send this to {service.host}? [y/N]" in shown) == (0, True)
        assert "Nothing was sent" in shown
        assert own in shown.partition("Nothing was sent")[2]
    assert service.asked == []
    code, shown = typed(garden, "y", *DRAFT, "--reword")
    assert (code, len(service.asked)) == (0, 1)
    assert "In other words: " in shown


def test_at_a_french_terminal_it_is_asked_in_french(garden: Terminal, service: Service) -> None:
    garden.environment["ENTREGENT_LANG"] = "fr"
    code, shown = typed(garden, "oui", *DRAFT, "--reword")
    assert (code, len(service.asked)) == (0, 1)
    assert f"Envoyer ceci à {service.host}\u202f? [o/N]" in shown
    assert "et rien d’autre" in shown


@pytest.mark.parametrize("code", FAILURES)
def test_each_failure_is_said_with_the_next_step(
    garden: Terminal, service: Service, code: str
) -> None:
    for name, value in FAILURES[code].items():
        setattr(service, name, value)
    if code == "rewording-lost":
        for language in ("en", "fr"):
            garden("blurb", "set", "--lang", language, "Paul: paul@roux.example")
    draft = ASK if code == "rewording-lost" else DRAFT
    for lang in ("en", "fr"):
        said = garden.refused(*draft, "--reword", "--yes", ENTREGENT_LANG=lang)
        assert said.endswith(f"{_sentence(service, code, lang)}\n")
    assert len(service.asked) == 2


def _sentence(service: Service, code: str, lang: str) -> str:
    facts = {
        "host": service.host,
        "url": f"{service.address}/chat/completions",
        **FACTS.get(code, {}),
    }
    with speaking(lang):
        return error_sentence(EntregentError(code, **facts))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_who_does_not_run_is_named(garden: Terminal, lang: str) -> None:
    with a_service() as gone:
        garden("rewording", "set", gone.address, "llama3.2")
    said = garden.refused(*DRAFT, "--reword", "--yes", ENTREGENT_LANG=lang)
    assert {"en": "does not answer (", "fr": "ne répond pas ("}[lang] in said
    assert gone.host in said


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_without_a_service_it_says_how_to_choose_one(garden: Terminal, lang: str) -> None:
    said = garden.refused(*DRAFT, "--reword", "--yes", ENTREGENT_LANG=lang)
    assert "entregent rewording set" in said
    assert garden.json("rewording") == {"address": "", "model": "", "key": ""}
    assert "entregent rewording set http" in garden("rewording", ENTREGENT_LANG=lang).out


def test_yes_alone_is_misuse(garden: Terminal) -> None:
    assert "--reword" in garden.misused(*DRAFT, "--yes")


def test_a_service_is_chosen_left_and_brought_back(garden: Terminal) -> None:
    chosen = {"address": "https://api.example/v1", "model": "m", "key": ""}
    assert garden.json("rewording", "set", "https://api.example/v1/", "m") == chosen
    assert "https://api.example/v1  m" in garden("rewording").out
    assert garden.json("rewording", "off")["address"] == ""
    garden("undo")
    assert garden.json("rewording") == chosen
    assert "https://" in garden.refused("rewording", "set", "http://api.example/v1", "m")


def key_piped(garden: Terminal, key: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        garden.command("rewording", "key"), env=garden.environment, input=f"{key}\n",
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_key_is_piped_in_or_typed_unseen_and_removed(garden: Terminal, service: Service) -> None:
    done = key_piped(garden, KEY)
    assert (done.returncode, done.stderr, KEY in done.stdout) == (0, "", False)
    assert garden.json("rewording")["key"] == "file"
    file = garden.home / "rewording.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = garden(*DRAFT, "--reword", "--yes", tells=True)
    assert service.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    assert "The key of this service goes along." in said.err
    assert KEY not in said.err + said.out
    assert KEY not in garden("export").out + json.dumps(garden.json("journal"))
    assert garden.json("rewording", "key", "--forget")["key"] == ""
    assert not file.exists()
    code, shown = typed(garden, KEY, "rewording", "key", once="Key")
    assert (code, "Key" in shown, file.exists()) == (0, True, True)
    assert KEY not in shown


def test_what_is_no_key_is_refused_and_so_is_one_without_a_service(garden: Terminal) -> None:
    assert "rewording set" in key_piped(garden, KEY).stderr
    garden("rewording", "set", "https://api.example/v1", "m")
    done = key_piped(garden, "two words")
    assert (done.returncode, "no key" in done.stderr) == (1, True)


def test_the_key_of_the_environment_is_told_from_a_kept_one(garden: Terminal) -> None:
    garden("rewording", "set", "https://api.example/v1", "m")
    assert garden.json("rewording", ENTREGENT_REWORDING_KEY=KEY)["key"] == "environment"
