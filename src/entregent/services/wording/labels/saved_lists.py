"""What saved lists say."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "lists": _("Saved lists"),
    "list-save": _("Save this list"),
    "list-name": _("Name of the list"),
    "list-keep": _("Save"),
    "list-change": _("Change “%(name)s”"),
    "list-rename": _("Rename"),
    "list-drop": _("Delete this list"),
}
ACTS: dict[str, Sentence] = {
    "list-saved": _("The list is saved."),
    "list-renamed": _("The list has its new name."),
    "list-dropped": _("The list is deleted; nobody left the book."),
}
