"""Forms of opportunities and of what is asked about them, as they were filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from entregent.core.asks import ASKS
from entregent.core.opportunities import SEEN
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.opportunities import (
    Opening,
    add_opportunity,
    ask_about,
    change_opportunity,
)
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.storage.models import Book, Favour, Goal, Opportunity


@dataclass(frozen=True, slots=True)
class OpportunityForm:
    """The form of an opportunity; how far one is has buttons of its own."""

    organisation: str = ""
    title: str = ""
    link: str = ""
    note: str = ""
    on: str = ""
    until: str = ""
    refusal: str = ""

    def add(self, book: "Book", goal: "Goal") -> "Opportunity":
        """Keep the opportunity."""
        return add_opportunity(book, goal, self._opening(SEEN))

    def correct(self, book: "Book", known: "Opportunity") -> None:
        """Correct the opportunity."""
        change_opportunity(book, known, self._opening(known.state))

    def _opening(self, state: str) -> Opening:
        return Opening(
            self.organisation, self.title, self.link, self.note, _day(self.on), _day(self.until),
            state,
        )  # fmt: skip

    def refused(self, error: EntregentError) -> "OpportunityForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def opportunity_form_of(post: Mapping[str, str]) -> OpportunityForm:
    """Return the form as it was sent."""
    names = ("organisation", "title", "link", "note", "on", "until")
    return OpportunityForm(*(post.get(name, "") for name in names))


def form_of_opportunity(known: "Opportunity") -> OpportunityForm:
    """Return the form filled with what an opportunity is."""
    until = known.until.isoformat() if known.until else ""
    return OpportunityForm(
        known.organisation, known.title, known.link, known.note, known.on.isoformat(), until
    )


@dataclass(frozen=True, slots=True)
class AskForm:
    """The form that notes whom one asked about an opportunity, and for what."""

    who: str = ""
    kind: str = ASKS[2]
    on: str = ""
    refusal: str = ""
    kinds: tuple[str, ...] = ASKS

    def save(self, book: "Book", known: "Opportunity", on: date) -> "Favour":
        """Note it, as of today unless a day is said."""
        person = find_person(book, self.who)
        return ask_about(book, known, person, kind=self.kind, on=_day(self.on) or on)

    def refused(self, error: EntregentError) -> "AskForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def ask_form_of(post: Mapping[str, str]) -> AskForm:
    """Return the form as it was sent."""
    return AskForm(post.get("who", ""), post.get("kind", ""), post.get("on", ""))


def _day(text: str) -> date | None:
    return parse_day(text) if text.strip() else None
