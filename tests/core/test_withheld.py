"""Ways to reach people are taken out of a text, and put back where they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from entregent.core.withheld import withhold

WAYS = [
    "paul@roux.example",
    "Élodie.d-Arc+x@mél.example",
    "https://roux.example/paul?x=1#y",
    "http://127.0.0.1:8000/",
    "www.roux.example",
    "linkedin.com/in/paul-roux",
    "roux.example",
    "tg://resolve?domain=paul",
    "+33 6 12 34 56 78",
    "06.12.34.56.78",
    "06\u202f12\u202f34\u202f56\u202f78",
    "(212) 555-0123",
    "+47 22 33 44 55",
    "22 33 44 55",
]
PLAIN = [
    "Bonjour Hélène, à bientôt",
    "We met in 2019, on 12/05/2026 or 2026-05-12, for 1 200 €",
    "Call at 10:30, e.g. on Tuesday (M. Roux)",
    "10 000 000 people, 95 %, version 3.11.2",
    "@Alice and me",
]


@pytest.mark.parametrize("way", WAYS)
def test_a_way_to_reach_somebody_leaves_nothing_of_itself(way: str) -> None:
    text = f"Bonjour,\nVoici ({way}), ou {way}. Merci"
    withheld = withhold(text)
    assert withheld.text == "Bonjour,\nVoici ([CONTACT-1]), ou [CONTACT-1]. Merci"
    assert withheld.put_back(withheld.text) == text


@pytest.mark.parametrize("text", PLAIN)
def test_other_words_and_figures_stay(text: str) -> None:
    withheld = withhold(text)
    assert (withheld.text, withheld.ways, withheld.mark) == (text, (), "")


def test_an_answer_must_have_each_mark_as_often() -> None:
    withheld = withhold("Paul: paul@roux.example, 06 12 34 56 78")
    assert withheld.text == "Paul: [CONTACT-1], [CONTACT-2]"
    assert withheld.is_whole("[CONTACT-2] or [CONTACT-1]")
    for answer in ("[CONTACT-1]", "[CONTACT-1] [CONTACT-2] [CONTACT-2]", "[CONTACT-1] [CONTACT-3]"):
        assert not withheld.is_whole(answer)


def test_a_mark_that_somebody_wrote_stays_theirs() -> None:
    text = "[CONTACT-1] is Paul: paul@roux.example"
    withheld = withhold(text)
    assert withheld.text == "[CONTACT-1] is Paul: [CONTACTX-1]"
    assert withheld.put_back(withheld.text) == text


def test_an_address_that_was_not_there_is_seen() -> None:
    withheld = withhold("Write to paul@roux.example")
    assert not withheld.adds_a_way("Write to [CONTACT-1], 12 people do.")
    for added in ("eve@evil.example", "https://evil.example", "+33 6 12 34 56 78"):
        assert withheld.adds_a_way(f"Write to [CONTACT-1] or {added}")


@given(some.text(alphabet="a@.:/ -+0123456789[]CONTACX\n", max_size=60))
def test_whatever_was_taken_out_is_put_back(text: str) -> None:
    withheld = withhold(text)
    assert withheld.put_back(withheld.text) == text
    assert withheld.is_whole(withheld.text)


def test_an_address_told_with_a_word_for_its_sign_leaves_as_a_whole() -> None:
    assert withhold("Écrivez à oesteve à secret.example.").text == "Écrivez à [CONTACT-1]."
