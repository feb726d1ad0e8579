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
        "From one field to another (%(before)s, then %(function)s): how did you go about it?"
    ),
    "new-job": _("The first months at %(firm)s: what surprised you most?"),
    "long-there": _("%(years)s years at %(firm)s: what makes you stay?"),
    "leads": _("Between two good candidates at %(firm)s, what makes the difference?"),
    "week": _("“%(title)s”: what does a good week look like?"),
    "together": _("The years at %(firm)s: who do you still see?"),
    "goal": _("For “%(text)s”: what would you begin with today?"),
    "topic": _("Since “%(text)s”, what has changed?"),
    "need": _("“%(text)s”: how is it going, and what would help?"),
    "matters": _("“%(text)s”: what is new there?"),
    "no-need": _("What would make the next few months easier for you?"),
    "no-matters": _("Outside work, what makes a good day for you?"),
    "no-offer": _("What do people come to you for advice on?"),
    "begin": _("How did you get into this work?"),
    "mistake": _("What mistake do beginners make in it?"),
    "read": _("What would you read, listen to or follow to understand it?"),
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
