"""Needs and offers without a word in common, by the ideas that both are near to."""

from collections.abc import Sequence

import numpy as np
import pytest

from entregent.core.matching.fit import ENOUGH, Offers, Said, answering, who_could_help
from entregent.core.matching.meaning import CloseOffers, look_alike
from entregent.core.matching.placing import KEPT, Floats, place
from entregent.core.matching.terms import called, idea_term
from entregent.core.matching.thesaurus import ideas
from entregent.core.matching.worth_introducing import Side, worth_introducing

ALICE, BENOIT, CHLOE, DAVID = range(1, 5)
LEAK, ROOF, PLUMBER, WATER = "mon évier fuit", "couvreur", "plombier chauffagiste", "water engineer"
MEANT = {
    LEAK: [("#1", 1.0)],
    PLUMBER: [("#1", 0.99), ("#2", 0.14)],
    WATER: [("#1", 0.97), ("#3", 0.24)],
    ROOF: [("#1", 0.6), ("#4", 0.8)],
}


def people(need: str, *offers: Said, who: int = ALICE, limit: int = 10) -> list[int]:
    close = CloseOffers(offers, MEANT)
    return [match.offer.person for match in answering(Said(who, need), [close], limit=limit)]


def test_an_offer_near_the_same_idea_answers_the_nearest_first() -> None:
    offers = Said(BENOIT, WATER), Said(CHLOE, PLUMBER), Said(DAVID, ROOF)
    assert people(LEAK, *offers) == [CHLOE, BENOIT]
    assert people(LEAK, *offers, limit=1) == [CHLOE]


def test_nobody_answers_their_own_need_nor_twice_the_same() -> None:
    assert people(LEAK, Said(ALICE, PLUMBER)) == []
    assert people(LEAK, Said(BENOIT, WATER), Said(BENOIT, PLUMBER)) == [BENOIT]


def test_of_what_no_meaning_is_known_nothing_is_answered() -> None:
    assert people("something else", Said(BENOIT, PLUMBER)) == []
    assert people(LEAK, Said(BENOIT, "something else")) == []


def test_an_offer_by_meaning_stays_below_any_by_words_and_says_that_it_is_one() -> None:
    [match] = answering(Said(ALICE, LEAK), [CloseOffers([Said(BENOIT, PLUMBER)], MEANT)], limit=1)
    assert match.by_meaning
    assert match.fit < ENOUGH
    assert match.terms == ("#1",)
    sharing, near = Said(CHLOE, "évier à vendre"), Said(BENOIT, PLUMBER)
    both = [sharing, near]
    found = who_could_help([Said(ALICE, LEAK)], Offers(both), CloseOffers(both, MEANT))
    assert [(m.offer.person, m.by_meaning) for m in found] == [(CHLOE, False), (BENOIT, True)]


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("wind power", "wind instruments"),
        ("keynote speaker", "loudspeakers"),
        ("headhunter", "hunting trips"),
        ("a vet", "a war veteran"),
        ("apprendre le piano", "piano tuner"),
    ],
)
def test_words_that_look_alike_are_left_to_the_thesaurus(need: str, offer: str) -> None:
    assert look_alike(need, offer)
    meant = {need: [("#1", 1.0)], offer: [("#1", 1.0)]}
    close = CloseOffers([Said(BENOIT, offer)], meant)
    assert close.best(Said(ALICE, need), limit=1) == []


def test_two_who_only_both_look_for_something_do_not_look_alike() -> None:
    assert not look_alike("je cherche un plombier", "je cherche à offrir du soutien scolaire")


SIDES = {who: Side(strength=1.0) for who in (ALICE, BENOIT, CHLOE, DAVID)}


def test_pairs_by_meaning_follow_all_that_share_words_however_strong_the_ties() -> None:
    needs = [Said(ALICE, LEAK), Said(CHLOE, "a lawyer")]
    offers = [Said(BENOIT, PLUMBER), Said(DAVID, "avocate")]
    sides = SIDES | {CHLOE: Side(0.01), DAVID: Side(0.01)}
    pairs = worth_introducing(needs, offers, sides, meanings=lambda: MEANT)
    assert [(pair.needs, pair.offers) for pair in pairs] == [(CHLOE, DAVID), (ALICE, BENOIT)]
    assert [pair.match.by_meaning for pair in pairs] == [False, True]


def test_nobody_is_asked_what_texts_mean_while_words_are_enough() -> None:
    def asked() -> dict[str, list[tuple[str, float]]]:
        raise AssertionError

    needs, offers = [Said(CHLOE, "a lawyer")], [Said(DAVID, "avocate")]
    assert len(worth_introducing(needs, offers, SIDES, limit=1, meanings=asked)) == 1


def test_who_was_introduced_by_words_keeps_their_room() -> None:
    needs, offers = [Said(ALICE, LEAK)], [Said(BENOIT, PLUMBER)]
    full = SIDES | {BENOIT: Side(1.0, room=0)}
    assert worth_introducing(needs, offers, full, meanings=lambda: MEANT) == []
    known = {(ALICE, BENOIT)}
    assert worth_introducing(needs, offers, SIDES, linked=known, meanings=lambda: MEANT) == []


def encode(texts: Sequence[str]) -> Floats:
    """Return vectors of letters: what is spelt alike is near."""
    counted = np.array([[text.count(letter) for letter in "abcdefghilmnoprstuv"] for text in texts])
    return counted / np.maximum(1, np.linalg.norm(counted, axis=1, keepdims=True))


def test_a_text_is_near_to_the_idea_whose_words_it_is_near_to() -> None:
    number = next(n for n, idea in enumerate(ideas()) if "plombier" in idea.french)
    placed = place(["plombier", "plomberie"], encode)
    assert placed.ideas.shape == placed.shares.shape == (2, KEPT)
    assert number in placed.ideas[0]
    assert np.allclose((placed.shares**2).sum(axis=1), 1)
    assert (np.diff(placed.shares, axis=1) <= 0).all()
    assert called(idea_term(number), "en", "") == ideas()[number].english[0]


def test_no_text_is_nowhere() -> None:
    assert len(place([], encode).ideas) == 0
