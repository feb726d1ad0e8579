"""What is wrong and the next step, where a page mends it otherwise than a terminal."""

from entregent.services.wording import campaigns, events, outbox, top
from entregent.services.wording.language import Sentence, _

REFUSALS: dict[str, Sentence] = {
    **campaigns.REFUSALS,
    **events.REFUSALS,
    **outbox.REFUSALS,
    **top.REFUSALS,
    "address-of-another": _(
        "%(value)s is already %(name)s’s. Take it from them first, or merge the two."
    ),
    "book-not-empty": _(
        "%(path)s holds a whole book, and this book is not empty. Bring it back as a copy, from the"
        " settings."
    ),
    "blurb-there": _("There is one in this language already: correct it, above."),
    "columns-not-right": _("Nothing was read. Put right what was guessed, beside each column."),
    "introduction-to-whom": _("Choose whom you would like to meet on the page Reach first."),
    "joined-with": _("%(who)s was made one with %(name)s (#%(number)s). Name them instead."),
    "name-missing": _("A person needs a name. Write it, then save again."),
    "no-circle": _(
        "%(name)s is no circle of yours: you have none yet. Put somebody in one on their page"
        " first."
    ),
    "no-person-column": _(
        "%(name)s has no column that names people. Say which one does: the choices are beside each"
        " column."
    ),
    "no-such-boundary": _("%(value)s is not among their boundaries any more. Load the page again."),
    "no-such-article": _("This article is not kept any more. Load the page again."),
    "no-such-blurb": _("This blurb is not there any more. Load the page again."),
    "no-such-favour": _("This favour is not there any more. Load the page again."),
    "article-reaches": _(
        "This article holds a way to reach somebody, in its title or its address: it goes into no"
        " message. Correct it under “To share”."
    ),
    "about-missing": _("Say about whom, on the page of their introduction."),
    "no-such-introduction": _("That introduction is not there any more. Load the page again."),
    "no-such-opportunity": _("This opportunity is not there any more. Load the page again."),
    "no-such-goal": _("There is no goal called %(which)s."),
    "no-such-template": _("This template is not there any more. Load the page again."),
    "no-such-number": _(
        "There is nobody of number %(who)s. Write part of the name, or an address."
    ),
    "no-such-person": _("Nobody here is called %(who)s. Write part of the name, or an address."),
    "not-a-backup": _("This is no whole copy of a book. Choose a file that the settings made."),
    "not-aimed-at": _("The goal %(name)s is not aimed at %(value)s any more."),
    "not-noted": _("“%(value)s” is not noted here any more. Load the page again."),
    "not-theirs": _("%(value)s is not among their addresses any more. Load the page again."),
    "nothing-of-me": _("Nothing is known of you yet. Say in the settings what you do."),
    "nothing-to-thank": _("No favour of %(name)s waits for thanks. Note the favour first."),
    "rewording-key-refused": _(
        "%(host)s wants a key, or does not take the one it was given. Give it the right one in the"
        " settings."
    ),
    "rewording-off": _("No service is chosen that rewords messages. Choose one in the settings."),
    "busy-backwards": _(
        "A busy period ends before it begins. Put its days right, or tick “every year”."
    ),
    "busy-without-days": _("Give the first day and the last of each busy period."),
    "changed-since": _("What this act wrote was changed since. Undo what came after it first."),
    "digest-off": _("No digest is chosen. Choose one in the settings."),
    "done-since": _("Something else was done since. Undo that first: the latest act comes first."),
    "exchange-in-future": _("That day has not come yet. Choose today or an earlier one."),
    "asking-archived": _("%(name)s is in the archives. Bring them back first."),
    "follow-up-archived": _(
        "%(name)s is in the archives, and nothing is planned there. Bring them back first."
    ),
    "no-such-item": _("This is no longer in today’s list."),
    "no-such-entry": _("This act is undone already, or older than a month."),
    "not-a-cadence": _("Choose a cadence of the list."),
    "undo-first": _(
        "Somebody this act tells of left the book since. Undo the later acts first, from the top of"
        " the journal."
    ),
}
