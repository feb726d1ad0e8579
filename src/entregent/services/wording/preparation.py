"""A preparation in words: the questions one brings, to be asked in one's own way."""

from entregent.core.questions import Question
from entregent.services.wording.language import Sentence, _, say
from entregent.services.wording.positions import function

MEETINGS: dict[str, Sentence] = {
    "interview": _("An interview"),
    "lunch": _("A lunch"),
    "event": _("An event"),
}
_QUESTIONS: dict[str, Sentence] = {
    "path": _("From %(before)s to %(firm)s: what made the difference?"),
    "changed-function": _(
        "From one field to another (%(before)s, then %(function)s): how is it done?"
    ),
    "new-job": _("The first months at %(firm)s: what surprises most?"),
    "long-there": _("%(years)s years at %(firm)s: what makes one stay?"),
    "leads": _("Whom does one look for at %(firm)s: between two good people, what tells?"),
    "week": _("“%(title)s”: what does a good week look like?"),
    "together": _("The years at %(firm)s: who is still in touch?"),
    "goal": _("For “%(text)s”: what would you begin with today?"),
    "topic": _("“%(text)s”: what became of it since?"),
    "need": _("“%(text)s”: how far is it, and what would help?"),
    "matters": _("“%(text)s”: what is new there?"),
    "no-need": _("What would make the next months easier?"),
    "no-matters": _("Outside work, what are good days made of?"),
    "no-offer": _("On what do people come for advice?"),
    "begin": _("How does one come to this work?"),
    "mistake": _("What mistake to avoid when one begins in it?"),
    "read": _("What to read, hear or follow to understand it?"),
    "why-here": _("What brings you here this year?"),
    "worth-it": _("Which talk, or whom, was worth the journey?"),
    "who-else": _("Who else would be worth meeting?"),
}


def meeting(code: str) -> str:
    """Return what one prepares for."""
    return say(MEETINGS[code])


def question(one: Question) -> str:
    """Return a question to bring."""
    facts = dict(one.facts)
    if one.code == "changed-function":
        facts = {name: function(code) for name, code in facts.items()}
    return say(_QUESTIONS[one.code], **facts)
