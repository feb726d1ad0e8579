"""What I need and what I offer."""

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.me import set_mine
from entregent.services.wording.pages import refusal
from entregent.storage.queries.owner import my_interests
from entregent.web.page import render_page
from entregent.web.person_forms import PARTS, PartForm, changes, part_as_sent
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying


@require_http_methods(["GET", "HEAD", "POST"])
def cares_page(request: BookRequest) -> HttpResponse:
    """Return what I need and offer as a form, or keep what was changed in it."""
    rows = my_interests(request.book)
    now = PartForm(
        "mine", {kind: [r.text for r in rows if r.kind == kind] for kind in PARTS["mine"]}
    )
    if request.method != "POST":
        return _show(request, now)
    shown = part_as_sent("mine", request.POST, "was-") if "was" in request.POST else now
    after = part_as_sent("mine", request.POST)
    changed = changes(shown, after, now)
    try:
        with an_act() as done:
            if changed:
                set_mine(request.book, changed, on=today(request.book))
    except EntregentError as error:
        return _show(request, replace(after, shown=shown.values), refusal(error))
    code = "set-mine" if changed else "set-nothing"
    return back_saying(f"{reverse('settings')}#cares", code, entry=done.entry)


def _show(request: BookRequest, form: PartForm, said: str = "") -> HttpResponse:
    context = {"form": form, "refusal": said}
    return render_page(request, "mine_cares.html", context, status=422 if said else 200)
