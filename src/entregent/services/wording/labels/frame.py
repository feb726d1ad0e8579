"""What every page says."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "to-content": _("Skip to the content"),
    "menu": _("Pages"),
    "today": _("Today"),
    "people": _("People"),
    "more-pages": _("More"),
    "search": _("Search"),
    "search-hint": _("Name, firm, circle…"),
    "language": _("Language"),
    "private": _("Your book stays on this machine."),
    "close": _("Close"),
    "previous": _("Previous"),
    "next": _("Next"),
    "keys-title": _("Keyboard shortcuts"),
    "key-go": _("go to a person, a page or an action"),
    "key-search": _("search"),
    "key-note": _("quick note"),
    "key-move": _("next and previous in a list"),
    "key-enter-name": _("Enter"),
    "key-open": _("open the one shown"),
    "key-tick": _("tick it, as the space bar does"),
    "key-done": _("done"),
    "key-snooze": _("later"),
    "key-keys": _("these shortcuts"),
    "keys-first": _("In a list, the first key shows where you are; the next one acts."),
    "go-title": _("Go to"),
    "go-hint": _("A person, a page, an action…"),
    "go-go": _("Go"),
    "go-nowhere": _("Nothing is like “%(to)s”."),
    "undo": _("Undo"),
}
ACTS: dict[str, Sentence] = {
    "undone": _("Undone: all is as it was."),
    "undone-sent": _("Undone here. What was sent has left: nothing calls it back."),
    "undo-late": _("Something else was done since, so nothing was undone."),
}
