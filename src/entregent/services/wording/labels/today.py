"""What the page of today says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "people-count": ngettext("One person.", "%(count)s people."),
    "pace-at-most": _("At most"),
    "pace-a-day": ngettext("%(count)s person a day", "%(count)s people a day"),
    "done": _("Done"),
    "snooze": _("Snooze"),
    "snooze-1": _("Until tomorrow"),
    "snooze-3": _("For three days"),
    "snooze-7": _("For a week"),
    "snooze-30": _("For a month"),
    "skip": _("Skip"),
    "done-today": _("Done today"),
    "did-log": _("Noted: %(what)s"),
    "did-log-on": _("Noted: %(what)s, %(day)s"),
    "did-note": _("Noted: a word"),
    "did-snooze": _("Comes back on %(day)s"),
    "did-skip": _("Not this time"),
    "did-undo": _("Undo what was done about %(name)s"),
    "all-done": _("That is all for today."),
    "all-done-more": _("The rest can wait until tomorrow."),
    "nobody": _("Nobody to write to today."),
    "nobody-more": _("Your garden is doing well. Enjoy the quiet."),
    "silent": _("Nobody to propose yet."),
    "silent-more": _(
        "Nothing tells yet when you were in touch with anybody. Your mails or your LinkedIn archive"
        " do; cadences say how often you would like to be."
    ),
    "more-time": _("I have a little more time"),
    "empty": _("Your book is still empty."),
    "empty-kinds": _(
        "A LinkedIn archive, a mailbox, an address book… Nothing leaves this machine, and the same"
        " file can be read again without harm."
    ),
}
ACTS: dict[str, Sentence] = {
    "done": _("Done: %(name)s."),
    "snooze": _("%(name)s will come back on %(day)s."),
    "skip": _("%(name)s: not this time."),
}
