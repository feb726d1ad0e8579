"""The lasting UID that a person's card bears where no file ever gave one.

It is made of the book and of the person's place in it, so that the card leads back to the same
person of the same book, and to nobody in another.
"""

from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from uuid import UUID

from entregent.storage.models import Book

_BOOK_BITS = 80
_PERSON_BITS = 48


def own_uid(book: Book, person: int) -> str:
    """Return the UID of a person, a UUID of version 8 (RFC 9562, Davis 2024)."""
    return str(_marked(_of_book(book.created_at) << _PERSON_BITS | person))


def person_of(book: Book, uid: str) -> int | None:
    """Return whom a UID of this book's own making means; None of any other."""
    try:
        number = UUID(uid.lower().removeprefix("urn:uuid:")).int
    except ValueError:
        return None
    person = number & ((1 << _PERSON_BITS) - 1)
    return person if own_uid(book, person) == str(UUID(int=number)) else None


@lru_cache(maxsize=8)
def _of_book(created_at: datetime) -> int:
    # A book keeps the moment it was made wherever it is moved to.
    made = created_at.astimezone(UTC).isoformat().encode()
    return int.from_bytes(blake2b(made, digest_size=_BOOK_BITS // 8).digest())


def _marked(number: int) -> UUID:
    version = number & ~(0xF << 76) | 8 << 76
    return UUID(int=version & ~(0x3 << 62) | 0x2 << 62)
