"""The outbox: what waits, what left, the account one sends by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from entregent.core.campaigns import Run
from entregent.core.outbox import State, again
from entregent.storage.models import Book, Digest, Greeting, MailAccount, Outgoing
from entregent.storage.queries.digests import WRONG

TO_LOOK_AT = (State.UNKNOWN, State.FAILED)
WAITING = (State.UNKNOWN, State.FAILED, State.DRAFT, State.APPROVED, State.SENDING)


def account_in(book: Book) -> MailAccount | None:
    """Return the account mail is sent by, None where none was chosen."""
    return MailAccount.objects.filter(book=book).first()


def message_of(book: Book, number: int) -> Outgoing | None:
    """Return a message of the book with its people, None when there is none such."""
    return _with_people(Outgoing.objects.filter(book=book, pk=number)).first()


def waiting(book: Book) -> list[Outgoing]:
    """Return what has not left for sure: what is to be settled first, then the oldest first.

    What waits in a campaign, for a yes or for its hour, is not here.
    """
    elsewhere = Q(greeting__gt=0, state__in=(State.DRAFT, State.APPROVED))
    rows = list(
        _with_people(Outgoing.objects.filter(book=book, state__in=WAITING).exclude(elsewhere))
    )
    return sorted(rows, key=lambda row: (WAITING.index(State(row.state)), row.pk))


def sent_messages(book: Book, *, limit: int) -> list[Outgoing]:
    """Return what was sent and did not come back, the latest first."""
    rows = _with_people(Outgoing.objects.filter(book=book, state=State.SENT, came_back=""))
    return list(rows.order_by("-sent_at", "-pk")[:limit])


def returned_messages(book: Book, *, limit: int) -> list[Outgoing]:
    """Return what was sent, came back and was not prepared again, the latest first."""
    rows = _with_people(Outgoing.objects.filter(book=book, state=State.SENT).exclude(came_back=""))
    found = list(rows.order_by("-came_back_at", "-pk"))
    done = repeated(book, found)
    return [row for row in found if row.pk not in done][:limit]


def repeated(book: Book, rows: Iterable[Outgoing]) -> dict[int, Outgoing]:
    """Return by which message each of these that came back is sent once more, where one is."""
    marks = {again(row.message_id): row.pk for row in rows}
    found = Outgoing.objects.filter(book=book, item__in=marks).order_by("pk") if marks else ()
    return {marks[row.item]: row for row in found}


def approved_messages(book: Book) -> QuerySet[Outgoing]:
    """Return what the person said yes to, the longest ago first."""
    rows = _with_people(Outgoing.objects.filter(book=book, state=State.APPROVED))
    return rows.order_by("approved_at", "pk")


def handed_over_since(book: Book, since: datetime) -> Sequence[datetime]:
    """Return when messages began to leave after a moment."""
    rows = Outgoing.objects.filter(book=book, handed_at__gt=since)
    return [at for at in rows.values_list("handed_at", flat=True) if at]


def left_behind(book: Book) -> QuerySet[Outgoing]:
    """Return the messages that are being handed over, or were when a process died."""
    return Outgoing.objects.filter(book=book, state=State.SENDING)


def first_book() -> Book | None:
    """Return the book, which knows whether there is an account to send by, or any message, whether
    one of them is to be looked at, and which digest is.
    """
    account, messages = (
        Exists(model._default_manager.filter(book=OuterRef("pk")))
        for model in (MailAccount, Outgoing)
    )
    wrong = Digest.objects.filter(WRONG, book=OuterRef("pk")).order_by("-day").values("pk")[:1]
    of_book = Outgoing.objects.filter(book=OuterRef("pk"))
    stopped = of_book.filter(state__in=(*TO_LOOK_AT, State.SENDING))
    over = _over(timezone.now().date()).values("pk")  # `to_look_at` knows what day it is there
    late = of_book.filter(state=State.APPROVED, greeting__in=over)
    book = Book.objects.annotate(
        used=account | messages, wrong=Subquery(wrong), stopped=Exists(stopped) | Exists(late)
    ).first()
    if book:
        book.outbox_used, book.digest_wrong = book.used, book.wrong
        book.outbox_wrong = book.stopped
    return book


class ToLookAt(NamedTuple):
    """How many messages may have left or not, how many could not be sent, how many were to leave in
    a campaign whose last day is over.
    """

    unknown: int
    failed: int
    late: int


def to_look_at(book: Book, day: date) -> ToLookAt:
    """Return what the person has to look at in the outbox on a day."""
    rows = Outgoing.objects.filter(book=book, state__in=TO_LOOK_AT)
    count = Counter(rows.values_list("state", flat=True))
    late = in_campaigns(book).filter(greeting__in=_over(day).filter(book=book).values("pk"))
    return ToLookAt(count[State.UNKNOWN], count[State.FAILED], late.count())


def in_campaigns(book: Book) -> QuerySet[Outgoing]:
    """Return the approved messages that wait for the hours of a campaign."""
    return Outgoing.objects.filter(book=book, state=State.APPROVED, greeting__gt=0)


def _over(day: date) -> QuerySet[Greeting]:
    """Return the greetings of campaigns that are open, and whose last day was before this one."""
    return Greeting.objects.filter(campaign__run=Run.OPEN, campaign__last__lt=day)


def _with_people(rows: QuerySet[Outgoing]) -> QuerySet[Outgoing]:
    return rows.select_related("person", "other")
