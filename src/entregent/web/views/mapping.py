"""The map: the network as a picture, and as the list of its groups that tells the same."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entregent.services.book import today
from entregent.services.wording.pages import words
from entregent.storage.queries.circles import circles_of
from entregent.storage.queries.people import people_suggested, with_summary_of
from entregent.web.page import render_page
from entregent.web.requests import BookRequest

if TYPE_CHECKING:
    from entregent.services.mapping.choice import Chosen
    from entregent.services.mapping.drawing import Drawing
    from entregent.web.map_form import MapForm

A_PAGE = 10  # groups
OF_A_GROUP = 8  # people told by name
ALL_OF_A_GROUP = 100  # people of a group shown alone, a page
FOUND = 8
KNOWN = 24  # of those whom somebody knows


@require_safe
def map_page(request: BookRequest) -> HttpResponse:
    """Return the map, or that it is being drawn."""
    # Numbers are loaded for the map alone.
    from entregent.services.mapping import choice, showing  # noqa: PLC0415 - as said above
    from entregent.web.map_form import map_form  # noqa: PLC0415 - as said above

    form, book = map_form(request.GET), request.book
    there = showing.shown(book, on=today(book))
    if there.drawing is None:
        return render_page(request, "map_drawing.html", {"form": form})
    chosen = choice.chosen(book, there.drawing, form.asked)
    if chosen is None:
        raise Http404
    context = {
        "form": form,
        "older": there.going_on,
        "anybody": bool(len(there.drawing.ids)),
        "circles": circles_of(book),
        "chosen": chosen,
        "found": _found(request, form.query),
        **_groups(there.drawing, chosen, form),
    }
    return render_page(request, "map.html", context)


def _found(request: BookRequest, query: str) -> list[Any]:
    return with_summary_of(people_suggested(request.book, query, limit=FOUND)) if query else []


def _groups(drawing: "Drawing", chosen: "Chosen", form: "MapForm") -> dict[str, Any]:
    """Return the groups of a page of the list; of one shown alone, its people page by page."""
    from entregent.services.mapping.groups import groups, labels_of  # noqa: PLC0415 - numbers

    labels = labels_of(drawing, chosen.places)
    alone = chosen.label is not None
    count = labels[0][1] if alone and labels else len(labels)
    size = ALL_OF_A_GROUP if alone else A_PAGE
    page = min(form.page, max(1, -(-count // size)))
    start = (page - 1) * size
    told = groups(
        drawing,
        labels if alone else labels[start : start + size],
        chosen.places,
        people=size if alone else OF_A_GROUP,
        skip=start if alone else 0,
        bridges=12 if alone else 3,
    )
    further = page + 1 if start + size < count else 0
    return {"groups": told, "alone": alone, "page": page, "previous": page - 1, "next": further}


@require_safe
def picture(request: BookRequest) -> HttpResponse:
    """Return what the picture is drawn from; 204 while there is nothing to draw it from."""
    from entregent.services.mapping import choice, showing  # noqa: PLC0415 - numbers
    from entregent.services.mapping import picture as drawn  # noqa: PLC0415 - numbers
    from entregent.web.map_form import map_form  # noqa: PLC0415 - numbers

    form, book = map_form(request.GET), request.book
    drawing = showing.shown(book, on=today(book)).drawing
    if drawing is None:
        return HttpResponse(status=204)
    chosen = choice.chosen(book, drawing, form.asked)
    if chosen is None:
        raise Http404
    told = drawn.picture(book, drawing, chosen.places, path=chosen.on_path)
    left = {"map-left": told["left"], "map-unseen": told["unseen"]}
    told["notes"] = [words(code, count=count) for code, count in left.items() if count]
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


@require_safe
def now(request: BookRequest) -> HttpResponse:
    """Return that it is being drawn; once it is, have the whole page loaded anew."""
    from entregent.services.mapping import showing  # noqa: PLC0415 - numbers

    goes_on = showing.goes_on()
    if not goes_on and not showing.failed():
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "_map_now.html", {"failed": not goes_on})


@require_safe
def who(request: BookRequest, pk: int) -> HttpResponse:
    """Return somebody of the map: who they are, and whom they know."""
    from entregent.services.mapping import showing  # noqa: PLC0415 - numbers
    from entregent.services.mapping.somebody import somebody  # noqa: PLC0415 - numbers

    drawing = showing.shown(request.book, on=today(request.book)).drawing
    found = somebody(drawing, pk, limit=KNOWN) if drawing else None
    if found is None:
        raise Http404
    return render(request, "_map_who.html", {"found": found})
