"""Who may help with an opportunity: people of the firm now and before, and what each may be asked.

A few questions of the tables, whatever the number of people; ways through others are `reach`'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from entregent.core.boundaries import Reason
from entregent.core.drafts import Intent
from entregent.core.favours import PACE, Verdict
from entregent.core.opportunities import Asks, what_to_ask
from entregent.core.ties import FADING_AFTER
from entregent.services.asking import verdicts
from entregent.services.asking_about import ASKED_BY
from entregent.services.book import end_of
from entregent.services.limits import Limits
from entregent.services.reach import PATHS, Way, ways_to
from entregent.services.sought import Sought
from entregent.services.summaries import Summary, summary
from entregent.storage.models import Book, Favour, Opportunity, Person, Position
from entregent.storage.queries.opportunities import asks_about
from entregent.storage.queries.people import summaries
from entregent.storage.queries.sought import people_at
from entregent.storage.queries.ties import clocks_of
from entregent.storage.queries.weak_ties import MOST, acquainted, worked_at

SHOWN = 8
GIVE_FIRST = "give-first"
_NOT_YET = frozenset({GIVE_FIRST, "asked-lately"})


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody of mine who is or was where the opening is, and what they may be asked."""

    known: Summary
    there_now: bool
    since: str  # when they came, or left: as precise as known, "" for unknown
    silent: bool  # nothing was exchanged for long: one renews the tie before one asks
    asks: Asks
    asked: tuple[Favour, ...]  # about this very opportunity, the latest first
    not_yet: tuple[
        Reason, ...
    ] = ()  # why to wait before the ask: something is given first, a pause
    pace: int = PACE  # days between two asks

    @property
    def person(self) -> Person:
        """Return who it is."""
        return self.known.person

    @property
    def intent(self) -> Intent:
        """Return what to write to them for: the ask, where a tie is alive and no ask waits."""
        if self.silent:
            return Intent.RECONNECT
        if self.asked or not self.asks.kinds:
            return Intent.CATCH_UP
        if self.gives_first:
            return Intent.OFFER
        return ASKED_BY[self.asks.kinds[0]]

    @property
    def gives_first(self) -> bool:
        """Tell whether something is to be given or offered before anything is asked."""
        return any(reason.code == GIVE_FIRST for reason in self.not_yet)


@dataclass(frozen=True, slots=True)
class Help:
    """Who may help with an opportunity, and what was asked about it of anybody else."""

    people: tuple[Helper, ...]
    others: tuple[Favour, ...]


def help_with(book: Book, known: Opportunity, *, on: date, limit: int = SHOWN) -> Help:
    """Return who may help: those asked, those who are there, those who were; stronger ties first.

    Whoever may be asked nothing is left out, unless they were asked.
    """
    favours = asks_about([known.pk])[known.pk]
    asked = {favour.person_id for favour in favours}
    there = set(people_at(book, known.key))
    ties = acquainted(book, {person for person, _ in worked_at(book, known.key, MOST)} | there)
    at = end_of(book, on)
    strength = {pk: clocks_of(tie).strength(at) if tie else 0.0 for pk, tie in ties.items()}
    order = sorted(ties, key=lambda pk: (pk not in asked, pk not in there, -strength[pk], pk))
    looked_at = order[: 3 * limit]  # some of whom nothing may be asked
    people_there = summaries(looked_at)
    told = _Told(book, known.key, people_there, on)
    found = []
    for person in people_there:
        theirs = tuple(favour for favour in favours if favour.person_id == person.pk)
        helper = told.helper(person, there_now=person.pk in there, asked=theirs)
        if helper.asks.kinds or theirs:
            found.append(helper)
    people = tuple(found[:limit])
    shown = {helper.person.pk for helper in people}
    return Help(people, tuple(favour for favour in favours if favour.person_id not in shown))


def asks_of(book: Book, known: Opportunity, person: Person, *, on: date) -> list[Intent]:
    """Return what somebody may be asked about an opportunity, as messages, the best first."""
    (theirs,) = summaries([person.pk])
    there_now = person.pk in people_at(book, known.key)
    helper = _Told(book, known.key, [theirs], on).helper(theirs, there_now=there_now, asked=())
    return [ASKED_BY[kind] for kind in helper.asks.kinds]


def ways_in(book: Book, known: Opportunity, *, on: date, paths: int = PATHS) -> list[Way]:
    """Return the ways to somebody at the firm that go through others, the likeliest first."""
    there = tuple(people_at(book, known.key))
    if not there:
        return []
    found = ways_to(book, Sought("organisation", known.organisation, there), on=on, paths=paths)
    return [way for way in found.ways if not way.is_direct]


class _Told:
    """What is known of people who were at a firm: positions, boundaries, favours, read at once."""

    def __init__(self, book: Book, key: str, people: Sequence[Person], on: date) -> None:
        self._book, self._key, self._on = book, key, on
        self._limits = Limits(book, [person.pk for person in people], on=on)
        self._people = people

    @cached_property
    def _verdict(self) -> Callable[[Person, str], Verdict]:
        return verdicts(self._book, self._people, on=self._on, limits=self._limits)

    def helper(self, person: Person, *, there_now: bool, asked: tuple[Favour, ...]) -> Helper:
        positions = self._limits.positions[person.pk]
        known = summary(self._book, person, self._on)
        last = known.tie.last_on
        silent = last is None or self._on - last >= FADING_AFTER
        asks = what_to_ask(self._limits.of(person), there_now=there_now, on=self._on)
        not_yet = () if asked or not asks.kinds else self._not_yet(person, asks.kinds[0])
        return Helper(
            known, there_now, _since(positions, self._key, now=there_now), silent, asks, asked,
            not_yet, self._book.days_between_asks,
        )  # fmt: skip

    def _not_yet(self, person: Person, kind: str) -> tuple[Reason, ...]:
        reasons = self._verdict(person, kind).reasons
        return tuple(reason for reason in reasons if reason.code in _NOT_YET)


def _since(positions: list[Position], key: str, *, now: bool) -> str:
    """Return when they came to the firm, or when they left it."""
    for position in positions:
        firm = position.organisation.key if position.organisation else ""
        if position.current == now and (firm == key or firm.startswith(f"{key} ")):
            return position.started if now else position.ended
    return ""
