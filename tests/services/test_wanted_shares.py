"""Shares of one's ties and new ties a quarter one aims at: counted by hand, undone like all."""

from datetime import date
from pathlib import Path

import pytest
from tests.builders import NOW, TODAY, a_person, an_exchange, exported, imported, written

from entregent.core.growth import Quarter
from entregent.services.errors import EntregentError
from entregent.services.review import named, review_of
from entregent.services.review_aims import growth_of, share_aims
from entregent.services.review_kept import Brought
from entregent.services.undoing import undo
from entregent.services.wanted_shares import drop_share, want_new_ties, want_share
from entregent.services.wording import review_aims as wording
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Person, WantedShare


@pytest.fixture
def people(book: Book) -> dict[str, Person]:
    """Active: Alice and Benoît, in aeronautics, and Chloé, at a bank. Silent for over a year:
    David, at a bank, Elsa, in energy; never written to: Farid, in energy too.
    """
    firms = {
        "Alice": "Airbus", "Benoît": "Safran", "Chloé": "Banque du Sud", "David": "Banque du Sud",
        "Elsa": "Solaire du Rhône", "Farid": "Énergie Sud",
    }  # fmt: skip
    found = {name: a_person(book, name, organisation=firm) for name, firm in firms.items()}
    for name in ("Alice", "Benoît", "Chloé"):
        an_exchange(book, found[name], on=date(2026, 10, 5))
    for name in ("David", "Elsa"):
        an_exchange(book, found[name], on=date(2025, 6, 1))
    return found


def test_a_share_is_wanted_changed_and_dropped_and_each_is_undone(book: Book) -> None:
    row = want_share(book, "sector", "énergie", 25)
    assert row is not None
    assert (row.dimension, row.value, row.percent) == ("sector", "energy", 25)
    assert want_share(book, "sector", "energy", 40) == row
    want_share(book, "sector", "energy", 0)
    assert not WantedShare.objects.exists()
    for percent in (40, 25):
        undo(book)
        assert WantedShare.objects.get().percent == percent
    undo(book)
    assert not WantedShare.objects.exists()


@pytest.mark.parametrize(
    ("dimension", "text", "value", "name"),
    [
        ("function", "Directeur financier", "finance", ""),
        ("level", "director", "director", ""),
        ("generation", "1980s", "1980", ""),
        ("place", "69003 Lyon", "69", "Lyon"),
    ],
)
def test_words_tell_the_value(book: Book, dimension: str, text: str, value: str, name: str) -> None:
    row = want_share(book, dimension, text, 10)
    assert row is not None
    assert (row.value, row.name) == (value, name)


@pytest.mark.parametrize(
    ("dimension", "text", "percent", "code"),
    [
        ("circle", "Amis", 10, "not-a-choice"),
        ("sector", "zzz", 10, "share-of-nothing"),
        ("sector", " ", 10, "share-of-nothing"),
        ("generation", "old", 10, "share-of-nothing"),
        ("sector", "energy", 101, "not-a-share"),
        ("sector", "energy", 41, "shares-over-all"),
    ],
)
def test_what_cannot_be_wanted_is_refused(
    book: Book, dimension: str, text: str, percent: int, code: str
) -> None:
    want_share(book, "sector", "bank", 60)
    with pytest.raises(EntregentError, match=code):
        want_share(book, dimension, text, percent)
    with pytest.raises(EntregentError, match="no-such-share"):
        drop_share(book, 999)
    with pytest.raises(EntregentError, match="not-a-growth"):
        want_new_ties(book, -1)


def test_how_far_one_is_is_counted_on_the_active_ties(
    book: Book, people: dict[str, Person]
) -> None:
    want_share(book, "sector", "energy", 25)
    want_share(book, "sector", "bank", 30)
    bank, energy = share_aims(book, review_of(book, on=TODAY))
    assert (bank.share, bank.a_year_ago) == (pytest.approx(1 / 3), pytest.approx(1 / 2))
    assert (energy.share, energy.a_year_ago) == (0.0, 0.5)
    assert wording.aim(energy) == "Energy: 0% of your active ties, 25% wanted (50% a year ago)"
    assert bank.is_reached
    with speaking("fr"):
        assert "25\u202f% voulus" in wording.aim(energy)


def test_those_who_would_widen_the_network_most_are_named_with_what_they_bring(
    book: Book, people: dict[str, Person]
) -> None:
    told = review_of(book, on=TODAY)
    # A sector more: from 1 − (4 + 1)/9 to 1 − (4 + 1 + 1)/16. A bank more: to 1 − (4 + 4)/16.
    assert [one.person for one in told.wider] == [
        people["Elsa"].pk, people["David"].pk, people["Farid"].pk
    ]  # fmt: skip
    elsa, _, farid = told.wider
    assert elsa.brings == [Brought("sector", "energy", 0.0)]
    assert (elsa.silent, farid.silent) == ((TODAY - date(2025, 6, 1)).days, None)
    assert wording.wider(farid, {}) == (
        "Energy (sector: 0% of your active ties); never a word exchanged"
    )
    assert named(book, told).people[farid.person] == "Farid"


def test_what_is_wanted_decides_who_would_widen_it(book: Book, people: dict[str, Person]) -> None:
    want_share(book, "sector", "bank", 60)
    first, *others = review_of(book, on=TODAY).wider
    assert (first.person, others) == (people["David"].pk, [])


def test_new_ties_are_counted_by_the_quarter(book: Book, people: dict[str, Person]) -> None:
    want_new_ties(book, 5)
    growth = growth_of(book, review_of(book, on=TODAY))
    assert growth.quarters[-1] == Quarter(date(2026, 10, 1), 3)
    assert wording.growth(growth)[0] == "3 new ties this quarter, of the 5 you want."
    want_new_ties(book, 3)
    growth = growth_of(book, review_of(book, on=TODAY))
    assert "what you wanted, 3, is there" in wording.growth(growth)[0]
    undo(book)
    book.refresh_from_db()
    assert book.new_ties_wanted == 5
    want_new_ties(book, 0)
    assert wording.growth(growth_of(book, review_of(book, on=TODAY)))[0] == (
        "3 new ties this quarter."
    )


def test_what_is_aimed_at_is_written_out_and_read_back(book: Book, tmp_path: Path) -> None:
    want_share(book, "place", "Lyon", 30)
    want_new_ties(book, 7)
    whole = exported(book)
    book.delete()
    new = Book.objects.create(language="en", time_zone="Europe/Paris", created_at=NOW)
    imported(new, written(tmp_path / "book.json", whole))
    new.refresh_from_db()
    assert WantedShare.objects.values_list("book", "name", "percent").get() == (new.pk, "Lyon", 30)
    assert new.new_ties_wanted == 7
    assert exported(new) == whole
