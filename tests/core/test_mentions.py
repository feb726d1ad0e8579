"""Names after an @ in a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.mentions import MOST, Part, names_in, parts


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("@Claire Morel", "Claire Morel"),
        ("Vu avec @Claire Morel, hier.", "Claire Morel"),
        ("(@Claire Morel)", "Claire Morel"),
        ("« @Claire Morel » l’a dit", "Claire Morel"),
        ("Ask @Jean-Luc O'Neil!", "Jean-Luc O'Neil"),
        ("@Claire\nMorel", "Claire"),
        ("@Claire Morel (#12) sait", "Claire Morel (#12)"),
        ("@李 明", "李 明"),
    ],
)
def test_a_name_may_stand_after_an_at(note: str, name: str) -> None:
    assert name in names_in(note)[0]


def test_the_longest_reading_comes_first() -> None:
    assert names_in("@Claire Morel hier")[0] == ["Claire Morel hier", "Claire Morel", "Claire"]


@pytest.mark.parametrize("note", ["claire@acme.example", "a @ b", "@", "@@", "no one", "x.@y"])
def test_an_address_or_a_lone_sign_names_nobody(note: str) -> None:
    assert names_in(note) == []


def test_a_note_full_of_signs_is_read_so_far() -> None:
    assert len(names_in("@a " * 500)) == MOST


def test_a_note_is_told_in_parts() -> None:
    named = {"Claire": 7, "Claire Morel": 8}
    told = parts("@Claire Morel et @Claire, pas @Clairette", named)
    assert told == [
        Part("Claire Morel", 8),
        Part(" et "),
        Part("Claire", 7),
        Part(", pas @Clairette"),
    ]


def test_a_note_that_names_nobody_is_one_part() -> None:
    assert parts("<b>@x</b>", {}) == [Part("<b>@x</b>")]


@given(st.text(), st.dictionaries(st.text(min_size=1), st.integers(), max_size=3))
def test_nothing_of_a_note_is_lost(note: str, named: dict[str, int]) -> None:
    told = parts(note, named)
    assert "".join(f"@{p.text}" if p.person is not None else p.text for p in told) == note


@given(st.text(alphabet="@ aé.\n(#1)", max_size=80))
def test_whatever_is_read_stands_in_the_note(note: str) -> None:
    assert all(f"@{reading}" in note for readings in names_in(note) for reading in readings)
