"""Refusals of introductions: what cannot be done as one stands, and what can."""

from entregent.services.wording.language import Sentence, _

ERRORS: dict[str, Sentence] = {
    "before-the-last": _(
        "This introduction was led on already on %(day)s. Choose that day or a later one."
    ),
    "answer-awaited": _(
        "%(name)s has not answered yet: only one of them is asked at a time. Note the answer first."
    ),
    "thanked-already": _("You thanked %(name)s already. The other is still to be thanked."),
    "asked-already": _("%(name)s is asked already. Note the answer, or wait for it."),
    "not-asked": _("%(name)s’s answer is noted already, or nobody asked. Look at it again first."),
    "not-a-side": _("%(name)s is no part of introduction %(number)s. Name one of the two."),
    "introduced-already": _(
        "%(a)s and %(b)s are being introduced already (number %(id)s): lead that one on."
    ),
    "introduced-before": _(
        "You introduced %(a)s and %(b)s to each other already: introduction %(id)s is over. Ask"
        " them what came of it."
    ),
    "introduced-to-me": _(
        "In introduction %(number)s it is you who is introduced. Note the answer or the outcome."
    ),
    "introduction-not-agreed": _(
        "Both have to say yes before they are introduced. Note each answer first."
    ),
    "introduction-idea": _("Nobody is asked yet. Ask one of the two first."),
    "introduction-asked-first": _("The answer is awaited. Note it first."),
    "introduction-asked-second": _("The second answer is awaited. Note it first."),
    "introduction-agreed": _("Both agreed and wait to be introduced. Do that first."),
    "introduction-introduced": _("They are introduced already. Note what came of it, or close it."),
    "introduction-met": _("They met already. Thank them, or close it."),
    "introduction-declined": _("It will not be: one of them would rather not. Close it."),
    "introduction-closed": _("This introduction is over. Begin another one."),
    "to-me-already": _(
        "An introduction to %(name)s by %(through)s is under way already (number %(id)s): lead that"
        " one on."
    ),
    "to-me-idea": _("Nobody is asked yet. Ask %(name)s first."),
    "to-me-asked": _(
        "%(name)s has not answered yet. Note the answer first, or that you were introduced."
    ),
    "to-me-agreed": _(
        "%(name)s said yes, and has not introduced you yet. Once they have, note that first."
    ),
    "to-me-introduced": _("You are introduced already. Note what came of it, or close it."),
    "to-me-met": _("You met already. Thank %(name)s, or close it."),
    "to-me-declined": _("%(name)s would rather not introduce you. Close it."),
    "no-such-introduction": _(
        "There is no introduction %(number)s. entregent introduce list shows them."
    ),
    "not-for-introductions": _(
        "%(name)s does not want to be introduced: a boundary says so. Choose somebody else."
    ),
    "outcome-missing": _("Say in a few words what came of it."),
    "reason-missing": _("Say why they should meet: both will read it."),
}
