"""One source on its way into the book: records put where they belong, then what follows."""

from collections.abc import Sequence
from datetime import date

from entregent.importers import kinds
from entregent.importers.linkedin import date_in_name
from entregent.importers.records import (
    BadRecord,
    BounceRecord,
    ColumnsRecord,
    ExchangeRecord,
    Ignored,
    LinkRecord,
    MeetingRecord,
    MeRecord,
    MessageRecord,
    Party,
    PersonRecord,
    PositionRecord,
    Record,
)
from entregent.services import search, ties
from entregent.services.book import today
from entregent.services.importing.bounces import Bounces
from entregent.services.importing.columns import remember
from entregent.services.importing.exchanges import CLOCKS_MAY_DIFFER, ExchangeWriter
from entregent.services.importing.exchanges import Told as ToldExchange
from entregent.services.importing.fitting import fitted
from entregent.services.importing.links import write_links
from entregent.services.importing.my_address import write_my_address
from entregent.services.importing.my_positions import write_my_positions
from entregent.services.importing.owner import (
    Owner,
    busiest_party,
    keeper,
    most_present,
    senders_of_sent,
)
from entregent.services.importing.people import PeopleWriter
from entregent.services.importing.report import SourceReport
from entregent.services.importing.signs import Signs, Told
from entregent.services.journal import Recorder
from entregent.storage.bulk import chunks
from entregent.storage.models import Book

AT_A_TIME = 2_000
# Beyond it nothing waits any more for what the rest of the file may tell.
MOST_WAITING = 200_000
HEAVY = 32_000_000  # characters of notes and unknown properties
CLEARLY = 0.5  # the share of the first messages that settles who the owner is


class Intake:
    """One source on its way into the book."""

    def __init__(
        self,
        book: Book,
        source: kinds.Source,
        recorder: Recorder,
        report: SourceReport,
        on: date | None,
        *,
        right: frozenset[str],
        not_me: Sequence[str] = (),
    ) -> None:
        self.book = book
        self.report = report
        self.recorder = recorder
        self.owner = Owner(book, not_me)
        self._source = source
        self._on = on
        self._right = right  # the sheets whose columns the person confirmed
        self._in_name = date_in_name(source.path)
        self._newest: date | None = None
        self._holds_nothing = source.kind in kinds.WITH_A_HEADER  # so far
        self._write_as(report.kind)
        self._people: list[Signs] = []  # told on a day that their file may still tell
        self._weight = 0  # of the people that wait
        self._messages: list[ToldExchange] = []
        self._owner_unknown: BadRecord | None = None
        self._bounces = Bounces(book, recorder, until=recorder.entry.at + CLOCKS_MAY_DIFFER)
        self._links: list[LinkRecord] = []
        self._positions: list[PositionRecord] = []
        self._my_address = ""
        self._named_after: list[Party] = []  # whose calendar it may be

    def _write_as(self, source: str) -> None:
        """Have what is read written as said by this source."""
        self._people_writer = PeopleWriter(
            self.book, source, recorder=self.recorder, owner=self.owner, report=self.report
        )
        self._exchange_writer = ExchangeWriter(self._people_writer, self.owner)

    def learn(self, parties: Sequence[Party]) -> None:
        """Remember that these are the owner."""
        for party in parties:
            self.owner.add_party(self.recorder, party, self.report.kind)

    def take(self, record: Record) -> None:
        """Put one record where it belongs, as the tables can hold it; write when there are many."""
        self._holds_nothing = self._holds_nothing and isinstance(record, ColumnsRecord)
        record, was_cut = fitted(record)
        if was_cut:
            self.report.tell(BadRecord(record.place, "cut-text", kept=True))
        self._take(record)

    def _take(self, record: Record) -> None:  # noqa: C901 - one case a kind of record
        match record:
            case PersonRecord():
                self._people.append(self._people_writer.signed(record))
                self._weight += len(record.note) + sum(map(len, record.extras))
                self._saw(record.met_on)
                if self._may_write_people():
                    self._write_people()
            case MessageRecord() | MeetingRecord() | ExchangeRecord():
                self._messages.append(record)
                if isinstance(record, MessageRecord):
                    self._saw(record.at.date())
                    self._bounces.heard(record)
                if len(self._messages) >= AT_A_TIME and self._may_write_messages():
                    self._write_messages()
            case BounceRecord():
                self._bounces.told(record)
            case LinkRecord():
                self._links.append(record)
            case PositionRecord():
                self._positions.append(record)
            case ColumnsRecord():
                self._take_columns(record)
            case MeRecord():
                self._take_me(record)
            case Ignored():
                self._ignore(record)
            case BadRecord():
                self.report.tell(record)

    def _take_me(self, record: MeRecord) -> None:
        if record.sure:
            self.owner.learn(self.recorder, record, self.report.kind)
            self._my_address = record.address or self._my_address
        else:
            self._named_after += [Party(email=email) for email in record.emails]

    def _take_columns(self, columns: ColumnsRecord) -> None:
        """Note what a sheet's columns hold; its first sheet's titles are what tells a source."""
        if not self.report.columns:
            self._write_as(f"{self.report.kind}:{columns.digest}")
        self.report.columns.append(columns)
        if columns.by == "given" or columns.digest in self._right:
            remember(self.recorder, self.book, columns)

    def finish(self) -> None:
        """Write all that waited, then what follows from it."""
        self._write_people()
        self._people_writer.finish()
        self._find_owner()
        self._write_messages()
        self._exchange_writer.finish()
        write_links(self._people_writer, self._links)
        if bounced := self._bounces.settle():
            self.report.bounced = bounced
            self.recorder.tell(bounced=bounced)
        self.report.my_positions = write_my_positions(
            self.book, self.recorder, self._positions, self.report.kind, self._told().by_source
        )
        if self._my_address:
            write_my_address(
                self.book, self.recorder, self._my_address, self.report.kind, self._told().by_source
            )
        ties.refresh(self.book, self._exchange_writer.touched | self._people_writer.merged)
        search.refresh(sorted(self._people_writer.changed))
        if self._holds_nothing:
            self.report.tell(BadRecord("", "header-alone"))
        if self._owner_unknown:
            self.report.tell(self._owner_unknown)
        self.report.me = self.owner.addresses()

    def _saw(self, day: date | None) -> None:
        if (
            day
            and day <= self.recorder.entry.at.date()
            and (not self._newest or day > self._newest)
        ):
            self._newest = day

    def _told(self, revised_on: date | None = None) -> Told:
        """Return when this source tells: a new position in it is dated by that day."""
        linkedin = self.report.kind == "linkedin"
        by_source = self._in_name or self._newest if linkedin else revised_on
        return Told(self._on or by_source or today(self.book), by_source)

    def _may_write_people(self) -> bool:
        """Tell whether to write now; a LinkedIn archive is dated by its newest row."""
        most = MOST_WAITING if self.report.kind == "linkedin" else AT_A_TIME
        return len(self._people) >= most or self._weight > HEAVY

    def _may_write_messages(self) -> bool:
        """Tell whether the owner is known by now, or can be told from the first messages."""
        if len(self._messages) >= MOST_WAITING:
            self._find_owner()
            return True
        if self.report.kind == "linkedin":
            return False
        early = len(self._messages) % AT_A_TIME == 0
        if early and not self.owner.knows("email"):
            messages = self._mails()
            sent = senders_of_sent(messages)
            self.learn(sent or busiest_party(messages, CLEARLY) or self._keeper())
        return self.owner.knows("email")

    def _write_people(self) -> None:
        people, self._people, self._weight = self._people, [], 0
        for rows in chunks(people, AT_A_TIME):
            for row in rows:
                row.told = self._told(row.record.revised_on)
            self._people_writer.write(rows)

    def _mails(self) -> list[MessageRecord]:
        return [m for m in self._messages if isinstance(m, MessageRecord)]

    def _met(self) -> list[MeetingRecord]:
        return [m for m in self._messages if isinstance(m, MeetingRecord)]

    def _keeper(self) -> list[Party]:
        return keeper(self._met(), self._named_after)

    def _find_owner(self) -> None:
        """Find who "me" is in the last messages when nothing told it yet: the busiest."""
        self._learn_from_messages()
        messages, met = self._mails(), self._met()
        named = [m.parties() for m in messages] + [m.parties() for m in met]
        if any(self.owner.is_me(p) for parties in named for p in parties):
            return
        linkedin = self.report.kind == "linkedin"
        known = self.owner.knows("profile" if linkedin else "email")
        found = [] if known else busiest_party(messages) or self._keeper()
        self.learn(found)
        # Of meetings that nobody else called, a known owner need not be told.
        met = [m for m in met if m.organizer or not known]
        if not found and (met or any(not m.ignored for m in messages)):
            likely = most_present([m for m in messages if not m.ignored] + [*met])
            values = {"addresses": ", ".join(likely), "first": likely[0]} if likely else {}
            self._owner_unknown = BadRecord("", "owner-unknown", values)

    def _learn_from_messages(self) -> None:
        messages = self._mails()
        self.learn(senders_of_sent(messages) or self.owner.parties_named_so(messages))

    def _write_messages(self) -> None:
        self._learn_from_messages()
        taken, self._messages = self._messages, []
        for start in range(0, len(taken), AT_A_TIME):
            self._exchange_writer.write(taken[start : start + AT_A_TIME])

    def _ignore(self, record: Ignored) -> None:
        self.report.left_out[record.code] += 1
        if record.of == "people":
            self.report.people.seen += 1
            self.report.people.ignored += 1
        else:
            self.report.exchanges.seen += 1
            self.report.exchanges.ignored += 1
