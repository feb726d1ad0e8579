"""What every page says."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "to-content": _("Skip to the content"),
    "menu": _("Pages"),
    "today": _("Today"),
    "people": _("People"),
    "search": _("Search"),
    "search-hint": _("A name, a firm, a circle…"),
    "language": _("Language"),
    "private": _("Your book stays on this machine."),
    "keys": _("Keys: J and K to move, D done, S snooze, / search."),
    "undo": _("Undo"),
}
ACTS: dict[str, Sentence] = {
    "undone": _("Undone: all is as it was."),
    "undo-late": _("Something else was done since, so nothing was undone."),
}
