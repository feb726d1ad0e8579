"""Text as people mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Benoît", "benoit"),
        ("CHLOÉ", "chloe"),
        ("Łukasz  D’Œuvre-Müller", "lukasz d oeuvre muller"),
        ("Søren Straße", "soren strasse"),
        ("İlker Işık", "ilker isik"),
        ("Ｍａｒｉｅ", "marie"),
        ("𝐀𝐥𝐢𝐜𝐞 𝑴𝒂𝒓𝒕𝒊𝒏", "alice martin"),
        ("Ⓑenoît", "benoit"),
        ("ΑΛΈΞΑΝΔΡΟΣ", "αλεξανδροσ"),
        ("Αλέξανδρος", "αλεξανδροσ"),
        ("Наталья", "наталья"),
        ("王小明", "王小明"),
        ("a_b-c.d", "a b c d"),
        ("  ", ""),
        ("😀", ""),
    ],
)
def test_a_word_is_the_same_whatever_its_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_capitals_and_small_letters_fold_alike(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.lower().upper().lower())
