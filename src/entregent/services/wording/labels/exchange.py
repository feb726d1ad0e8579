"""What the forms that log an exchange say."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "log": _("Log an exchange"),
    "log-item": _("Log it"),
    "log-what": _("What"),
    "log-on": _("When"),
    "log-by": _("Who started it"),
    "log-by-unsaid": _("Not said"),
    "log-by-me": _("You"),
    "log-by-them": _("They"),
    "log-by-both": _("Both"),
    "log-note": _("In a word"),
    "log-note-hint": _("What was said, or promised"),
    "log-save": _("Keep it"),
    # put right afterwards
    "correct": _("Correct"),
    "correct-exchange": _("Correct: %(what)s, %(day)s"),
    "correct-exchange-title": _("Correct an exchange"),
    "correct-note": _("Correct the note: %(day)s"),
    "correct-note-title": _("Correct a note"),
    "correct-remove": _("Take it out"),
    # a quick note, from any page
    "note": _("Add a note"),
    "note-title": _("Quick note"),
    "note-who": _("Who"),
    "note-who-hint": _("Name or e-mail, even new"),
    "note-which": _("Who do you mean?"),
    "note-new": _("Somebody new: %(who)s"),
    "note-alone": _("Just a note"),
}
ACTS: dict[str, Sentence] = {
    "log-set": _("Corrected, with %(name)s."),
    "log-drop": _("The exchange with %(name)s is taken out."),
    "note-set": _("The note about %(name)s is corrected."),
    "log": _("Noted, with %(name)s."),
    "log-planned": _("Noted. %(name)s will be in your list on %(day)s."),
    "log-item": _("Noted and done: %(name)s."),
}
