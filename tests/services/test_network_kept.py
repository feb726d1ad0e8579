"""The network, once built, is kept in files beside the book: whoever asks next maps them."""

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pytest
from tests.builders import TODAY, a_person, an_exchange

from entregent.services import aside, network, network_building
from entregent.services.links import link
from entregent.services.network_kept import Network
from entregent.storage.home import network_folder
from entregent.storage.models import Book


@pytest.fixture(autouse=True)
def known(book: Book) -> Iterator[None]:
    alice, benoit = a_person(book), a_person(book, "Benoît Durand", organisation="Globex")
    an_exchange(book, alice, by="them")
    link(book, alice, benoit, evidence="Lyon", kind="close")
    yield
    network.forget()


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Network]:
    """Every network that is built from the tables from now on."""
    all_built = []
    build = network_building.build_network

    def building(book: Book, **words: object) -> Network:
        all_built.append(build(book, **words))  # type: ignore[arg-type]  # as it was called
        return all_built[-1]

    monkeypatch.setattr(network_building, "build_network", building)
    return all_built


def another_process_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_last", None)


def arrays(known: Network) -> list[object]:
    asks, asked = known.graph.asks, known.graph.asked
    parts = [known.ids, asks.starts, asks.ends, asks.p, asked.starts, asked.ends, asked.p]
    return [known.me, *(np.asarray(a).tolist() for a in (*parts, known.sign, known.shut))]


def test_another_process_finds_what_was_built(
    book: Book, built: list[Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    network.network_of(book, on=TODAY)
    another_process_begins(monkeypatch)
    mapped = network.network_of(book, on=TODAY)
    assert len(built) == 1
    assert arrays(mapped) == arrays(built[0])
    assert not mapped.graph.asks.p.flags.writeable


def test_what_was_built_holds_for_that_day_and_that_book_as_it_stands(
    book: Book, built: list[Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    network.network_of(book, on=TODAY)
    another_process_begins(monkeypatch)
    network.network_of(book, on=TODAY + timedelta(days=1))
    a_person(book, "Chloé Petit")
    another_process_begins(monkeypatch)
    network.network_of(book, on=TODAY + timedelta(days=1))
    assert len(built) == 3
    assert len(list(network_folder().iterdir())) == 1


def test_files_cut_short_or_gone_are_written_anew(
    book: Book, built: list[Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    network.network_of(book, on=TODAY)
    (folder,) = network_folder().iterdir()
    (folder / "asks-p.npy").write_bytes(b"\x93NUMPY")
    another_process_begins(monkeypatch)
    network.network_of(book, on=TODAY)
    (folder,) = network_folder().iterdir()
    (folder / "ids.npy").unlink()
    another_process_begins(monkeypatch)
    assert arrays(network.network_of(book, on=TODAY)) == arrays(built[0])
    assert len(built) == 3


def test_where_nothing_can_be_written_paths_are_found_all_the_same(
    book: Book, built: list[Network]
) -> None:
    network_folder().write_text("in the way")
    try:
        assert arrays(network.network_of(book, on=TODAY)) == arrays(built[0])
    finally:
        network_folder().unlink()


def test_a_large_network_that_no_other_process_could_build_is_built_here(
    book: Book, built: list[Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = []
    monkeypatch.setattr(aside, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(network, "build_apart", asked_for.append)
    network.network_of(book, on=TODAY)
    assert asked_for == [TODAY]
    assert len(built) == 1


def test_the_network_of_a_large_book_is_to_be_built_until_it_is_kept(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not network.is_to_be_built(book, on=TODAY)  # so small a book is asked as fast
    monkeypatch.setattr(aside, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(network, "build_apart", lambda _on: None)
    assert network.is_to_be_built(book, on=TODAY)
    network.network_of(book, on=TODAY)
    assert not network.is_to_be_built(book, on=TODAY)
    assert network.is_to_be_built(book, on=TODAY + timedelta(days=1))
