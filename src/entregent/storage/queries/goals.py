"""Goals, with what they are aimed at."""

from collections.abc import Collection

from django.db.models import Count, F, Prefetch, Q, QuerySet

from entregent.core.text import fold, number_in
from entregent.storage.models import Book, Favour, Goal, Introduction, Organisation, Target


def goals(book: Book) -> list[Goal]:
    """Return every goal with its targets: the open ones first, by the day they are for."""
    order = (F("closed_on").desc(nulls_first=True), F("by").asc(nulls_last=True), "pk")
    return list(_with_targets(Goal.objects.filter(book=book)).order_by(*order))


def open_goals(book: Book) -> list[Goal]:
    """Return the goals that are not closed, without their targets, in the order they began."""
    return list(Goal.objects.filter(book=book, closed_on=None).order_by("pk"))


def goal_of(book: Book, number: int) -> Goal | None:
    """Return a goal of the book with its targets, None when there is none such."""
    return _with_targets(Goal.objects.filter(book=book, pk=number)).first()


def goals_called(book: Book, which: str) -> list[Goal]:
    """Return the goals that a number, a name, the beginning of one or words of one mean."""
    rows = _with_targets(Goal.objects.filter(book=book))
    if (number := number_in(which)) is not None:
        return list(rows.filter(pk=number))
    key = fold(which)
    if not key:
        return []
    begun = list(rows.filter(key__startswith=key).order_by("key"))
    exact = [goal for goal in begun if goal.key == key]
    return exact or begun or list(rows.filter(key__contains=key).order_by("key"))


def targets_of(goal: Goal) -> list[Target]:
    """Return what a goal is aimed at, in the order it was said."""
    return list(Target.objects.filter(goal=goal).select_related("person").order_by("pk"))


def led_to_me_since(goal: Goal) -> list[Introduction]:
    """Return the introductions of me by somebody since a goal began and until it was closed, with
    their people, the oldest first.
    """
    rows = Introduction.objects.filter(book_id=goal.book_id, started_on__gte=goal.started_on)
    rows = rows.exclude(kind=Introduction.MADE).filter(through__isnull=False)
    rows = rows.filter(started_on__lte=goal.closed_on) if goal.closed_on else rows
    return list(rows.select_related("one", "through").order_by("pk"))


def favours_for(goal: Goal, introductions: Collection[int]) -> list[Favour]:
    """Return what was asked about the opportunities of a goal, or is one of these introductions,
    with the people, the oldest first.
    """
    about = Q(opportunity__goal=goal) | Q(introduction__in=introductions)
    rows = Favour.objects.filter(about, given=False, person__archived_on=None)
    return list(rows.select_related("person", "introduction__one").order_by("pk").distinct())


def organisations_called(book: Book, keys: Collection[str]) -> list[tuple[str, int]]:
    """Return the organisations of these folded names with how many people are there now, those with
    the most first; whoever nobody is at is left out.
    """
    there = Q(position__current=True, position__person__is_me=False)
    rows = Organisation.objects.filter(book=book, key__in=keys)
    counted = rows.annotate(people=Count("position__person", filter=there, distinct=True))
    told = counted.filter(people__gt=0).order_by("-people", "key")
    return list(told.values_list("name", "people"))


def _with_targets(rows: QuerySet[Goal]) -> QuerySet[Goal]:
    targets = Target.objects.select_related("person").order_by("pk")
    return rows.select_related("book").prefetch_related(
        Prefetch("targets", targets, to_attr="all_targets")
    )  # type: ignore[no-redef]  # said on Goal, for its readers
