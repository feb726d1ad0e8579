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
    "risen": _("From %(before)s to %(title)s in the same firm: what was the hardest to let go of?"),
    "first-firm": _("Of your beginnings at %(firm)s, what do you still use today?"),
    "no-title": _("What is yours to do at %(firm)s?"),
    "no-path": _("Which way led you to %(firm)s?"),
    "since": _("Since when are you at %(firm)s, and what has changed there in that time?"),
    "week": _("“%(title)s”: what does a good week look like?"),
    "together": _("The years at %(firm)s: who do you still see?"),
    "goal": _("For “%(text)s”: what would you begin with today?"),
    "goal-people": _("For “%(text)s”: whom would you speak to first?"),
    "since-i-left": _("What has changed at %(firm)s since I left?"),
    "days": _("What are your days made of at present?"),
    "joy": _("What has given you most pleasure of late?"),
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
# How the work is done, by what somebody works on.
_TRADES: dict[str, Sentence] = {
    "sales": _("What makes a customer say yes, once the price has been talked over?"),
    "marketing": _("Which campaign taught you most, and why?"),
    "finance": _("Which figure do you look at first, and what does it tell you?"),
    "people": _("What makes a team keep the people it has?"),
    "engineering": _("Which technical choice would you make otherwise today?"),
    "it": _("What breaks most often, and what have you done about it?"),
    "product": _("What did you decide not to make, and how did you know?"),
    "operations": _("Where is time lost most in your work, and how do you win it back?"),
    "legal": _("Which clause do people neglect, and regret?"),
    "research": _("Which question would you work on, had you a free year?"),
    "education": _("What do those you teach misunderstand most often?"),
    "health": _("What has changed most in how people are cared for?"),
    "design": _("Which constraint gave you your best idea?"),
    "communication": _("Which message got through better than you thought, and why?"),
    "consulting": _("What do firms ask you for first, and what do they need?"),
    "public": _("What do people outside not see of how a decision is made?"),
    "general": _("What do you decide yourself, and what do you leave to others?"),
}


def meeting(code: str) -> str:
    """Return what one prepares for."""
    return say(MEETINGS[code])


def question(one: Question) -> str:
    """Return a question to bring."""
    facts = dict(one.facts)
    if one.code == "trade":
        return say(_TRADES[facts["function"]])
    if one.code == "changed-function":
        facts = {name: function(code) for name, code in facts.items()}
    return say(_QUESTIONS[one.code], **facts)
