"""The pages speak the language of the book; `?lang=` has this browser alone read another, until it
is closed or one is chosen. What Settings and the foot of each page show is the one that is read.
"""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_request, override

from entregent.services.book import open_book
from entregent.services.errors import EntregentError
from entregent.services.trouble import as_trouble
from entregent.services.wording.language import LANGUAGES, speaking
from entregent.web.refused import refused_page
from entregent.web.requests import BookRequest

COOKIE = "entregent-language"  # until the browser is closed, or a language is chosen for good


class BookLanguage:
    """Opens the book and speaks its language until the page is written."""

    def __init__(self, get_response: Callable[[BookRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BookRequest) -> HttpResponse:
        try:
            request.book = open_book()
        except EntregentError as error:
            language = get_language_from_request(request)
            with override(language), speaking(language):
                return refused_page(request, error)
        chosen = request.COOKIES.get(COOKIE, "")
        language = chosen if chosen in LANGUAGES else request.book.language
        with override(language), speaking(language):
            return self._answer(request)

    def _answer(self, request: BookRequest) -> HttpResponse:
        if "lang" not in request.GET or request.method != "GET":
            return self.get_response(request)
        language = request.GET["lang"]
        if language not in LANGUAGES:
            choices = ", ".join(LANGUAGES)
            return refused_page(
                request, EntregentError("not-a-choice", value=language, choices=choices)
            )
        response = HttpResponseRedirect(_without_lang(request))
        response.set_cookie(COOKIE, language, httponly=True, samesite="Strict")
        return response

    def process_exception(self, request: BookRequest, exception: Exception) -> HttpResponse | None:
        """Say in words what a service or the disk refused, where no form says it."""
        known = exception if isinstance(exception, EntregentError) else as_trouble(exception)
        return refused_page(request, known) if known else None


def _without_lang(request: BookRequest) -> str:
    query = request.GET.copy()
    del query["lang"]
    return f"{request.path}?{query.urlencode()}" if query else request.path
