"""Forms of introductions, as they were filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from entregent.core.text import number_in
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.introductions import start, to_me
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.storage.models import Book, Introduction, Person
    from entregent.web.rewording_part import RewordingPart

WAYS = ("asked", "received")


@dataclass(frozen=True, slots=True)
class IntroductionForm:
    """The form that keeps the idea of introducing two people."""

    one: str = ""
    other: str = ""
    why: str = ""
    refusal: str = ""

    def chosen(self, book: "Book") -> "list[Person]":
        """Return the two who were chosen elsewhere, by their numbers; [] where they are typed."""
        numbers = [number_in(self.one), number_in(self.other)]
        try:
            return [find_person(book, str(pk)) for pk in numbers] if all(numbers) else []
        except EntregentError:
            return []

    def save(self, book: "Book", on: date) -> "Introduction":
        """Keep the idea."""
        one, other = find_person(book, self.one), find_person(book, self.other)
        return start(book, one, other, why=self.why, on=on)

    def refused(self, error: EntregentError) -> "IntroductionForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


@dataclass(frozen=True, slots=True)
class ToMeForm:
    """The form that notes an introduction of me to somebody."""

    who: str = ""
    through: str = ""
    why: str = ""
    way: str = WAYS[0]
    refusal: str = ""
    ways: tuple[str, ...] = WAYS

    def save(self, book: "Book", on: date) -> "Introduction":
        """Note it."""
        if self.way not in WAYS:
            raise EntregentError("not-a-choice", value=self.way[:60], choices=", ".join(WAYS))
        who, through = find_person(book, self.who), find_person(book, self.through)
        received = self.way == "received"
        return to_me(book, who, through=through, why=self.why, on=on, received=received)

    def refused(self, error: EntregentError) -> "ToMeForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed on the page of an introduction, when it was refused or is to be reworded.

    `number` and `intent` tell the message, where it was one; `before`, the words that others took
    the place of.
    """

    outcome: str = ""
    number: int = 0
    intent: str = ""
    subject: str = ""
    body: str = ""
    refusal: str = ""
    why: str | None = None
    reword: "RewordingPart | None" = None
    before: str = ""


def introduction_form_of(post: Mapping[str, str]) -> IntroductionForm:
    """Return the form as it was sent."""
    return IntroductionForm(post.get("one", ""), post.get("other", ""), post.get("why", ""))


def to_me_form_of(post: Mapping[str, str]) -> ToMeForm:
    """Return the form as it was sent."""
    return ToMeForm(
        post.get("who", ""), post.get("through", ""), post.get("why", ""), post.get("way", "")
    )


def typed_of(post: Mapping[str, str], error: EntregentError) -> Typed:
    """Return what was typed, with what is wrong in words."""
    return Typed(
        outcome=post.get("outcome", ""),
        number=number_in(post.get("who", "")) or 0,
        intent=post.get("intent", ""),
        subject=post.get("subject", ""),
        body=post.get("body", ""),
        refusal=refusal(error),
        why=post.get("why"),
    )
