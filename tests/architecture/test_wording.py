"""Every code has its sentence, every sentence its code, and both languages say the same."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from entregent.core import boundaries as boundary
from entregent.core import goals as core_goals
from entregent.core.asks import ASKS
from entregent.core.functions import FUNCTIONS
from entregent.core.level import LEVELS
from entregent.core.opportunities import STATES
from entregent.core.ties import WEIGHTS, Label
from entregent.core.today import ItemKind
from entregent.services.wording import (
    boundaries,
    bringing,
    doctor,
    errors,
    favours,
    goals,
    journal,
    opportunities,
    people,
    positions,
    problems,
    ties,
    today,
)  # fmt: skip
from entregent.services.wording.language import LOCALE
from entregent.services.wording.refusals import REFUSALS

SRC = Path(__file__).parents[2] / "src" / "entregent"
PO = LOCALE / "fr" / "LC_MESSAGES" / "django.po"
REFUSED = re.compile(r"(?:EntregentError|UnreadableFile)\(\s*\"([a-z-]+)\"")
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
NAMED = re.compile(r"%\((\w+)\)s")
# Before these French wants a space that does not break.
DOUBLE = re.compile(r"(?<![\u202f\u00a0])[;:!?»]|«(?![\u202f\u00a0])")
SENTENCE = re.compile(r"[^.!?]{12,}[.!?]")
ADDRESSES = re.compile(r"\w+://\S*|sqlite:|%\(\w+\)s:%\(\w+\)s")


def sources() -> Iterator[str]:
    for path in SRC.rglob("*.py"):
        yield path.read_text()


def codes(pattern: re.Pattern[str]) -> set[str]:
    return {code for text in sources() for code in pattern.findall(text)}


def codes_of_bad_records() -> set[str]:
    """Return the codes written out where a bad record is made, "this or that" included."""
    calls = (node for text in sources() for node in ast.walk(ast.parse(text)))
    given = [
        call.args[1]
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "BadRecord"
        and len(call.args) > 1
        and not isinstance(call.args[1], ast.Call)
    ]
    said = (node.value for arg in given for node in ast.walk(arg) if isinstance(node, ast.Constant))
    return {code for code in said if isinstance(code, str) and CODE.fullmatch(code)}


def test_every_refusal_has_its_sentence() -> None:
    assert codes(REFUSED) - errors.ERRORS.keys() == set()


def test_a_page_sends_nobody_to_the_terminal() -> None:
    on_pages = {**errors.ERRORS, **REFUSALS}
    only_there = {"book-unreadable", "not-confirmed"}  # no page opens then, and pages ask
    sent = {code for code, said in on_pages.items() if "entregent " in "".join(said)}
    assert sent - only_there == set()


def test_every_problem_of_a_file_has_its_sentence() -> None:
    worded = problems._PROBLEMS.keys() | problems._KEPT_OR_NOT.keys() | errors.ERRORS.keys()
    assert codes_of_bad_records() - worded == set()


def test_no_code_has_two_sentences() -> None:
    assert (
        errors.ERRORS.keys() & (problems._PROBLEMS.keys() | problems._KEPT_OR_NOT.keys()) == set()
    )


def test_whatever_is_left_out_has_its_reason() -> None:
    left_out = codes(re.compile(r"(?:Ignored\(|_ignored\()[^\n]*?\"([a-z-]+)\""))
    assert left_out - bringing._LEFT_OUT.keys() - {"exchanges", "people"} == set()


def test_every_sentence_is_said_somewhere() -> None:
    text = "\n".join(path.read_text() for path in SRC.rglob("*.py") if "wording" not in path.parts)
    tables = (errors.ERRORS, problems._PROBLEMS, problems._KEPT_OR_NOT)
    unsaid = [code for table in tables for code in table if f'"{code}"' not in text]
    assert unsaid == []


def test_every_act_of_the_journal_has_its_words() -> None:
    acts = codes(re.compile(r"journal\.entry\(\s*\w+, \"([a-z-]+)\""))
    assert acts | {"done", "snooze", "skip"} == journal._ACTS.keys()


def test_every_channel_label_and_kind_has_its_words() -> None:
    assert ties.CHANNELS.keys() == WEIGHTS.keys()
    assert ties.LABELS.keys() == set(Label)
    steps = {ItemKind.ANSWER_INTRODUCTION}  # each says what to do in words of its own
    assert {*today._ACTIONS, *steps} == today._KINDS.keys() == set(ItemKind)


def test_every_finding_of_the_doctor_has_its_words_and_advice() -> None:
    always_well = {"copies", "meaning", "by-words"}
    only_unwell = {"book", "digest", "outbox"}  # said only then, each with what is wrong
    found = codes(re.compile(r"Finding\(\s*\"([a-z-]+)\""))
    assert found - only_unwell == doctor._CHECKED.keys()
    assert always_well <= doctor._CHECKED.keys()
    assert doctor._CHECKED.keys() - always_well == doctor._NOT_WELL.keys()
    assert doctor._ADVICE.keys() - {"outbox"} == doctor._NOT_WELL.keys()


def test_every_kind_of_link_and_address_has_its_words() -> None:
    assert set(people._EVIDENCE) >= {"spouse", "family", "close", "acquaintance", "colleague"}
    assert set(people.KINDS) == {"email", "phone", "profile", "web", "postal"}


def test_every_favour_boundary_level_function_and_goal_has_its_words() -> None:
    assert favours.ASKED.keys() == set(ASKS)
    assert {*ASKS, *boundaries._KINDS, "busy"} == set(boundary.KINDS)
    assert (tuple(positions.LEVELS), tuple(positions.FUNCTIONS)) == (LEVELS, FUNCTIONS)
    assert (tuple(goals.KINDS), tuple(goals.TARGETS)) == (core_goals.KINDS, core_goals.TARGETS)
    assert tuple(opportunities.STATES) == STATES


def sentences() -> list[tuple[str, ...]]:
    """Return every sentence marked for the catalogue, with its plural where it has one."""
    found = extract_from_dir(
        SRC, method_map=[("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)}
    )
    said = {(m,) if isinstance(m, str) else tuple(m) for _, _, m, _, _ in found}
    return sorted(said)


@pytest.fixture(scope="module")
def french() -> dict[str, Message]:
    if not PO.exists():
        pytest.skip("the French catalogue is not written yet")
    catalogue = read_po(BytesIO(PO.read_bytes()), locale="fr")
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalogue if m.id}


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_sentence_is_said_in_french(french: dict[str, Message]) -> None:
    unsaid = [
        one
        for one, *_ in sentences()
        if one not in french or french[one].fuzzy or not all(forms(french[one]))
    ]
    assert unsaid == []


def test_a_sentence_with_a_plural_has_one_in_french(french: dict[str, Message]) -> None:
    counted = {said[0] for said in sentences() if len(said) == 2}
    alone = {said[0] for said in sentences() if len(said) == 1} - counted
    assert [one for one in counted if one in french and len(forms(french[one])) != 2] == []
    assert [one for one in alone if one in french and len(forms(french[one])) != 1] == []


def test_the_named_places_are_the_same_in_french(french: dict[str, Message]) -> None:
    wrong = []
    for said in sentences():
        message = french.get(said[0])
        wanted = set(NAMED.findall(said[-1]))
        for form in forms(message) if message else []:
            missing = wanted - set(NAMED.findall(form)) - {"count"}
            if missing or set(NAMED.findall(form)) - wanted:
                wrong.append(form)
    assert wrong == []


def test_french_punctuation_does_not_break_at_the_end_of_a_line(
    french: dict[str, Message],
) -> None:
    said = [form for message in french.values() for form in forms(message)]
    assert [form for form in said if DOUBLE.search(ADDRESSES.sub("", form))] == []


def test_french_quotes_and_apostrophes_are_typographic(french: dict[str, Message]) -> None:
    said = [form for message in french.values() for form in forms(message)]
    assert [form for form in said if re.search(r"\w'\w|“|”", form)] == []


def test_english_apostrophes_are_typographic(french: dict[str, Message]) -> None:
    assert [said for said in french if re.search(r"\w'\w|\)s's", said)] == []


def test_no_translation_repeats_its_own_sentence(french: dict[str, Message]) -> None:
    said = [form for message in french.values() for form in forms(message)]
    told = {form: [one.strip() for one in SENTENCE.findall(form)] for form in said}
    assert [form for form, each in told.items() if len(each) > len(set(each))] == []


def test_no_french_sentence_runs_into_the_next(french: dict[str, Message]) -> None:
    glued = re.compile(r"[a-zà-ÿ][.!?][A-ZÀ-Þ]")
    said = [form for message in french.values() for form in forms(message)]
    assert [form for form in said if glued.search(form)] == []


def test_in_french_one_writes_a_mail_to_an_e_mail_address(french: dict[str, Message]) -> None:
    mixed = re.compile(r"courriel|\badresses? (?:e?mail)\b|\b(?:un|cet|des|votre) e-mails?\b")
    said = [form for message in french.values() for form in forms(message)]
    assert [form for form in said if mixed.search(form)] == []


def test_each_step_of_an_introduction_says_what_to_do() -> None:
    steps = {code for code in today._REASONS if code.startswith("introduction-")}
    assert steps == today._LED_ON.keys()
