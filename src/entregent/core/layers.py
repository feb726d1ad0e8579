"""Layers of a network, and the rhythm each is kept at.

Capacity is finite (Dunbar 1998: about 5, 15, 50 and 150 people; Miritello et al. 2013: forty per
cent of the time goes to five of them). A tie that bridges to people nobody else of mine knows
decays fastest (Burt 2002), so it is kept one layer closer.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """The people up to this rank are kept in touch with every `cadence` days."""

    up_to: int
    cadence: int


LAYERS = (Layer(5, 7), Layer(15, 30), Layer(50, 180), Layer(150, 365))


def proposed_cadence(rank: int, *, bridges: bool = False) -> int | None:
    """Return the cadence in days for the tie of this rank (1 = strongest), None beyond the last
    layer.
    """
    cadences = [layer.cadence for layer in LAYERS if rank <= layer.up_to]
    if not cadences:
        return None
    if not bridges:
        return cadences[0]
    shorter = [layer.cadence for layer in LAYERS if layer.cadence < cadences[0]]
    return max(shorter, default=cadences[0])


def overfull(cadences: list[int]) -> list[Layer]:
    """Return the layers that hold more people than they can, given every chosen cadence."""
    return [layer for layer in LAYERS if sum(c <= layer.cadence for c in cadences) > layer.up_to]
