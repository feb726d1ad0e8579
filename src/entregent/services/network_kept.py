"""A network as it is kept: arrays in files beside the book, mapped into memory where it is read."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from secrets import token_hex
from shutil import rmtree
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entregent.core.brokerage import Brokerage
from entregent.core.chances import SIGNS
from entregent.core.evidence import Sign
from entregent.core.graph import Graph, Half
from entregent.storage.home import make_home, make_private, network_folder

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]

AS_BUILT = 2  # raised with every change of what is built or of how it is kept
_ARRAYS = (
    "ids", "me", "asks-starts", "asks-ends", "asks-p", "asked-starts", "asked-ends", "asked-p",
    "sign", "shut", "members", "groups", "constrains", "adds", "known-by",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Everybody by their place, 0 to n - 1, which is that of their number in `ids`; me too.

    `sign` says what speaks for each step, in the order of `graph.asks`.
    """

    ids: Ints
    me: int
    graph: Graph
    sign: Ints
    shut: Ints  # asked for no introduction, or archived
    groups: tuple[Ints, Ints]  # person, what they belong to
    brokerage: Brokerage  # what I hold together, one figure a place
    found: dict[str, Any] = field(default_factory=dict)  # what was worked out of it since

    def contacts(self) -> tuple[Ints, Ints, Floats]:
        """Return the places of my contacts, the first first, what speaks for each, and their
        chance of a yes.
        """
        asks = self.graph.asks
        own = slice(int(asks.starts[self.me]), int(asks.starts[self.me + 1]))
        return asks.ends[own], self.sign[own], asks.p[own]

    def places(self, numbers: Iterable[int]) -> Ints:
        """Return the places of these people; whoever is not there is left out."""
        return standing(np.fromiter(numbers, np.int64), self.ids)

    def sign_of(self, asks: int, asked: int) -> Sign:
        """Return what speaks for a step that is there."""
        first, last = self.graph.asks.starts[asks : asks + 2]
        at = first + np.searchsorted(self.graph.asks.ends[first:last], asked)
        return SIGNS[int(self.sign[at])]


def standing(some: Ints, ordered: Ints) -> Ints:
    """Return where these numbers stand among ordered ones; those that do not are left out."""
    at = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    found: Ints = at[ordered[at] == some] if len(ordered) else at[:0]
    return found


def keep(network: Network, key: object) -> None:
    """Leave a network in files, in the place of whichever was there; no room for it, leave none."""
    asks, asked, held = network.graph.asks, network.graph.asked, network.brokerage
    arrays = (
        network.ids, np.array(network.me), asks.starts, asks.ends, asks.p, asked.starts,
        asked.ends, asked.p, network.sign, network.shut, *network.groups, held.constrains,
        held.adds, held.known_by,
    )  # fmt: skip
    with suppress(OSError):
        make_home()
        folder = make_private(network_folder())
        draft = make_private(folder / f"draft-{token_hex(4)}")
        try:
            for name, values in zip(_ARRAYS, arrays, strict=True):
                np.save(draft / f"{name}.npy", values, allow_pickle=False)
            for other in folder.iterdir():
                if other != draft:
                    rmtree(other, ignore_errors=True)
            draft.rename(folder / _name(key))
        finally:
            rmtree(draft, ignore_errors=True)


def kept(key: object) -> Network | None:
    """Return the network that was kept under a key, None when there is none that is whole."""
    folder = network_folder() / _name(key)
    try:
        mapped = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS]
    except (OSError, ValueError, EOFError):
        return None
    # As plain arrays: what is made of a mapped one would take it for mapped too, and longer.
    told = [each.view(np.ndarray) for each in mapped]
    ids, me, *steps, sign, shut, members, groups, constrains, adds, known_by = told
    graph = Graph(Half(*steps[:3]), Half(*steps[3:]))
    in_all = float(constrains.sum()), float(adds.sum())
    held = Brokerage(*in_all, constrains, adds, known_by)
    return Network(ids, int(me), graph, sign, shut, (members, groups), held)


def is_kept(key: object) -> bool:
    """Tell whether a network is kept under a key."""
    return (network_folder() / _name(key)).is_dir()


def forget() -> None:
    """Leave no network in files."""
    rmtree(network_folder(), ignore_errors=True)


def _name(key: object) -> str:
    return blake2b(repr((AS_BUILT, key)).encode(), digest_size=12).hexdigest()
