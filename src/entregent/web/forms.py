"""What the forms of the pages say, parsed; what cannot be is refused as the services refuse."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.exchanges import CHANNELS, correct_exchange
from entregent.services.quick_notes import Matches, WhoIsMeant, note_down
from entregent.services.today import log_and_settle
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person

VERDICTS = ("done", "snooze", "skip")
SNOOZES = ("1", "3", "7", "30")  # days


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person answers to one item of today's list."""

    item: str
    verdict: str
    until: date | None


def answer_of(post: Mapping[str, str], *, on: date) -> Answer:
    """Return the answer that a form of today's list gives."""
    days = post.get("snooze", "")
    verdict = "snooze" if days else post.get("verdict", "")
    if verdict not in VERDICTS or (days and days not in SNOOZES):
        raise EntregentError("not-a-choice", value=days or verdict, choices=", ".join(VERDICTS))
    until = on + timedelta(days=int(days)) if days else None
    return Answer(post.get("item", ""), verdict, until)


@dataclass(frozen=True, slots=True)
class LogForm:
    """The form that logs an exchange, as it was filled in."""

    on: str
    item: str = ""
    channel: str = "email"
    by: str = ""
    note: str = ""
    refusal: str = ""
    channels: tuple[str, ...] = CHANNELS

    def save(self, book: "Book", person: "Person") -> None:
        """Log the exchange with this person; the item of today's list it was about is done."""
        log_and_settle(
            book, self.item, person, on=parse_day(self.on), channel=self.channel, by=self.by,
            note=self.note,
        )  # fmt: skip

    def correct(self, book: "Book", person: "Person", number: int) -> None:
        """Put right an exchange with this person that was typed."""
        what = {"channel": self.channel, "by": self.by, "note": self.note}
        correct_exchange(book, person, number, on=parse_day(self.on), **what)

    def refused(self, error: EntregentError) -> "LogForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def log_form_of(post: Mapping[str, str]) -> LogForm:
    """Return the form as it was sent."""
    return LogForm(
        on=post.get("on", ""),
        item=post.get("item", ""),
        channel=post.get("channel", ""),
        by=post.get("by", ""),
        note=post.get("note", "").strip(),
    )


@dataclass(frozen=True, slots=True)
class NoteForm:
    """The form of a quick note, as it was filled in; `matches` are those who may be meant."""

    on: str
    who: str = ""
    chosen: str = ""
    channel: str = "call"
    note: str = ""
    refusal: str = ""
    matches: Matches = ()
    channels: tuple[str, ...] = CHANNELS

    def save(self, book: "Book") -> "Person":
        """Note it down and return with whom."""
        said = {"channel": self.channel, "note": self.note, "chosen": self.chosen}
        return note_down(book, self.who, on=parse_day(self.on), **said)

    def refused(self, error: EntregentError) -> "NoteForm":
        """Return the form as filled in, with what is wrong in words, and who may be meant."""
        matches = error.matches if isinstance(error, WhoIsMeant) else ()
        return replace(self, refusal=refusal(error), matches=matches)


def note_form_of(post: Mapping[str, str]) -> NoteForm:
    """Return the form as it was sent."""
    return NoteForm(
        on=post.get("on", ""),
        who=post.get("who", "").strip(),
        chosen=post.get("chosen", ""),
        channel=post.get("channel", ""),
        note=post.get("note", "").strip(),
    )
