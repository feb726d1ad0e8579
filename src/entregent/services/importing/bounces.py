"""What came back of what one sent: messages of the outbox and addresses are marked by it.

A report may be forged by anybody who writes to the owner. So it does nothing but mark, what it
marks is in the journal, and the owner takes it off; a mail from the address takes it off too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Max

from entregent.core.bounces import is_dead
from entregent.core.identity import email_key
from entregent.core.outbox import LEFT
from entregent.importers.records import BounceRecord, MessageRecord
from entregent.services import journal
from entregent.services.journal import Recorder
from entregent.storage.bulk import chunks
from entregent.storage.models import Address, Book, Outgoing, Participant


class _Report(NamedTuple):
    """When a report came, and the status it gave."""

    at: datetime
    status: str


class Bounces:
    """The reports of one source, and from which addresses mail came in it."""

    def __init__(self, book: Book, recorder: Recorder, *, until: datetime) -> None:
        self._book = book
        self._recorder = recorder
        self._until = until  # what says to come from later is believed by nobody
        self._dead: dict[str, _Report] = {}
        self._messages: dict[str, list[BounceRecord]] = defaultdict(list)
        self._heard: dict[str, datetime] = {}

    def told(self, record: BounceRecord) -> None:
        """Take note of a report."""
        if record.at > self._until:
            return
        if record.message:
            self._messages[record.message].append(record)
        for address, status in record.failed:
            self._is_dead(address, _Report(record.at, status))

    def heard(self, message: MessageRecord) -> None:
        """Take note of when a mail came from an address."""
        email, at = message.sender.email, message.at
        if email and not message.ignored and at <= self._until:
            known = self._heard.get(email)
            if known is None or known < at:
                self._heard[email] = at

    def settle(self) -> int:
        """Mark what came back, take marks off; return how many addresses are marked anew."""
        for chunk in chunks(self._messages):
            self._mark_messages(chunk)
        self._take_off()
        return sum(self._mark_addresses(chunk) for chunk in chunks(self._dead))

    def _is_dead(self, address: str, report: _Report) -> None:
        if is_dead(report.status):
            known = self._dead.get(address)
            self._dead[address] = max(known, report) if known else report

    def _mark_messages(self, ids: Collection[str]) -> None:
        rows = Outgoing.objects.filter(book=self._book, message_id__in=ids, state__in=LEFT)
        marked = []
        for row in rows:
            for record in sorted(self._messages[row.message_id], key=lambda one: one.at):
                if row.came_back_at and record.at <= row.came_back_at:
                    continue
                to, status = _of_the_message(row, record)
                marked.append(
                    journal.changed(
                        row, came_back=status, came_back_to=to, came_back_at=record.at
                    )
                )  # fmt: skip
                # Passed on by a server of theirs, it came back from an address one never wrote to.
                self._is_dead(to, _Report(record.at, status))
                break
        self._recorder.change_all(Outgoing, [one for one in marked if one])

    def _take_off(self) -> None:
        """Take the mark off addresses from which mail came after it."""
        rows = Address.objects.filter(book=self._book, kind="email").exclude(bounced="")
        later = [
            journal.changed(row, bounced="", bounced_at=heard)
            for row in rows
            if (heard := self._heard.get(row.key))
            and (not row.bounced_at or heard > row.bounced_at)
        ]
        self._recorder.change_all(Address, [one for one in later if one])

    def _mark_addresses(self, keys: Collection[str]) -> int:
        rows = list(
            Address.objects.filter(
                book=self._book, kind="email", key__in=keys, person__is_me=False
            ).order_by("pk")
        )
        wrote = _wrote_last(rows)
        marked = []
        for row in rows:
            report = self._dead[row.key]
            since = (row.bounced_at, self._heard.get(row.key), wrote.get(row.pk))
            if not any(moment and report.at <= moment for moment in since):
                marked.append(journal.changed(row, bounced=report.status, bounced_at=report.at))
        self._recorder.change_all(Address, [one for one in marked if one])
        return len(marked)


def _of_the_message(row: Outgoing, record: BounceRecord) -> tuple[str, str]:
    """Return which address of a message it came back from, "" if nobody knows, and the status."""
    for address, status in record.failed:
        if address in map(email_key, row.to):
            return address, status
    return row.to[0] if len(row.to) == 1 else "", record.failed[0].status


def _wrote_last(addresses: Iterable[Address]) -> dict[int, datetime]:
    """Return when a mail came from each address that is the only one of its person.

    Which address of several an exchange came from is not kept.
    """
    people = {row.person_id: row.pk for row in addresses}
    theirs = Address.objects.filter(kind="email", person_id__in=people)
    several: dict[int, int] = defaultdict(int)
    for person in theirs.values_list("person_id", flat=True):
        several[person] += 1
    mails = Participant.objects.filter(exchange__channel="email", exchange__by="them")
    last = mails.filter(person_id__in=[p for p in people if several[p] == 1])
    told = last.values_list("person_id").annotate(at=Max("at"))
    return {people[person]: at for person, at in told}
