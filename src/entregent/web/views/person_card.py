"""The card of a person: a file for other programs, a code for a telephone."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from entregent.services.exporting import card_of
from entregent.services.qr import qr_of
from entregent.web.downloads import kept_as
from entregent.web.requests import BookRequest
from entregent.web.views.person import the_person


@require_safe
def card(request: BookRequest, pk: int) -> HttpResponse:
    """Return the vCard of a person as a file."""
    person = the_person(request, pk)
    response = HttpResponse(card_of(person), content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = kept_as(person, "vcf")
    return response


@require_safe
def code(request: BookRequest, pk: int) -> HttpResponse:
    """Return the same, shorter, as a picture to be scanned."""
    return HttpResponse(qr_of(the_person(request, pk)), content_type="image/svg+xml")
