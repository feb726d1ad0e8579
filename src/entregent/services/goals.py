"""Goals and their targets: begun, corrected, closed; each act can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.functions import FUNCTIONS
from entregent.core.goals import KINDS, TARGETS
from entregent.core.text import fold, typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.journal import Recorder
from entregent.storage.models import Book, Goal, Target
from entregent.storage.queries.goals import goals_called, targets_of

LONGEST_NAME, LONGEST_VALUE, LONGEST_WHY = 200, 300, 2_000  # characters


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it is typed: its kind, its words; a person by number, e-mail or name."""

    kind: str
    value: str


def parse_aim(text: str) -> Aim:
    """Return what `organisation=Airbus` says."""
    kind, equals, value = text.partition("=")
    if not equals or kind.strip() not in TARGETS or not value.strip():
        raise EntregentError("not-a-target", value=text[:60], kinds=", ".join(TARGETS))
    return Aim(kind.strip(), value)


def add_goal(
    book: Book,
    *,
    name: str,
    kind: str = "other",
    why: str = "",
    by: date | None = None,
    aims: Sequence[Aim] = (),
) -> Goal:
    """Begin a goal with what it is aimed at."""
    name, key = _name(book, name)
    with journal.entry(book, "goal", name=name) as recorder:
        goal = recorder.create(
            Goal(
                book=book, name=name, key=key, kind=_kind(kind), why=_why(why),
                started_on=today(book), by=_by(book, by),
            )
        )  # fmt: skip
        for aim in aims:
            _aim_at(recorder, goal, aim)
    return goal


def change_goal(book: Book, goal: Goal, *, name: str, kind: str, why: str, by: date | None) -> None:
    """Correct a goal."""
    name, key = _name(book, name, but=goal.pk)
    by = by if by == goal.by else _by(book, by)
    with journal.entry(book, "goal-set", name=goal.name) as recorder:
        recorder.change(goal, name=name, key=key, kind=_kind(kind), why=_why(why), by=by)


def set_goal(book: Book, goal: Goal, fields: Sequence[tuple[str, str]]) -> None:
    """Correct a goal field by field; a target with a minus before it is taken away."""
    said = {"name": goal.name, "kind": goal.kind, "why": goal.why}
    said |= {field: value for field, value in fields if field in said}
    days = [value for field, value in fields if field == "by"]
    by = (parse_day(days[-1]) if days[-1].strip() else None) if days else goal.by
    with journal.entry(book, "goal-set", name=goal.name):
        change_goal(book, goal, by=by, **said)
        for field, value in fields:
            if field == "target" and value.startswith("-"):
                take_aim_off(book, goal, parse_aim(value[1:]))
            elif field == "target":
                add_target(book, goal, parse_aim(value))


def add_target(book: Book, goal: Goal, aim: Aim) -> None:
    """Aim a goal at one thing more; what it is aimed at already stays as it is."""
    with journal.entry(book, "goal-set", name=goal.name) as recorder:
        _aim_at(recorder, goal, aim)


def drop_target(book: Book, goal: Goal, number: int) -> None:
    """Aim a goal at one thing less."""
    target = Target.objects.filter(goal=goal, pk=number)
    if not target.exists():
        raise EntregentError("no-such-target", number=number)
    with journal.entry(book, "goal-set", name=goal.name) as recorder:
        recorder.delete(target)


def take_aim_off(book: Book, goal: Goal, aim: Aim) -> None:
    """Take away the target that these words say."""
    found = [
        target
        for target in targets_of(goal)
        if target.kind == aim.kind
        and fold(aim.value) in (target.key, fold(target.person.name) if target.person else "")
    ]
    if not found:
        raise EntregentError("not-aimed-at", name=goal.name, value=aim.value[:60])
    drop_target(book, goal, found[0].pk)


def close_goal(book: Book, goal: Goal, *, on: date, reached: bool = False) -> None:
    """Close a goal, reached or given up: it stays to be looked back at."""
    if reached:
        with journal.entry(book, "goal-reached", name=goal.name) as recorder:
            recorder.change(goal, closed_on=on, reached=True)
        return
    with journal.entry(book, "goal-close", name=goal.name) as recorder:
        recorder.change(goal, closed_on=on, reached=False)


def reopen_goal(book: Book, goal: Goal) -> None:
    """Open a closed goal again."""
    with journal.entry(book, "goal-reopen", name=goal.name) as recorder:
        recorder.change(goal, closed_on=None, reached=False)


def find_goal(book: Book, which: str) -> Goal:
    """Return the goal that a number, a name, the beginning of one or words of one mean."""
    found = goals_called(book, which)
    if not found:
        raise EntregentError("no-such-goal", which=which[:60])
    if len(found) > 1:
        matches = [(goal.pk, goal.name) for goal in found]
        raise EntregentError("several-goals", which=which, count=len(found), matches=matches)
    return found[0]


def _aim_at(recorder: Recorder, goal: Goal, aim: Aim) -> None:
    if aim.kind not in TARGETS:
        raise EntregentError("not-a-choice", value=aim.kind, choices=", ".join(TARGETS))
    value = " ".join(typed(aim.value).split())
    person = find_person(goal.book, value) if aim.kind == "person" and value else None
    if aim.kind == "function" and value not in FUNCTIONS:
        raise EntregentError("not-a-choice", value=value[:60], choices=", ".join(FUNCTIONS))
    key = "" if person else fold(value)[:LONGEST_VALUE]
    if len(value) > LONGEST_VALUE:
        raise EntregentError("words-too-long", most=LONGEST_VALUE)
    if not person and not key:
        raise EntregentError("target-missing")
    if Target.objects.filter(goal=goal, kind=aim.kind, key=key, person=person).exists():
        return
    recorder.create(
        Target(
            book_id=goal.book_id, goal=goal, kind=aim.kind, value="" if person else value, key=key,
            person=person,
        )
    )  # fmt: skip


def _name(book: Book, said: str, but: int = 0) -> tuple[str, str]:
    name = " ".join(typed(said).split())
    if not fold(name):
        raise EntregentError("goal-nameless")
    if len(name) > LONGEST_NAME:
        raise EntregentError("words-too-long", most=LONGEST_NAME)
    key = fold(name)[:LONGEST_NAME]
    same = Goal.objects.filter(book=book, key=key).exclude(pk=but).first()
    if same:
        raise EntregentError("goal-there", name=same.name)
    return name, key


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise EntregentError("not-a-choice", value=kind, choices=", ".join(KINDS))
    return kind


def _why(why: str) -> str:
    if len(typed(why)) > LONGEST_WHY:
        raise EntregentError("words-too-long", most=LONGEST_WHY)
    return typed(why)


def _by(book: Book, by: date | None) -> date | None:
    if by and by < today(book):
        raise EntregentError("goal-in-past", by=by.isoformat())
    return by
