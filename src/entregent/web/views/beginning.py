"""The first run: ten names by circle, or the example network."""

from dataclasses import dataclass, replace

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.core.identity import email_key
from entregent.services.beginning import CIRCLES, Named, begin_with
from entregent.services.book import today
from entregent.services.bringing.starting import bring_example
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal, words
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

ROWS = 10
# Which circle each row proposes, so that one goes through them all.
PROPOSED = (
    "family", "family", "friends", "friends", "former-colleagues", "former-colleagues",
    "colleagues", "clients", "association", "neighbours",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the form, as it was filled in."""

    number: int
    name: str = ""
    circle: str = ""
    email: str = ""
    refusal: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def people_page(request: BookRequest) -> HttpResponse:
    """Return the form of ten names; add those that are filled in."""
    if request.method != "POST":
        return _show(request, [Row(n, circle=circle) for n, circle in enumerate(PROPOSED, 1)])
    rows = [_checked(_row(request.POST, number)) for number in range(1, ROWS + 1)]
    named = [_named(row) for row in rows if row.name]
    if any(row.refusal for row in rows):
        return _show(request, rows, status=422)
    if not named:
        return _show(request, rows, refusal=words("ten-nobody"), status=422)
    try:
        with an_act() as done:
            added = begin_with(request.book, named, on=today(request.book))
    except EntregentError as error:
        return _show(request, rows, refusal=refusal(error), status=422)
    return back_saying(reverse("today"), "begin", count=len(added), entry=done.entry)


def _row(post: QueryDict, number: int) -> Row:
    name, circle, email = (
        " ".join(post.get(f"{field}-{number}", "").replace("\0", "").split())
        for field in ("name", "circle", "email")
    )
    return Row(number, name, circle if circle in CIRCLES else "", email)


def _checked(row: Row) -> Row:
    """Return a row with what is wrong in it, in words."""
    if row.email and not row.name:
        return replace(row, refusal=words("ten-nameless"))
    if row.email and not email_key(row.email):
        return replace(row, refusal=refusal(EntregentError("not-an-email", value=row.email)))
    return row


def _named(row: Row) -> Named:
    name = words(f"circle-{row.circle}") if row.circle else ""
    return Named(row.name, row.circle, name, row.email)


def _show(
    request: BookRequest, rows: list[Row], *, refusal: str = "", status: int = 200
) -> HttpResponse:
    circles = [(code, words(f"circle-{code}")) for code in CIRCLES]
    context = {"rows": rows, "circles": circles, "refusal": refusal}
    return render_page(request, "begin_people.html", context, status=status)


@require_POST
def example(request: BookRequest) -> HttpResponse:  # noqa: ARG001 - what a view is given
    """Have the example network read into the book."""
    return HttpResponseRedirect(reverse("batch", args=[bring_example().key]), status=303)
