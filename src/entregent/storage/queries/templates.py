"""Templates: the messages that the owner wrote for whoever they will be sent to."""

from entregent.storage.models import Book, Template

_LATEST_FIRST = ("-written_on", "-pk")


def templates(book: Book) -> list[Template]:
    """Return every template, the latest first."""
    return list(Template.objects.filter(book=book).order_by(*_LATEST_FIRST))


def template_of(book: Book, number: int) -> Template | None:
    """Return a template of the book, None when there is none such."""
    return Template.objects.filter(book=book, pk=number).first()


def templates_for(book: Book, intent: str, *, language: str, register: str) -> list[Template]:
    """Return the templates that a message may be made of, the latest first."""
    rows = Template.objects.filter(
        book=book, intent=intent, language=language, register__in=("", register)
    )
    return list(rows.order_by(*_LATEST_FIRST))
