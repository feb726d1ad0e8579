"""What files brought to the pages are, hold and refuse, in words."""

from collections.abc import Mapping
from typing import Any

from entregent.importers.records import BadRecord
from entregent.importers.sheet.fields import Field
from entregent.services.errors import EntregentError
from entregent.services.wording import pages
from entregent.services.wording.columns import field_words
from entregent.services.wording.language import Sentence, _, ngettext, say, spoken
from entregent.services.wording.problems import place_told, problem_sentence

_KINDS: dict[str, Sentence] = {
    "linkedin": _("LinkedIn archive"),
    "google": _("Google contacts"),
    "outlook": _("Outlook contacts"),
    "vcard": _("Address book"),
    "mailbox": _("Mailbox"),
    "calendar": _("Calendar"),
    "exchanges": _("Exchanges written down"),
    "links": _("Who knows whom"),
    "sheet": _("Spreadsheet of people"),
    "book": _("A whole book"),
    "": _("Not read"),
}
_LEFT_OUT: dict[str, Sentence] = {
    "list": ngettext("%(count)s newsletter or list", "%(count)s newsletters and lists"),
    "automatic": ngettext("%(count)s automatic mail", "%(count)s automatic mails"),
    "crowd": ngettext("%(count)s with a crowd", "%(count)s with crowds"),
    "spam": ngettext("%(count)s unwanted mail", "%(count)s unwanted mails"),
    "trash": ngettext("%(count)s thrown away", "%(count)s thrown away"),
    "draft": ngettext("%(count)s draft", "%(count)s drafts"),
    "advertisement": ngettext("%(count)s advertisement", "%(count)s advertisements"),
    "nobody": ngettext("%(count)s without anybody named", "%(count)s without anybody named"),
    "not-with-you": ngettext(
        "%(count)s that you took no part in", "%(count)s that you took no part in"
    ),
    "unwanted": ngettext(
        "%(count)s with somebody you left out or a robot",
        "%(count)s with people you left out or robots",
    ),
    "unwanted-person": ngettext(
        "%(count)s person you left out, or a robot", "%(count)s people you left out, or robots"
    ),
    "yourself": ngettext("%(count)s line about yourself", "%(count)s lines about yourself"),
    "hidden-member": ngettext(
        "%(count)s member who hides their name", "%(count)s members who hide their name"
    ),
    "group": ngettext("%(count)s group", "%(count)s groups"),
    "placeholder": ngettext("%(count)s empty entry", "%(count)s empty entries"),
    "task": ngettext("%(count)s task", "%(count)s tasks"),
    "birthday": ngettext("%(count)s birthday", "%(count)s birthdays"),
    "cancelled": ngettext("%(count)s called off", "%(count)s called off"),
    "future": ngettext("%(count)s still to come", "%(count)s still to come"),
    "superseded": ngettext(
        "%(count)s that a later version replaces", "%(count)s that later versions replace"
    ),
    "organisation": ngettext("%(count)s organisation", "%(count)s organisations"),
}
_OTHERWISE = ngettext("%(count)s of another kind", "%(count)s of other kinds")
# What is mended on a page otherwise than in a terminal.
_PROBLEMS: dict[str, Sentence] = {
    "book-not-empty": _(
        "%(name)s holds a whole book, and yours is not empty. Read it into a new one, in a"
        " terminal."
    ),
    "encrypted-zip": _("%(name)s asks for a password. Unpack it, then bring the files it holds."),
    "no-person-column": _(
        "No column of %(name)s could be told to name people. Say below what its columns hold."
    ),
    "no-such-file": _("%(name)s is no longer there. Bring it again."),
    "owner-unknown": _(
        "Which of these people is you cannot be told. Say which addresses are yours."
    ),
    "second-owner": _(
        "A profile of LinkedIn tells of one person, you; %(name)s was left out. If these are people"
        " you know, save the file under other titles."
    ),
    "sheet-left-out": _("No column of this sheet names people (%(columns)s); it was left out."),
    "unknown-direction": _(
        "“%(value)s” does not say who invited whom. Bring the whole archive of LinkedIn."
    ),
    "unknown-kind": _(
        "%(name)s is of no kind that can be read: LinkedIn archives, mailboxes, address books,"
        " calendars, spreadsheets, and zips of these."
    ),
    "zip-beyond": ngettext(
        "One file of this zip beyond the first %(most)s was left out (%(first)s). Bring it by"
        " itself.",
        "%(count)s files of this zip beyond the first %(most)s were left out (the first:"
        " %(first)s). Bring them in a zip of their own.",
    ),
    "zip-locked": ngettext(
        "One file of this zip asks for a password and was left out (%(first)s). Unpack it, then"
        " bring it.",
        "%(count)s files of this zip ask for a password and were left out (the first: %(first)s)."
        " Unpack them, then bring them.",
    ),
    "zip-other-endings": ngettext(
        "One file of this zip is of no kind that is read and was left out (%(first)s).",
        "%(count)s files of this zip are of no kind that is read and were left out (the first:"
        " %(first)s).",
    ),
}
_REFUSALS: dict[str, Sentence] = {
    "done-since": _(
        "Something else was done since, so nothing was undone. Undo that first, then come back"
        " here."
    ),
    "changed-since": _(
        "What this import wrote was changed since. Undo what came after it first, then come back"
        " here."
    ),
    "nothing-to-undo": _("This import is too old to be undone, or was undone already."),
    "no-such-entry": _("This import is too old to be undone, or was undone already."),
}
_UNITS: tuple[tuple[int, Sentence], ...] = (
    (10**9, _("%(number)s GB")),
    (10**6, _("%(number)s MB")),
    (10**3, _("%(number)s kB")),
)


def kind(code: str) -> str:
    """Return what kind of file one is."""
    return say(_KINDS[code])


def left_out(counts: Mapping[str, int]) -> list[str]:
    """Return why what was left out was, the most frequent reason first."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [say(_LEFT_OUT.get(code, _OTHERWISE), count=count) for code, count in ordered]


def problem(facts: Mapping[str, Any]) -> str:
    """Return what is wrong with a line or a file, and what became of it."""
    values: dict[str, Any] = {"name": facts["file"], **facts["values"]}
    if sentence := _PROBLEMS.get(facts["code"]):
        return say(sentence, **values)
    return problem_sentence(BadRecord(facts["place"], facts["code"], values, kept=facts["kept"]))


def refusal(error: EntregentError) -> str:
    """Return what is wrong and the next step, on the pages of an import."""
    mended = _REFUSALS.get(error.code)
    return say(mended) if mended else pages.refusal(error)


def place(facts: Mapping[str, Any]) -> str:
    """Return where in its file something is wrong."""
    return place_told(facts["place"])


def size(count: int) -> str:
    """Return how large a file is."""
    for unit, sentence in _UNITS:
        if count >= unit:
            number = f"{count / unit:.1f}" if count < 10 * unit else str(round(count / unit))
            number = number.removesuffix(".0")
            return say(sentence, number=number.replace(".", ",") if spoken() == "fr" else number)
    return say(ngettext("%(count)s byte", "%(count)s bytes"), count=count)


def figure(count: int) -> str:
    """Return a number with its thousands apart."""
    return f"{count:,}".replace(",", "\u202f") if spoken() == "fr" else f"{count:,}"


def fields() -> list[tuple[str, str]]:
    """Return every field that a column may hold, with its words."""
    return [(field.value, field_words(field)) for field in Field if field is not Field.IGNORE]
