"""Refusals: each names what is wrong and the next step."""

from datetime import date

from entregent.services.errors import EntregentError
from entregent.services.wording import (
    campaigns,
    drafting,
    events,
    introducing,
    outbox,
    own_texts,
    review_aims,
    rewording,
    top,
)
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import day

ERRORS: dict[str, Sentence] = {
    **campaigns.ERRORS,
    **drafting.ERRORS,
    **events.ERRORS,
    **introducing.ERRORS,
    **rewording.ERRORS,
    **review_aims.ERRORS,
    **own_texts.ERRORS,
    **outbox.ERRORS,
    **top.ERRORS,
    "about-missing": _("Say about whom: --about NAME."),
    "asking-archived": _(
        "%(name)s is in the archives. Bring them back first: entregent set %(id)s archived=no"
    ),
    "asking-oneself": _("That is you. Say whom you would like to ask."),
    "that-is-you": _("That is you. Name somebody else."),
    "address-of-another": _(
        "%(value)s is already %(name)s’s (number %(id)s). Take it from them first:"
        " entregent set %(id)s email=-%(value)s"
    ),
    "bad-database-url": _(
        "DATABASE_URL is no database’s address. Write postgres://USER:PASSWORD@HOST/NAME, or leave"
        " it out for the file in your own folder."
    ),
    "blank-file": _(
        "%(name)s is empty: nothing but white space stands in it. Download or export it again."
    ),
    "blank-sheet": _("%(name)s holds no rows. Check that it is the right file."),
    "busy-backwards": _(
        "%(begins)s is after %(ends)s. Write the first day, then the last: 2026-12-15..2027-01-10"
    ),
    "busy-without-days": _(
        "Say from when to when: busy 2026-12-15..2027-01-10, or every year: busy --12-15..--01-10"
    ),
    "book-busy": _("Another program is writing to the book. Try again in a moment."),
    "book-not-empty": _(
        "%(path)s holds a whole book, and this book is not empty. Read it into a new one:"
        " entregent --home NEW_FOLDER import %(path)s"
    ),
    "book-read-only": _("%(path)s cannot be written to. Make the file and its folder yours again."),
    "book-too-new": _(
        "%(path)s was written by a newer Entregent. Install that one or a later one."
    ),
    "book-unreadable": _(
        "The book at %(path)s cannot be read (%(reason)s). Bring a copy back: entregent restore"
        " FILE; copies are in the folder backups beside it."
    ),
    "broken-book-file": _(
        "%(path)s is no whole export of a book (%(reason)s). Export it again; nothing was read."
    ),
    "broken-sheet": _(
        "%(name)s is damaged or cut short. Open it in your spreadsheet program and save it again,"
        " or download it again."
    ),
    "broken-zip": _("%(name)s is a damaged zip. Download it again."),
    "changed-since": _(
        "What this act wrote was changed since. Undo what came after it first: entregent undo"
    ),
    "context-not-json": _(
        "%(path)s is no JSON object. docs/commands.md shows what such a file holds."
    ),
    "context-value": _(
        "%(field)s cannot be %(value)s. Write null where it is not known; docs/commands.md lists"
        " what each field may be."
    ),
    "message-not-text": _(
        "%(path)s is no text. Copy the message into a text file, or pipe it in: check - …"
    ),
    "message-too-large": _("%(path)s is far too long for a message. Name the file that holds it."),
    "circle-missing": _("Say which circle: write its name."),
    "columns-not-right": _(
        "Nothing was read. This is what was guessed; put right what was wrong in it: entregent"
        " import %(path)s %(maps)s. Its columns: %(columns)s. Fields: name, given, family, email,"
        " phone, organisation, title, profile, website, address, birthday, met-on, circle, note,"
        " language, ignore."
    ),
    "database-failing": _(
        "The database %(database)s does not do what is asked (%(reason)s). See that PostgreSQL runs"
        " and that the address is right."
    ),
    "digest-day-over": _(
        "That day is over: its digest is not sent any more. The next one leaves at its time."
    ),
    "digest-known": _("Whether this digest arrived is known: there is nothing to settle."),
    "digest-off": _("No digest is chosen. Choose one: entregent digest --by mail, or desktop"),
    "disk-failing": _(
        "%(path)s cannot be read or written (%(reason)s). Check the name, the disk and its quota."
    ),
    "disk-full": _("The disk is full (%(path)s). Free some room and try again; nothing was lost."),
    "done-since": _("Something else was done since. entregent undo takes that back first."),
    "empty-file": _("%(name)s is empty (0 bytes). Download or export it again."),
    "empty-folder": _("There is nothing to read in %(name)s. Name a folder with files in it."),
    "encrypted-zip": _("%(name)s asks for a password. Unpack it, then import the folder."),
    "evidence-missing": _("Say how you know that they know each other."),
    "exchange-in-future": _("%(on)s has not come yet. Log what has happened, with --on for when."),
    "favour-given": _("Favour %(number)s is one you did: nobody has to answer it."),
    "favour-in-future": _("%(on)s has not come yet. Note favours once they are done or asked."),
    "file-exists": _("%(path)s exists already. Choose another name."),
    "follow-up-archived": _(
        "%(name)s is in the archives, and nothing is planned there. Bring them back first:"
        " entregent set %(id)s archived=no"
    ),
    "follow-up-in-past": _("%(on)s has passed. Choose today or a day to come."),
    "follow-up-missing": _("Say what you mean to do: call on Tuesday, write in three weeks…"),
    "follow-up-without-day": _(
        "Say when: on Tuesday, in three weeks, on 12 March… or choose a day."
    ),
    "goal-in-past": _("%(by)s has passed. Choose today or a day to come."),
    "goal-nameless": _("Give the goal a name."),
    "goal-there": _("There is a goal called %(name)s already. Choose another name."),
    "introduction-to-whom": _(
        "Say whom you would like to meet: --about WHO, somebody in the book."
    ),
    "is-a-folder": _("%(path)s is a folder. Name a file."),
    "move-among-files": _(
        "There are other files in %(path)s. Choose an empty folder, or one that does not exist yet."
    ),
    "move-onto-a-book": _(
        "There is a book in that place already. Choose an empty database, or a folder without one."
    ),
    "move-to-itself": _("The book is there already. Choose another database, or another folder."),
    "moved-otherwise": _(
        "Row %(row)s of %(table)s did not arrive as it left. Nothing was kept of the move; the book"
        " stays where it is."
    ),
    "not-a-time": _("“%(value)s” is no time of the day. Write it as 7:30."),
    "list-nameless": _("Give the list a name."),
    "list-of-everybody": _("Everybody is no list of its own. Search or filter first, then save."),
    "list-there": _("There is a list called %(name)s already. Choose another name."),
    "locked-sheet": _(
        "%(name)s asks for a password. Save a copy without one in your spreadsheet program, and"
        " import that."
    ),
    "name-missing": _('A person needs a name. Write it in quotes: entregent add "Claire Morel"'),
    "no-header": _(
        "%(name)s has no header that tells its columns. Export it again, without changing its"
        " first lines."
    ),
    "no-titles": _(
        "No line of %(name)s tells what its columns hold. Write one above the others, such as"
        " Name,Email, or say it with --map."
    ),
    "no-permission": _("%(path)s may not be opened. Give yourself the right to it and try again."),
    "no-person-column": _(
        "%(name)s has no column that names people. Its columns: %(columns)s. Say what they hold:"
        ' entregent import %(path)s --kind sheet --map "%(example)s=name" (or given, family,'
        " email…)"
    ),
    "no-sheet-to-map": _(
        "--map says what the columns of a sheet hold, and there is no sheet in %(path)s. Leave it"
        " out, or add --kind sheet."
    ),
    "no-naming-column": _(
        "No column tells who each line is about. Say which one holds the name, or the e-mail"
        " address."
    ),
    "no-such-boundary": _("%(value)s is not among their boundaries. entregent person shows them."),
    "no-circle": _(
        "%(name)s is no circle of yours: you have none yet. This makes one:"
        " entregent set WHO circle=NAME"
    ),
    "no-such-circle": _("%(name)s is no circle of yours. You have: %(known)s."),
    "no-such-column": _(
        "%(name)s has no column called %(column)s. Its columns: %(columns)s. Copy the name from"
        " there into --map."
    ),
    "no-such-entry": _(
        "There is no act %(entry)s left to undo. Acts can be undone for a month, each once."
    ),
    "no-such-favour": _("There is no favour %(number)s there. entregent favours lists them."),
    "no-such-goal": _("There is no goal called %(which)s. entregent goal list shows them."),
    "no-such-interest": _("That was done or withdrawn already. Load the page again."),
    "no-such-opportunity": _(
        "There is no opportunity %(number)s. entregent opportunity list shows them."
    ),
    "no-such-target": _("The goal is not aimed at that any more. Load the page again."),
    "no-such-field": _("There is no field %(field)s. These can be set: %(fields)s."),
    "no-such-file": _("There is no %(path)s. Check the name and the folder."),
    "no-such-item": _("There is no %(item)s in today’s list. entregent today shows them."),
    "joined-with": _(
        "%(who)s was made one with %(name)s, #%(number)s: entregent person %(number)s"
    ),
    "no-such-number": _("There is nobody of number %(who)s. entregent people lists the numbers."),
    "no-such-person": _("Nobody here is called %(who)s. Try part of it: entregent people %(who)s"),
    "no-such-time-zone": _("There is no time zone %(value)s. Choose one such as Europe/Paris."),
    "nobody-chosen": _("Nobody is chosen. Tick the people it is about first."),
    "nobody-asked-for": _("Say whom to reach: a name, a firm, or words of a title."),
    "nobody-sought": _(
        "Nobody in the book is called “%(value)s”, works there or has such a title. Try fewer words"
        " or another one; or add whoever you have in mind."
    ),
    "not-as-shown": ngettext(
        "It is %(count)s person now, where the page showed %(shown)s. Nothing was done yet: look"
        " again, then go on.",
        "It is %(count)s people now, where the page showed %(shown)s. Nothing was done yet: look"
        " again, then go on.",
    ),
    "not-counted": ngettext(
        "This is about %(count)s person. Nothing was done yet: go on if it is right.",
        "This is about %(count)s people. Nothing was done yet: go on if it is right.",
    ),
    "not-a-backup": _(
        "%(path)s is no whole copy of a book. Choose a file made by entregent backup."
    ),
    "not-a-boundary": _(
        "“%(value)s” is no boundary. Write one of %(kinds)s, and why if you like:"
        " boundary=referral: their firm forbids it"
    ),
    "not-a-cadence": _("“%(value)s” is no number of days. Write cadence=30, or cadence= for none."),
    "not-a-choice": _("“%(value)s” is not among: %(choices)s."),
    "not-a-database": _(
        "%(value)s is no place for a book. Write postgresql://USER:PASSWORD@HOST/NAME, or"
        " sqlite:FOLDER."
    ),
    "born-too-long-ago": _(
        "%(value)s is too long ago for a birthday. Give one from %(year)s on, or leave the year"
        " out: --03-14"
    ),
    "not-a-date": _("“%(value)s” is not a date. Write it as 2026-03-14."),
    "not-a-date-as-known": _("“%(value)s” is not a date. Write 2021, 2021-03 or 2021-03-14."),
    "not-a-file": _(
        "%(name)s is no file but a pipe or a device. Save what it gives in a file, and import that."
    ),
    "not-a-mailbox": _("%(name)s is no mailbox. Leave --kind out to have the kind found."),
    "not-days-between-asks": _("Choose between one day and %(most)s."),
    "not-a-pace": _("Choose between one person a day and %(most)s."),
    "not-a-phone": _("“%(value)s” is no telephone number. Write it with its country, +33 6…"),
    "not-a-profile": _("“%(value)s” is no profile address, such as linkedin.com/in/claire-morel."),
    "not-a-link": _(
        "“%(value)s” is no address of a page. Copy it whole, as https://firm.example/jobs, or put"
        " it into the note."
    ),
    "opportunity-backwards": _(
        "The last day to answer, %(until)s, comes before %(on)s, when it was seen. Put one right."
    ),
    "opportunity-in-future": _("%(on)s has not come yet. Say on which day you saw it."),
    "opportunity-nameless": _("Say at which organisation it is."),
    "not-a-target": _(
        "“%(value)s” is no target. Write KIND=VALUE, the kind one of %(kinds)s: organisation=Airbus"
    ),
    "not-a-website": _("“%(value)s” is no page of the web. Write it as acme.example/people."),
    "not-a-place": _("“%(value)s” is no postal address. Write a street or a town in it."),
    "not-on-the-map": _(
        "%(name)s is not on the map, which leaves out whoever is archived. Bring them back first:"
        " archived=no."
    ),
    "not-aimed-at": _(
        "The goal %(name)s is not aimed at %(value)s. entregent goal show lists its targets."
    ),
    "not-an-address": _(
        "“%(value)s” is neither an e-mail address nor a profile address. Write it whole, as"
        " claire@example.org or linkedin.com/in/claire-morel."
    ),
    "not-an-address-or-domain": _(
        "“%(value)s” is neither an e-mail address nor a domain. Write one as claire@example.org or"
        " example.org."
    ),
    "not-an-email": _("“%(value)s” is no e-mail address. One looks like claire@example.org."),
    "not-a-folder": _("%(path)s is a file. Name a folder: --home FOLDER."),
    "not-linked": _(
        "Nothing says that %(a)s and %(b)s know each other, so there is nothing to take away."
    ),
    "not-noted": _("“%(value)s” is not noted here. entregent person shows what is."),
    "not-of-me": _("%(field)s is not for yourself. These can be set: %(fields)s."),
    "not-the-word": _("Nothing was erased. To erase everything, type %(word)s."),
    "nothing-of-kind": _(
        "Nothing in %(path)s reads as %(kind)s. Leave --kind out to have the kind found."
    ),
    "not-its-format": _(
        "%(path)s is named as %(form)s, and --format says %(asked)s. Leave --format out, or choose"
        " another name."
    ),
    "not-readable": _("%(name)s cannot be opened. Give yourself the right to read it."),
    "not-theirs": _("%(value)s is not among their addresses. entregent person shows them."),
    "not-two": _("Two people make one. Tick two people, no more and no fewer."),
    "nothing-brought": _("No file was chosen. Choose at least one, or drop it on the page."),
    "nothing-of-me": _("Nothing is known of you yet. Begin: entregent set me title=…"),
    "thanked-for-given": _("Thanks are for what was asked: say --asked along with --thanked."),
    "nothing-to-thank": _(
        "No favour of %(name)s waits for thanks. Note it first:"
        " entregent favour add %(id)s --kind help --asked"
    ),
    "nothing-to-undo": _("There is nothing to undo."),
    "own-book-closed": _(
        "Your own book could not be opened from here. Open it from a terminal: %(command)s"
    ),
    "port-taken": _("Port %(port)s is taken. Try --port %(other)s."),
    "position-backwards": _(
        "A position ends before it begins (%(started)s, %(ended)s). Put it right."
    ),
    "position-empty": _("Say the title or the organisation of the position."),
    "position-not-over": _(
        "A position with an end is not held any more. Empty the end, or take the tick off."
    ),
    "position-missing": _(
        "Nothing is known of what they do now. Say the title or the organisation first."
    ),
    "postgresql-missing": _(
        "What speaks to PostgreSQL is not installed. Type: pip install 'entregent[postgresql]'"
    ),
    "reader-stopped": _(
        "Reading %(name)s stopped half-way, perhaps for want of memory. Close other programs and"
        " try again; nothing was read."
    ),
    "same-person": _("Both are %(name)s. Name two people."),
    "no-such-follow-up": _("That is not planned any more. Load the page again."),
    "no-such-exchange": _(
        "Exchange %(number)s is not one you typed with them, or it is not there any more. Load the"
        " page again."
    ),
    "no-such-position": _(
        "Position %(number)s is not one of theirs, or it is not there any more. Load the page"
        " again."
    ),
    "no-such-note": _("Note %(number)s is not there any more. Load the page again."),
    "note-missing": _("Say what happened, or write a line."),
    "several-goals": ngettext(
        "%(count)s goal begins with %(which)s:\n%(list)s\nSay which by number.",
        "%(count)s goals begin with %(which)s:\n%(list)s\nSay which by number.",
    ),
    "several-people": ngettext(
        "%(count)s person is called %(who)s:\n%(list)s\nSay which by number.",
        "%(count)s people are called %(who)s:\n%(list)s\nSay which by number.",
    ),
    "sheet-too-large": _(
        "%(name)s is too large to be opened as it is, or says so. Save its sheet as CSV and import"
        " that."
    ),
    "snooze-in-past": _("%(until)s is not after today. Choose a later day."),
    "suspicious-zip": _("%(name)s unpacks to far more than it should. It was left alone."),
    "target-missing": _("Say what the goal is aimed at."),
    "through-a-circle": _(
        "%(through)s came through %(name)s, at first hand or by way of others: it cannot be both"
        " ways. Name somebody else, or correct through whom %(through)s came first."
    ),
    "through-themselves": _("Nobody is met through themselves. Name somebody else."),
    "too-much-brought": _(
        "That is more than %(size)s, or than %(files)s files. Bring them in several goes."
    ),
    "too-many-exchanges": _(
        "%(count)s exchanges would leave with these people. Choose fewer people at once."
    ),
    "too-many-people": _(
        "That is more than %(most)s people at once. Narrow the list with a filter and take them in"
        " turn."
    ),
    "undo-first": _(
        "Somebody this act tells of left the book since, by act %(entry)s. Undo down to that one"
        " first: entregent undo, as often as entregent journal lists acts up to it"
    ),
    "too-many-columns": _(
        "%(name)s has more columns than any table of people. Keep those that tell who they are,"
        " and import it again."
    ),
    "packed-file": _("%(name)s is packed. Unpack it, then import what was in it."),
    "unknown-kind": _(
        "%(name)s is of no kind that can be read. Known: LinkedIn archives, mailboxes (mbox,"
        " Maildir, eml), calendars (ics), vCards, contacts of Google and Outlook, our own CSVs,"
        " sheets of people (if it is one: --kind sheet)."
    ),
    "not-review-months": _("Choose between one month and %(most)s, or never."),
    "words-too-long": _("That is longer than %(most)s characters. Keep the heart of it."),
    "who-is-meant": _("“%(who)s” may be several people. Choose one of them, or somebody new."),
}


def error_sentence(error: EntregentError) -> str:
    """Return what is wrong and the next step."""
    values = {
        key: day(value, today=date.min) if isinstance(value, date) else value
        for key, value in error.values.items()
        if key != "matches"
    }
    matches = error.values.get("matches")
    if isinstance(matches, list):
        values["list"] = "\n".join(f"  {pk}  {name}" for pk, name in matches)
    return say(ERRORS[error.code], **values)
