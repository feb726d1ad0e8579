"""The review: what becomes of the network, on one page, and what one aims at in it."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.core.text import number_in
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.reviews_held import (
    MOST_MONTHS,
    choose_review_months,
    hold,
    months_offered,
    next_review,
    reviews_held,
)
from entregent.services.wanted_shares import drop_share
from entregent.services.wording import reviews_held as held_wording
from entregent.services.wording.pages import refusal
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.web.review_aims import ShareForm

_HELD_SHOWN = 6  # reviews, the latest first


@require_safe
def review_page(request: BookRequest) -> HttpResponse:
    """Return the review as of today, or what would make figures."""
    return _show(request)


@require_POST
def aim(request: BookRequest) -> HttpResponse:
    """Want a share of the active ties, or so many new ties a quarter."""
    from entregent.web.review_aims import share_form_of  # noqa: PLC0415 - numbers are loaded for the review alone

    form = share_form_of(request.POST)
    try:
        with an_act() as done:
            form.save(request.book)
    except EntregentError as error:
        request.book.refresh_from_db()
        return _show(request, form.refused(error))
    code = "review-aim" if done.entry else "set-nothing"
    return back_saying(f"{reverse('review')}#aims", code, entry=done.entry)


@require_POST
def aim_off(request: BookRequest, pk: int) -> HttpResponse:
    """Want a share no longer."""
    try:
        with an_act() as done:
            drop_share(request.book, pk)
    except EntregentError:
        raise Http404 from None
    return back_saying(f"{reverse('review')}#aims", "review-aim-off", entry=done.entry)


@require_POST
def hold_review(request: BookRequest) -> HttpResponse:
    """Note that the review was held today, and what was decided."""
    decided = request.POST.get("decided", "")
    try:
        with an_act() as done:
            hold(request.book, decided)
    except EntregentError as error:
        return _show(request, decided=decided, refused=refusal(error))
    code = "review-held" if done.entry else "set-nothing"
    return back_saying(f"{reverse('review')}#decided", code, entry=done.entry)


@require_POST
def every(request: BookRequest) -> HttpResponse:
    """Choose how many months lie between two reviews."""
    months = number_in(request.POST.get("months", ""))
    try:
        with an_act() as done:
            choose_review_months(request.book, MOST_MONTHS + 1 if months is None else months)
    except EntregentError as error:
        return _show(request, refused=refusal(error))
    code = "review-every" if done.entry else "set-nothing"
    return back_saying(f"{reverse('review')}#decided", code, entry=done.entry)


def _held(request: BookRequest, decided: str, refused: str) -> dict[str, object]:
    """Return the reviews held so far, and what the form to hold this one holds."""
    book, on = request.book, today(request.book)
    rows = reviews_held(book)
    of_today = next((one.decided for one in rows if one.on == on), "")
    return {
        "next_review": held_wording.when_next(next_review(book), today=on),
        "held": [held_wording.held(one, today=on) for one in rows[:_HELD_SHOWN]],
        "decided": decided or of_today,
        "hold_refusal": refused,
        "every": [(months, held_wording.every(months)) for months in months_offered(book)],
    }


def _show(
    request: BookRequest, form: "ShareForm | None" = None, *, decided: str = "", refused: str = ""
) -> HttpResponse:
    """Return the page, with the form that was refused."""
    # Numbers are loaded for the review alone.
    from entregent.services.review import named, review_of  # noqa: PLC0415 - as said above
    from entregent.services.wording import review as wording  # noqa: PLC0415 - as said above
    from entregent.web import review_parts as parts  # noqa: PLC0415 - as said above
    from entregent.web.review_aims import aims_shown  # noqa: PLC0415 - as said above

    book, on = request.book, today(request.book)
    told = review_of(book, on=on)
    if told.first is None:
        return render_page(request, "review.html", {"told": None})
    names = named(book, told)
    context = {
        "told": told,
        "wear": wording.wear(told.wear),
        "wear_months": wording.months_of_ties(told.wear),
        "half_life": told.wear.half_life and wording.half_life(told.wear.half_life),
        "ties_chart": parts.ties_chart(told),
        "causes": [(wording.cause(code), count) for code, count in told.wear.causes.items()],
        "young": wording.young(told.young),
        "latest": [(pk, names.people[pk]) for pk in told.young.latest if pk in names.people],
        "rhythm": wording.rhythm(told.rhythm, names.goals),
        "rhythm_chart": parts.rhythm_chart(told),
        "goal_open": any(month.goal for month in told.rhythm.months),
        "months": [(wording.in_month(one.on), one) for one in told.wear.months],
        "contact_months": [(wording.in_month(one.on), one) for one in told.rhythm.months],
        "dimensions": parts.dimensions(told, names, on),
        "unknown": parts.unknown(told),
        "key_contacts": wording.key_contacts(told.key_contacts),
        **aims_shown(book, told, names, form),
        **_held(request, decided, refused),
    }
    return render_page(request, "review.html", context, status=422 if form or refused else 200)
