"""What every page says and draws: people, ties, days, today's list."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import exp
from typing import TYPE_CHECKING, Any

from django import template
from django.http import QueryDict

from entregent.core import mentions
from entregent.core import today as core_today
from entregent.core.text import typed
from entregent.core.ties import Label
from entregent.core.today import Item
from entregent.services.book import day_of
from entregent.services.wording import (
    language,
    occasions,
    pages,
    people,
    positions,
    shares,
    ties,
    times,
    today,
)
from entregent.web.draft_form import DraftAsked

if TYPE_CHECKING:
    from entregent.core.shares import Shares
    from entregent.services.story import Told
    from entregent.storage.models import Book, Link, Note, Position

register = template.Library()

TONES = 6
_CHOICES = {"level": positions.level, "function": positions.function}


@register.simple_tag
def say(code: str, count: int | None = None, **values: object) -> str:
    """Return a label or sentence of the pages."""
    return pages.words(code, count=count, **values)


@register.filter
def written_in(form: QueryDict) -> list[str]:
    """Return the words that a form brought, where it led nowhere: they are not to be lost."""
    brought = [form.get(name, "") for name in form if name != "csrfmiddlewaretoken"]
    return [words for said in brought if len((words := typed(said)).split()) > 1]


@register.simple_tag
def write_to(person: int, **asked: object) -> str:
    """Return where a message to somebody is written: what it is for, about whom, for which goal.

    What is not known of it ("", 0, None) is left for the page to find out.
    """
    known: dict[str, Any] = {name: value for name, value in asked.items() if value}
    return DraftAsked(**known).address(person)


@register.simple_tag
def label(family: str, code: str) -> str:
    """Return the word of a code among those of a family: the name of a field, of a choice."""
    return pages.words(f"{family}-{code}")


@register.filter
def of(values: Mapping[str, Sequence[str]], name: str) -> Sequence[str]:
    """Return the values that go by a name."""
    return values[name]


@register.simple_tag
def spoken() -> str:
    """Return the language of the page."""
    return language.spoken()


@register.filter
def reason(item: Item) -> str:
    """Return why somebody is in today's list."""
    return today.reason(item)


@register.filter
def action(item: Item) -> str:
    """Return what to do about an item."""
    return today.action(item)


@register.filter
def kind(item: Item) -> str:
    """Return what kind of reason an item has."""
    return today.kind(item)


@register.filter
def topic(subject: str) -> str:
    """Return what a mail is about, without the "Re:" before it."""
    return core_today.topic(subject)


@register.filter
def minutes(items: list[Item]) -> str:
    """Return how long the items take."""
    return today.minutes(items)


@register.filter
def day(value: date, on: date) -> str:
    """Return a day as one says it today."""
    return times.day(value, today=on)


@register.filter
def long_day(value: date, on: date) -> str:
    """Return a day with its weekday."""
    return pages.long_day(value, today=on)


@register.filter
def day_in(value: datetime, book: "Book") -> date:
    """Return the day of a moment where the person lives."""
    return day_of(book, value)


@register.filter
def ago(value: date, on: date) -> str:
    """Return how long ago a day was."""
    return times.ago(value, today=on)


@register.filter
def month(value: str) -> str:
    """Return a date as precise as it is known, without its day."""
    return times.partial(value[:7])


@register.filter
def birthday(value: str) -> str:
    """Return a birthday."""
    return times.birthday(value)


@register.filter
def tie_label(value: Label) -> str:
    """Return the name of a tie's label."""
    return _capital(ties.label(value))


@register.filter
def channel(value: str) -> str:
    """Return the name of a channel."""
    return _capital(ties.channel(value))


@register.filter
def by(value: str) -> str:
    """Return who started an exchange."""
    return people.by(value)


@register.filter
def evidence(link: "Link") -> str:
    """Return what two people are to each other, and how one knows."""
    return people.told_of(link)


@register.filter
def described(position: "Position") -> str:
    """Return how far up a position is and what it is about."""
    return positions.described(position)


@register.simple_tag
def choice(field: str, code: str) -> str:
    """Return the word of a choice of a field, that of none included."""
    if code and field in _CHOICES:
        return _CHOICES[field](code)
    family = "worked" if field == "worked-together" else "choice"
    return pages.words(f"{family}-{code}")


@register.filter
def occasion(told: "Told") -> str:
    """Return what happened to somebody in words."""
    return occasions.occasion(told.kind, told.facts)


@register.filter
def begun(position: "Position") -> str:
    """Return when a position began, as precisely as is known."""
    return times.partial(position.started)


@register.filter
def in_parts(note: "Note") -> list[mentions.Part]:
    """Return a note in parts: its words, and the people named in it."""
    return mentions.parts(note.text, {m.words: m.person_id for m in note.all_mentions})


@register.filter
def by_kind(told: "Shares") -> list[shares.Share]:
    """Return what gave a strength, by kind of exchange."""
    return shares.kinds(told.kinds)


@register.filter
def by_age(told: "Shares") -> list[shares.Share]:
    """Return what gave a strength, by how long ago it was."""
    return shares.ages(told.ages)


@register.filter
def cadence(days: int) -> str:
    """Return a cadence as a choice."""
    return pages.cadence(days)


@register.filter
def initials(name: str) -> str:
    """Return the first letters of the first and last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in [words[0], *words[1:][-1:]]).upper() if words else "·"


@register.filter
def tone(number: int) -> int:
    """Return which of the tones a person's monogram has, always the same one."""
    return number % TONES


@register.filter
def number(value: float) -> str:
    """Return a number with one decimal."""
    return times.number(value)


@register.filter
def fullness(strength: float) -> int:
    """Return a strength as a share of a hundred: a close tie (3) fills three quarters."""
    return round(100 * (1 - exp(-strength / 2.2)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
