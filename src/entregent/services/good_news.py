"""Whom to tell when something goes well: those through whom I know the people it went well with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.language import said_in
from entregent.core.lineage import Lineage
from entregent.core.quoted import outcome
from entregent.core.today import (
    FOR_A_GOAL,
    FROM_A_FAVOUR,
    FROM_AN_INTRODUCTION,
    THANKED_WITHIN,
    Item,
    good_news_item,
)
from entregent.services.book import end_of
from entregent.services.discreet import discreet, safe_name
from entregent.services.wording.language import spoken
from entregent.storage.models import Book, Favour, Goal, Introduction, Person
from entregent.storage.queries import good_news as queries
from entregent.storage.queries.lineage import came_through

LONGEST_OUTCOME = 160  # characters of it in a reason


@dataclass(frozen=True, slots=True)
class Owed:
    """Somebody it is owed to, and whom I met through them: 0 where they helped otherwise."""

    person: int
    other: int
    ref: str
    what: str
    on: date

    @property
    def code(self) -> str:
        """Return why they are to be told."""
        if self.ref.startswith(FROM_AN_INTRODUCTION):
            return "good-news-introduction"
        if self.ref.startswith(FROM_A_FAVOUR):
            return "good-news-favour"
        return "good-news-goal" if self.other else "good-news-helped"


def good_news_items(book: Book, *, on: date, limit: int) -> list[Item]:
    """Return whom to tell what went well lately, each once, those written to since left out."""
    owed = _owed(book, on)[:limit]
    known = queries.written_to(book, {pk for one in owed for pk in (one.person, one.other) if pk})
    items = []
    for one in owed:
        name, wrote = known.get(one.person, ("", None))
        if not name or (wrote and wrote >= end_of(book, one.on - timedelta(days=1))):
            continue
        other = known.get(one.other, ("", None))[0]
        code = one.code if other or not one.other else "good-news-helped"
        items.append(
            good_news_item(
                one.person, ref=one.ref, code=code, other=other, what=one.what, on=one.on, today=on
            )
        )
    return items


def good_news_of(book: Book, goal: Goal, *, on: date) -> list[tuple[Person, str, Item | None]]:
    """Return whom to tell that a goal is reached, whom I met through each, "" where they helped
    otherwise, and the line of the day's list; None where they were written to since.
    """
    if not (goal.reached and goal.closed_on and _met_for(goal)):
        return []
    lineage = Lineage(came_through(book))
    first = {one.person: one for one in reversed(list(_for_a_goal(goal, lineage)))}
    ids = {pk for one in first.values() for pk in (one.person, one.other) if pk}
    known = queries.written_to(book, ids)
    people = Person.objects.in_bulk([pk for pk in first if pk in known])
    told = []
    for pk, one in reversed(first.items()):
        if pk in people:
            wrote, other = known[pk][1], known.get(one.other, ("", None))[0]
            since = wrote and wrote >= end_of(book, one.on - timedelta(days=1))
            code = one.code if other or not one.other else "good-news-helped"
            item = good_news_item(
                pk, ref=one.ref, code=code, other=other, what=one.what, on=one.on, today=on
            )
            told.append((people[pk], other, None if since else item))
    return told


def what_to_tell(book: Book, person: Person, ref: str, *, on: date) -> dict[str, str]:
    """Return what a message of thanks may say: whom I met through them, the goal reached."""
    owed = next((o for o in _owed(book, on) if (o.person, o.ref) == (person.pk, ref)), None)
    if owed is None:
        return {}
    met = Person.objects.filter(book=book, pk=owed.other).first()
    told = {
        "goal": discreet(owed.what) if ref.startswith(FOR_A_GOAL) else "",
        "other": safe_name(met) if met else "",
    }
    if ref.startswith(FROM_A_FAVOUR):
        lang = spoken()
        came = outcome(said_in(lang, discreet(owed.what)), lang)
        told |= {"outcome": came} if 0 < len(came) < LONGEST_OUTCOME else {"untold": "…"}
    return {name: words for name, words in told.items() if words}


def _owed(book: Book, on: date) -> list[Owed]:
    since = on - THANKED_WITHIN
    goals = queries.goals_reached(book, since=since, until=on)
    led = queries.introductions_that_led_somewhere(book, since=since, until=on)
    done = queries.favours_that_led_somewhere(book, since=since, until=on)
    if not goals and not led and not done:
        return []
    lineage = Lineage(came_through(book))
    owed = [one for goal in goals for one in _for_a_goal(goal, lineage)]
    owed += [one for row in led for one in _for_an_introduction(row, lineage)]
    owed += [one for row in done for one in _for_a_favour(row, lineage)]
    first: dict[int, Owed] = {}
    for one in owed:
        first.setdefault(one.person, one)
    return list(first.values())


def _for_a_goal(goal: Goal, lineage: Lineage) -> Iterator[Owed]:
    helped = [(row.person_id, 0) for row in queries.asked_for(goal) if _introduced(row)]
    for person, other in (*_upstream(_met_for(goal), lineage), *helped):
        yield Owed(person, other, f"{FOR_A_GOAL}{goal.pk}", goal.name, goal.closed_on or date.max)


def _met_for(goal: Goal) -> list[int]:
    """Return whom I met on the way to a goal, or asked."""
    aimed_at = [target.person_id for target in goal.targets.all() if target.person_id]
    asked = [favour.person_id for favour in queries.asked_for(goal)]
    return list(dict.fromkeys([*aimed_at, *asked, *queries.introduced_there(goal)]))


def _introduced(favour: Favour) -> bool:
    return favour.kind == "introduction" and favour.answer == "yes"


def _for_an_introduction(row: Introduction, lineage: Lineage) -> Iterator[Owed]:
    """Yield those before the ones it names, who are thanked with the introduction itself."""
    sides = [pk for pk in (row.one_id, row.other_id, row.through_id) if pk]
    what = " ".join(row.outcome.split())[:LONGEST_OUTCOME]
    for person, other in _upstream(sides, lineage):
        if person not in sides:
            yield Owed(person, other, f"{FROM_AN_INTRODUCTION}{row.pk}", what, row.moved_on)


def _for_a_favour(row: Favour, lineage: Lineage) -> Iterator[Owed]:
    """Yield those before whoever did it, who is thanked for the favour itself."""
    what = " ".join(row.outcome.split())[:LONGEST_OUTCOME]
    for person, other in _upstream([row.person_id], lineage):
        yield Owed(person, other, f"{FROM_A_FAVOUR}{row.pk}", what, row.outcome_on or row.on)


def _upstream(people: Iterable[int], lineage: Lineage) -> Iterator[tuple[int, int]]:
    """Yield through whom these people came, in all generations, each with whom they brought."""
    for person in people:
        brought = person
        for through in lineage.upstream(person):
            yield through, brought
            brought = through
