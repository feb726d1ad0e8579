"""What is said with a name in it: the name turns no sentence round."""

from entregent.services.wording.language import _, say

HELLO = _("%(name)s added")


def test_a_mark_that_turns_the_line_is_left_out_of_a_sentence() -> None:
    assert say(HELLO, name="\u202eecilA") == "ecilA added"


def test_a_name_from_right_to_left_stands_apart() -> None:
    assert say(HELLO, name="דנה") == "\u2068דנה\u2069 added"


def test_other_names_are_said_as_they_are() -> None:
    assert say(HELLO, name="Élodie Nguyễn") == "Élodie Nguyễn added"
