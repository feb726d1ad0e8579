"""The few people to keep closest: the list in its order, who might enter it and who might leave."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core import top as core
from entregent.core.layers import LAYERS
from entregent.core.ties import Label, label
from entregent.core.top import Candidate, Member, Proposal, Reason
from entregent.services import journal, ties
from entregent.services.book import day_of, end_of, today
from entregent.services.errors import EntregentError
from entregent.services.fields import LONGEST_CADENCE
from entregent.services.goals_served import goals_served
from entregent.services.journal import Recorder
from entregent.services.manner import FAMILY_AND_FRIENDS
from entregent.services.shown import check_shown
from entregent.services.summaries import Summary, summary
from entregent.services.top_cadence import give_back, lend
from entregent.services.typed import choose_cadence
from entregent.storage.models import Book, Person, Top
from entregent.storage.queries import top as queries
from entregent.storage.queries.people import summaries
from entregent.storage.queries.ties import cadence_of, clocks_of_each

MOST = 50  # people: more are no few
LOOKED_AT = LAYERS[-1].up_to  # of the strongest ties, who might enter
NOT_PROPOSED_FOR = timedelta(days=365)  # once taken out


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the list: their place from 1 on, since when, what speaks for them, and why they
    might leave; `beyond` where the list is meant for fewer.
    """

    number: int
    summary: Summary
    since: date
    reasons: Sequence[Reason]
    leaving: Sequence[Reason]
    beyond: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody who might enter, with their summary, and in whose place."""

    summary: Summary
    why: Proposal
    instead_of: Person | None


@dataclass(frozen=True, slots=True)
class TopList:
    """The list, and who might enter it."""

    lines: list[Line]
    entering: list[Proposed]
    free: int


def the_top(book: Book, *, on: date) -> TopList:
    """Return the list as it stands on a day, with who might enter or leave it and why.

    Who might enter is among the strongest ties, whom an index finds, never everybody.
    """
    rows = queries.top_of(book)
    inside = [row.person_id for row in rows]
    strongest = ties.strongest(book, at=end_of(book, on), limit=LOOKED_AT)
    pool = [pk for pk in strongest if pk not in inside]
    read = {p.pk: summary(book, p, on) for p in summaries(inside)}
    told = _candidates(book, _others(book, pool, on) | _known(read))
    out = queries.taken_out(book, since=on - NOT_PROPOSED_FOR)
    members = [
        Member(told[pk], row.since, read[pk].tie.last_on, _reachable(read[pk]))
        for row in rows
        if (pk := row.person_id) in read
    ]
    found = core.review(
        members, (one for pk, one in told.items() if pk not in read and pk not in out),
        size=book.top_size, cadence=book.top_cadence, on=on,
    )  # fmt: skip
    leaving = {one.person: one.reasons for one in found.leaving}
    lines = [
        Line(
            number, read[member.candidate.person], member.since,
            core.reasons_for(member.candidate), leaving.get(member.candidate.person, ()),
            beyond=number > book.top_size,
        )
        for number, member in enumerate(members, start=1)
    ]  # fmt: skip
    return TopList(lines, _proposed(book, found.entering, rows, on), book.top_size - len(rows))


def put(
    book: Book, person: Person, *, at: int | None = None, instead_of: Person | None = None
) -> None:
    """Put somebody on the list: last, at a place, or in the place of somebody else.

    Whoever is on it already is moved. A full list is refused, for it would be no list of few.
    """
    rows = queries.top_of(book)
    if person.pk in _people(rows):
        if at is not None:
            move(book, person, at)
        return
    if person.archived_on:
        raise EntregentError("asking-archived", id=person.pk, name=person.name)
    with journal.entry(book, "top", person=person.pk) as recorder:
        if instead_of is not None:
            gone = _row(rows, instead_of)
            at = rows.index(gone) + 1 if at is None else at
            rows.remove(gone)
            _let_go(recorder, instead_of, on=today(book))
        _refuse_full(book, rows)
        _enter(recorder, rows, person, at=at)


def move(book: Book, person: Person, to: int) -> None:
    """Move somebody on the list to a place, from 1 on; beyond the last is the last."""
    rows = queries.top_of(book)
    row = _row(rows, person)
    with journal.entry(book, "top-move", person=person.pk) as recorder:
        rows.remove(row)
        rows.insert(max(0, to - 1), row)
        _number(recorder, rows)


def take_out(book: Book, person: Person) -> None:
    """Take somebody off the list, and propose them no more for a year; whoever is not on it is
    proposed no more either.
    """
    with journal.entry(book, "top-out", person=person.pk) as recorder:
        _let_go(recorder, person, on=today(book))


def accept(book: Book, *, on: date, shown: int | None = None) -> list[Person]:
    """Put everybody on the list who is proposed for the places left; return them. Refused when not
    so many were shown.
    """
    found = the_top(book, on=on)
    entering = [one.summary.person for one in found.entering if one.instead_of is None]
    check_shown(shown, len(entering))
    if entering:
        rows = queries.top_of(book)
        with journal.entry(book, "top-accept", count=len(entering)) as recorder:
            for person in entering:
                _enter(recorder, rows, person, at=None)
    return entering


def choose_size(book: Book, people: int) -> None:
    """Choose for how many the list is meant; where more are on it, they stay until taken out."""
    if not 1 <= people <= MOST:
        raise EntregentError("not-a-top-size", most=MOST)
    if people == book.top_size:
        return
    with journal.entry(book, "top-size", count=people) as recorder:
        recorder.change(book, top_size=people)


def choose_top_cadence(book: Book, days: int) -> None:
    """Choose how often to be in touch with those on the list, in days: whoever has the cadence of
    the list, or a longer one, follows; one that was chosen by hand since stays.
    """
    if not 1 <= days <= LONGEST_CADENCE:
        raise EntregentError("not-a-cadence", value=days)
    if days == book.top_cadence:
        return
    with journal.entry(book, "top-cadence", days=days) as recorder:
        rows = queries.top_of(book)
        for row in rows:
            _follow(recorder, row, was=book.top_cadence, days=days, on=today(book))
        recorder.change(book, top_cadence=days)
        ties.refresh_due(book, _people(rows))


def _follow(recorder: Recorder, row: Top, *, was: int, days: int, on: date) -> None:
    """Let somebody on the list have its new cadence."""
    cadence = cadence_of(row.person_id)
    if core.is_by_hand(cadence, row.cadence_before, was):
        recorder.change(row, cadence_before=cadence)
        return
    own = row.cadence_before if core.is_lent(cadence, row.cadence_before, was) else cadence
    recorder.change(row, cadence_before=own)
    if cadence != core.in_list(own, days):
        choose_cadence(recorder, row.person, core.in_list(own, days), on=on)


def _enter(recorder: Recorder, rows: list[Top], person: Person, *, at: int | None) -> None:
    book, on = recorder.entry.book, today(recorder.entry.book)
    recorder.delete(Top.objects.filter(person=person))  # as taken out before
    place = len(rows) if at is None else min(max(0, at - 1), len(rows))
    before = cadence_of(person.pk)
    row = Top(book=book, person=person, rank=place + 1, since=on, cadence_before=before)
    rows.insert(place, recorder.create(row))
    _number(recorder, rows)
    lend(recorder, person, listed=book.top_cadence, on=on)
    ties.refresh_due(book, [person.pk])


def _let_go(recorder: Recorder, person: Person, *, on: date) -> None:
    book = recorder.entry.book
    row = Top.objects.filter(person=person).select_related("person").first()
    if row is None:
        recorder.create(Top(book=book, person=person, since=on))
        return
    if row.rank is not None:
        give_back(recorder, row, on=on)
        ties.refresh_due(book, [person.pk])
    recorder.change(row, rank=None, since=on, cadence_before=None)


def _number(recorder: Recorder, rows: Sequence[Top]) -> None:
    for rank, row in enumerate(rows, start=1):
        recorder.change(row, rank=rank)


def _refuse_full(book: Book, rows: Sequence[Top]) -> None:
    if len(rows) >= book.top_size:
        last = rows[-1].person
        raise EntregentError("top-full", count=book.top_size, name=last.name, id=last.pk)


def _row(rows: Sequence[Top], person: Person) -> Top:
    row = next((row for row in rows if row.person_id == person.pk), None)
    if row is None:
        raise EntregentError("not-in-top", name=person.name, id=person.pk)
    return row


def _people(rows: Sequence[Top]) -> list[int]:
    return [row.person_id for row in rows]


def _known(read: Mapping[int, Summary]) -> dict[int, tuple[float, Label]]:
    """Return how strong the ties with people whose summary is read are, and what to call them."""
    return {pk: (row.tie.strength, row.tie.label) for pk, row in read.items()}


def _others(book: Book, people: Collection[int], on: date) -> dict[int, tuple[float, Label]]:
    """Return the same of people whose ties alone are looked at."""
    at = end_of(book, on)
    found = {}
    for pk, clocks in clocks_of_each(people).items():
        then = clocks
        if clocks.last and clocks.last > at:
            then, _, _ = ties.clocks_until(pk, at)
        last = day_of(book, then.last) if then.last else None
        strength = then.strength(at)
        found[pk] = strength, label(strength, last_contact=last, today=on)
    return found


def _candidates(book: Book, known: Mapping[int, tuple[float, Label]]) -> dict[int, Candidate]:
    """Return what is known of these people as far as the list goes."""
    circles = queries.circles_among(known, FAMILY_AND_FRIENDS)
    goals = goals_served(book, list(known))
    favours, brought = queries.favours_done(known), queries.how_many_brought(known)
    return {
        pk: Candidate(
            pk, strength, called, circle=circles.get(pk, ""),
            goals=tuple(goals.get(pk, ())), favours=favours[pk], brought=brought.get(pk, 0),
        )
        for pk, (strength, called) in known.items()
    }  # fmt: skip


def _proposed(
    book: Book, found: Sequence[Proposal], rows: Sequence[Top], on: date
) -> list[Proposed]:
    inside = {row.person_id: row.person for row in rows}
    read = {p.pk: summary(book, p, on) for p in summaries([one.person for one in found])}
    return [Proposed(read[one.person], one, inside.get(one.instead_of or 0)) for one in found]


def _reachable(row: Summary) -> bool:
    """Tell whether there is a way to somebody: none is known to fail, or another one is there."""
    addresses = [one for one in row.person.all_addresses if one.kind != "uid"]
    return not addresses or any(one.kind != "email" or not one.bounced for one in addresses)
