"""What I asked that was not answered, and what was said since."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from entregent.storage.models import Book, Decision, Favour, Participant, Person, Tie


def asked_without_answer(
    book: Book, *, since: date, until: date, limit: int, person: Person | None = None
) -> list[Favour]:
    """Return what was asked between two days without an answer noted, the latest first; of one
    person where one is named.

    Who was heard of on a later day answered, in whatever words. What was asked to be introduced is
    asked again on the page of introductions.
    """
    heard = Tie.objects.filter(person_id=OuterRef("person_id"), last_in_at__date__gt=OuterRef("on"))
    rows = Favour.objects.filter(
        book=book, given=False, on__gte=since, on__lte=until, answer="", outcome="",
        thanked_on=None, introduction=None, person__archived_on=None,
    )  # fmt: skip
    rows = rows.filter(person=person) if person else rows
    return list(rows.exclude(Exists(heard)).order_by("-on", "-pk")[:limit])


def words_since(people: Collection[int], moment: datetime) -> dict[int, list[tuple[datetime, str]]]:
    """Return when something was exchanged with each of these people since a moment, and by whom."""
    rows = Participant.objects.filter(person_id__in=people, at__gte=moment)
    found: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for person, at, by in rows.order_by("at").values_list("person_id", "at", "exchange__by"):
        found[person].append((at, by))
    return found


def done_since(book: Book, people: Collection[int], day: date) -> list[tuple[str, date]]:
    """Return the items about these people that were said to be done since a day, with the day."""
    rows = Decision.objects.filter(book=book, person_id__in=people, verdict="done", on__gte=day)
    return list(rows.values_list("item", "on"))
