"""Boundaries of somebody as the person types them: read, checked, noted, lifted."""

from collections.abc import Sequence

from entregent.core.boundaries import BUSY, KINDS, Said, as_typed
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.journal import Recorder
from entregent.services.typed import TYPED
from entregent.storage.models import Book, Boundary, Person
from entregent.storage.queries.boundaries import boundaries_of

LONGEST = 500  # characters of a reason


def parse_boundary(text: str) -> Said:
    """Return what `interview`, `referral: why` or `busy --12-15..--01-10: why` says."""
    said = as_typed(text)
    if said is None:
        raise EntregentError("not-a-boundary", value=text[:60], kinds=", ".join(KINDS))
    return checked(said)


def checked(said: Said) -> Said:
    """Return a boundary whose kind is known and whose days are days, or refuse it."""
    if said.kind not in KINDS or (said.kind != BUSY and said.begins):
        raise EntregentError("not-a-boundary", value=said.kind[:60], kinds=", ".join(KINDS))
    if len(said.why) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    why = " ".join(typed(said.why).split())
    if said.kind != BUSY:
        return Said(said.kind, why=why)
    if not said.begins or not said.ends:
        raise EntregentError("busy-without-days")
    yearly = said.begins.startswith("--")
    if yearly != said.ends.startswith("--"):
        raise EntregentError("busy-without-days")
    if yearly:
        days = [parse_day(f"2000{day[1:]}") for day in (said.begins, said.ends)]
        begins, ends = (f"--{day:%m-%d}" for day in days)
    else:
        begins, ends = (_day(day) for day in (said.begins, said.ends))
        if ends < begins:
            raise EntregentError("busy-backwards", begins=begins, ends=ends)
    return Said(BUSY, begins, ends, why)


def _day(text: str) -> str:
    """Return a day of a year in which sums of days hold."""
    day = parse_day(text)
    if not 1900 <= day.year < 2200:
        raise EntregentError("not-a-date", value=text)
    return day.isoformat()


def draw(recorder: Recorder, person: Person, said: Said) -> None:
    """Note a boundary; of one that is known, the reason changes."""
    same = Boundary.objects.filter(
        person=person, kind=said.kind, begins=said.begins, ends=said.ends
    ).first()
    if same:
        recorder.change(same, why=said.why, origin=TYPED)
        return
    recorder.create(
        Boundary(
            book_id=person.book_id, person=person, kind=said.kind, begins=said.begins,
            ends=said.ends, why=said.why, origin=TYPED,
        )
    )  # fmt: skip


def lift(recorder: Recorder, person: Person, text: str) -> None:
    """Take a boundary away, "" for all; a busy period by its days, or every one of them."""
    theirs = Boundary.objects.filter(person=person)
    if text == BUSY:
        theirs = theirs.filter(kind=BUSY)
    elif text:
        said = parse_boundary(text)
        theirs = theirs.filter(kind=said.kind, begins=said.begins, ends=said.ends)
    if text and not theirs.exists():
        raise EntregentError("no-such-boundary", value=text[:60])
    recorder.delete(theirs)


def set_boundaries(book: Book, person: Person, said: Sequence[Said]) -> None:
    """Make these the boundaries of somebody: what is not among them is taken away."""
    wanted = {(one.kind, one.begins, one.ends): one for one in map(checked, said)}
    with journal.entry(book, "set", person=person.pk) as recorder:
        for row in boundaries_of(person):
            if (row.kind, row.begins, row.ends) not in wanted:
                recorder.delete(Boundary.objects.filter(pk=row.pk))
        for one in wanted.values():
            draw(recorder, person, one)
