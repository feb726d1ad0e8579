"""A line on somebody one met, as people type it: who, where, what they do, what was said."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.told import TOLD_AT_THE_END

from entregent.core.capture import LONGEST, captured
from entregent.core.text import fold

MONDAY = date(2026, 11, 23)
PARTS = ("name", "organisation", "title", "note", "promises")
LEADING = {"rencontre", "travaille", "professor"}  # to what is told
FLOORS = {"name": 0.97, "organisation": 0.92, "title": 0.92, "note": 0.94, "promises": 0.97}
LABELLED = [
    line.split("\t")
    for line in Path(__file__).with_name("capture.tsv").read_text(encoding="utf-8").splitlines()
]


def said(line: str, language: str = "fr") -> tuple[str, ...]:
    told = captured(line, on=MONDAY, language=language)
    return told.name, told.organisation, told.title, told.note, " | ".join(told.promises)


def test_most_lines_are_understood_whole(record_property: Callable[[str, object], None]) -> None:
    right: Counter[str] = Counter()
    for language, line, *wanted in LABELLED:
        pairs = zip(PARTS, said(line, language), wanted, strict=True)
        right.update(part for part, found, label in pairs if found == label)
    shares = {part: right[part] / len(LABELLED) for part in PARTS}
    told = ", ".join(f"{part} {share:.3f}" for part, share in shares.items())
    record_property(TOLD_AT_THE_END, f"{len(LABELLED)} lines of people met: {told}")
    assert min(Counter(language for language, *_ in LABELLED).values()) >= 60
    assert [part for part in PARTS if shares[part] < FLOORS[part]] == []


def test_nothing_that_tells_of_somebody_is_lost() -> None:
    for language, line, *_ in LABELLED:
        told = captured(line, on=MONDAY, language=language)
        kept = fold(" ".join([*told[:4], *map(" ".join, told.ways[3:7])])).split()
        words = (word for word in fold(line).split() if len(word) > 7 and word not in LEADING)
        assert [word for word in words if word not in kept] == [], line


@pytest.mark.parametrize(
    ("line", "emails", "phones", "profiles"),
    [
        ("Léa Roux, lea@x.example, 06 12 34 56 78", ("lea@x.example",), ("06 12 34 56 78",), ()),
        ("Léa Roux (tél : 0612345678), DRH", (), ("0612345678",), ()),
        ("Bo Li, linkedin.com/in/bo-li, CTO", (), (), ("linkedin.com/in/bo-li",)),
        ("Léa, DRH, parle vite, lea@x.example", ("lea@x.example",), (), ()),
        ("Léa, DRH, appeler son adjoint au 0612345678 lundi", (), (), ()),
    ],
)
def test_ways_to_reach_somebody_are_told_apart(
    line: str, emails: tuple[str, ...], phones: tuple[str, ...], profiles: tuple[str, ...]
) -> None:
    ways = captured(line, on=MONDAY, language="fr").ways
    assert (ways.emails, ways.phones, ways.profiles) == (emails, phones, profiles)


def test_a_line_that_names_nobody_is_a_note() -> None:
    assert said("") == ("", "", "", "", "")
    assert said("très belle soirée")[0] == ""
    assert said("très belle soirée")[3] == "très belle soirée"


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_whatever_is_typed_is_read(text: str, language: str) -> None:
    for line in (text, f"Marie Dupont, {text}", f"{text} chez Airbus, {text}"):
        told = captured(line, on=MONDAY, language=language)
        assert all(len(part) <= 2 * LONGEST for part in told[:4])
