"""Favours: to whom thanks are owed, and what went both ways."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.core.text import number_in
from entregent.services.book import today
from entregent.services.thanks_owed import thanks_owed_to
from entregent.services.today import settle
from entregent.storage.queries.favours import count_favours, favours
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

SHOWN = 50  # favours, the latest


@require_http_methods(["GET", "HEAD", "POST"])
def favours_page(request: BookRequest) -> HttpResponse:
    """Return whom thanks are owed to and the latest favours; or note that somebody was thanked."""
    book, on = request.book, today(request.book)
    if request.method == "POST":
        with an_act() as done:
            decision = settle(book, request.POST.get("item", ""), "done", on=on)
        return back_saying(reverse("favours"), "thank", person=decision.person_id, entry=done.entry)
    most = max(SHOWN, number_in(request.GET.get("most", "")) or 0)
    given, asked = count_favours(book)
    context = {
        "owed": thanks_owed_to(book, on=on),
        "rows": favours(book, limit=most),
        "given": given,
        "asked": asked,
        "more": most + SHOWN if given + asked > most else 0,
    }
    return render_page(request, "favours.html", context)
