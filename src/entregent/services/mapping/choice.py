"""What part of the map is asked for: a circle, the group of somebody, the people of a path."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entregent.core.graph import Ints
from entregent.services.mapping.drawing import Drawing
from entregent.storage.models import Book
from entregent.storage.queries import mapping as queries


@dataclass(frozen=True, slots=True)
class Asked:
    """A circle by its folded name, a person by number, the numbers of a path; each may be empty."""

    circle: str = ""
    around: int | None = None
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The places of who is asked for, those nearest to me first, and those of the path.

    `of` is the name of the circle, `label` the group of the person, `path` their names by number.
    """

    places: Ints
    on_path: Ints
    of: str = ""
    label: int | None = None
    path: Sequence[tuple[int, str]] = ()


def chosen(book: Book, drawing: Drawing, asked: Asked) -> Chosen | None:
    """Return who is asked for; None where a circle or a person is not of this book."""
    places, of, label = drawing.order, "", None
    if asked.circle:
        circle = queries.of_circle(book, asked.circle)
        if circle is None:
            return None
        of, members = circle
        places = places[np.isin(places, drawing.places(members))]
    if asked.around is not None:
        at = drawing.places([asked.around])
        if not len(at):
            return None
        label = int(drawing.label[at[0]])
        places = places[drawing.label[places] == label]
    names = queries.names_in_book(book, asked.path)
    if len(names) < len(set(asked.path)):
        return None
    path = [(pk, names[pk]) for pk in asked.path]
    return Chosen(places, drawing.places(asked.path), of, label, path)
