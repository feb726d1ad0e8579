"""Somebody of the map: who they are, which group is theirs, whom they know."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entregent.services.mapping.drawing import Drawing
from entregent.services.mapping.groups import ALONE, Name, names_of
from entregent.storage.queries import mapping as queries
from entregent.storage.queries.listing import Line, lines


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the map; those they know by number and name, the surest first."""

    line: Line
    group: Name
    knows: Sequence[tuple[int, str]]
    more: int


def somebody(drawing: Drawing, number: int, *, limit: int) -> Somebody | None:
    """Return somebody with so many of those they know; None where they are not on the map."""
    at = drawing.places([number])
    found = lines([number]) if len(at) else []
    if not found:
        return None
    place = int(at[0])
    mine = np.flatnonzero((drawing.one == place) | (drawing.other == place))
    mine = mine[np.argsort(-drawing.weight[mine], kind="stable")]
    ends = np.where(drawing.one[mine] == place, drawing.other[mine], drawing.one[mine])
    numbers = [int(pk) for pk in drawing.ids[ends]]
    names = queries.names_of_people(numbers[:limit])
    label = int(drawing.label[place])
    group = names_of(drawing, [label])[label] if label != ALONE else Name("alone")
    knows = [(pk, names[pk]) for pk in numbers[:limit] if pk in names]
    return Somebody(found[0], group, knows, len(numbers) - len(numbers[:limit]))
