"""What today's list owes to introductions: those to lead on, those to make, whom to thank."""

from collections.abc import Sequence
from datetime import date

from entregent.core.today import (
    THANKED_WITHIN,
    Item,
    introduce_item,
    introduction_item,
    thank_item,
)
from entregent.services.introduction_state import is_over, next_of
from entregent.storage.models import Book, Introduction
from entregent.storage.queries.introductions import (
    is_anything_needed,
    led_to_me,
    open_introductions,
)
from entregent.storage.queries.lineage import met_through_since, names_of

LOOKED_AT = 60  # needs and offers, the latest noted: today's list is read every morning
IDEAS = 3


def introduction_items(book: Book, *, on: date, limit: int) -> list[Item]:
    """Return those under way that are to be led on, at most so many, and the few worth making."""
    rows = open_introductions(book)
    led = [row for row in rows if not is_over(row)][:limit]
    return [*_to_lead_on(led, on), *_to_make(book, on, rows)]


def _to_lead_on(rows: Sequence[Introduction], on: date) -> list[Item]:
    items = []
    for row in rows:
        step = next_of(row, today=on)
        if step is None or step.on > on:
            continue
        who = step.who or row.one_id
        items.append(
            introduction_item(
                who, introduction=row.pk, steps=len(row.steps), code=f"introduction-{step.code}",
                on=step.on, today=on, name=_across(row, who),
            )
        )  # fmt: skip
    return items


def _across(row: Introduction, who: int) -> str:
    """Return the name of whoever stands on the other side."""
    if row.other is not None and who == row.one_id:
        return row.other.name
    return row.one.name


def _to_make(book: Book, on: date, rows: Sequence[Introduction]) -> list[Item]:
    if not is_anything_needed(book):
        return []
    # Matching loads stems and a thesaurus: a book without needs is spared them.
    from entregent.services.introduction_ideas import pairs  # noqa: PLC0415 - slow

    found = pairs(book, on=on, limit=IDEAS, looked_at=LOOKED_AT, under_way=rows)
    names = names_of({pair.offers for pair in found})
    return [
        introduce_item(
            pair.needs, other=pair.offers, name=names[pair.offers], need=pair.match.need.text,
            offer=pair.match.offer.text, score=pair.score, today=on,
            by_meaning=pair.match.by_meaning,
        )
        for pair in found
    ]  # fmt: skip


def introductions_to_thank_for(book: Book, *, on: date, limit: int) -> list[Item]:
    """Return through whom I met somebody lately, to be thanked."""
    met = met_through_since(book, since=on - THANKED_WITHIN, until=on, limit=limit)
    led = led_to_me([person.pk for person in met]) if met else set()
    return [
        thank_item(p.through_id, met=p.pk, name=p.name, on=p.met_on, today=on)
        for p in met
        # Who introduced me on the page of introductions is thanked for that.
        if p.through_id and p.met_on and (p.through_id, p.pk) not in led
    ]
