"""What the owner of the example network noted by hand, put into the book as anybody does it."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from entregent.core.drafts import Intent
from entregent.demo import told
from entregent.services.blurbs import add_blurb
from entregent.services.book import today
from entregent.services.favours import add_favour, thank
from entregent.services.fields import set_fields
from entregent.services.finding import find_person, myself
from entregent.services.goals import add_goal, parse_aim
from entregent.services.introduction_sending import sent
from entregent.services.introductions import answer, note_outcome, start, thanked
from entregent.services.opportunities import Opening, add_opportunity
from entregent.storage.models import Book, Goal

Day = Callable[[int], date]  # of so many days ago


def tell(book: Book, *, on: date) -> None:
    """Note all of it, as of a day; what would be to come has happened by today."""

    def day(ago: int) -> date:
        return min(on - timedelta(days=ago), today(book))

    _note_people(book, day)
    for code, text in told.BLURBS.items():
        add_blurb(book, text=text, language=code)
    _favours(book, day)
    _introductions(book, day)
    goal = add_goal(
        book,
        name=told.GOAL,
        kind=told.GOAL_KIND,
        why=told.GOAL_WHY,
        by=on - timedelta(days=told.GOAL_ENDS),
        aims=[parse_aim(aim) for aim in told.AIMS],
    )
    _openings(book, goal, day, on)


def _note_people(book: Book, day: Day) -> None:
    set_fields(book, myself(book), told.OF_MINE, on=day(0))
    fields: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in told.NOTED:
        fields[one.name].append((one.field, one.value))
    for busy in told.BUSY:
        days = f"{day(busy.since)}..{day(0) - timedelta(days=busy.until)}"
        fields[busy.name].append(("boundary", f"busy {days}: {busy.why}"))
    for name, through, ago in told.THROUGH:
        fields[name] += [("through", through), ("met-on", day(ago).isoformat())]
    for name, said in fields.items():
        set_fields(book, find_person(book, name), said, on=day(0))


def _favours(book: Book, day: Day) -> None:
    for one in told.FAVOURS:
        person = find_person(book, one.name)
        favour = add_favour(
            book, person, kind=one.kind, given=one.given, on=day(one.days_ago), outcome=one.outcome
        )
        if one.thanked is not None:
            thank(book, person, number=favour.pk, on=day(one.thanked))


def _introductions(book: Book, day: Day) -> None:
    for one in told.INTRODUCTIONS:
        sides = find_person(book, one.one), find_person(book, one.other)
        row = start(book, *sides, why=one.why, on=day(one.begun))
        mail = partial(sent, book, row, channel="email")
        for place, side in enumerate(sides):
            if place < len(one.asked):
                mail(Intent.INTRODUCE_ASK, side, on=day(one.asked[place]))
            if place < len(one.agreed):
                answer(book, row, side, yes=True, on=day(one.agreed[place]))
        if one.written is not None:
            mail(Intent.INTRODUCE, sides[0], on=day(one.written))
        if one.outcome:
            note_outcome(book, row, one.outcome, on=day(one.met))
        if one.thanked is not None:
            thanked(book, row, on=day(one.thanked))


def _openings(book: Book, goal: Goal, day: Day, on: date) -> None:
    for one in told.OPENINGS:
        said = Opening(
            organisation=one.organisation,
            title=one.title,
            link=one.link,
            note=one.note,
            on=day(one.days_ago),
            until=on - timedelta(days=one.until),
        )
        add_opportunity(book, goal, said)
