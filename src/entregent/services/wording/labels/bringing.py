"""What the pages that read files in say."""

from entregent.services.wording.bounces import MARKED
from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "bring": _("Import"),
    "bring-lede": _(
        "Bring what you have already: Entregent finds the people in it, and when you were last in"
        " touch."
    ),
    "bring-drop": _("Drop your files here"),
    "bring-choose": _("Choose files"),
    "bring-kinds": _(
        "LinkedIn archive, mailboxes, address books, calendars, spreadsheets: all at once if you"
        " like."
    ),
    "bring-limits": _(
        "Up to %(size)s and %(files)s files at a time. They stay on this machine, and are removed"
        " once read."
    ),
    "bring-look": _("See what is in them"),
    "bring-sure": _("You will see what was found before anything is written."),
    "bring-sending": _("Copying your files into the book’s folder…"),
    "bring-how": _("How to get them"),
    "bring-earlier": _("Earlier imports"),
    "from-linkedin": _("LinkedIn"),
    "from-linkedin-1": _(
        "Settings, Data privacy, Get a copy of your data: ask for the larger one."
    ),
    "from-linkedin-2": _("LinkedIn sends a link within a day. Bring the zip as it is."),
    "from-google": _("Gmail and Google Contacts"),
    "from-google-1": _("contacts.google.com: Export, Google CSV. Bring the file."),
    "from-google-2": _("takeout.google.com: choose Mail and Calendar. Bring the zip as it is."),
    "from-outlook": _("Outlook"),
    "from-outlook-1": _("Outlook.com: People, Manage contacts, Export. Bring the CSV."),
    "from-outlook-2": _("Calendar: Settings, Shared calendars, Publish. Bring the .ics file."),
    "from-apple": _("Apple"),
    "from-apple-1": _("Contacts: select everybody, File, Export vCard."),
    "from-apple-2": _("Mail: Mailbox, Export Mailbox. Drop the folder that makes on the page."),
    "from-thunderbird": _("Thunderbird"),
    "from-thunderbird-1": _("Address book: Tools, Export, as vCard."),
    "from-thunderbird-2": _(
        "Mails: in your profile’s folder, Mail or ImapMail: the files Inbox and Sent."
    ),
    # Where a batch stands
    "batch-working-look": _("Looking into your files"),
    "batch-working-read": _("Reading into your book"),
    "batch-example": _("Making the example network"),
    "batch-asked": _("Getting ready…"),
    "batch-waiting": _("Another import is being read. This one follows by itself."),
    "batch-file": _("File %(number)s of %(count)s: %(name)s"),
    "batch-ends": _("Nearly there: putting everybody in their place."),
    "batch-stay": _("You may close this page and come back: it goes on by itself."),
    "batch-again": _("See where it stands"),
    "batch-stop": _("Stop"),
    "batch-found": _("This is what was found"),
    "batch-found-lede": _("Nothing is written yet. Have a look, then say yes."),
    "batch-nothing": _("Nothing in these files can be read"),
    "batch-nothing-lede": _("Nothing was written. This is why, file by file."),
    "batch-read": _("Read them into my book"),
    "batch-look-again": _("Look again with this"),
    "batch-leave": _("Leave it"),
    "batch-other": _("Bring other files"),
    "batch-would-add-all": _("New: %(names)s"),
    "batch-would-add": _("Among them: %(names)s…"),
    "batch-done": _("Your book has grown"),
    "batch-done-same": _("Nothing new in these files"),
    "batch-done-same-lede": _("All they say was in your book already."),
    "batch-today": _("See today’s list"),
    "batch-undo": _("Undo this import"),
    "batch-undone": _("This import was undone"),
    "batch-undone-lede": _("Your book is as it was before."),
    "batch-problems": ngettext(
        "One line could not be read as it stands", "%(count)s lines could not be read as they stand"
    ),
    "batch-problems-first": _("The first %(shown)s are shown; the file holds them all."),
    "batch-problems-all": _("Download the list (CSV)"),
    "batch-problem-file": _("File"),
    "batch-problem-where": _("Where"),
    "batch-problem-what": _("What happened"),
    "batch-pairs": ngettext(
        "One pair of people may be one and the same.",
        "%(count)s pairs of people may be one and the same.",
    ),
    "batch-pairs-look": _("Look at them"),
    "batch-people": ngettext("One person new", "%(number)s people new"),
    "batch-exchanges": ngettext("One exchange new", "%(number)s exchanges new"),
    "batch-merged": ngettext(
        "One person turned out to be somebody already there.",
        "%(count)s people turned out to be somebody already there.",
    ),
    "batch-cut": _("The import was cut short"),
    "batch-cut-look": _("Your files were not looked through to the end. Nothing was written."),
    "batch-cut-read": _(
        "The file it was in is as if it had never been opened; those before it are in your book."
        " Reading them again doubles nothing."
    ),
    "batch-take-up": _("Take it up again"),
    "batch-refused": _("The import could not go on"),
    "batch-refused-unknown": _("Something went wrong here. Your book is as it was."),
    "batch-state-working": _("being read"),
    "batch-state-found": _("waits for your yes"),
    "batch-state-done": _("read"),
    "batch-state-undone": _("undone"),
    "batch-state-cut-short": _("cut short"),
    "batch-state-refused": _("could not go on"),
    # Figures of one file
    "people-seen": _("People"),
    "exchanges-seen": _("Exchanges"),
    "count-new": _("%(number)s new"),
    "count-none-new": _("nothing new"),
    "count-updated": _("%(number)s with news"),
    "count-unchanged": _("%(number)s known already"),
    "count-left-out": _("%(number)s left out"),
    "file-of-columns": _("Which of its columns names people could not be told: say so below."),
    "addresses-bounced": MARKED,
    "links-new": ngettext("One link between people", "%(count)s links between people"),
    "my-positions-new": ngettext(
        "Your own career: %(count)s position new or changed",
        "Your own career: %(count)s positions new or changed",
    ),
    "left-out-why": _("Left out, and why"),
    # Which addresses are mine
    "mine": _("Which of these addresses are yours?"),
    "mine-lede": _("Without it nobody can tell who wrote to whom."),
    "mine-told": _(
        "Your files tell it. Untick what is not yours, add what is missing, then look again."
    ),
    "mine-other": _("Another address of yours"),
    "you-are": _("You are %(addresses)s."),
    # What the columns of a sheet hold
    "columns": _("What the columns of %(name)s hold"),
    "columns-of-sheet": _("What the columns of %(name)s hold, sheet %(sheet)s"),
    "columns-guessed": _("This is a guess from the titles and the cells. Put right what is wrong."),
    "columns-unknown": _("No column could be told to name people. Say which one does."),
    "columns-remembered": _("As you said last time."),
    "columns-more": ngettext(
        "one more column is kept as it stands", "%(count)s more columns are kept as they stand"
    ),
    "column": _("Column"),
    "column-cells": _("For example"),
    "column-field": _("Holds"),
    "column-kept": _("Kept as it stands"),
    "column-ignore": _("Left out"),
}
ACTS: dict[str, Sentence] = {
    "batch-left": _("These files were left, and removed."),
}
