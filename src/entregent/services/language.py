"""The language the book speaks to its owner."""

from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.wording.language import LANGUAGES
from entregent.storage.models import Book


def choose_language(book: Book, language: str) -> None:
    """Speak this language from now on."""
    if language not in LANGUAGES:
        raise EntregentError("not-a-choice", value=language, choices=", ".join(LANGUAGES))
    if language == book.language:
        return
    with journal.entry(book, "language", language=language) as recorder:
        recorder.change(book, language=language)
