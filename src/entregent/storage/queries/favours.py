"""Favours given and asked."""

from entregent.storage.models import Book, Favour, Person


def favours_of(person: Person) -> list[Favour]:
    """Return the favours between me and a person with what they were about, the latest first."""
    about = ("opportunity", "introduction__one", "introduction__other", "introduction__through")
    rows = Favour.objects.filter(person=person).select_related(*about)
    return list(rows.order_by("-on", "-pk"))


def favours(book: Book, *, limit: int | None = None) -> list[Favour]:
    """Return the favours of the book with their people, the latest first."""
    rows = Favour.objects.filter(book=book).select_related("person").order_by("-on", "-pk")
    return list(rows[:limit] if limit is not None else rows)


def favour_of(book: Book, number: int) -> Favour | None:
    """Return a favour of the book, None when there is none such."""
    return Favour.objects.filter(book=book, pk=number).select_related("person").first()
