"""The daily list: whom to write to today, and why.

Each kind of reason proposes items; the list takes the most pressing of each kind in turn, so that
no kind fills it, and names a person once.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from entregent.core.patterns import lazy_pattern
from entregent.core.text import number_in

LONGEST_NUMBER = 19  # digits, so that a table can hold it
REPLY_OWED_AFTER = timedelta(days=2)
REPLY_OWED_FOR = timedelta(days=45)  # later, it is a reconnection
FOLLOW_UP_WITHIN = timedelta(days=7)
FOLLOW_UP_AMONG = 4  # others at the table: nobody writes to each of a whole room
BIRTHDAY_AHEAD = timedelta(days=3)
BIRTHDAY_PAST = timedelta(days=2)
ANNIVERSARY_PAST = timedelta(days=2)
ANNIVERSARIES = (1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50)  # years since one met that one marks
NEW_JOB_FOR = timedelta(days=60)
THANKED_WITHIN = timedelta(days=90)  # of meeting somebody through them
REVIVED_AT_ONCE = 2  # ties to revive in one list: a few are written to, many are put off


class ItemKind(StrEnum):
    """Why somebody is in the list; the order is the order of the turns."""

    REPLY = "reply"
    FOLLOW_UP = "follow-up"
    THANK = "thank"
    ANSWER_INTRODUCTION = "answer-introduction"
    OCCASION = "occasion"
    KEEP_IN_TOUCH = "keep-in-touch"
    RECONNECT = "reconnect"
    INTRODUCE = "introduce"


PRACTICES = {
    ItemKind.REPLY: "D6",
    ItemKind.FOLLOW_UP: "D6",
    ItemKind.ANSWER_INTRODUCTION: "A6",
    ItemKind.OCCASION: "D7",
    ItemKind.KEEP_IN_TOUCH: "E1",
    ItemKind.RECONNECT: "A4",
    ItemKind.INTRODUCE: "A8",
    ItemKind.THANK: "A2",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list: a person, a reason as a code with its facts, how pressing it is."""

    kind: ItemKind
    person_id: int
    ref: str  # what makes it this reason and no other: an exchange, an occasion, a due date
    code: str
    due: date
    pressing: float
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the name of this item: the same every day until it is settled."""
        return f"{self.kind}-{self.person_id}-{self.ref}"

    @property
    def practice(self) -> str:
        """Return the code of the practice it serves."""
        if self.code == "for-a-goal":
            return "A3"
        if self.code == "base-for-a-goal":
            return "D1"
        if self.code.startswith("thanks-"):
            return "D9"
        return PRACTICES[self.kind]


# Before the number of what was meant to be done: what I chose, promised, or was promised.
PLANS = {"": "plan", "promise": "promise", "theirs": "theirs"}
ASKED = "ask"  # before the number of a favour asked for, and of the word that asks once more
FOR_A_FAVOUR = "favour"  # before its number: thanks for one
FOR_ITS_RESULT = "result"  # thanks for what came of it later
FOR_BEING_INTRODUCED = "received"  # before the number of an introduction they made by themselves
MET = "met"  # before the day on which it was so many years since one met somebody
FOR_A_GOAL = "goal"  # before the number of the goal that somebody may help with, or helped to reach
FROM_AN_INTRODUCTION = "intro"  # before the number of the one that something came of
FROM_A_FAVOUR = "heard"  # before the number of the one that something came of


def parse_id(item_id: str) -> tuple[ItemKind, int, str] | None:
    """Return the kind, the person and the reason an item's name tells, None when it is none."""
    named, _, ref = item_id.rpartition("-")
    kind, _, person = named.rpartition("-")
    sizes = 0 < len(ref) < LONGEST_NUMBER and 0 < len(person) < LONGEST_NUMBER
    known = kind in set(ItemKind) and sizes and person.isdecimal()
    return (ItemKind(kind), int(person), ref) if known else None


def daily_list(
    proposed: Iterable[Item],
    *,
    limit: int,
    settled: Collection[str] = frozenset(),
    answered: Collection[int] = frozenset(),
) -> list[Item]:
    """Return at most `limit` items: each kind in turn, its most pressing first, a person once.

    Who was `answered` about that day, by their number, comes back another day for another reason,
    unless something was planned with them for it.
    """
    waiting: dict[ItemKind, list[Item]] = defaultdict(list)
    for item in sorted(proposed, key=lambda item: (item.pressing, item.person_id)):
        again = item.person_id in answered and not is_planned(item.ref)
        if item.id not in settled and not again:
            waiting[item.kind].append(item)
    chosen: dict[int, Item] = {}
    while len(chosen) < limit and any(waiting.values()):
        for kind in ItemKind:
            if kind is ItemKind.RECONNECT and _revived(chosen) >= REVIVED_AT_ONCE:
                waiting[kind].clear()
            taken = _next(waiting[kind], chosen) if len(chosen) < limit else None
            if taken:
                chosen[taken.person_id] = taken
    order = list(ItemKind)
    return sorted(chosen.values(), key=lambda item: (order.index(item.kind), -item.pressing))


def _revived(chosen: Mapping[int, Item]) -> int:
    return sum(item.kind is ItemKind.RECONNECT for item in chosen.values())


def _next(items: list[Item], chosen: Collection[int]) -> Item | None:
    while items:
        item = items.pop()
        if item.person_id not in chosen:
            return item
    return None


def birthdays_near(today: date) -> dict[str, date]:
    """Return the month and day of each birthday worth a word today, with its date.

    In a year without it, the 29th of February is kept on the 28th.
    """
    days = range(-BIRTHDAY_PAST.days, BIRTHDAY_AHEAD.days + 1)
    near = {f"{day:%m-%d}": day for n in days for day in [today + timedelta(days=n)]}
    if "02-28" in near and not _is_leap(near["02-28"].year):
        near["02-29"] = near["02-28"]
    return near


def anniversaries_near(today: date) -> dict[date, tuple[int, date]]:
    """Return, by the day one met somebody, how many years that makes and on which day of these.

    Today, or a day just past: a day one met is noted by nobody ahead.
    """
    return {
        met: (years, day)
        for days in range(ANNIVERSARY_PAST.days + 1)
        for day in [today - timedelta(days=days)]
        for years in ANNIVERSARIES
        for met in _days_of(day, day.year - years)
    }


def _days_of(day: date, year: int) -> list[date]:
    """Return the days of a year that are kept on a day of another."""
    if (day.month, day.day) == (2, 29):
        return [day.replace(year=year)] if _is_leap(year) else []
    same = [day.replace(year=year)]
    kept_early = (day.month, day.day) == (2, 28) and _is_leap(year) and not _is_leap(day.year)
    return [*same, date(year, 2, 29)] if kept_early else same


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


_PREFIXES = lazy_pattern(r"(?:\s*(?:re|ref?|fwd?|tr|aw|wg)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)


_BEFORE_A_SIGN = lazy_pattern(r"(?<=\w) (?=[?!;:»])|(?<=«) (?=\w)")


def topic(subject: str) -> str:
    """Return what a mail is about, without the "Re:" and "TR:" before it; the space before a sign,
    which French writes and hardly anybody types so, no line may break at.
    """
    about = _PREFIXES.sub("", subject, count=1) if _PREFIXES.match(subject) else subject
    return _BEFORE_A_SIGN.sub("\u202f", about)


_PLANNED = {"": "planned", "promise": "promised", "theirs": "promised-to-me"}


def planned_item(
    person_id: int, *, number: int, text: str, on: date, today: date, kind: str = ""
) -> Item:
    """Return what was meant to be done by now; the day it was meant for is the most pressing.

    `kind` is one of PLANS. What I promised when we met goes before a word for having met.
    """
    ref, pressing = f"{PLANS[kind]}{number}", 1 / (1 + abs((today - on).days))
    pressing += kind == "promise"
    return Item(ItemKind.FOLLOW_UP, person_id, ref, _PLANNED[kind], on, pressing, {"text": text})


def reminder_item(
    person_id: int, *, favour: int, number: int, what: str, asked_on: date, on: date, today: date
) -> Item:
    """Return a word to send once more about what I asked; `number`: 1, or 2 for the last one."""
    facts = {"asked": what, "days": (today - asked_on).days}
    code = "unanswered" if number == 1 else "unanswered-still"
    pressing = 1 / (1 + (today - on).days)
    return Item(
        ItemKind.FOLLOW_UP, person_id, f"{ASKED}{favour}x{number}", code, on, pressing, facts
    )  # fmt: skip


def is_planned(ref: str) -> bool:
    """Tell whether an item is there because it was meant to be, which is given up for good."""
    return ref.startswith(tuple(PLANS.values()))


def numbered(ref: str, mark: str) -> int:
    """Return the number after a mark in the name of an item, 0 where it has another.

    >>> numbered("ask12x2", ASKED), numbered("favour3", FOR_A_FAVOUR), numbered("7", ASKED)
    (12, 3, 0)
    """
    number = ref.removeprefix(mark).partition("x")[0] if ref.startswith(mark) else ""
    return number_in(number) or 0


def is_for_a_goal(ref: str) -> bool:
    """Tell whether an item is about a goal: somebody may help with it, or helped to reach it."""
    return ref.startswith(FOR_A_GOAL)


def goal_meant(ref: str) -> int:
    """Return the number of the goal that an item is about, 0 for none."""
    return number_in(ref.removeprefix(FOR_A_GOAL)) or 0 if is_for_a_goal(ref) else 0


def introduction_item(
    person_id: int, *, introduction: int, steps: int, code: str, on: date, today: date, name: str
) -> Item:
    """Return what an introduction waits for, with whom; the longer it waits, the sooner."""
    pressing = 1 + (today - on).days / 7
    return Item(
        ItemKind.ANSWER_INTRODUCTION, person_id, f"{introduction}x{steps}", code, on, pressing,
        {"other": name},
    )  # fmt: skip


def introduce_item(
    person_id: int,
    *,
    other: int,
    name: str,
    need: str,
    offer: str,
    score: float,
    today: date,
    by_meaning: bool = False,
) -> Item:
    """Return somebody worth introducing to another, who offers what they need, or what is near it
    in meaning.
    """
    facts = {"other": name, "need": need, "offer": offer}
    code = "worth-introducing-by-meaning" if by_meaning else "worth-introducing"
    return Item(ItemKind.INTRODUCE, person_id, str(other), code, today, score, facts)


def thank_item(person_id: int, *, met: int, name: str, on: date, today: date) -> Item:
    """Return somebody through whom I met another lately, and who is to be thanked for it."""
    facts = {"other": name, "days": (today - on).days}
    pressing = 1 / (1 + (today - on).days)
    return Item(ItemKind.THANK, person_id, str(met), "came-through", on, pressing, facts)


def thanks_item(
    person_id: int, *, ref: str, code: str, on: date, today: date, facts: Mapping[str, Any]
) -> Item:
    """Return somebody to whom thanks are owed since a day; the fresher, the more pressing.

    Codes: thanks-granted, thanks-came-of-it, thanks-refused, thanks-result, thanks-received.
    """
    pressing = 1 / (1 + (today - on).days)
    return Item(ItemKind.THANK, person_id, ref, code, on, pressing, dict(facts))


def good_news_item(
    person_id: int, *, ref: str, code: str, other: str, what: str, on: date, today: date
) -> Item:
    """Return somebody who helped on the way to what was reached, and whom to tell of it."""
    pressing = 1 / (1 + (today - on).days)
    facts = {"other": other, "what": what}
    return Item(ItemKind.THANK, person_id, ref, code, on, pressing, facts)


def reply_item(person_id: int, *, exchange: int, subject: str, wrote_on: date, today: date) -> Item:
    """Return the reply owed to the last mail of a thread; the fresher, the more pressing."""
    days = (today - wrote_on).days
    about = topic(subject)
    facts = {"days": days, "subject": about}
    code = "reply-owed-about" if about else "reply-owed"
    due = wrote_on + REPLY_OWED_AFTER
    pressing = 1 / max(1, days - 1)
    return Item(ItemKind.REPLY, person_id, str(exchange), code, due, pressing, facts)


def follow_up_item(
    person_id: int, *, exchange: int, channel: str, met_on: date, today: date, note: str = ""
) -> Item:
    """Return the word owed after we met: within 48 hours, while it is fresh."""
    days = (today - met_on).days
    due = met_on + timedelta(days=2)
    code = f"met-{channel}-noted" if note else f"met-{channel}"
    facts = {"days": days, "note": note} if note else {"days": days}
    pressing = 1 / max(1, days)
    return Item(ItemKind.FOLLOW_UP, person_id, str(exchange), code, due, pressing, facts)


def birthday_item(person_id: int, *, day: date, today: date, strength: float) -> Item:
    """Return a birthday a few days off: today's before any to come, the stronger tie before."""
    code = "birthday-today" if day == today else "birthday"
    days = (day - today).days
    pressing = 1.0 + strength / (1 - days) if days <= 0 else strength / (1.0 + strength) / days
    return Item(
        ItemKind.OCCASION, person_id, f"{day:%Y%m%d}", code, day, pressing, {"days": days}
    )  # fmt: skip


def anniversary_item(
    person_id: int, *, years: int, day: date, today: date, strength: float
) -> Item:
    """Return a round number of years since one met somebody; after birthdays of today."""
    facts = {"days": (today - day).days, "years": years}
    pressing = strength / (1.0 + strength)
    return Item(
        ItemKind.OCCASION, person_id, f"{MET}{day:%Y%m%d}", "years-since-met", day, pressing, facts
    )  # fmt: skip


def new_job_item(
    person_id: int,
    *,
    occasion: int,
    on: date,
    today: date,
    strength: float,
    facts: Mapping[str, Any],
) -> Item:
    """Return a new position worth a word, as long as it is news."""
    news = 1.0 - (today - on) / NEW_JOB_FOR
    return Item(
        ItemKind.OCCASION, person_id, f"job{occasion}", "new-job", on, news * (1.0 + strength),
        dict(facts),
    )  # fmt: skip


def keep_in_touch_item(
    person_id: int, *, due: date, cadence: int, today: date, last: date | None
) -> Item:
    """Return a tie whose due date has come; the longer overdue for its cadence, the sooner."""
    late = (today - due).days
    facts = {"cadence": cadence, "silent": (today - last).days if last else None}
    return Item(
        ItemKind.KEEP_IN_TOUCH, person_id, f"{due:%Y%m%d}",
        "due-again" if last else "due-first", due, late / cadence, facts,
    )  # fmt: skip
