"""Words of a title: found in either language, by their stems and by what is called alike."""

import pytest

from entregent.core.matching.titles import asked, beginnings, says


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("recruteur", "Responsable du recrutement maintenance"),
        ("recruteur aéronautique", "Talent acquisition, aerospace"),
        ("directrice technique", "Directeur technique"),
        ("aéronautique", "Ingénieur, Aérostructures du Lauragais"),
        ("maint", "Responsable maintenance"),
    ],
)
def test_a_title_says_what_is_sought(words: str, title: str) -> None:
    assert says(asked(words), title)


@pytest.mark.parametrize(
    ("words", "title"),
    [("recruteur", "Boulanger"), ("recruteur aéronautique", "Recruteur, Passerelle RH")],
)
def test_a_title_that_says_only_some_of_it_does_not(words: str, title: str) -> None:
    assert not says(asked(words), title)


def test_words_without_a_subject_are_not_asked_for() -> None:
    assert asked("de la !") == []
    assert asked("Recruteur de l'aéronautique") == ["recruteur", "aeronautique"]


def test_a_word_is_looked_up_by_its_stem_and_by_its_names_in_both_languages() -> None:
    assert {"recrut", "headhunt"} <= {one[:8] for one in beginnings("recruteur")} | set(
        beginnings("recruteur")
    )
    assert "zzyzx" in beginnings("zzyzx")
