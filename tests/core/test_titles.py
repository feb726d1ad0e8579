"""Words of a title: found in either language, by their stems and by what is called alike."""

import pytest

from entregent.core.matching.titles import (
    asked,
    beginnings,
    firm_named,
    how_many_said,
    is_there,
    noted_to_hire,
    says,
    what_matches,
)
from entregent.core.text import fold


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


def test_a_word_of_three_letters_or_fewer_is_no_beginning_of_another() -> None:
    assert not says(asked("RH"), "Responsable du centre de conduite", "Rhône Éolien")
    assert says(asked("RH"), "Assistante RH")
    assert says(asked("rh"), "HR Manager")
    assert says(asked("RH"), "Consultante", "Passerelle RH")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("DRH", "DRH"), ("DRH", "Directeur des ressources humaines"), ("DRH", "VP People"),
        ("CHRO", "Directrice RH"), ("PDG", "CEO"), ("DG", "Directrice générale"),
        ("CEO", "Présidente"), ("DAF", "CFO"), ("DAF", "Directrice administrative et financière"),
        ("DSI", "IT Director"), ("DSI", "Directeur des systèmes d’information"),
        ("CTO", "Directrice technique"), ("HR director", "Directrice des ressources humaines"),
        ("hr manager", "Responsable RH"), ("directeur maintenance", "Head of Maintenance"),
        ("responsable maintenance", "Cheffe de service maintenance"),
        ("cheffe de projet", "Chef de projet"), ("hiring manager", "Cheffe d’atelier"),
        ("hiring manager", "Talent acquisition"), ("manager qui recrute", "Head of Reliability"),
        ("hiring manager maintenance", "Responsable maintenance"),
        ("directrice des ressources humaines", "DRH"), ("head of human resources", "HR Director"),
        ("responsable des ressources humaines", "Responsable RH"),
        ("directeur des systèmes d'information", "DSI"), ("DRH", "Head of Human Resources"),
    ],
)  # fmt: skip
def test_initials_and_roles_are_what_they_stand_for(words: str, title: str) -> None:
    assert says(asked(words), title)
    for word in asked(words):  # and are found by the words of the title
        said = fold(title).split()
        assert any(one.startswith(begun) for one in said for begun in beginnings(word)), word


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("directeur", "Chef d’atelier"), ("directeur", "Responsable maintenance"),
        ("directeur", "Assistante de direction"), ("directeur", "Présidente"),
        ("DRH", "Chargée de recrutement"), ("DRH", "Assistante du DRH"),
        ("directrice des ressources humaines", "Directrice technique"),
        ("CEO", "Vice President Sales"), ("CEO", "Directeur associé"),
        ("hr manager", "Chef d’atelier"), ("HR director", "Directrice technique"),
        ("hiring manager", "Ingénieure essais"), ("responsable", "Directrice technique"),
    ],
)  # fmt: skip
def test_whoever_leads_something_else_is_not_meant(words: str, title: str) -> None:
    assert not says(asked(words), title)


@pytest.mark.parametrize(
    ("words", "title", "firm", "said", "near"),
    [
        ("recruteur aéronautique", "Recruteuse", "Nord Aéronautique", 2, ()),
        ("recruteur aéronautique", "Chargée de recrutement", "Avions Sud", 1, ("Avions",)),
        ("recruteur aéronautique", "Talent acquisition", "Aérostructures du Lauragais", 0,
         ("Talent acquisition", "Aérostructures")),
        ("aerospace engineer", "Ingénieure calcul", "Globex", 0, ("Ingénieure",)),
        ("DRH", "Directrice des ressources humaines", "Globex", 2, ()),
        ("infirmier", "Boulanger", "Globex", 0, ()),
        ("hiring manager", "Cheffe d’atelier", "Globex", 0, ("Cheffe d’atelier",)),
        ("hiring manager", "Head of Talent", "", 1, ()), ("hiring manager", "DRH", "", 1, ()),
    ],
)  # fmt: skip
def test_what_is_said_is_told_from_what_only_means_it(
    words: str, title: str, firm: str, said: int, near: tuple[str, ...]
) -> None:
    assert how_many_said(asked(words), title, firm) == said
    if said < len(asked(words)):
        assert what_matches(asked(words), title, firm)[1] == near


@pytest.mark.parametrize(
    ("note", "hiring"),
    [
        ("Recrute deux soudeurs", True), ("Is hiring welders in May", True),
        ("The hiring manager of the lab", True), ("Ne recrute plus", False),
        ("Not hiring before May", False), ("Recruté par Paul en 2010", False),
    ],
)  # fmt: skip
def test_a_note_tells_who_is_hiring(note: str, hiring: bool) -> None:
    assert noted_to_hire(note) is hiring


def test_what_matches_is_told_as_it_is_written() -> None:
    told = what_matches(asked("recruteur aéronautique"), "Chargée de Recrutement", "AVIATION Sud")
    assert told == (("Recrutement",), ("AVIATION",))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("recruteur Airbus", "Airbus"), ("acheteuse Dassault Aviation", "Dassault Aviation"),
        ("L’Oréal marketing", "L’Oréal"), ("infirmière Orange", ""), ("recruteur", ""),
    ],
)  # fmt: skip
def test_a_large_firm_is_known_among_the_words_by_its_whole_name(text: str, firm: str) -> None:
    assert firm_named(text) == firm


def test_a_firm_is_there_by_its_whole_name_alone() -> None:
    assert is_there("Dassault Aviation", "Acheteuse, DASSAULT AVIATION (Mérignac)")
    assert not is_there("Dassault Aviation", "Acheteuse, Dassault Systèmes")
    assert not is_there("Airbus", "Airbusiness")
