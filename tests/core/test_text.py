"""Text as people mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.text import fold, written_out


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


def test_a_long_text_folds_as_its_words_do() -> None:
    words = ["Łukasz", "D’Œuvre", "e\u0301te\u0301", "𝐀𝐁"] * 400
    assert fold(" ".join(words)) == " ".join(map(fold, words))


def test_a_letter_may_have_any_number_of_accents() -> None:
    assert fold("e" + "\u0301\u0316" * 150_000) == "e"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_capitals_and_small_letters_fold_alike(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.lower().upper().lower())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jürgen Müller", {"juergen": "jurgen", "mueller": "muller"}),
        ("Åse-Søren", {"aase": "ase", "soeren": "soren"}),
        ("MU\u0308LLER", {"mueller": "muller"}),
        ("Noël Joël Weiß Lætitia", {}),
        ("Juergen", {}),
    ],
)
def test_letters_of_german_and_of_the_north_have_a_second_spelling(
    text: str, words: dict[str, str]
) -> None:
    assert written_out(text) == words


@given(st.text(alphabet=st.characters() | st.sampled_from("äöüåøÄÖÜÅØ \u0308-")))
def test_a_second_spelling_is_found_of_any_text(text: str) -> None:
    assert all(fold(word) == word for word in written_out(text))
