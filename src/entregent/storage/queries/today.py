"""What today's list is made from, each by an index whatever the book's size."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from entregent.core.outbox import State
from entregent.core.ties import Clocks
from entregent.core.today import (
    ASKED,
    FOR_A_FAVOUR,
    FOR_A_GOAL,
    FOR_BEING_INTRODUCED,
    FOR_ITS_RESULT,
    FROM_A_FAVOUR,
    FROM_AN_INTRODUCTION,
    MET,
    PLANS,
    is_planned,
    numbered,
)
from entregent.storage.models import (
    Book,
    Decision,
    Exchange,
    Favour,
    FollowUp,
    Goal,
    Introduction,
    Occasion,
    Outgoing,
    Participant,
    Person,
    Position,
    Tie,
)
from entregent.storage.queries.people import people
from entregent.storage.queries.ties import OF_SILENCE, Silent

KEEPS = "follow-up"  # the Intent by which a message keeps a promise: letters are loaded elsewhere
COLLEAGUES = 400  # looked at, of all who work where I did
# Of a tie, what tells how strong it is and when I last wrote: most of a row is not asked for.
_OF_A_TIE = ("s7", "s60", "s365", "last_at", "last_out_at")


@dataclass(frozen=True, slots=True)
class Known:
    """Of somebody, what tells how strong the tie is and when I last wrote."""

    person: int
    clocks: Clocks
    last_out_at: datetime | None


@dataclass(frozen=True, slots=True)
class News:
    """An occasion, with what is known of its person."""

    known: Known
    occasion: int
    on: date
    values: dict[str, Any]


def _known(person: int, clocks: Sequence[Any], wrote: datetime | None) -> Known:
    """Return what a row told; of somebody without a tie, clocks at rest."""
    return Known(person, Clocks() if clocks[0] is None else Clocks(*clocks), wrote)


def people_born_on(book: Book, days: Collection[str], *, limit: int) -> list[tuple[str, Known]]:
    """Return who has a birthday on one of these days ("12-01"), the strongest ties first."""
    rows = (
        people(book)
        .exclude(birthday_in_year="")
        .filter(birthday_in_year__in=list(days))
        .order_by(F("tie__former").desc(nulls_last=True), "pk")
        .values_list("birthday_in_year", "pk", *(f"tie__{name}" for name in _OF_A_TIE))
    )
    return [(day, _known(pk, clocks, wrote)) for day, pk, *clocks, wrote in rows[:limit]]


def people_met_on(book: Book, days: Collection[date], *, limit: int) -> list[tuple[date, Known]]:
    """Return whom one met on one of these days and exchanged something with, the strongest ties
    first; not where LinkedIn alone tells the day: it is that of a click.
    """
    rows = (
        people(book)
        .filter(met_on__in=list(days), tie__last_at__isnull=False)
        .exclude(origins__met_on="linkedin")
        .order_by(F("tie__former").desc(nulls_last=True), "pk")
        .values_list("met_on", "pk", *(f"tie__{name}" for name in _OF_A_TIE))
    )
    return [(day, _known(pk, clocks, wrote)) for day, pk, *clocks, wrote in rows[:limit]]


def occasions_between(book: Book, first: date, last: date, *, limit: int) -> list[News]:
    """Return the occasions of these days whose person was not written to since.

    The strongest ties come first: one archive may tell of a thousand new positions.
    """
    since = Tie.objects.filter(
        person_id=OuterRef("person_id"), last_out_at__date__gt=OuterRef("on")
    )
    rows = Occasion.objects.filter(book=book, on__gte=first, on__lte=last, person__archived_on=None)
    told = (
        rows.exclude(Exists(since))
        .order_by(F("person__tie__former").desc(nulls_last=True), "-on", "-id")
        .values_list(
            "pk", "on", "values", "person_id", *(f"person__tie__{name}" for name in _OF_A_TIE)
        )
    )
    return [
        News(_known(person, clocks, wrote), pk, on, values)
        for pk, on, values, person, *clocks, wrote in told[:limit]
    ]


def connections_never_written_to(book: Book, *, before: date, limit: int) -> list[tuple[int, date]]:
    """Return people met long ago with whom nothing was exchanged, and when we met; colleagues of
    mine first.

    One question after the other: asked as one, it reads everybody.
    """
    mine = Position.objects.filter(person__book=book, person__is_me=True)
    firms = mine.values_list("organisation", flat=True)
    there = Position.objects.filter(organisation_id__in=[pk for pk in firms if pk])
    # Named by one question inside the other: a thousand numbers take longer to write than to read.
    jobs = Position.objects.filter(pk__in=there.values("pk")[:COLLEAGUES])
    colleagues = set(
        jobs.filter(person__met_on__lt=before, person__tie=None).values_list("person_id", flat=True)
    )
    unwritten = people(book).filter(met_on__isnull=False, met_on__lt=before, tie=None)
    told = unwritten.order_by("-met_on").values_list("pk", "met_on")
    chosen = dict(told.filter(pk__in=colleagues)[:limit]) if colleagues else {}
    if len(chosen) < limit:
        chosen |= dict(told[:limit])
    return [(person, met_on) for person, met_on in chosen.items() if met_on][:limit]


def follow_ups_due(book: Book, *, on: date, ahead: date, limit: int) -> list[FollowUp]:
    """Return what was meant to be done by a day, and not done by a contact since: of mine, or, of
    what they promised, of theirs. What I promised comes by the day `ahead`, in time to keep it.
    """
    due = Q(on__lte=on) | Q(on__lte=ahead, kind=FollowUp.PROMISE)
    meant = FollowUp.objects.filter(due, book=book, on__lte=ahead, person__archived_on=None)
    return list(not_done(meant).order_by("-on")[:limit])


def follow_ups_of(person: Person) -> list[FollowUp]:
    """Return what is still meant to be done about somebody, the next first."""
    answered = Decision.objects.filter(book_id=person.book_id, person=person, until=None)
    refs = (item.rpartition("-")[2] for item in answered.values_list("item", flat=True))
    settled = {numbered(ref, mark) for ref in refs if is_planned(ref) for mark in PLANS.values()}
    meant = not_done(FollowUp.objects.filter(person=person)).order_by("on", "pk")
    return [follow_up for follow_up in meant if follow_up.pk not in settled]


def not_done(rows: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Return these without those that a contact has done since.

    Of a message that the outbox sent, it is known what for: a promise is kept by a follow-up
    alone, what one planned by any but the greeting of a campaign.
    """
    ties = Tie.objects.filter(person_id=OuterRef("person_id"))
    wrote = Exists(ties.filter(last_out_at__date__gte=OuterRef("on")))
    since = Exists(ties.filter(last_out_at__date__gt=OuterRef("since")))
    heard = Exists(ties.filter(last_in_at__date__gt=OuterRef("since")))
    words = Participant.objects.filter(
        person_id=OuterRef("person_id"), at__date__gte=OuterRef("on")
    ).exclude(exchange__by="them")
    # Later than a day is later than its midnight anywhere: that says where in the index to begin.
    later = words.filter(at__gte=OuterRef("since"), at__date__gt=OuterRef("since"))
    planned = wrote & _by_one_of(words, Q(greeting=0))
    kept = wrote & since & _by_one_of(later, Q(intent=KEEPS))
    return (
        rows.exclude(Q(kind="") & planned)
        .exclude(Q(kind=FollowUp.PROMISE) & kept)
        .exclude(Q(kind=FollowUp.THEIRS) & heard)
    )


def _by_one_of(words: QuerySet[Participant], meant: Q) -> Q:
    """Tell whether one of these words of mine was no message of the outbox, or was one of those
    meant; looked at only where the outbox sent any since.
    """
    sent = Outgoing.objects.filter(state=State.SENT)
    any_sent = sent.filter(person_id=OuterRef("person_id"), sent_at__date__gte=OuterRef("on"))
    to_them = Q(person_id=OuterRef("person_id")) | Q(other_id=OuterRef("person_id"))
    this = sent.filter(to_them, sent_at=OuterRef("at"))
    told = words.filter(~Exists(this) | Exists(this.filter(meant)))
    return Q(~Exists(any_sent) | Exists(told))


def latest_news(person_ids: Sequence[int], *, since: date) -> dict[int, Occasion]:
    """Return the newest occasion of each of these people since a day."""
    rows = Occasion.objects.filter(person_id__in=person_ids, on__gte=since).order_by("on", "id")
    return {occasion.person_id: occasion for occasion in rows}


def silent_with_news(
    book: Book, *, since: date, silent_since: datetime, limit: int
) -> list[Silent]:
    """Return the ties silent since a moment of those to whom something happened since a day, of so
    many occasions, the latest first.
    """
    rows = Occasion.objects.filter(book=book, on__gte=since, person__archived_on=None)
    told = rows.order_by("-on", "-id").values_list(
        "person_id", *(f"person__tie__{name}" for name in OF_SILENCE)
    )
    found = {person: Silent(person, *tie) for person, *tie in told[:limit] if tie[0] is not None}
    return [tie for tie in found.values() if tie.last_at < silent_since]


class Decided(NamedTuple):
    """What needs no answer on a day: settled, or put off to later; and whose items were done, put
    off or skipped that day.
    """

    settled: set[str]
    answered: set[int]


def decisions(book: Book, *, on: date) -> Decided:
    """Return what was decided, as it bears on a day."""
    rows = Decision.objects.filter(book=book).filter(Q(until=None) | Q(until__gt=on) | Q(on=on))
    told = list(rows.values_list("item", "until", "on", "person_id"))
    return Decided(
        {item for item, until, _, _ in told if until is None or until > on},
        {person for _, _, day, person in told if day == on},
    )


def count_answered(book: Book, day: date) -> int:
    """Return how many items were done, put off or skipped that day."""
    return Decision.objects.filter(book=book, on=day).count()


def is_any_answered(book: Book, day: date, kind: str, mark: str) -> bool:
    """Tell whether an item of this kind with this mark in its name was answered that day."""
    rows = Decision.objects.filter(book=book, on=day, item__startswith=f"{kind}-")
    return rows.filter(item__contains=f"-{mark}").exists()


def last_exchanges(person_ids: Sequence[int], *, until: datetime) -> dict[int, Exchange]:
    """Return the latest exchange with each of these people up to a moment."""
    last = (
        Participant.objects.filter(person_id=OuterRef("pk"), at__lte=until)
        .order_by("-at")
        .values("exchange_id")[:1]
    )
    found = dict(
        Person.objects.filter(pk__in=person_ids).annotate(last=last).values_list("pk", "last")
    )
    exchanges = Exchange.objects.in_bulk([pk for pk in found.values() if pk])
    return {person: exchanges[pk] for person, pk in found.items() if pk}


def names_of(book: Book, person_ids: Collection[int]) -> dict[int, str]:
    """Return the names of these people of the book."""
    return dict(Person.objects.filter(book=book, pk__in=person_ids).values_list("pk", "name"))


def put_off_until(book: Book, items: Collection[str]) -> dict[str, date]:
    """Return when each of these items comes back, those that were put off alone."""
    rows = Decision.objects.filter(book=book, item__in=items, verdict="snooze")
    return {item: until for item, until in rows.values_list("item", "until") if until}


def tells_nothing(book: Book) -> bool:
    """Tell whether nothing was exchanged with anybody, and no cadence is chosen."""
    return not Tie.objects.filter(book=book).exists()


_MARKS = (
    *PLANS.values(), "job", FOR_A_GOAL, FROM_AN_INTRODUCTION, ASKED, FOR_A_FAVOUR, FOR_ITS_RESULT,
    FOR_BEING_INTRODUCED, FROM_A_FAVOUR,
)  # fmt: skip
# What the number after a mark is that of, where the item is about somebody else than the row.
_OF_ANOTHER = {
    FOR_A_GOAL: Goal, FROM_AN_INTRODUCTION: Introduction, FROM_A_FAVOUR: Favour,
    FOR_BEING_INTRODUCED: Introduction,
}  # fmt: skip
_FAVOURS = (ASKED, FOR_A_FAVOUR, FOR_ITS_RESULT)


def is_an_item(book: Book, kind: str, person_id: int, ref: str) -> bool:
    """Tell whether an item's name speaks of something that is in the book."""
    mark = next((mark for mark in _MARKS if ref.startswith(mark)), "")
    if mark:
        number = ref.removeprefix(mark).partition("x")[0]
        return _is_there(book, mark, number, person_id)
    if kind in ("reply", "follow-up"):
        rows = Participant.objects.filter(book=book, person_id=person_id)
        return ref.isdecimal() and rows.filter(exchange_id=int(ref)).exists()
    if kind == "answer-introduction":
        number = ref.partition("x")[0]
        led = Introduction.objects.filter(book=book)
        return number.isdecimal() and led.filter(pk=int(number)).exists()
    if kind in ("introduce", "thank"):
        pair = [person_id, int(ref)] if ref.isdecimal() else []
        return len(pair) == 2 and people(book).filter(pk__in=pair).count() == 2
    day = ref.removeprefix(MET)
    return len(day) == 8 and day.isdecimal() and people(book).filter(pk=person_id).exists()


def _is_there(book: Book, mark: str, number: str, person_id: int) -> bool:
    """Tell whether what an item's name numbers is in the book, and is about this person."""
    if not number.isdecimal():
        return False
    if of := _OF_ANOTHER.get(mark):
        there = of._default_manager.filter(book=book, pk=int(number)).exists()
        return there and people(book).filter(pk=person_id).exists()
    model: type[Model] = FollowUp if is_planned(mark) else Occasion
    model = Favour if mark in _FAVOURS else model
    return model._default_manager.filter(book=book, person_id=person_id, pk=int(number)).exists()
