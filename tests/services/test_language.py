"""What is said with a name in it: the name turns no sentence round."""

import pytest

from entregent.services.wording.language import _, ngettext, say, speaking

HELLO = _("%(name)s added")


def test_a_mark_that_turns_the_line_is_left_out_of_a_sentence() -> None:
    assert say(HELLO, name="\u202eecilA") == "ecilA added"


def test_a_name_from_right_to_left_stands_apart() -> None:
    assert say(HELLO, name="דנה") == "\u2068דנה\u2069 added"


def test_other_names_are_said_as_they_are() -> None:
    assert say(HELLO, name="Élodie Nguyễn") == "Élodie Nguyễn added"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Alice", "d’Alice"),
        ("Élodie", "d’Élodie"),
        ("Hélène", "d’Hélène"),
        ("Yves", "d’Yves"),
        ("Yannick", "de Yannick"),
        ("Harry", "de Harry"),
        ("Benoît", "de Benoît"),
        ("3M", "de 3M"),
        ("Huit clos", "de Huit clos"),
        ("Hugo", "d’Hugo"),
    ],
)
def test_french_elides_before_a_vowel(name: str, said: str) -> None:
    with speaking("fr"):
        assert say(_("%(name)s’s card"), name=name) == f"La carte {said}"


def test_english_elides_nothing() -> None:
    assert say(_("Out of me %(name)s"), name="Alice") == "Out of me Alice"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "21,238 people"), ("fr", "21\u202f238 personnes")]
)
def test_the_thousands_of_a_large_number_stand_apart(language: str, said: str) -> None:
    people = ngettext("%(count)s person", "%(count)s people")
    with speaking(language):
        assert say(people, count=21_238) == said
        assert say(people, count=9_999).startswith("9999 ")
