"""What the pages of likely pairs, of the journal and of the settings say."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import template

from entregent.services.book import zone
from entregent.services.wording import (
    articles,
    blurbs,
    journal,
    likeness,
    pages,
    side_by_side,
    templates,
    ties,
    times,
    today,
    top,
)

if TYPE_CHECKING:
    from entregent.core.top import Reason
    from entregent.services.done_today import Done
    from entregent.storage.models import Blurb, Book, Template
    from entregent.storage.queries.journal import Act

register = template.Library()


@register.filter
def blurb_is_for(blurb: "Blurb") -> str:
    """Return the language of a paragraph about oneself, and its goal where it has one."""
    return blurbs.blurb_is_for(blurb)


@register.filter
def quoted_shortly(text: str) -> str:
    """Return between quotation marks the beginning of what somebody said."""
    return articles.quoted_shortly(text)


@register.filter
def template_is_for(one: "Template") -> str:
    """Return what a template of a message is for, and in which manner."""
    return templates.template_is_for(one)


@register.simple_tag
def template_places() -> str:
    """Return every place that a template may have."""
    return templates.places_told()


@register.filter
def top_lede(book: "Book") -> str:
    """Return what the list of those to keep closest is."""
    return top.lede(book.top_size, book.top_cadence)


@register.filter
def top_reasons(reasons: "Sequence[Reason]") -> str:
    """Return what speaks for somebody to be kept closest."""
    return top.reasons(reasons)


@register.filter
def top_leaving(reasons: "Sequence[Reason]", on: date) -> str:
    """Return why somebody might leave the list of those to keep closest."""
    return top.leaving(reasons, today=on)


@register.filter
def did(done: "Done", on: date) -> str:
    """Return what was done about somebody today."""
    if done.act == "snooze" and done.until:
        return pages.words("did-snooze", day=times.day(done.until, today=on))
    if done.act != "log":
        return pages.words("did-skip" if done.act == "skip" else "done")
    if not done.channel:
        return pages.words("did-note")
    what = ties.channel(done.channel)
    if done.happened_on is None or done.happened_on == on:
        return pages.words("did-log", what=what)
    return pages.words("did-log-on", what=what, day=times.day(done.happened_on, today=on))


@register.filter
def sign(value: Mapping[str, Any]) -> str:
    """Return what makes two people look like one."""
    return likeness.sentence_of(value)


@register.filter
def how_likely(probability: float) -> str:
    """Return how likely a pair is, in words."""
    return pages.words(f"likely-{side_by_side.how_likely(probability)}")


@register.filter
def percent(probability: float) -> str:
    """Return a probability in percent."""
    return likeness.percent(probability)


@register.filter
def field_name(field: str) -> str:
    """Return what to call what two people are compared by."""
    return side_by_side.field_name(field)


@register.simple_tag
def said(field: str, value: str) -> str:
    """Return a value as one says it."""
    return side_by_side.value_said(field, value)


@register.filter
def act(done: "Act") -> str:
    """Return what an entry of the journal did."""
    said = journal.act_sentence(done.entry, done.name)
    return said[:1].upper() + said[1:]


@register.filter
def door(name: str) -> str:
    """Return from where an act was done."""
    return journal.door(name)


@register.filter
def hour_in(value: datetime, book: "Book") -> str:
    """Return the hour of a moment where the person lives."""
    return f"{value.astimezone(zone(book)):%H:%M}"


@register.filter
def minutes_for(people: int) -> str:
    """Return how long it takes to write to so many people."""
    return today.minutes_for(people)


@register.simple_tag
def copy_told(copy: Path, book: "Book", on: date) -> str:
    """Return when a copy was made and how large it is."""
    at = datetime.fromtimestamp(copy.stat().st_mtime, zone(book))
    size = times.number(copy.stat().st_size / 1e6)
    day = times.day(at.date(), today=on)
    return pages.words("settings-copy-size", day=day, hour=f"{at:%H:%M}", size=size)
