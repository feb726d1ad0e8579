"""What the pages of goals say, and those of what I need and offer."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "goals": _("Goals"),
    "goals-lede": _("What you want to reach, and whom you have to meet on the way."),
    "goals-none": _("No goal yet. One is enough to begin with: a job, a new sector, a client."),
    "goals-closed": ngettext("One closed goal", "%(count)s closed goals"),
    "goal-new": _("A new goal"),
    "goal-begin": _("Begin"),
    "goal-name": _("What you want to reach"),
    "goal-name-hint": _("Join an aerospace firm"),
    "goal-kind": _("What kind of goal"),
    "goal-why": _("Why it matters to you"),
    "goal-by": _("By which day"),
    "goal-for": _("for %(day)s"),
    "goal-since": _("since %(day)s"),
    "goal-closed-on": _("Closed on %(day)s"),
    "goal-reached-on": _("Reached on %(day)s"),
    "goal-edit": _("Edit this goal"),
    "goal-save": _("Save"),
    "goal-close": _("Close this goal"),
    "goal-reached": _("I got there"),
    "goal-reached-how": _(
        "Once it is closed, those who helped are named here: to thank, or to tell how it ended."
    ),
    "goal-helpers": _("Who helped on the way"),
    "goal-thanked": _("Thanked"),
    "goal-reopen": _("Open it again"),
    "goal-back": _("All goals"),
    "goal-weak-ties": _("Whom to ask for this goal"),
    "coverage": _("How far your network covers it"),
    "coverage-how": _(
        "Close: family, friends and ties kept up with. One introduction away: somebody of yours"
        " knows them."
    ),
    "goal-plan": _("The plan"),
    "goal-plan-how": _(
        "Nothing is to be ticked: each step is counted from what happened: exchanges,"
        " introductions, events. Your list of the day takes them one at a time."
    ),
    "goal-plan-first": _("Whom to begin with"),
    "old-trade": _("Who still sees your old trade"),
    "road-look": _("The plan, and how far your network covers it"),
    "coverage-back": _("The goal"),
    "coverage-paths": _("Who would lead you there"),
    "coverage-paths-to": _("Who would lead you to %(name)s"),
    "targets": _("What it is aimed at"),
    "targets-proposed": _("It could be aimed at this too, by its name and your book:"),
    "targets-none": _("Nothing yet: an organisation, a sector, a place… make it precise."),
    "target-add": _("Aim at"),
    "target-kind": _("Kind of target"),
    "target-value": _("Which one"),
    "target-value-hint": _("Airbus, Lyon, recruiter…"),
    "target-function": _("For a function, choose it in the first list."),
    "target-functions": _("Functions"),
    "target-drop": _("Remove"),
    # what I need and offer
    "mine-cares": _("What you need, what you offer"),
    "mine-cares-how": _("So that you can be told who could help you, and whom you could help."),
    "mine-cares-edit": _("Say what you need and offer"),
    "mine-need": _("What you need"),
    "mine-offer": _("What you offer"),
    "mine-none": _("Nothing noted yet."),
}
ACTS: dict[str, Sentence] = {
    "goal": _("The goal is begun."),
    "goal-set": _("The goal is corrected."),
    "goal-close": _("The goal is closed."),
    "goal-reached": _("Well done: the goal is reached."),
    "goal-reopen": _("The goal is open again."),
    "target-add": _("The goal is aimed at one thing more."),
    "target-drop": _("The goal is aimed at one thing less."),
    "set-mine": _("What you need and offer is noted."),
}
