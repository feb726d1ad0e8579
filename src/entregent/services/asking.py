"""May I ask somebody for something now; whom to ask instead; how to own up to asking often."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.asks import ASKS
from entregent.core.boundaries import NO_MAIL, UNKNOWN
from entregent.core.drafts import acknowledging
from entregent.core.favours import (
    Favour,
    Other,
    Verdict,
    Word,
    besides,
    inside_first,
    instead,
    may_ask,
    thanks_first,
)
from entregent.core.functions import function_of
from entregent.services.book import day_of, end_of
from entregent.services.closeness import is_close, is_kept_up
from entregent.services.errors import EntregentError
from entregent.services.introduction_asked import firm_of
from entregent.services.levels import gap, level_held, my_level
from entregent.services.limits import Limits
from entregent.services.manner import language_with, usual_register
from entregent.storage.models import Book, Person
from entregent.storage.queries.circles import circles_joined, strongest_of_circles
from entregent.storage.queries.favours import given_and_asked, thanks_owed
from entregent.storage.queries.people import with_ties
from entregent.storage.queries.positions import positions_now
from entregent.storage.queries.sought import people_at
from entregent.storage.queries.ties import clocks_of

LOOKED_AT = 60  # of the strongest ties in the same circles
SHOWN = 3
REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Instead:
    """Somebody else who may be asked, and what speaks for it: a circle in common, "" for none."""

    person: Person
    circle: str
    shares: Collection[str]  # function, organisation, level
    last_asked: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether to ask somebody, and why; whom else; words that own up to asking often, or ""."""

    person: Person
    kind: str
    verdict: Verdict
    gap: int | None
    instead: list[Instead]
    acknowledge: str
    language: str  # of those words: theirs
    close: bool = False
    firm: str = ""  # where they are now, "" for unknown or none

    @property
    def gives_first(self) -> bool:
        """Tell whether something is to be given or offered before anything is asked."""
        return self._has("give-first")

    @property
    def is_unknown(self) -> bool:
        """Tell whether one has to say first that one worked with them."""
        return self._has(UNKNOWN)

    @property
    def lacks_insiders(self) -> bool:
        """Tell whether others were looked for who are inside a firm, and none is known."""
        return self.kind == REFERRAL and not self.instead and _looks_elsewhere(self.verdict)

    @property
    def no_mail(self) -> bool:
        """Tell whether they take no e-mails."""
        return self._has(NO_MAIL)

    def _has(self, code: str) -> bool:
        return any(reason.code == code for reason in self.verdict.reasons)


def may_i_ask(book: Book, person: Person, kind: str, *, on: date, offering: bool = False) -> Answer:
    """Return whether somebody may be asked for this on a day, and whom to ask instead if not.

    `offering` says that something is offered along with it.
    """
    if kind not in ASKS:
        raise EntregentError("not-a-choice", value=kind, choices=", ".join(ASKS))
    if person.is_me:
        raise EntregentError("asking-oneself")
    if person.archived_on:
        raise EntregentError("asking-archived", name=person.name, id=person.pk)
    theirs, circles = _Known(book, [person], on), circles_joined(person)
    close = is_close(book, person, on=on, circles=circles.values())
    verdict = besides(
        theirs.verdict(person, kind, close=close, offers=offering),
        last=theirs.last_talked(person), on=on, known=close or theirs.has_favours(person),
    )  # fmt: skip
    if kind == REFERRAL and not theirs.firm(person):
        verdict = inside_first(verdict)
    if owed := thanks_owed(person):
        verdict = thanks_first(verdict, owed.kind, owed.on)
    others, lang = [], language_with(book, person, on=on)
    if _looks_elsewhere(verdict):
        others = _others(person, kind, theirs, circles, on)
    return Answer(
        person, kind, verdict, theirs.gap(person), others,
        acknowledging(
            verdict.acknowledge,
            lang=lang,
            register=person.register or usual_register(person, circles.values()),
            whom=person.pk,
        ) if verdict.acknowledge else "",
        lang, close, theirs.firm(person),
    )  # fmt: skip


def verdicts(
    book: Book, people: Sequence[Person], *, on: date, limits: Limits
) -> Callable[[Person, str], Verdict]:
    """Return what tells of each of these people whether to ask for something that day; `limits` are
    theirs.
    """
    known = _Known(book, people, on, limits)

    def verdict(person: Person, kind: str) -> Verdict:
        found = known.verdict(person, kind, close=False)
        far_above = any(reason.code == "give-first" for reason in found.reasons)
        if far_above and is_close(book, person, on=on):
            return known.verdict(person, kind, close=True)
        return found

    return verdict


def _looks_elsewhere(verdict: Verdict) -> bool:
    """Tell whether others are looked for who may be asked instead."""
    return verdict.word is not Word.GO or bool(verdict.acknowledge)


def _others(
    person: Person, kind: str, theirs: "_Known", circles: Mapping[int, str], on: date
) -> list[Instead]:
    """Return who of the same circles may be asked for it without any word against it.

    For a referral, of the same firm, of any where theirs is not known: only insiders refer.
    """
    book = theirs.book
    found = strongest_of_circles(book, circles.keys(), limit=LOOKED_AT)
    shared = {pk: circles[circle] for pk, circle in found.items() if pk != person.pk}
    refers, there_known = kind == REFERRAL, bool(theirs.firm(person))
    if refers and there_known:
        there = people_at(book, theirs.describes(person)["organisation"])
        shared = {pk: shared.get(pk, "") for pk in there[:LOOKED_AT] if pk != person.pk}
    people = {other.pk: other for other in with_ties(list(shared), "is_me", "worked_together")}
    known = _Known(book, list(people.values()), on)
    meant = theirs.describes(person)
    may = [
        pk for pk, one in people.items()
        if known.verdict(one, kind, close=is_kept_up(book, one, on=on)).word is Word.GO
        and (not refers or there_known or known.firm(one))
    ]  # fmt: skip
    values = {pk: _other(known, people[pk], meant) for pk in may}
    best = instead(values.values(), on=on, limit=SHOWN)
    return [
        Instead(people[one.person], shared[one.person], one.shares, one.last_asked) for one in best
    ]


def _other(known: "_Known", person: Person, meant: dict[str, str]) -> Other:
    same = {name for name, value in known.describes(person).items() if value == meant.get(name)}
    if same == {"level"}:  # so are thousands: it says nothing of what they can do
        same = set()
    return Other(person.pk, known.strength(person), known.last_asked(person), frozenset(same))


class _Known:
    """What is known of people by what they may be asked: each table is read once."""

    def __init__(
        self, book: Book, people: Sequence[Person], on: date, limits: Limits | None = None
    ) -> None:
        self.book, self._on = book, on
        ids = [person.pk for person in people]
        self._limits, self._my_level = limits or Limits(book, ids, on=on), my_level(book)
        self._now = positions_now(ids)
        self._past: dict[int, list[Favour]] = defaultdict(list)
        for number, day, given in given_and_asked(ids):
            self._past[number].append(Favour(day, given))

    def verdict(self, person: Person, kind: str, *, close: bool, offers: bool = False) -> Verdict:
        """Return whether somebody may be asked for this."""
        return may_ask(
            kind, self._limits.of(person), self._past[person.pk], on=self._on,
            gap=self.gap(person), pace=self.book.days_between_asks, offers=offers, close=close,
        )  # fmt: skip

    def strength(self, person: Person) -> float:
        """Return how strong the tie with somebody is."""
        tie = getattr(person, "tie", None)
        return clocks_of(tie).strength(end_of(self.book, self._on)) if tie else 0.0

    def gap(self, person: Person) -> int | None:
        """Return by how many levels somebody is above me."""
        return gap(level_held(self._now.get(person.pk)), self._my_level)

    def last_asked(self, person: Person) -> date | None:
        """Return when somebody was asked for anything last."""
        days = [favour.on for favour in self._past[person.pk] if not favour.given]
        return max((day for day in days if day <= self._on), default=None)

    def has_favours(self, person: Person) -> bool:
        """Tell whether anything was asked of somebody, or done for them."""
        return bool(self._past[person.pk])

    def last_talked(self, person: Person) -> date | None:
        """Return the day of the last exchange with somebody, a favour being one; None for none."""
        tie = getattr(person, "tie", None)
        exchanged = [day_of(self.book, tie.last_at)] if tie and tie.last_at else []
        favours = [favour.on for favour in self._past[person.pk] if favour.on <= self._on]
        return max([*exchanged, *favours], default=None)

    def firm(self, person: Person) -> str:
        """Return the firm somebody is at now, "" for unknown or none."""
        now = self._now.get(person.pk)
        return firm_of(now) if now else ""

    def describes(self, person: Person) -> dict[str, str]:
        """Return the function, the organisation and the level somebody has now, where known."""
        now = self._now.get(person.pk)
        told = {
            "function": (now.function or function_of(now.title)) if now else "",
            "organisation": now.organisation.key if now and now.organisation else "",
            "level": level_held(now),
        }
        return {name: value for name, value in told.items() if value}
