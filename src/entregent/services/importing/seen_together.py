"""Who is named in one mail or met at once: evidence that two of my people know each other."""

from collections.abc import Collection
from itertools import combinations
from typing import TYPE_CHECKING

from entregent.core.ties import Clocks, exchange_weight
from entregent.importers.records import Kind
from entregent.services.importing.links import said_apart
from entregent.services.importing.people import PeopleWriter
from entregent.storage import bulk
from entregent.storage.models import Address, Link

if TYPE_CHECKING:
    from entregent.services.importing.exchanges import Contact

_LINK = (
    "id", "book_id", "a_id", "b_id", "kind", "evidence", "since", "seen", "s7", "s60", "s365",
    "last_at", "origin",
)  # fmt: skip


MOST_PAIRS = 500_000  # in memory; then those who are in the book by now are written


class SeenTogether:
    """Gathers the pairs of one import and writes them as links."""

    def __init__(self, people: PeopleWriter) -> None:
        self._people = people
        self._kind = "meeting" if people.source == Kind.CALENDAR else "mail"
        self._pairs: dict[tuple[str, str], tuple[int, str, Clocks]] = {}

    def saw(self, contact: "Contact") -> None:
        """Note everybody named in one mail or meeting; the readers leave crowds out."""
        addresses = sorted({party.email for party in contact.together if party.email})
        if len(addresses) < 2:
            return
        weight = exchange_weight(contact.channel, contact.size)
        day = contact.at.date().isoformat()
        for pair in combinations(addresses, 2):
            count, since, clocks = self._pairs.get(pair, (0, day, Clocks()))
            self._pairs[pair] = (count + 1, min(since, day), clocks.after(contact.at, weight))
        if len(self._pairs) > MOST_PAIRS:
            self.write()

    def write(self) -> None:
        """Write a link for each pair of which both are in the book."""
        people = self._known({address for pair in self._pairs for address in pair})
        apart = said_apart(self._people.book)
        seen: dict[tuple[int, int], tuple[int, str, Clocks]] = {}
        for (one, other), evidence in self._pairs.items():
            if one in people and other in people and people[one] != people[other]:
                a, b = sorted((people[one], people[other]))
                if (a, b) not in apart:
                    seen.setdefault((a, b), evidence)
        # In order, so that the links of one person are looked up once.
        for chunk in bulk.chunks(sorted(seen.items())):
            self._write(dict(chunk))
        self._pairs.clear()

    def _known(self, addresses: Collection[str]) -> dict[str, int]:
        book = self._people.book.pk
        found = bulk.matching(
            Address, ("key", "person_id"), "key", addresses, book_id=book, kind="email"
        )
        return dict(found)

    def _write(self, seen: dict[tuple[int, int], tuple[int, str, Clocks]]) -> None:
        book, origin = self._people.book, self._people.source
        there = {
            (link.a_id, link.b_id): link
            for link in Link.objects.filter(
                book=book, kind=self._kind, origin=origin, a_id__in={a for a, _ in seen}
            )
        }
        new = []
        for (a, b), (count, since, clocks) in seen.items():
            if link := there.get((a, b)):
                self._add(link, count, since, clocks)
            else:
                new.append(
                    (
                        book.pk, a, b, self._kind, "", since, count,
                        clocks.s7, clocks.s60, clocks.s365, clocks.last, origin,
                    )
                )  # fmt: skip
        ids = bulk.reserve_ids(Link, len(new))
        bulk.insert(Link, _LINK, [(pk, *row) for pk, row in zip(ids, new, strict=True)])
        if new:
            self._people.recorder.created(Link, ids[0], ids[-1])
            self._people.report.links += len(new)

    def _add(self, link: Link, count: int, since: str, clocks: Clocks) -> None:
        """Add what was seen now to what was seen before."""
        former = Clocks(link.s7, link.s60, link.s365, link.last_at)
        early, late = sorted((former, clocks), key=lambda c: c.last.timestamp() if c.last else 0)
        both = late.joined(early)
        self._people.recorder.change(
            link,
            seen=link.seen + count,
            since=min(link.since, since),
            s7=both.s7,
            s60=both.s60,
            s365=both.s365,
            last_at=both.last,
        )
