"""What the sheet says that prepares a meeting."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "prepare": _("Prepare a meeting"),
    "prepare-of": _("Meeting %(name)s"),
    "prepare-what": _("What you prepare for"),
    "prepare-questions": _("What to ask"),
    "prepare-latest": _("What was said last"),
    "prepare-print": _("Print"),
}
ACTS: dict[str, Sentence] = {}
