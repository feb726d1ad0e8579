"""The daily digests: that of a day, those that the person has to look at."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from entregent.core.outbox import State
from entregent.storage.models import Book, Digest, Entry

_PUT_OFF = Q(state=State.APPROVED) & ~Q(trouble="")
_STOPPED = Q(state__in=(State.DRAFT, State.SENDING, State.FAILED, State.UNKNOWN))
# Did not arrive, or nobody knows, and the person has not said yet that they saw it.
WRONG = Q(settled_at=None) & (_PUT_OFF | _STOPPED)


def digest_on(book: Book, day: date) -> Digest | None:
    """Return the digest of a day, None where none was begun."""
    return Digest.objects.filter(book=book, day=day).first()


def digest_numbered(book: Book, number: int) -> Digest | None:
    """Return a digest of the book, None when there is none such."""
    return Digest.objects.filter(book=book, pk=number).first()


def latest_wrong(book: Book) -> Digest | None:
    """Return the last digest that the person has to look at, None where all is well."""
    return Digest.objects.filter(WRONG, book=book).order_by("-day").first()


def latest_digests(book: Book, *, limit: int) -> list[Digest]:
    """Return the digests of the last days, the latest first."""
    return list(Digest.objects.filter(book=book).order_by("-day")[:limit])


def chosen_at(book: Book) -> datetime | None:
    """Return when the digest was last chosen, None where the journal does not tell."""
    acts = Entry.objects.filter(book=book, act="digest", undone_at=None)
    return acts.order_by("-pk").values_list("at", flat=True).first()


def last_sent(book: Book) -> Digest | None:
    """Return the last digest that left with somebody in it, None where none did."""
    sent = Digest.objects.filter(book=book, state=State.SENT, people__gt=0)
    return sent.order_by("-day").first()


def on_their_way(book: Book) -> QuerySet[Digest]:
    """Return the digests that are being handed over, or were when a process died."""
    return Digest.objects.filter(book=book, state=State.SENDING)


def to_be_sent(book: Book) -> QuerySet[Digest]:
    """Return the digests that are to leave."""
    return Digest.objects.filter(book=book, state=State.APPROVED)
