"""Messages and exchanges of a source into the book, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from entregent.core.ties import CROWD
from entregent.importers.records import (
    BadRecord,
    ExchangeRecord,
    MeetingRecord,
    MessageRecord,
    Party,
)
from entregent.services.book import day_of, zone
from entregent.services.follow_ups import PROMISED_WITHIN, plan_as_imported
from entregent.services.importing.owner import Owner
from entregent.services.importing.parties import Parties, address_of
from entregent.services.importing.people import PeopleWriter
from entregent.services.importing.seen_together import SeenTogether
from entregent.services.importing.threads import Threads
from entregent.storage import bulk
from entregent.storage.models import Exchange, Participant

_EXCHANGE = (
    "id", "book_id", "at", "whole_day", "channel", "by", "size", "subject", "note", "thread",
    "awaits_answer", "origin", "key",
)  # fmt: skip
_PARTICIPANT = ("id", "exchange_id", "person_id", "book_id", "at")
CLOCKS_MAY_DIFFER = timedelta(days=1)
Told = MessageRecord | MeetingRecord | ExchangeRecord


@dataclass(frozen=True, slots=True)
class Contact:
    """One exchange as seen by the owner: with whom, and who else was there."""

    place: str
    key: str
    at: datetime
    whole_day: bool
    channel: str
    by: str
    size: int
    parties: tuple[Party, ...]
    together: tuple[Party, ...]  # who else was named beside them: they may know each other
    subject: str
    thread: tuple[str, ...]


class ExchangeWriter:
    """Writes the exchanges of one source; `finish` must be called once all were given."""

    def __init__(self, people: PeopleWriter, owner: Owner) -> None:
        self._people = people
        self._owner = owner
        self._parties = Parties(people)
        self._recorder = people.recorder
        self._report = people.report
        self._keys: set[str] = set()
        self._threads = Threads(people.book, people.recorder)
        self._together = SeenTogether(people)
        self._latest = people.recorder.entry.at + CLOCKS_MAY_DIFFER
        self._noted: list[tuple[int, date, str]] = []  # with whom, when, in what words
        self.touched: set[int] = set()  # people whose ties change

    def write(self, records: Sequence[Told]) -> None:
        """Write what the book does not have yet of these."""
        count = self._report.exchanges
        count.seen += len(records)
        contacts = [c for record in records if (c := self._wanted(record))]
        count.ignored += len(records) - len(contacts)
        people = self._parties.find(
            (party, contact.place) for contact in contacts for party in contact.parties
        )
        known = self._known([contact.key for contact in contacts])
        new: list[tuple[Contact, list[int]]] = []
        for contact in contacts:
            found = {people[address_of(party)] for party in contact.parties}
            with_whom = sorted(person for person in found if person is not None)
            if contact.key in known or contact.key in self._keys:
                count.unchanged += 1
            elif not with_whom:
                count.ignored += 1
                self._report.left_out["unwanted"] += 1
            else:
                count.created += 1
                new.append((contact, with_whom))
            self._keys.add(contact.key)
        self._insert(new)

    def finish(self) -> None:
        """Settle what only all messages together tell: threads answered, who knows whom."""
        self._threads.settle()
        self._together.write()
        plan_as_imported(self._recorder, self._people.book, self._noted)

    def _wanted(self, record: Told) -> Contact | None:
        contact = self._contact(record)
        if contact is None:
            self._report.left_out[getattr(record, "ignored", "") or "not-with-you"] += 1
        elif contact.at > self._latest:
            values = {"value": contact.at.date().isoformat()}
            self._report.tell(BadRecord(contact.place, "in-the-future", values))
            return None
        return contact

    def _contact(self, record: Told) -> Contact | None:
        match record:
            case ExchangeRecord():
                return self._written_down(record)
            case MeetingRecord():
                return as_meeting(record, self._owner)
            case MessageRecord():
                return as_contact(record, self._owner)

    def _written_down(self, record: ExchangeRecord) -> Contact:
        noon = datetime.combine(record.on, time(12), tzinfo=zone(self._people.book))
        return Contact(
            record.place, record.key, noon.astimezone(UTC), True, record.channel.value,
            record.by, 1, (record.party,), (), record.subject, (),
        )  # fmt: skip

    def _known(self, keys: list[str]) -> set[str]:
        rows = bulk.matching(Exchange, ("key",), "key", keys, book_id=self._people.book.pk)
        return {key for (key,) in rows}

    def _insert(self, new: list[tuple[Contact, list[int]]]) -> None:
        if not new:
            return
        book, origin = self._people.book.pk, self._people.source
        threads = self._threads.roots([(c.key, c.thread) for c, _ in new])
        ids = bulk.reserve_ids(Exchange, len(new))
        exchanges, took_part = [], []
        for pk, (contact, people), thread in zip(ids, new, threads, strict=True):
            exchanges.append(
                (
                    pk, book, contact.at, contact.whole_day, contact.channel, contact.by,
                    contact.size, contact.subject, "", thread, False, origin, contact.key,
                )
            )  # fmt: skip
            took_part += [(pk, person, book, contact.at) for person in people]
            # A call or a meal they began awaits no answer: only what is written does.
            alone = contact.by == "them" and contact.size == 1 and contact.channel in CROWD
            self._threads.saw(thread, pk, contact.at, alone=alone)
            self._together.saw(contact)
            if contact.subject and len(people) == 1 and self._may_promise(contact):
                on = day_of(self._people.book, contact.at)
                self._noted.append((people[0], on, contact.subject))
            self.touched.update(people)
        bulk.insert(Exchange, _EXCHANGE, exchanges)
        self._recorder.created(Exchange, ids[0], ids[-1])
        rows = bulk.reserve_ids(Participant, len(took_part))
        bulk.insert(
            Participant,
            _PARTICIPANT,
            [(pk, *row) for pk, row in zip(rows, took_part, strict=True)],
        )
        self._recorder.created(Participant, rows[0], rows[-1])

    def _may_promise(self, contact: Contact) -> bool:
        """Tell whether the words of a contact are a note of mine, and still lately of use."""
        recent = self._recorder.entry.at - contact.at <= PROMISED_WITHIN
        return recent and contact.channel not in CROWD


def as_contact(message: MessageRecord, owner: Owner) -> Contact | None:
    """Return a message as a contact between the owner and others; None when it is none.

    It is none when the reader says so, when it came to the owner through somebody else's
    address, or when the owner wrote to nobody but themselves.
    """
    if message.ignored:
        return None
    others = tuple(p for p in (*message.to, *message.cc) if not owner.is_me(p))
    recipients = len(message.to) + len(message.cc)
    if owner.is_me(message.sender):
        by, parties, together = "me", others, others
        size = len(others)
    elif recipients > len(others):
        by, parties, size = "them", (message.sender,), recipients
        together = (message.sender, *others) if others else ()
    else:
        return None
    if not parties:
        return None
    return Contact(
        message.place, message.key, message.at, False, message.channel.value, by, size, parties,
        together, message.subject, message.thread,
    )  # fmt: skip


def as_meeting(meeting: MeetingRecord, owner: Owner) -> Contact | None:
    """Return a meeting as a contact between the owner and who else came; None when it is none.

    It is none when the owner declined, or was not invited to what somebody else called. Whoever
    writes guests into their own calendar need not name themselves.
    """
    others = tuple(p for p in meeting.people if not owner.is_me(p))
    came = len(others) < len(meeting.people)
    declined = any(map(owner.is_me, meeting.declined))
    mine = came or (meeting.organizer is None and not declined and owner.knows("email"))
    if not others or not mine:
        return None
    return Contact(
        meeting.place, meeting.key, meeting.at, meeting.whole_day, meeting.channel.value, "both",
        len(others), others, others if len(others) > 1 else (), meeting.subject, (),
    )  # fmt: skip
