"""Whom a campaign greets: by circles, labels, saved lists, filters of the list, or by hand."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl

from entregent.core.text import fold
from entregent.core.ties import Label
from entregent.services.asked import asked_of
from entregent.services.campaigns import MOST
from entregent.services.errors import EntregentError
from entregent.services.listing import everybody_listed, strongest_listed
from entregent.services.many import no_such_circle
from entregent.storage.models import Book
from entregent.storage.queries.circles import circles_of
from entregent.storage.queries.saved_lists import saved_lists
from entregent.storage.queries.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one asks for: whoever is in any of these, but for those left out by hand.

    `queries` ask as the address of the list does: "organisation=acme&label=close".
    """

    people: Collection[int] = ()
    circles: Collection[str] = ()
    labels: Collection[str] = ()
    lists: Collection[str] = ()
    queries: Collection[str] = ()
    strongest: int = 0
    but: Collection[int] = field(default=frozenset())


def chosen(book: Book, choice: Choice, *, on: date) -> list[int]:
    """Return these people by number, each once, those named by hand first; refused for too many."""
    found = dict.fromkeys(choice.people)
    for wanted in _wanted(book, choice):
        found |= dict.fromkeys(everybody_listed(book, wanted, on=on, limit=MOST + 1))
    if choice.strongest:
        found |= dict.fromkeys(strongest_listed(book, on=on, limit=min(choice.strongest, MOST)))
    kept = [pk for pk in found if pk not in choice.but]
    if len(kept) > MOST:
        raise EntregentError("too-many-people", most=MOST)
    return kept


def _wanted(book: Book, choice: Choice) -> list[Wanted]:
    known = {key for _, key in circles_of(book)}
    for name in choice.circles:
        if fold(name) not in known:
            raise no_such_circle(book, name)
    for name in choice.labels:
        if name not in set(Label):
            raise EntregentError("not-a-choice", value=name[:60], choices=", ".join(Label))
    queries = [*choice.queries, *(_query_of(book, name) for name in choice.lists)]
    return [
        *(Wanted(circle=fold(name)) for name in choice.circles),
        *(Wanted(label=Label(name)) for name in choice.labels),
        *(asked_of(dict(parse_qsl(query))).wanted() for query in queries if query),
    ]


def _query_of(book: Book, name: str) -> str:
    """Return what a saved list asks, by its name or its number; refused where there is none."""
    every = saved_lists(book)
    found = next(
        (row for row in every if name in (str(row.pk), row.name) or row.key == fold(name)), None
    )
    if found is None:
        raise EntregentError(
            "no-such-list", name=name[:60], known=", ".join(row.name for row in every)
        )
    return found.query
