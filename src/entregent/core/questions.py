"""Questions to bring to an interview, a lunch or an event (practices B3, D4): from somebody's path,
from what was said last, and from what is not known of them yet.

One is interested in others by asking what only they can answer; a few, for there is an hour.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from entregent.core.text import fold

MOST, LEAST = 8, 5
_SPECIFIC = 6  # of them, so that what is not known yet has room
_YEAR = 365.25  # days
_NEW = 1.0  # years in a job that is still one
_LONG = 8.0  # years that say something
# What somebody works on, where one may ask how it is done.
TRADES = (
    "sales", "marketing", "finance", "people", "engineering", "it", "product", "operations",
    "legal", "research", "education", "health", "design", "communication", "consulting", "public",
    "general",
)  # fmt: skip
_LEADS = ("manager", "director", "executive")


class Meeting(StrEnum):
    """What one prepares for."""

    INTERVIEW = "interview"
    LUNCH = "lunch"
    EVENT = "event"


class Question(NamedTuple):
    """A question by its code, with the words that stand in it."""

    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is or was: `started` and `ended` as precise as known, "" for unknown."""

    firm: str
    title: str
    started: str = ""
    ended: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody, by what one may ask them about."""

    now: Place | None = None
    before: Sequence[Place] = ()  # the latest first
    level: str = ""
    topic: str = ""  # of the last exchange
    needs: Sequence[str] = ()
    matters: Sequence[str] = ()
    offers: Sequence[str] = ()
    mine: frozenset[str] = field(default_factory=frozenset)  # firms where I am or was too
    left: frozenset[str] = field(default_factory=frozenset)  # those of them where I was
    my_function: str = ""
    goal: str = ""  # mine, that they may help with
    news: str = ""  # the firm they joined of late, as a file told


# What is asked on which occasion, the best first.
_ORDER = {
    Meeting.INTERVIEW: (
        "path", "changed-function", "risen", "new-job", "long-there", "need", "since-i-left",
        "trade", "goal", "goal-people", "leads", "first-firm", "no-title", "no-path", "since",
        "week", "topic", "begin", "mistake", "read", "days", "joy", "no-need", "matters",
        "no-matters", "no-offer",
    ),
    Meeting.LUNCH: (
        "topic", "matters", "need", "new-job", "path", "long-there", "since-i-left", "together",
        "risen", "changed-function", "first-firm", "trade", "no-title", "no-path", "days", "joy",
        "no-need", "no-matters", "no-offer", "begin", "week", "read",
    ),
    Meeting.EVENT: (
        "why-here", "new-job", "topic", "path", "need", "trade", "no-title", "risen", "week",
        "days", "joy", "no-need", "no-offer", "worth-it", "begin",
    ),
}  # fmt: skip
_LAST = "who-else"  # a talk leads to another


def questions(known: Known, meeting: Meeting, *, on: date) -> list[Question]:
    """Return five to eight questions for a meeting, those that only they can answer first.

    Codes: path, changed-function, risen, new-job, long-there, leads, trade, week, first-firm,
    together, since-i-left, topic, need, matters; goal of whoever works on what I work on,
    goal-people of anybody else; no-title, no-path, since, no-need, no-matters, no-offer where
    nothing is known of it; begin, mistake, read of a job, days and joy where none is known;
    why-here, worth-it; who-else, always the last. What I know from inside a firm is not asked.
    """
    asked = {question.code: question for question in _all(known, on)}
    ordered = [asked[code] for code in _ORDER[meeting] if code in asked]
    theirs = [question for question in ordered if question.facts][:_SPECIFIC]
    open_ones = [question for question in ordered if not question.facts]
    room = max(MOST - 1 - len(theirs), 0)
    some = [*theirs, *open_ones[: max(room, LEAST - 1 - len(theirs))]]
    some.sort(key=lambda question: _ORDER[meeting].index(question.code))
    return [*some, Question(_LAST, {})]


def _all(known: Known, on: date) -> Iterator[Question]:
    yield from _of_the_path(known, on)
    works = known.now is not None and bool(known.now.firm or known.now.title)
    for code, value in (("topic", known.topic), (_goal(known, works=works), known.goal)):
        if value:
            yield Question(code, {"text": value})
    told = (("need", known.needs), ("matters", known.matters), ("offer", known.offers))
    for code, values in told:
        if not values:
            yield Question(f"no-{code}", {})
        elif code != "offer":
            yield Question(code, {"text": values[0]})
    of_a_job = ("begin", "mistake", "read") if works else ("days", "joy")
    for code in (*of_a_job, "why-here", "worth-it"):
        yield Question(code, {})


def _goal(known: Known, *, works: bool) -> str:
    """Return how my goal is asked about: what to do, of whoever knows the trade; else whom to see.

    Nobody is presumed useless to it (practice A1), nor to know a trade that is not theirs.
    """
    theirs = known.now.function if known.now else ""
    another = theirs and known.my_function and theirs != known.my_function
    return "goal" if works and not another else "goal-people"


def _of_the_path(known: Known, on: date) -> Iterator[Question]:
    now, before = known.now, next((place for place in known.before if place.firm), None)
    if now and now.firm:
        years = _years(now.started, on)
        if before and before.firm != now.firm:
            yield Question("path", {"before": before.firm, "firm": now.firm})
        if (years is not None and years <= _NEW) or fold(known.news) == fold(now.firm):
            yield Question("new-job", {"firm": now.firm})
        if years is not None and years >= _LONG:
            yield Question("long-there", {"firm": now.firm, "years": str(int(years))})
        yield from _seen_there(now, known, years)
    yield from _of_the_climb(known)
    if now and now.function in TRADES:
        yield Question("trade", {"function": now.function})
    if now and now.title:
        yield Question("week", {"title": now.title})
    other = next(
        (p for p in known.before if p.function and now and p.function != now.function), None
    )
    if now and now.function and other:
        yield Question("changed-function", {"before": other.function, "function": now.function})
    shared = next((place.firm for place in known.before if place.firm in known.mine), "")
    if shared:
        yield Question("together", {"firm": shared})


def _seen_there(now: Place, known: Known, years: float | None) -> Iterator[Question]:
    """Yield what they see where they are, and what is not known of it: what they do, since when,
    where before; of a firm I know from inside, what changed since.
    """
    if known.level in _LEADS and now.firm not in known.mine:
        yield Question("leads", {"firm": now.firm})
    if now.firm in known.left:
        yield Question("since-i-left", {"firm": now.firm})
    if not now.title:
        yield Question("no-title", {"firm": now.firm})
    if now.firm in known.mine:
        return
    if not known.before:
        yield Question("no-path", {"firm": now.firm})
    if years is None:
        yield Question("since", {"firm": now.firm})


def _of_the_climb(known: Known) -> Iterator[Question]:
    """Yield what they became in one firm, and where they began long before."""
    now = known.now
    same = [place for place in known.before if now and place.firm == now.firm and place.title]
    if now and now.title and same and fold(same[0].title) != fold(now.title):
        yield Question("risen", {"before": same[0].title, "title": now.title})
    first = next((place for place in reversed(known.before) if place.firm), None)
    firms = {place.firm for place in known.before if place.firm}
    if first and len(firms) > 1 and (not now or first.firm != now.firm):
        yield Question("first-firm", {"firm": first.firm})


def _years(started: str, on: date) -> float | None:
    """Return for how many years somebody is there, None when not even the year is known."""
    parts = [int(part) for part in started.split("-") if part.isdecimal()]
    if not parts or not 1 <= parts[0] <= on.year:
        return None
    # Of a year alone, its middle: nobody says since when more precisely than they know.
    year, month, day = (*parts, *(7, 1)[len(parts) - 1 :])[:3]
    try:
        return max(0.0, (on - date(year, month, day)).days / _YEAR)
    except ValueError:
        return None
