"""What the journal says."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "journal": _("Journal"),
    "journal-lede": _(
        "All that was done to the book. What has an Undo beside it can be taken back, for a month."
    ),
    "journal-kind": _("Show"),
    "journal-all": _("Everything"),
    "journal-people": _("People"),
    "journal-exchanges": _("Exchanges"),
    "journal-introductions": _("Introductions"),
    "journal-today": _("Answers to today’s list"),
    "journal-duplicates": _("Duplicates"),
    "journal-imports": _("Imports"),
    "journal-other": _("Settings and the rest"),
    "journal-look": _("Look"),
    "journal-none": _("Nothing was done yet."),
    "journal-none-of-kind": _("Nothing of that kind was done yet."),
    "undo-first": _("To undo an earlier act, first undo what came after it."),
    "journal-undone": _("undone"),
    "journal-earlier": _("Earlier"),
    "journal-latest": _("Back to the latest"),
}
ACTS: dict[str, Sentence] = {}
