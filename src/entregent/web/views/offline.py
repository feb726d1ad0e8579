"""What an installed Entregent shows where nothing answers; nothing of the book stands in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entregent.web.requests import BookRequest


@require_safe
def offline_page(request: BookRequest) -> HttpResponse:
    """Return the page that is kept for then."""
    return render(request, "offline.html")
