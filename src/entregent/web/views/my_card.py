"""My own card: a file for whoever asks, a code for their telephone."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from entregent.services.errors import EntregentError
from entregent.services.exporting import vcard_of
from entregent.services.my_card import my_card
from entregent.services.qr import code_of
from entregent.storage.queries.export import Card
from entregent.web.downloads import kept_as
from entregent.web.requests import BookRequest


@require_safe
def card(request: BookRequest) -> HttpResponse:
    """Return my vCard as a file."""
    known = _mine(request)
    response = HttpResponse(vcard_of(known), content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = kept_as(known.person, "vcf")
    return response


@require_safe
def code(request: BookRequest) -> HttpResponse:
    """Return the same, shorter, as a picture to be scanned."""
    return HttpResponse(code_of(_mine(request)), content_type="image/svg+xml")


def _mine(request: BookRequest) -> Card:
    try:
        return my_card(request.book)
    except EntregentError as error:
        raise Http404 from error
