"""What went well lately, and whom that is owed to."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q

from entregent.core.asks import NO
from entregent.storage.models import Book, Favour, Goal, Introduction, Opportunity, Person, Position


def goals_reached(book: Book, *, since: date, until: date) -> list[Goal]:
    """Return the goals reached between two days, the latest first."""
    rows = Goal.objects.filter(book=book, reached=True, closed_on__gte=since, closed_on__lte=until)
    return list(rows.prefetch_related("targets").order_by("-closed_on", "-pk"))


def introductions_that_led_somewhere(book: Book, *, since: date, until: date) -> list[Introduction]:
    """Return the introductions something came of between two days, the latest first."""
    rows = Introduction.objects.filter(book=book, moved_on__gte=since, moved_on__lte=until)
    return list(rows.exclude(outcome="").order_by("-moved_on", "-pk"))


def favours_that_led_somewhere(book: Book, *, since: date, until: date) -> list[Favour]:
    """Return the favours asked of which something came to be known between two days, the latest
    first; those that are introductions tell of themselves.
    """
    rows = Favour.objects.filter(
        book=book, given=False, introduction=None, outcome_on__gte=since, outcome_on__lte=until
    )
    return list(rows.exclude(answer=NO).exclude(outcome="").order_by("-outcome_on", "-pk"))


def asked_for(goal: Goal) -> list[Favour]:
    """Return what was asked about the opportunities of a goal."""
    return list(Favour.objects.filter(opportunity__goal=goal, given=False).order_by("pk"))


def introduced_there(goal: Goal) -> list[int]:
    """Return whom I met through somebody and who are now where a goal is aimed at."""
    aims = goal.targets.filter(kind="organisation").values("key")
    openings = Opportunity.objects.filter(goal=goal).values("key")
    rows = Position.objects.filter(
        Q(organisation__key__in=aims) | Q(organisation__key__in=openings),
        book_id=goal.book_id, current=True, person__through__isnull=False,
    )  # fmt: skip
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def written_to(book: Book, person_ids: Collection[int]) -> dict[int, tuple[str, datetime | None]]:
    """Return the name, and when I last wrote, of those of these people who are in lists."""
    rows = Person.objects.filter(book=book, pk__in=person_ids, is_me=False, archived_on=None)
    return {pk: (name, at) for pk, name, at in rows.values_list("pk", "name", "tie__last_out_at")}
