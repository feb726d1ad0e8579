"""The reasons and actions of today’s list."""

from datetime import date, timedelta

from entregent.core.today import Item, ItemKind
from entregent.services.wording import weak_ties
from entregent.services.wording.favours import ask
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import day, every, in_years, length

_REASONS: dict[str, Sentence] = {
    "reply-owed": _("Wrote to you %(ago)s ago and is still waiting for an answer."),
    "reply-owed-about": _("Wrote to you %(ago)s ago, “%(subject)s”, and is waiting for an answer."),
    "planned": _("You had noted: “%(text)s”."),
    "promised": _("You promised: “%(text)s”."),
    "promised-to-me": _("They promised: “%(text)s”. Nothing has come yet."),
    "unanswered": _("You asked for %(asked)s %(ago)s ago, and have no answer."),
    "unanswered-still": _(
        "You asked for %(asked)s %(ago)s ago, and once more since, without an answer."
    ),
    "thanks-granted": _("You asked for %(asked)s on %(day)s, and they said yes."),
    "thanks-came-of-it": _("You asked for %(asked)s on %(day)s. What came of it: “%(outcome)s”."),
    "thanks-refused": _("You asked for %(asked)s on %(day)s. They would rather not, and said so."),
    "thanks-result": _(
        "You thanked them for %(asked)s. Since then something came of it: “%(outcome)s”."
    ),
    "thanks-received": _("Introduced you to %(other)s on %(day)s, unasked."),
    "met-meeting": _("You met %(when)s, and nothing has been sent since."),
    "met-meal": _("You shared a meal %(when)s, and nothing has been sent since."),
    "met-event": _("You saw each other at an event %(when)s, and nothing has been sent since."),
    "met-meeting-noted": _("You met %(when)s and noted “%(note)s”; nothing has been sent since."),
    "met-meal-noted": _(
        "You shared a meal %(when)s and noted “%(note)s”; nothing has been sent since."
    ),
    "met-event-noted": _(
        "You saw each other at an event %(when)s and noted “%(note)s”; nothing has been sent since."
    ),
    "birthday-today": _("Has a birthday today."),
    "birthday-tomorrow": _("Has a birthday tomorrow."),
    "birthday-ahead": _("Has a birthday in %(length)s."),
    "birthday-yesterday": _("Had a birthday yesterday."),
    "birthday-past": _("Had a birthday %(length)s ago."),
    "years-since-met": _("%(years)s today since you met."),
    "years-since-met-lately": _("%(years)s this week since you met."),
    "new-job": _("Has just become %(title)s at %(organisation)s."),
    "new-job-firm": _("Has just joined %(organisation)s."),
    "new-job-title": _("Has a new position: %(title)s."),
    "due-again": _("%(silent)s without a word; you meant to be in touch %(every)s."),
    "due-first": _("You meant to be in touch %(every)s, and have not started yet."),
    "silent": _("%(silent)s of silence. A word is enough."),
    "silent-once-strong": _("%(silent)s of silence, after a real tie. A word is enough."),
    "silent-with-news": _("%(silent)s of silence. Now: %(news)s"),
    "silent-once-strong-with-news": _("%(silent)s of silence, after a real tie. Now: %(news)s"),
    "base-for-a-goal": _("Circle “%(circle)s”: one of the first to tell about “%(goal)s”."),
    "for-a-goal": _("May help with “%(goal)s”. %(why)s"),
    "worth-introducing": _(
        "Is looking for “%(need)s”; %(other)s offers “%(offer)s”, and they do not know each other."
    ),
    "worth-introducing-by-meaning": _(
        "Is looking for “%(need)s”; %(other)s offers “%(offer)s”, near in meaning though not word"
        " for word, and they do not know each other."
    ),
    "came-through": _("You met %(other)s through them, %(when)s."),
    "good-news-goal": _(
        "You reached “%(what)s”. You know %(other)s through them: they will be glad to hear it."
    ),
    "good-news-helped": _(
        "You reached “%(what)s”, and they opened a door on the way: they will be glad to hear it."
    ),
    "good-news-favour": _(
        "Something came of what you asked %(other)s, whom you know through them: “%(what)s”."
    ),
    "good-news-introduction": _(
        "Something came of an introduction: “%(what)s”. It began with them, for you know"
        " %(other)s through them."
    ),
    "introduction-ask-second": _("%(other)s would like to be introduced: now ask them."),
    "introduction-remind": _("Has not answered yet about meeting %(other)s."),
    "introduction-give-up": _(
        "No answer about meeting %(other)s in three weeks: let it go kindly."
    ),
    "introduction-write": _("Would like to meet %(other)s, who would too: introduce them."),
    "introduction-did-they-meet": _("You introduced them to %(other)s a while ago. Did they meet?"),
    "introduction-thank-and-tell": _("Met %(other)s thanks to you: thank them both."),
    "introduction-thank-the-other": _("Met %(other)s thanks to you, and is still to be thanked."),
    "introduction-tell-it-will-not-be": _("Waits to hear about the introduction you suggested."),
    "introduction-wait-for-it": _("Said yes to introducing you to %(other)s."),
    "introduction-did-we-meet": _("Introduced you to %(other)s a while ago. Did you meet?"),
    "introduction-thank-them": _("Introduced you to %(other)s, whom you met: thank them."),
    "connected-only": _("Connected %(silent)s ago, and never written to."),
    "connected-only-with-news": _("Connected %(silent)s ago, never written to. Now: %(news)s"),
}
_NEWS: dict[str, Sentence] = {
    "both": _("%(title)s at %(organisation)s."),
    "firm": _("at %(organisation)s."),
    "title": _("%(title)s."),
}
_WHEN: dict[str, Sentence] = {
    "today": _("today"),
    "yesterday": _("yesterday"),
    "ago": _("%(ago)s ago"),
}
_ACTIONS: dict[ItemKind, Sentence] = {
    ItemKind.REPLY: _("Answer, even in two lines."),
    ItemKind.FOLLOW_UP: _("Send a word while it is fresh, with whatever you promised."),
    ItemKind.OCCASION: _("Send a word that is only about them."),
    ItemKind.KEEP_IN_TOUCH: _("Ask how they are."),
    ItemKind.INTRODUCE: _("Ask each of them in private whether they would like to meet."),
    ItemKind.THANK: _("Say thank you, and what became of it."),
    ItemKind.RECONNECT: _("A short word: own up to the silence, ask for nothing."),
}
# What is to be done where the kind of an item alone does not tell.
_BY_CODE: dict[str, Sentence] = {
    "planned": _("You chose the day; a word is enough."),
    "promised": _("Keep the promise; the message is begun."),
    "promised-to-me": _("Ask once, lightly, or let it go."),
    "unanswered": _("One word more, lightly; a no is an answer too."),
    "unanswered-still": _("One last word; then leave it at that."),
    "base-for-a-goal": _("Say what you are after, and ask whom they would talk to in your place."),
    "thanks-refused": _("Thank them for their answer: a plain no helps too."),
}
# What leads an introduction on, by what it waits for.
_LED_ON: dict[str, Sentence] = {
    "introduction-ask-second": _("Ask them: the message is ready."),
    "introduction-remind": _("Ask once more, without pressing: the message is ready."),
    "introduction-give-up": _("Close the introduction; tell the other simply, if they wait."),
    "introduction-write": _("Introduce them to each other: the message is ready."),
    "introduction-did-they-meet": _("Ask them, and note what came of it."),
    "introduction-thank-and-tell": _("A word of thanks to each: the messages are ready."),
    "introduction-thank-the-other": _("Thank them too: the message is ready."),
    "introduction-tell-it-will-not-be": _("Tell them kindly, without a reason."),
    "introduction-wait-for-it": _("Leave them some time, or ask how it stands."),
    "introduction-did-we-meet": _("Note whether you met."),
    "introduction-thank-them": _("Thank them, and tell them how it went."),
}
_KINDS: dict[ItemKind, Sentence] = {
    ItemKind.REPLY: _("Reply owed"),
    ItemKind.FOLLOW_UP: _("Follow up"),
    ItemKind.OCCASION: _("Occasion"),
    ItemKind.KEEP_IN_TOUCH: _("Keep in touch"),
    ItemKind.RECONNECT: _("Reconnect"),
    ItemKind.ANSWER_INTRODUCTION: _("Introduction under way"),
    ItemKind.INTRODUCE: _("Worth introducing"),
    ItemKind.THANK: _("Thank"),
}


def reason(item: Item) -> str:
    """Return why somebody is in the list, with the facts, as one sentence."""
    facts = dict(item.facts)
    if item.code == "new-job":
        return say(_REASONS[_new_job(facts)], **facts)
    if item.code == "birthday":
        return _birthday(facts["days"])
    if item.code == "years-since-met":
        code = "years-since-met-lately" if facts["days"] else item.code
        return say(_REASONS[code], years=_capital(in_years(facts["years"])))
    if "asked" in facts:
        facts["asked"] = ask(str(facts["asked"]))
    if isinstance(said_on := facts.get("on"), date):
        facts["day"] = day(said_on, today=item.due)
    if item.code == "for-a-goal":
        facts["why"] = weak_ties.reason(item.facts["tie"])
    values: dict[str, object] = dict(facts)
    if "days" in facts:
        values |= {
            "ago": length(facts["days"]),
            "when": _when(facts["days"]),
            "silent": _capital(length(facts["days"]))
            if item.code.startswith("silent")
            else length(facts["days"]),
        }
    if "cadence" in facts:
        values["every"] = every(facts["cadence"])
        values["silent"] = _capital(length(facts["silent"])) if facts["silent"] else ""
    if item.code.endswith("-with-news"):
        values["news"] = _news(facts)
    return say(_REASONS[item.code], **values)


def _new_job(facts: dict[str, object]) -> str:
    if facts["title"] and facts["organisation"]:
        return "new-job"
    return "new-job-firm" if facts["organisation"] else "new-job-title"


def _news(facts: dict[str, object]) -> str:
    both = bool(facts["title"]) and bool(facts["organisation"])
    kind = "both" if both else "firm" if facts["organisation"] else "title"
    return say(_NEWS[kind], **facts)


def _birthday(days: int) -> str:
    near = {1: "birthday-tomorrow", -1: "birthday-yesterday"}
    code = near.get(days, "birthday-ahead" if days > 0 else "birthday-past")
    return say(_REASONS[code], length=length(abs(days)))


def _when(days: int) -> str:
    code = "today" if days == 0 else "yesterday" if days == 1 else "ago"
    return say(_WHEN[code], ago=length(days))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def action(item: Item) -> str:
    """Return what to do about an item."""
    if item.code == "for-a-goal":
        return weak_ties.ask(item.facts["tie"])
    if item.kind is ItemKind.ANSWER_INTRODUCTION:
        return say(_LED_ON[item.code])
    return say(_BY_CODE.get(item.code) or _ACTIONS[item.kind])


def kind(item: Item) -> str:
    """Return what kind of reason an item has, in a word or two."""
    return say(_KINDS[item.kind])


_AN_HOUR = _("More than an hour.")
_MINUTES = ngettext("About one minute.", "About %(count)s minutes.")
_EACH = {
    ItemKind.REPLY: timedelta(minutes=5),
    ItemKind.FOLLOW_UP: timedelta(minutes=4),
    ItemKind.OCCASION: timedelta(minutes=2),
    ItemKind.KEEP_IN_TOUCH: timedelta(minutes=3),
    ItemKind.RECONNECT: timedelta(minutes=4),
    ItemKind.ANSWER_INTRODUCTION: timedelta(minutes=3),
    ItemKind.INTRODUCE: timedelta(minutes=5),
    ItemKind.THANK: timedelta(minutes=2),
}


def _in_minutes(count: int) -> str:
    if count > 10:  # nobody counts them one by one: the settings and the list say the same
        count = 5 * round(count / 5)
    return say(_AN_HOUR) if count > 60 else say(_MINUTES, count=max(1, count))


def minutes_for(people: int) -> str:
    """Return how long it takes to write to so many people, whatever the reasons."""
    each = sum(_EACH.values(), timedelta()) / len(_EACH)
    return _in_minutes(round(people * each / timedelta(minutes=1)))


def minutes(items: list[Item]) -> str:
    """Return how long the list takes."""
    total = sum((_EACH[item.kind] for item in items), timedelta())
    return _in_minutes(round(total / timedelta(minutes=1)))
