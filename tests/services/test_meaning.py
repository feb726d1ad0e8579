"""Needs and offers matched by meaning where the encoder is installed: learnt once, forgotten."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from tests.builders import TODAY, a_person
from tests.core.told import TOLD_AT_THE_END

from entregent.core.matching.fit import ENOUGH, Said, fit
from entregent.core.matching.meaning import CloseOffers, look_alike
from entregent.core.matching.placing import Encode, place
from entregent.core.matching.terms import idea_term
from entregent.core.today import ItemKind
from entregent.services import encoder, meaning
from entregent.services.backup import backup, restore
from entregent.services.doctor import examine
from entregent.services.emptying import erase_everything
from entregent.services.erasing import erase_person
from entregent.services.fields import set_fields
from entregent.services.introduction_ideas import help_for, ideas
from entregent.services.introduction_items import introduction_items
from entregent.services.introduction_proposals import whom_to_ask_first
from entregent.services.me import set_mine
from entregent.services.meaning_kept import digests_of, kept
from entregent.services.undoing import undo
from entregent.services.wording.doctor import checked
from entregent.services.wording.introductions import near, reason
from entregent.services.wording.language import speaking
from entregent.services.wording.today import reason as todays_reason
from entregent.storage.home import meaning_file
from entregent.storage.models import Book, Person
from entregent.storage.queries.dossier import interests_of

PAIRS = Path(__file__).with_name("near_in_meaning.txt")
NEED, OFFER = "arrêter de fumer", "tabacologue"
_MANY = 1_000  # texts, which the words of the thesaurus alone are

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def encode() -> Encode:
    """The encoder itself, loaded once for all tests, the words of the thesaurus encoded once."""
    model = encoder.load()
    known: list[np.ndarray] = []

    def encode(texts: Sequence[str]) -> np.ndarray:
        if len(texts) < _MANY:
            return model(texts)
        if not known:
            known.append(model(texts))
        return known[0]

    return encode


@pytest.fixture
def encoded() -> list[str]:
    """What was encoded of needs and offers since the test began."""
    return []


@pytest.fixture(autouse=True)
def installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, encode: Encode, encoded: list[str]
) -> None:
    """Have the encoder be there, and nothing known yet."""

    def noted(texts: Sequence[str]) -> np.ndarray:
        encoded.extend(texts if len(texts) < _MANY else ())
        return encode(texts)

    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "book"))
    monkeypatch.setattr(meaning, "installed", encoder.installed)
    monkeypatch.setattr(meaning, "load", lambda: noted)
    monkeypatch.setattr(meaning, "_begun_at", None)


class Two(NamedTuple):
    """Alice, who needs something, and Benoît, who offers it in other words."""

    alice: Person
    benoit: Person


@pytest.fixture
def two(book: Book) -> Two:
    alice, benoit = a_person(book), a_person(book, "Benoît Durand")
    note(book, alice, need=NEED)
    note(book, benoit, offer=OFFER)
    return Two(alice, benoit)


def note(book: Book, person: Person, **fields: str) -> None:
    set_fields(book, person, list(fields.items()), on=TODAY)


def proposed(book: Book) -> list[tuple[str, str]]:
    found = ideas(book, on=TODAY)
    return [(idea.needs.name, idea.offers.name) for idea in found]


def is_known(text: str) -> bool:
    return bool(kept(encoder.installed()).has(digests_of([text])).all())


def test_two_who_say_the_same_in_other_words_are_worth_introducing_once_it_is_learnt(
    book: Book, two: Two
) -> None:
    assert proposed(book) == []
    meaning.learn(book)
    assert proposed(book) == [("Alice Martin", "Benoît Durand")]


def test_the_reason_says_that_they_are_near_in_meaning_not_word_for_word(
    book: Book, two: Two
) -> None:
    meaning.learn(book)
    [idea] = ideas(book, on=TODAY)
    with speaking("en"):
        assert "Near in meaning, not word for word: addiction" in reason(idea)
    with speaking("fr"):
        assert "Proche par le sens, pas mot pour mot\u202f: addiction" in reason(idea)


def test_an_offer_that_shares_words_comes_first(book: Book, two: Two) -> None:
    chloe = a_person(book, "Chloé Petit")
    note(book, chloe, offer="aide à arrêter de fumer")
    meaning.learn(book)
    found = help_for(book, two.alice, interests_of(two.alice), on=TODAY)
    assert [(p.name, m.by_meaning) for p, m in found.helpers] == [
        ("Chloé Petit", False),
        ("Benoît Durand", True),
    ]


def test_the_page_of_either_and_my_own_offers_say_who_could_help(book: Book, two: Two) -> None:
    set_mine(book, [("offer", "hypnose contre le tabac")], on=TODAY)
    meaning.learn(book)
    needs = help_for(book, two.alice, interests_of(two.alice), on=TODAY)
    offers = help_for(book, two.benoit, interests_of(two.benoit), on=TODAY)
    assert [person.name for person, _ in needs.helpers] == ["Benoît Durand"]
    assert [person.name for person, _ in offers.helped] == ["Alice Martin"]
    assert near(offers.helped[0][1]).startswith("near in meaning: ")
    assert len(needs.mine) == 1


def test_todays_list_proposes_them_and_says_how(book: Book, two: Two) -> None:
    meaning.learn(book)
    [item] = [
        one for one in introduction_items(book, on=TODAY, limit=5) if one.kind is ItemKind.INTRODUCE
    ]
    assert "near in meaning though not word for word" in todays_reason(item)


def test_whoever_offers_is_asked_first(book: Book, two: Two) -> None:
    assert whom_to_ask_first(*two) is None
    meaning.learn(book)
    first = whom_to_ask_first(*two)
    assert first is not None
    assert (first.who, first.code) == (two.benoit, "gives")


def test_a_text_is_encoded_once(book: Book, two: Two, encoded: list[str]) -> None:
    meaning.learn(book)
    meaning.learn(book)
    assert sorted(encoded) == sorted([NEED, OFFER])
    note(book, two.alice, need="apprendre à conduire")
    meaning.learn(book)
    assert encoded[2:] == ["apprendre à conduire"]


def test_what_is_kept_holds_no_words_and_nobody_else_may_read_it(book: Book, two: Two) -> None:
    meaning.learn(book)
    assert b"fumer" not in meaning_file().read_bytes()
    assert meaning_file().stat().st_mode & 0o077 == 0
    assert [finding.ok for finding in examine() if finding.code == "folder"] == [True]


def test_whoever_is_erased_leaves_nothing_of_what_they_meant_until_they_are_back(
    book: Book, two: Two
) -> None:
    meaning.learn(book)
    erase_person(book, two.alice)
    assert not is_known(NEED)
    assert is_known(OFFER)
    undo(book)
    assert meaning.to_learn(book) == [NEED]


@pytest.mark.parametrize("ends", [{"done": NEED}, {"need": f"-{NEED}"}, {"need": NEED.upper()}])
def test_a_need_that_is_over_or_said_otherwise_is_forgotten(
    book: Book, two: Two, ends: dict[str, str]
) -> None:
    meaning.learn(book)
    note(book, two.alice, **ends)
    assert not is_known(NEED)


def test_a_need_that_is_undone_is_forgotten(book: Book, two: Two) -> None:
    note(book, two.alice, need="apprendre à conduire")
    meaning.learn(book)
    undo(book)
    assert not is_known("apprendre à conduire")
    assert is_known(NEED)


def test_whoever_is_erased_while_it_is_learnt_is_not_brought_back(
    book: Book, two: Two, encode: Encode, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erased_meanwhile() -> Encode:
        erase_person(book, two.alice)
        return encode

    monkeypatch.setattr(meaning, "load", erased_meanwhile)
    meaning.learn(book)
    assert not is_known(NEED)
    assert is_known(OFFER)


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(file.read_bytes()[:100]),
        lambda file: file.write_bytes(b""),
        lambda file: np.savez(file, key=np.array("another version")),
    ],
)
def test_what_is_damaged_or_of_another_version_is_learnt_anew(
    book: Book, two: Two, harm: Callable[[Path], None]
) -> None:
    meaning.learn(book)
    harm(meaning_file())
    assert proposed(book) == []
    meaning.learn(book)
    assert proposed(book) == [("Alice Martin", "Benoît Durand")]


def test_without_the_encoder_nothing_is_matched_by_what_was_kept_and_erasing_lets_go_of_it(
    book: Book, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    meaning.learn(book)
    monkeypatch.setattr(meaning, "installed", str)
    assert proposed(book) == []
    assert meaning.to_learn(book) == []
    meaning.begin_to_learn(book)
    erase_person(book, two.alice)
    assert not meaning_file().exists()


@pytest.mark.sqlite
def test_a_book_that_is_emptied_keeps_nothing(book: Book, two: Two) -> None:
    meaning.learn(book)
    erase_everything(book)
    assert not meaning_file().exists()


@pytest.mark.sqlite
def test_a_copy_brought_back_is_learnt_anew(book: Book, two: Two, tmp_path: Path) -> None:
    copy = backup(tmp_path / "copy.sqlite3")
    meaning.learn(book)
    restore(copy)
    assert not meaning_file().exists()


def test_the_pages_have_it_learnt_aside_once_for_each_state_of_the_book(
    book: Book, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    monkeypatch.setattr(meaning._learning, "start", lambda: begun.append(1))
    for _ in range(3):
        meaning.begin_to_learn(book)
    assert len(begun) == 1
    meaning.learn(book)
    note(book, two.alice, matters="la voile")
    meaning.begin_to_learn(book)
    assert len(begun) == 1


def test_the_doctor_says_whether_the_encoder_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> str:
        return " ".join(checked(one) for one in examine())

    assert "by meaning too (encoder" in told()
    monkeypatch.setattr("entregent.services.doctor.installed", str)
    assert "by meaning too once the optional encoder is installed" in told()


class Judged(NamedTuple):
    need: str
    offer: str
    right: bool


def judged() -> tuple[list[Judged], list[Judged]]:
    """Return the pairs that served to tune, then those that judge."""
    lines = [line for line in PAIRS.read_text().splitlines() if line[0] in "+-"]
    pairs = [Judged(*line[2:].split(" | "), line[0] == "+") for line in lines]
    sides = [pair for pair in pairs if pair.right], [pair for pair in pairs if not pair.right]
    tuned, judging = ([*sides[0][n::2], *sides[1][n::2]] for n in (0, 1))
    return tuned, judging


def test_what_is_near_in_meaning_is_found_and_hardly_ever_what_is_not(
    encode: Encode, record_property: Callable[[str, object], None]
) -> None:
    _, pairs = judged()
    texts = list(dict.fromkeys(text for pair in pairs for text in pair[:2]))
    placed = place(texts, encode)
    known = {
        text: [(idea_term(i), share) for i, share in zip(*row, strict=True)]
        for text, row in zip(
            texts, zip(placed.ideas.tolist(), placed.shares.tolist(), strict=True), strict=True
        )
    }

    def by_meaning(need: str, offer: str) -> bool:
        return bool(CloseOffers([Said(2, offer)], known).best(Said(1, need), limit=1))

    words = [pair for pair in pairs if fit(*pair[:2]) >= ENOUGH]
    others = [pair for pair in pairs if pair not in words]
    found = [pair for pair in others if by_meaning(*pair[:2])]
    right = sum(pair.right for pair in found)
    wordless = sum(pair.right for pair in others)
    offers = CloseOffers([Said(n, pair.offer) for n, pair in enumerate(pairs)], known)
    crossed = [
        (n, place)
        for n, pair in enumerate(pairs)
        for _, place in offers.best(Said(n, pair.need), limit=len(pairs))
        if fit(pair.need, pairs[place].offer) < ENOUGH
    ]
    record_property(
        TOLD_AT_THE_END,
        f"By meaning, of {wordless} pairs that share no word and {len(others) - wordless} that are"
        f" none: {right} found, {len(found) - right} wrong (precision {right / len(found):.2f},"
        f" recall {right / wordless:.2f}); by the thesaurus, of all {len(pairs)}:"
        f" {sum(p.right for p in words)} found, {sum(not p.right for p in words)} wrong; needs"
        f" crossed with offers of others: {len(crossed)} of {len(pairs) ** 2:,} proposed",
    )
    assert right / len(found) >= 0.9
    assert right / wordless >= 0.15
    assert len(crossed) <= len(pairs) ** 2 / 1_000


def test_the_pairs_judged_are_many_and_each_once() -> None:
    tuned, judging = judged()
    pairs = [*tuned, *judging]
    assert len(set(pairs)) == len(pairs)
    wordless = [p for p in pairs if p.right and fit(*p[:2]) < ENOUGH]
    assert len(wordless) >= 60
    assert sum(not pair.right for pair in pairs) >= 150
    assert any(look_alike(*pair[:2]) for pair in pairs)
