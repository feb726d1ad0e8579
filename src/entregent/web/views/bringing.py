"""Import: files dropped or chosen, and the earlier ones."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.services.bringing.batch import Batch, batches, sweep
from entregent.services.bringing.starting import bring
from entregent.services.errors import EntregentError
from entregent.services.wording.bringing import size
from entregent.services.wording.pages import refusal
from entregent.web.incoming import MOST_BYTES, MOST_FILES, taken
from entregent.web.page import render_page
from entregent.web.requests import BookRequest

EARLIER = 10
SOURCES = ("linkedin", "google", "outlook", "apple", "thunderbird")


@require_http_methods(["GET", "HEAD", "POST"])
def bring_page(request: BookRequest) -> HttpResponse:
    """Return the page where one brings files; take those brought."""
    if request.method == "POST":
        return _take(request)
    sweep()
    return _show(request)


def _take(request: BookRequest) -> HttpResponse:
    came = taken(request)
    if came.refusal or came.batch is None:
        came.drop()
        return _show(request, refusal(came.refusal or EntregentError("nothing-brought")))
    bring(came.batch, came.files)
    return HttpResponseRedirect(reverse("batch", args=[came.batch.key]), status=303)


def _show(request: BookRequest, refusal: str = "") -> HttpResponse:
    earlier = batches()
    context = {
        "refusal": refusal,
        "size": size(MOST_BYTES),
        "bytes": MOST_BYTES,
        "files": MOST_FILES,
        "sources": [(f"from-{s}", f"from-{s}-1", f"from-{s}-2") for s in SOURCES],
        "earlier": earlier[:EARLIER],
        "mixed": next((one for one in earlier if _is_in_the_book(one)), None),
    }
    return render_page(request, "bring.html", context, status=422 if refusal else 200)


def _is_in_the_book(batch: Batch) -> bool:
    """Tell whether the example network was read into the book, and not undone since."""
    return batch.is_example and batch.state_code == "batch-state-done"
