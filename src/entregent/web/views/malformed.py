"""What is said to a request that is not answered at all."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that it came by an address that is not ours, or could not be read."""
    elsewhere = isinstance(exception, DisallowedHost)
    return render(request, "400.html", {"elsewhere": elsewhere}, status=400)
