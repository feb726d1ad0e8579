"""Who is to be compared with the others, for something of them changed; and who is no more."""

from collections.abc import Iterable

from entregent.storage import bulk
from entregent.storage.bulk import chunks
from entregent.storage.models import Book, LikelyPair, LikenessKey, ToCompare


def mark(book: Book, person_ids: Iterable[int]) -> None:
    """Note that these people are to be compared anew: part of the write that changed them."""
    rows = [(person, book.pk) for person in person_ids]
    bulk.insert(ToCompare, ("person_id", "book_id"), rows, unless_there=True)


def forget(person_ids: Iterable[int]) -> None:
    """Drop what was worked out of people who leave the book; what was decided of them is not."""
    for chunk in chunks(person_ids):
        for side in ("a_id", "b_id"):
            bulk.delete_among(LikelyPair, side, chunk, state=LikelyPair.OPEN)
        for model in (LikenessKey, ToCompare):
            bulk.delete_among(model, "person_id", chunk)
