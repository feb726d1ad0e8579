"""What the settings say of the paragraphs about oneself that others may forward."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "blurbs": _("A few lines about you"),
    "blurbs-how": _(
        "Whoever introduces you needs something to forward. Written here once, these lines go into"
        " each request you make, and nobody has to write them for you."
    ),
    "blurb-another": _("Write others"),
    "blurb-text": _("The lines about you"),
    "blurb-goal": _("For which goal"),
    "blurb-any-goal": _("Any goal"),
    "blurb-begins": _("The first sentence comes from what you do; nothing is kept yet."),
    "blurb-hint": _(
        "As somebody else would tell it: who you are, what you look for, why now. Three or four"
        " sentences will do."
    ),
}
ACTS: dict[str, Sentence] = {
    "blurb-kept": _("Your lines are kept."),
    "blurb-dropped": _("These lines are taken away."),
}
