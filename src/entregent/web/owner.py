"""Only the owner gets in: by the one-time link of the terminal, then by a signed cookie."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override

from entregent.services.journal import coming_through
from entregent.services.opening import new_link, use_link
from entregent.services.wording.language import speaking

__all__ = ["OwnerOnly", "new_link"]

OPEN = "/open/"
KEPT_FOR = timedelta(days=30)
_SALT = "entregent.owner"


class OwnerOnly:
    """Answers whoever carries the cookie; to anybody else, says how to get in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # a host that is not ours is refused before anything else
        response = self._answer(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        arriving = request.path.startswith(OPEN) and request.method == "GET"
        if arriving and use_link(request.path.removeprefix(OPEN).rstrip("/")):
            return _let_in()
        if not is_owner(request):
            return _closed(request, used=arriving)
        if arriving:
            return HttpResponseRedirect("/")
        with coming_through("pages"):
            return self.get_response(request)


def cookie_name() -> str:
    """Return the cookie's name; two books served on one machine keep each its own."""
    return f"entregent-{sha256(settings.SECRET_KEY.encode()).hexdigest()[:8]}"


def is_owner(request: HttpRequest) -> bool:
    """Tell whether the request carries a cookie this book signed less than a month ago."""
    try:
        signing.loads(request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return False
    return True


def _let_in() -> HttpResponse:
    response = HttpResponseRedirect("/")
    response.set_cookie(
        cookie_name(),
        signing.dumps("owner", salt=_SALT),
        max_age=KEPT_FOR,
        httponly=True,
        samesite="Strict",
    )
    return response


def _closed(request: HttpRequest, *, used: bool) -> HttpResponse:
    language = get_language_from_request(request)
    with override(language), speaking(language):
        return render(request, "locked.html", {"used": used}, status=403)
