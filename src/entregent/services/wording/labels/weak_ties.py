"""What the page of weak ties and of those to revive says."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "paths": _("Paths"),
    "reach-pages": _("Ways to somebody"),
    "weak-ties": _("Weak ties"),
    "weak-lede": _(
        "Those close to you know what you know. Acquaintances bring what is new, and see you as you"
        " are now."
    ),
    "weak-network": _("Your network"),
    "weak-title": _("Whom to ask"),
    "weak-goals": _("For which goal"),
    "weak-in-general": _("In general"),
    "weak-none": _("Nobody you know has what this goal is aimed at yet."),
    "weak-no-aim": _("This goal is aimed at nothing yet."),
    "weak-aim": _("Aim it at more"),
    "weak-paths": _("Paths to it:"),
    "weak-taken": _("Keep it, or say otherwise"),
    "weak-mine": _("Say what you do"),
    "weak-nobody": _("Nobody yet: bring your files into the book first."),
    "weak-write": _("Write"),
    "revive-title": _("Whom to revive"),
    "revive-how": _(
        "Few send the message they mean to, and it is more welcome than one thinks. A few at a time"
        " will do."
    ),
    "revive-none": _("No tie fell silent that is worth reviving now."),
}
ACTS: dict[str, Sentence] = {}
