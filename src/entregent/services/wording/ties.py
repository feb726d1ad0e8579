"""Ties in words: the label, and the one sentence that explains the figure."""

from datetime import date

from entregent.core.ties import Label
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import day, every, length, number

LABELS: dict[Label, Sentence] = {
    Label.CLOSE: _("close"),
    Label.REGULAR: _("regular"),
    Label.WEAK: _("weak"),
    Label.FADING: _("fading"),
    Label.DORMANT: _("dormant"),
}
# With the noun: a label alone does not follow it in every language.
TIES: dict[Label, Sentence] = {
    Label.CLOSE: _("close tie"),
    Label.REGULAR: _("regular tie"),
    Label.WEAK: _("weak tie"),
    Label.FADING: _("fading tie"),
    Label.DORMANT: _("dormant tie"),
}
CHANNELS: dict[str, Sentence] = {
    "meeting": _("a meeting"),
    "meal": _("a meal"),
    "call": _("a call"),
    "video": _("a video call"),
    "email": _("a mail"),
    "message": _("a message"),
    "letter": _("a letter"),
    "event": _("an event"),
    "reaction": _("a reaction"),
}
_SENTENCES: dict[str, Sentence] = {
    "strength": _("Strength %(strength)s"),
    "never": _("nothing exchanged so far"),
    "last": _("%(channel)s %(ago)s ago"),
    "last-today": _("%(channel)s today"),
    "days": ngettext("in touch on one day this quarter", "in touch on %(count)s days this quarter"),
    "due": _("you chose %(every)s, so write by %(day)s"),
    "due-late": _("you chose %(every)s, and that was for %(day)s"),
}


def sentence(
    *,
    strength: float,
    last_on: date | None,
    last_channel: str,
    days_this_quarter: int,
    cadence: int | None,
    due_on: date | None,
    today: date,
) -> str:
    """Return what makes up a tie, the cadence chosen and what follows, in one sentence."""
    parts = [last(last_on, last_channel, today=today)]
    if days_this_quarter > 1:
        parts.append(say(_SENTENCES["days"], count=days_this_quarter))
    opening = say(_SENTENCES["strength"], strength=number(strength))
    told = say(_("%(opening)s: %(facts)s"), opening=opening, facts=", ".join(parts))
    if cadence and due_on:
        code = "due" if due_on >= today else "due-late"
        due = say(_SENTENCES[code], every=every(cadence), day=day(due_on, today=today))
        told = say(_("%(told)s; %(due)s"), told=told, due=due)
    return f"{told}."


def last(last_on: date | None, channel: str, *, today: date) -> str:
    """Return the last exchange and how long ago it was."""
    if last_on is None:
        return say(_SENTENCES["never"])
    said = say(CHANNELS[channel])
    if last_on >= today:
        return say(_SENTENCES["last-today"], channel=said)
    return say(_SENTENCES["last"], channel=said, ago=length((today - last_on).days))


def label(value: Label) -> str:
    """Return the name of a tie's label."""
    return say(LABELS[value])


def tie(value: Label) -> str:
    """Return what a tie with this label is called."""
    return say(TIES[value])


def channel(value: str) -> str:
    """Return the name of a channel."""
    return say(CHANNELS[value])
