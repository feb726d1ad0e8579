"""The list of people, and the search that finds one."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from entregent.core.text import fold
from entregent.core.ties import Label
from entregent.services.asked import (
    LABELS,
    NEVER,
    SILENCES,
    SORTS,
    Asked,
    after_of,
    asked_of,
    trail_of,
)
from entregent.services.book import today
from entregent.services.listing import People, people_listed
from entregent.services.wording import ties
from entregent.services.wording.pages import words
from entregent.storage.queries.circles import circles_of
from entregent.storage.queries.saved_lists import saved_lists
from entregent.storage.queries.wanted import archived_people
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.views.person import CADENCES

if TYPE_CHECKING:
    from entregent.storage.models import Book

NOBODY = People([], False, 0, [])


@require_safe
def people_page(request: BookRequest) -> HttpResponse:
    """Return the people found, fifty at a time; to the script of the page, the rows alone."""
    asked, after = asked_of(request.GET), after_of(request.GET)
    target = request.headers.get("HX-Target", "")
    if target == "more":
        return render(request, "_people_rows.html", _found(request, asked, after))
    if target == "found":
        lists = _lists(request.book, asked)
        context = {**_found(request, asked, after), **lists, "swapped": True}
        response = render(request, "_people_found.html", context)
        response.headers["HX-Replace-Url"] = address(asked)
        return response
    return show_people(request, asked, after)


def show_people(
    request: BookRequest,
    asked: Asked,
    after: int | None = None,
    *,
    chosen: Collection[int] = (),
    refused: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Return the page; where something was refused, with what is wrong and who was chosen."""
    found = _found(request, asked, after)
    shown = {row.id for row in (*found["rows"], *found["near"])}
    unseen = sorted(set(chosen) - shown)
    context = {**found, **_choices(request.book, asked), **_lists(request.book, asked)}
    context |= {"chosen": chosen, "unseen": unseen, **(refused or {})}
    return render_page(request, "people.html", context, status=422 if refused else 200)


def _found(request: BookRequest, asked: Asked, after: int | None) -> dict[str, Any]:
    book, trail = request.book, trail_of(request.GET)
    on = today(book)
    found = NOBODY if asked.nobody else people_listed(
        book, asked.wanted(), on=on, after=after
    )  # fmt: skip
    rows = found.rows
    told = found.count is not None and bool(asked.q or asked.filters) and not asked.nobody
    return {
        "asked": asked,
        "chosen": (),
        "query": asked.q,
        "rows": rows,
        "near": found.near,
        "shown": found.count,
        "next": asked.page_after(rows[-1].id, [*trail, after or 0]) if found.more else "",
        "previous": asked.page_after(trail[-1], trail[:-1]) if after and trail else None,
        "further": after is not None,
        "all_archived": not (rows or asked.query or after) and archived_people(book).exists(),
        "chips": list(_chips(asked)),
        "tally": words("people-tally", count=found.count) if told and found.count else "",
        "on": on,
    }


def _choices(book: "Book", asked: Asked) -> dict[str, object]:
    """Return what can be chosen in the form above the list."""
    circle = fold(asked.circle)
    return {
        "sorts": [("" if s == SORTS[0] else s, words(f"people-sort-{s}")) for s in SORTS],
        "circles": [(name, key == circle) for name, key in circles_of(book)],
        "labels": LABELS,
        "cadences": CADENCES,
        "silences": [(s, words(f"people-silent-{s}")) for s in (*SILENCES, NEVER)],
    }


def _lists(book: "Book", asked: Asked) -> dict[str, object]:
    """Return the saved lists, and the one that is shown."""
    lists = saved_lists(book)
    here = next((saved for saved in lists if saved.query == asked.query), None)
    return {"lists": lists, "here": here}


class Chip(NamedTuple):
    """A filter that is on, and the part of an address that asks all but it."""

    text: str
    without: str


def _chips(asked: Asked) -> Iterator[Chip]:
    for name, value in asked.filters.items():
        code = f"people-chip-{name}"
        if name == "label":
            called = ties.tie(Label(value))
            text = called[:1].upper() + called[1:]
        elif name == "silent":
            text = words(code, value=words(f"people-silent-{value}").lower())
        elif name in ("circle", "organisation"):
            text = words(code, value=value)
        else:
            text = words(f"people-{name}")
        yield Chip(text, asked.without(name))


def address(asked: Asked) -> str:
    """Return where the list that is asked for stands."""
    return reverse("people") + (f"?{asked.query}" if asked.query else "")
