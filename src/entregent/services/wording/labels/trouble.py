"""What is said where a page cannot be shown."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "locked": _("This book is closed."),
    "locked-used": _("This link has been used, or another has taken its place."),
    "locked-how": _(
        "It opens with the link printed in the terminal where Entregent runs. A link works once,"
        " for one browser."
    ),
    "locked-new": _("For a new link, stop Entregent there and start it again:"),
    "offline": _("Entregent is not running."),
    "offline-how": _("Start it again in a terminal, then take the link it prints:"),
    "offline-kept": _("Your book is safe in its folder, as you left it."),
    "missing": _("There is nothing at this address."),
    "missing-how": _("The person may have been erased or merged. A search will tell."),
    "missing-written": _("What you had written, so that it is not lost:"),
    "missing-undo": _("See what was done of late, and undo it"),
    "refused": _("That could not be done."),
    "stale": _("This page was open for too long."),
    "stale-how": _("Go back, load it again, and send it once more. Nothing was changed."),
    "broken": _("Something went wrong here."),
    "broken-how": _("Your book is as it was. Go back and try again."),
    "misaddressed": _("Entregent does not answer at this address."),
    "misaddressed-how": _("Take the link printed in the terminal."),
    "malformed": _("What was sent could not be read."),
    "malformed-how": _("It may be too much at once. Go back and send less. Nothing was changed."),
    "to-today": _("Back to today"),
}
ACTS: dict[str, Sentence] = {}
