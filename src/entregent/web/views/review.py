"""The review: what becomes of the network, on one page, and what one aims at in it."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.wanted_shares import drop_share
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.web.review_aims import ShareForm


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


def _show(request: BookRequest, form: "ShareForm | None" = None) -> HttpResponse:
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
    }
    return render_page(request, "review.html", context, status=422 if form else 200)
