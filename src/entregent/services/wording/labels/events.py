"""What the pages of events say: before, the day itself, after."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "events": _("Meet"),
    "events-lede": _(
        "Fairs, conferences, dinners: whom to meet there, whom you met, and what you owe them then."
    ),
    "events-none": _("No event yet. Note the next one down: a fair, a conference, a dinner."),
    "events-offered": _("From your calendar"),
    "event-accept": _("Note it as an event"),
    "event-accept-of": _("Note %(name)s as an event"),
    "my-card": _("My card, to be scanned"),
    "my-card-how": _(
        "Show it on your telephone: whoever scans it has your name, what you do and how to reach"
        " you."
    ),
    "my-card-alt": _("A code with my card"),
    "my-card-file": _("My card as a file"),
    "event-new": _("A new event"),
    "event-name": _("What it is called"),
    "event-name-hint": _("Salon du Bourget"),
    "event-on": _("From"),
    "event-until": _("To, where it has several days"),
    "event-place": _("Place"),
    "event-note": _("What to remember"),
    "event-begin": _("Note it down"),
    "event-back": _("All events"),
    "event-edit": _("Correct this event"),
    "event-save": _("Save"),
    "event-drop": _("Take this event away"),
    "event-drop-how": _("What was exchanged there stays noted."),
    "event-people-count": ngettext("one person takes part", "%(count)s people take part"),
    "event-wanted-count": ngettext("one to meet", "%(count)s to meet"),
    "event-met-count": ngettext("one met", "%(count)s met"),
    "event-before": _("Before"),
    "event-day": _("On the day"),
    "event-after": _("After"),
    "event-wanted": _("Whom you want to meet"),
    "event-wanted-none": _("Nobody yet. A few are enough: three good talks beat thirty cards."),
    "event-sheet": _("Prepare"),
    "event-sheet-of": _("Prepare your talk with %(name)s"),
    "event-unwant": _("Take off"),
    "event-unwant-of": _("Meet %(name)s no more"),
    "event-who": _("Name, address or number"),
    "event-why": _("What for"),
    "event-why-hint": _("apprenticeships, their move to Lyon…"),
    "event-want-do": _("I want to meet them"),
    "event-proposed": _("Whom you might meet"),
    "event-proposed-how": _(
        "Of those who take part: what you promised or owe, your goals, ties asleep, acquaintances"
        " from elsewhere."
    ),
    "event-want": _("To meet"),
    "event-want-of": _("I want to meet %(name)s"),
    "event-list": _("Who takes part"),
    "event-list-paste": _("Paste the list"),
    "event-list-how": _(
        "One person a line, a CSV with titles of columns, vCards or an invitation: those in your"
        " book are recognised."
    ),
    "event-list-hint": _("Marie Dupont, DRH, Airbus"),
    "event-list-add": _("Put them on the list"),
    "event-leave": _("Remove"),
    "event-leave-of": _("Remove %(name)s from the list"),
    "event-stranger": _("not in your book"),
    "event-more": ngettext("and one more", "and %(count)s more"),
    "event-capture": _("Whom you met"),
    "event-capture-how": _(
        "One person a line, as it comes: who, what they do and where, what you talked about, what"
        " you promised. You see what was understood before anything is kept."
    ),
    "event-capture-hint": _(
        "Marie Dupont, DRH chez Airbus, talked of retraining, send her the article"
    ),
    "event-capture-on": _("Which day"),
    "event-capture-read": _("Read these lines"),
    "event-not-yet": _("It has not begun yet: come back on the day."),
    "event-understood": _("What was understood"),
    "event-understood-how": _(
        "Put right what is not, untick whom to leave out. Whoever is new is added to your book."
    ),
    "event-keep": _("Note %(name)s"),
    "event-keep-line": _("Note this line"),
    "event-field-name": _("Name"),
    "event-field-organisation": _("Organisation"),
    "event-field-title": _("Title"),
    "event-field-note": _("What was said and promised"),
    "event-field-email": _("E-mail"),
    "event-field-phone": _("Phone"),
    "event-field-profile": _("Profile"),
    "event-is": _("In your book"),
    "event-is-new": _("Somebody new"),
    "event-promised": _("Promised: %(text)s"),
    "event-unclear": _("No name was found in this line: “%(text)s”"),
    "event-keep-all": _("Note those ticked"),
    "event-again": _("Change the lines"),
    "event-nobody-met": _("Nobody is noted as met here yet."),
    "event-owed": _("To whom you still owe a word"),
    "event-owed-none": _("Everybody you met has had a word from you."),
    "event-by": _("by %(day)s"),
    "event-late": _("since %(day)s"),
    "event-write": _("Write"),
    "event-write-to": _("Write to %(name)s"),
    "event-done": _("Done"),
    "event-done-of": _("Done, about %(name)s"),
    "event-thanked": _("Written to"),
    "event-outcomes": _("What became of them"),
    "event-outcomes-soon": _(
        "Three months after, it is told here with whom you are still in touch."
    ),
    "event-in-touch": _("In touch within %(months)s months after: %(count)s of %(of)s."),
    "event-brought": ngettext(
        "you met somebody through them", "you met %(count)s people through them"
    ),
    "event-met-there": _("Met there"),
}
ACTS: dict[str, Sentence] = {
    "event": _("The event is noted."),
    "event-set": _("The event is corrected."),
    "event-drop": _("The event is taken away."),
    "event-people": ngettext(
        "One person of this list takes part.", "%(count)s people of this list take part."
    ),
    "event-want": _("You want to meet %(name)s."),
    "event-unwant": _("Taken off those to meet."),
    "event-leave": _("Taken off the list."),
    "event-capture": ngettext(
        "One person is noted. A word within two working days keeps it warm.",
        "%(count)s people are noted. A word within two working days keeps it warm.",
    ),
    "event-done": _("Noted: that is done."),
}
