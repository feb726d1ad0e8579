"""Forms of what one notes on a person: favours and links, as they were filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entregent.core.asks import ASKS
from entregent.core.links import KINDS
from entregent.core.text import typed
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour
from entregent.services.finding import find_person
from entregent.services.links import link
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person

WAYS = ("given", "asked")


@dataclass(frozen=True, slots=True)
class FavourForm:
    """The form that notes a favour."""

    on: str
    way: str = WAYS[0]
    kind: str = ASKS[0]
    outcome: str = ""
    refusal: str = ""
    ways: tuple[str, ...] = WAYS
    kinds: tuple[str, ...] = ASKS

    def save(self, book: "Book", person: "Person") -> None:
        """Note the favour."""
        if self.way not in WAYS:
            raise EntregentError("not-a-choice", value=self.way[:60], choices=", ".join(WAYS))
        add_favour(
            book, person, kind=self.kind, given=self.way == "given", on=parse_day(self.on),
            outcome=self.outcome,
        )  # fmt: skip

    def refused(self, error: EntregentError) -> "FavourForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def favour_form_of(post: Mapping[str, str]) -> FavourForm:
    """Return the form as it was sent."""
    return FavourForm(
        on=post.get("on", ""),
        way=post.get("way", ""),
        kind=post.get("kind", ""),
        outcome=post.get("outcome", ""),
    )


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """What was typed of what came of one favour, and why it was refused."""

    number: int = 0
    outcome: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class LinkForm:
    """The form that says whom a person knows."""

    who: str = ""
    kind: str = "acquaintance"
    evidence: str = ""
    refusal: str = ""
    kinds: tuple[str, ...] = KINDS

    def save(self, book: "Book", person: "Person") -> None:
        """Link the two people."""
        other = find_person(book, typed(self.who))
        link(book, person, other, evidence=self.evidence, kind=self.kind)

    def refused(self, error: EntregentError) -> "LinkForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def link_form_of(post: Mapping[str, str]) -> LinkForm:
    """Return the form as it was sent."""
    return LinkForm(post.get("who", ""), post.get("kind", ""), post.get("evidence", ""))
