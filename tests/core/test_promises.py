"""What notes promise, by whom, and what is no promise, as people note it in both languages."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.told import TOLD_AT_THE_END

from entregent.core.promises import Whose, promises

MONDAY = date(2026, 11, 23)
LABELLED = [
    line.split("\t")
    for line in Path(__file__).with_name("promises.tsv").read_text(encoding="utf-8").splitlines()
]


def whose(note: str, language: str) -> list[str]:
    return [one.whose.value for one in promises(note, written_on=MONDAY, language=language)]


def one(note: str, language: str = "fr") -> tuple[str, str, str]:
    (found,) = promises(note, written_on=MONDAY, language=language)
    return found.whose.value, found.does, found.thing


def test_promises_are_told_from_what_is_none(
    record_property: Callable[[str, object], None],
) -> None:
    found: Counter[str] = Counter()
    for language, label, note in LABELLED:
        said, wanted = Counter(whose(note, language)), Counter(label.split())
        wanted.pop("none", None)
        found["said"] += said.total()
        found["wanted"] += wanted.total()
        found["right"] += (said & wanted).total()
    precision, recall = found["right"] / found["said"], found["right"] / found["wanted"]
    told = f"promises in {len(LABELLED)} notes: precision {precision:.3f}, recall {recall:.3f}"
    record_property(TOLD_AT_THE_END, told)
    assert len(LABELLED) >= 350
    assert precision >= 0.97
    assert recall >= 0.97


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("lui envoyer l’article d’ici vendredi", "2026-11-27"),
        ("I'll send her the deck by Friday", "2026-11-27"),
        ("lui présenter Léa la semaine prochaine", "2026-11-30"),
        ("Vu lundi dernier : lui envoyer l’article de mardi", None),
        ("lui envoyer l’article et la présenter à Léa demain", "2026-11-24"),
        ("Send her the slides by the end of the week", "2026-11-27"),
        ("je lui envoie le lien cette semaine", "2026-11-27"),
        ("lui prêter le livre", None),
    ],
)
def test_a_promise_has_the_day_it_says(note: str, day: str | None) -> None:
    first = promises(note, written_on=MONDAY, language="fr")[0]
    assert (first.on.isoformat() if first.on else None) == day


@pytest.mark.parametrize(
    ("note", "language", "told"),
    [
        ("lui envoyer l’article sur la sobriété d’ici vendredi", "fr",
         ("mine", "send", "l’article sur la sobriété")),
        ("promis : l’adresse du garage", "fr", ("mine", "send", "l’adresse du garage")),
        ("I'll send her the deck tomorrow", "en", ("mine", "send", "the deck")),
        ("je lui présente Léa", "fr", ("mine", "introduce", "")),
        ("Introduce her to Léa", "en", ("mine", "introduce", "")),
        ("il m’envoie l’annonce lundi", "fr", ("theirs", "send", "l’annonce")),
        ("he'll send me the quote", "en", ("theirs", "send", "the quote")),
        ("J’enverrai le lien ce soir", "fr", ("mine", "send", "le lien")),
        ("Article à lui envoyer", "fr", ("mine", "send", "")),
        ("sending her the deck on Friday", "en", ("mine", "send", "the deck")),
        ("lui trouver une nounou", "fr", ("mine", "other", "une nounou")),
    ],
)  # fmt: skip
def test_a_promise_tells_what_it_is_about(
    note: str, language: str, told: tuple[str, str, str]
) -> None:
    assert one(note, language) == told


def test_each_promise_of_a_note_stands_for_itself() -> None:
    found = promises(
        "Déjeuner très gai. Je lui envoie le deck demain ; il m’envoie son CV.",
        written_on=MONDAY, language="fr",
    )  # fmt: skip
    assert [(one.whose, one.text) for one in found] == [
        (Whose.MINE, "Je lui envoie le deck demain"),
        (Whose.THEIRS, "il m’envoie son CV"),
    ]


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_whatever_is_written_is_read(text: str, language: str) -> None:
    for found in promises(f"lui envoyer {text}", written_on=MONDAY, language=language):
        assert found.text
        assert len(found.text) <= 300
