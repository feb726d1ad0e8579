"""Addresses from which mail came back: the mark taken off, and what else there is to reach them."""

from datetime import date, datetime

from entregent.core.bounces import is_dead, status_in
from entregent.core.identity import email_key
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.journal import Recorder
from entregent.storage.models import Address, Book, Person

_OTHER_WAYS = ("phone", "profile")


def set_works(recorder: Recorder, person: Person, value: str, _: date) -> None:
    """Note that mail to an address of somebody arrives, as the owner knows."""
    known = Address.objects.filter(person=person, kind="email", key=email_key(value)).first()
    if known is None:
        raise EntregentError("not-theirs", value=value[:80])
    take_mark_off(recorder, known)


def take_mark_off(recorder: Recorder, address: Address) -> None:
    """Take off the mark of an address; no report of before counts any more."""
    if address.bounced:
        recorder.change(address, bounced="", bounced_at=recorder.entry.at)


def refused_at_once(book: Book, value: str, answer: str, *, at: datetime) -> None:
    """Mark an address that a server refused for good when a message was handed over.

    Only where its answer says that nothing sent there can arrive; without a status it may have been
    refused for who wrote or for a rule of theirs.
    """
    status = status_in(answer)
    if not is_dead(status):
        return
    rows = Address.objects.filter(book=book, kind="email", key=email_key(value), bounced="")
    for row in rows.filter(person__is_me=False).order_by("pk"):
        with journal.entry(book, "address-refused", person=row.person_id) as recorder:
            recorder.change(row, bounced=status, bounced_at=at)


def only_bounced(person: Person) -> Address | None:
    """Return an e-mail address of somebody from which mail came back, where they have no other."""
    rows = list(Address.objects.filter(person=person, kind="email").order_by("pk"))
    return rows[0] if rows and all(row.bounced for row in rows) else None


def other_ways(person: Person) -> list[Address]:
    """Return how somebody can be reached otherwise than by mail."""
    rows = Address.objects.filter(person=person, kind__in=_OTHER_WAYS).order_by("pk")
    return sorted(rows, key=lambda row: _OTHER_WAYS.index(row.kind))
