"""On the settings: the service that may put messages into other words, and its key."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from entregent.services.rewording_service import (
    choose_service,
    forget_key,
    keep_key,
    leave_service,
)
from entregent.web.requests import BookRequest
from entregent.web.views.settings import change


@require_POST
def choose(request: BookRequest) -> HttpResponse:
    """Choose the service."""
    address, model = request.POST.get("address", ""), request.POST.get("model", "")
    return change(
        request,
        "rewording",
        "rewording-chosen",
        lambda: choose_service(request.book, address=address, model=model),
    )


@require_POST
def leave(request: BookRequest) -> HttpResponse:
    """Have nothing reword messages any more."""
    return change(request, "rewording", "rewording-left", lambda: leave_service(request.book))


@require_POST
def key(request: BookRequest) -> HttpResponse:
    """Keep the key of the service, or remove it."""
    if request.POST.get("do") == "forget":
        return change(request, "rewording-key", "rewording-key-forgotten", forget_key)
    typed = request.POST.get("key", "")
    return change(
        request, "rewording-key", "rewording-key-kept", lambda: keep_key(request.book, typed)
    )
