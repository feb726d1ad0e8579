"""The review: what becomes of the network, on one page."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from entregent.services.book import today
from entregent.web.page import render_page
from entregent.web.requests import BookRequest


@require_safe
def review_page(request: BookRequest) -> HttpResponse:
    """Return the review as of today, or what would make figures."""
    # Numbers are loaded for the review alone.
    from entregent.services.review import named, review_of  # noqa: PLC0415 - as said above
    from entregent.services.wording import review as wording  # noqa: PLC0415 - as said above
    from entregent.web import review_parts as parts  # noqa: PLC0415 - as said above

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
    }
    return render_page(request, "review.html", context)
