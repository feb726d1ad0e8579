"""The owner of the book, and whom they leave out."""

from entregent.storage.models import Book, IgnoredAddress, Interest, MyAddress, Person, Position
from entregent.storage.queries.positions import shown


def me(book: Book) -> Person | None:
    """Return the person whose book this is, None before anything tells who."""
    return Person.objects.filter(book=book, is_me=True).first()


def my_addresses(book: Book) -> list[MyAddress]:
    """Return the owner's addresses and names, e-mails first."""
    return list(MyAddress.objects.filter(book=book).order_by("kind", "key"))


def my_position(book: Book) -> Position | None:
    """Return what the owner does now, None when it is not known."""
    rows = Position.objects.filter(person__book=book, person__is_me=True, current=True)
    return shown(list(rows.select_related("organisation").order_by("-id")))


def my_last_position(book: Book) -> Position | None:
    """Return what the owner did last, None when it is not known."""
    rows = Position.objects.filter(person__book=book, person__is_me=True, current=False)
    return rows.select_related("organisation").order_by("-ended", "-started", "-id").first()


def my_interests(book: Book) -> list[Interest]:
    """Return what the owner needs and offers now, in the order it was noted."""
    rows = Interest.objects.filter(person__book=book, person__is_me=True, state=Interest.OPEN)
    return list(rows.order_by("pk"))


def ignored(book: Book) -> list[IgnoredAddress]:
    """Return the addresses and domains that stay out, by name."""
    return list(IgnoredAddress.objects.filter(book=book).order_by("value"))
