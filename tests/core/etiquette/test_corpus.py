"""The message check on labelled messages: what it finds, and what it accuses wrongly."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from re import sub
from tomllib import loads
from typing import Any

import pytest
from tests.core.told import TOLD_AT_THE_END

from entregent.core.etiquette import INTENTS, PRACTICES, Relation, check

CORPUS = Path(__file__).with_name("corpus")


def messages(part: str) -> list[dict[str, Any]]:
    """Return the messages of a part of the corpus, in both languages."""
    files = sorted(CORPUS.glob(f"{part}.*.toml"))
    return [one for file in files for one in loads(file.read_text("utf-8"))["message"]]


def found_in(message: dict[str, Any]) -> set[str]:
    context = message.get("context", {})
    return {f.code for f in check(message["text"], message["intent"], Relation(**context))}


def test_every_code_and_every_intent_stands_in_the_corpus() -> None:
    told = messages("seen")
    assert {code for one in told for code in one["expect"]} == PRACTICES.keys()
    assert {one["intent"] for one in told} == set(INTENTS)


# Recall and precision that each part must keep. All were read before the rules were last changed,
# and say little of new messages. Blind, the first six gave 62 to 90 % of the faults, and 60 to 86 %
# of what was said was right; `seventh` to `fifteenth`, written from the table alone, gave 91, 89,
# 90, 86, 93, 91, 90, 89 and 89 % of the faults; 94, 84, 84, 85, 92, 86, 78, 91 and 87 % of what was
# said was right; and 1 good letter of 47, 8 of 58, 6 of 28, 8 of 90, 9 of 80, 6 of 60, 22 of 140, 9
# of 150 and 8 of 130 was accused. Of all codes that a letter does not have, 0.1 to 0.9 % were said.
# `sixteenth` gave 84 %, 92 % right, 6 good letters of 160 accused; `seventeenth` 87 and 88 %, 6 of
# 120; `eighteenth` 92 and 94 %, 5 of 120; `nineteenth` 90 and 93 %, 6 of 150.
# `eighth`, `ninth` and `thirteenth` come near faults on purpose, the others do not. `oblique` holds
# letters by whoever mended the rules, most of them good, whose way out has neither a no nor the
# usual words; `plain`, ordinary ones by the same, of every trade and tone.
FLOORS = {
    "seen": (0.96, 0.99),
    "own": (0.97, 0.98),
    "second": (0.95, 0.97),
    "third": (0.94, 0.98),
    "fresh": (0.94, 0.97),
    "fourth": (0.95, 0.98),
    "fifth": (0.98, 0.98),
    "sixth": (0.91, 0.97),
    "seventh": (0.91, 0.98),
    "eighth": (0.99, 0.98),
    "ninth": (0.93, 0.95),
    "tenth": (0.88, 0.97),
    "eleventh": (0.92, 0.98),
    "twelfth": (0.92, 0.95),
    "thirteenth": (0.89, 0.95),
    "fourteenth": (0.94, 0.98),
    "fifteenth": (0.93, 0.97),
    "sixteenth": (0.92, 0.98),
    "seventeenth": (0.93, 0.99),
    "eighteenth": (0.94, 0.95),
    "nineteenth": (0.90, 0.95),
    "plain": (0.98, 0.98),
    "oblique": (0.98, 0.94),
}


def straight(text: str) -> str:
    """The same message, typed with the apostrophes and quotation marks of a keyboard."""
    return text.replace("’", "'").replace("“", '"').replace("”", '"')


def curly(text: str) -> str:
    """The same with those of letters."""
    return sub(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", "’", sub(r'(?<!\w)"([^"]+)"(?!\w)', r"“\1”", text))


@pytest.mark.parametrize("part", FLOORS)
def test_apostrophes_and_quotes_of_either_kind_are_judged_alike(part: str) -> None:
    for message in messages(part):
        text = message["text"]
        plain, lettered = (found_in(message | {"text": to(text)}) for to in (straight, curly))
        assert plain == lettered, text


@pytest.mark.parametrize("part", FLOORS)
def test_messages_are_judged_as_a_careful_reader_judges_them(
    part: str, record_property: Callable[[str, object], None]
) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    good = accused = 0
    for message in messages(part):
        found, expected = found_in(message), set(message["expect"])
        good += not expected
        accused += bool(found and not expected)
        right.update(found & expected)
        wrong.update(found - expected)
        missed.update(expected - found)
    told = [f"{part:32}precision  recall  of"]
    for code in PRACTICES:
        of = right[code] + missed[code]
        precision = right[code] / max(1, right[code] + wrong[code])
        told.append(f"{code:32}{precision:9.0%}{right[code] / max(1, of):8.0%}{of:4}")
    recall = right.total() / (right.total() + missed.total())
    precision = right.total() / (right.total() + wrong.total())
    told.append(f"{'all':32}{precision:9.0%}{recall:8.0%}{right.total() + missed.total():4}")
    told.append(f"good letters accused: {accused} of {good}")
    record_property(TOLD_AT_THE_END, "\n".join(told))
    floor = FLOORS[part]
    assert recall >= floor[0]
    assert precision >= floor[1]
