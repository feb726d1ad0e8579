"""What today's list owes to the goals that are open: whoever of the base is to be told of one, and
an acquaintance who may help.
"""

from collections.abc import Collection
from datetime import date

from entregent.core.today import FOR_A_GOAL, Item, ItemKind, parse_id
from entregent.services.plan_base import base_item, begun
from entregent.storage.models import Book, Goal
from entregent.storage.queries.today import is_any_answered
from entregent.storage.queries.weak_ties import open_goals

GOALS = 3  # looked at, those for a day first


def weak_tie_items(book: Book, *, on: date, settled: Collection[str]) -> list[Item]:
    """Return whom to tell of the first goal that anybody may help with: one of the base as long as
    too few of it were, and the acquaintance who may help most; [] when one was answered that day
    already.
    """
    goals = [goal for goal in open_goals(book)[:GOALS] if goal.started_on <= on]
    if not goals or is_any_answered(book, on, ItemKind.RECONNECT, FOR_A_GOAL):
        return []
    return next(filter(None, (_item(book, goal, on, settled) for goal in goals)), [])


def _item(book: Book, goal: Goal, on: date, settled: Collection[str]) -> list[Item]:
    named = (parse_id(item) for item in settled if item.endswith(f"-{FOR_A_GOAL}{goal.pk}"))
    answered = {one[1] for one in named if one and one[0] is ItemKind.RECONNECT}
    to_tell = base_item(book, goal, on=on, but=answered)
    # Words of titles load stems and a thesaurus: a book without goals is spared them.
    from entregent.core.weak_ties import weak_tie_item  # noqa: PLC0415 - slow
    from entregent.services.weak_ties import A_GLANCE, ranked  # noqa: PLC0415 - slow

    found = ranked(
        book, goal, on=on, limit=1, but=answered, depth=A_GLANCE,
        unwritten_since=begun(book, goal),
    )  # fmt: skip
    may_help = [weak_tie_item(tie, goal=goal.pk, name=goal.name, today=on) for tie in found]
    return [*([to_tell] if to_tell else []), *may_help]
