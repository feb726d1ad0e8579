"""What was done today: whom one wrote to, who was put off, and what of it can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime, time

from entregent.services.book import zone
from entregent.services.undoing import undoable
from entregent.storage.models import Book
from entregent.storage.queries.journal import acts_since
from entregent.storage.queries.today import names_of, put_off_until

ANSWERS = ("done", "snooze", "skip")
LOGGED = "log"
MOST = 50  # acts, the latest


@dataclass(frozen=True, slots=True)
class Done:
    """One act of the day about somebody: an answer to an item, or an exchange noted."""

    entry: int
    act: str  # of ANSWERS, or LOGGED
    person: int
    name: str
    channel: str  # "" where nothing was exchanged
    happened_on: date | None
    until: date | None  # when somebody put off comes back
    can_be_undone: bool


def done_today(book: Book, *, on: date) -> list[Done]:
    """Return what was done on a day and still stands, the latest first.

    What happened earlier and is noted only now is no work of the day, unless the list asked for it.
    """
    morning = datetime.combine(on, time.min, tzinfo=zone(book))
    entries = [
        entry
        for entry in acts_since(book, morning, among=(*ANSWERS, LOGGED), limit=MOST)
        if entry.values.get("changed", True)
        and entry.values.get("person")
        and (entry.values.get("item") or entry.values.get("on", str(on)) == str(on))
    ]
    if not entries:
        return []
    names = names_of(book, {entry.values["person"] for entry in entries})
    until = put_off_until(book, [e.values["item"] for e in entries if e.act == "snooze"])
    can = undoable(book, entries)
    return [
        Done(
            entry=entry.pk,
            act=entry.act,
            person=person,
            name=names[person],
            channel=entry.values.get("channel", ""),
            happened_on=_day(entry.values.get("on", "")),
            until=until.get(entry.values.get("item", "")),
            can_be_undone=entry.pk in can,
        )
        for entry in entries
        if (person := entry.values["person"]) in names
    ]


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
