"""What could not be read in a file, or only after a repair, in words."""

import re
from collections import defaultdict

from entregent.importers.records import BadRecord
from entregent.services.wording.errors import ERRORS
from entregent.services.wording.language import Sentence, _, say

_PROBLEMS: dict[str, Sentence] = {
    "ambiguous-name": _(
        "Several people are called %(name)s and no address tells which: this message was left out."
    ),
    "bad-base64": _(
        "The %(property)s of this card is damaged and was left out; the rest was read."
    ),
    "bad-line": _("“%(value)s” says nothing that can be read and was left out; the rest was read."),
    "long-card": _(
        "This card is over 24 MB; only its beginning was read. Is its END:VCARD missing?"
    ),
    "long-line": _("A line of over 10 MB (“%(value)s…”) was left out; the rest was read."),
    "too-large": _(
        "The %(property)s of this card is over 64 kB and was left out; the rest was read. It stays"
        " in your file."
    ),
    "inner-cards": _(
        "The cards inside this card are too large to be kept and were left out; the rest was read."
        " Give each a place of its own in the file, and import again."
    ),
    "nested-cards": _(
        "Cards stand in each other here, %(count)s deep: they are kept with the outer one, and none"
        " became a person. Give each a place of its own in the file, and import again."
    ),
    "missing-end": _(
        "Its END line is missing; what it holds was read. Check that nothing is cut off."
    ),
    "nameless-card": _(
        "This card has no name, e-mail, telephone or organisation; it was left out. Add a name and"
        " import again."
    ),
    "outside-card": _(
        "%(lines)s line(s) from “%(value)s” on belong to no card and were left out. Is a"
        " BEGIN:VCARD missing?"
    ),
    "no-start": _("This event has no date; it was left out."),
    "bad-start": _("“%(value)s” is no date; this event was left out."),
    "unknown-zone": _(
        "No time zone is known as “%(value)s”: its hours were read as those where you live. Check"
        " them if they matter."
    ),
    "bad-recurrence": _(
        "How “%(value)s” repeats cannot be understood; only its first time was read."
    ),
    "left-out-by-rule": _(
        "“%(value)s” leaves some of its times out by a rule that cannot be understood (EXRULE):"
        " meetings may have been read that never took place."
    ),
    "recurs-too-often": _(
        "“%(value)s” repeats more often than anybody meets; only its first time was read."
    ),
    "recurs-too-long": _(
        "“%(value)s” took place more than 5,000 times; only the last 5,000 were read."
    ),
    "too-many-meetings": _(
        "This calendar repeats more meetings than anybody holds; some of “%(value)s” were left out."
    ),
    "long-event": _(
        "This event has over 10,000 lines or dates, or 24 MB; only its beginning was read."
    ),
    "bad-birthday": _("“%(value)s” is no birthday; the rest was read."),
    "bad-address": _(
        "“%(value)s” is no e-mail or profile address; the name alone was taken. Correct it and"
        " import again."
    ),
    "bad-email": _("“%(value)s” is no e-mail address; the rest was read."),
    "bad-phone": _(
        "“%(value)s” is no telephone number, or digits of it were lost; the rest was read."
    ),
    "bad-website": _("“%(value)s” is no web address; the rest was read."),
    "bad-profile": _("“%(value)s” leads to no profile; the rest was read."),
    "cut-headers": _(
        "The header of this mail is over a megabyte; only its start was read. Recipients may be"
        " missing."
    ),
    "damaged-header": _(
        "Letters of the %(header)s field are lost (%(charset)s, cut short); the rest was read."
    ),
    "formula-error": _("A formula failed here (%(value)s); the rest of the line was read."),
    "guessed-date": _(
        "“%(value)s” is no possible date; %(taken)s, when the mail arrived, was taken."
    ),
    "guessed-header": _(
        "The %(header)s field does not say truly how its letters are written; it was read as"
        " %(charset)s. Check the accents."
    ),
    "missing-date": _(
        "This mail has no date; %(taken)s, when it arrived, was taken. Check it if it matters."
    ),
    "no-date": _(
        "Neither this mail, its servers nor its file say when it was sent; it was left out."
    ),
    "no-headers": _("This has no header of a mail; it was left out."),
    "guessed-charset": _(
        "Some letters were read as %(charset)s. Check the accents, or save the file as UTF-8."
    ),
    "cut-text": _(
        "What stands here is longer than a name or an address can be; only its beginning was kept."
    ),
    "more-problems": _("%(count)s more problems of this file are counted here and not listed."),
    "heading-row": _(
        "“%(value)s”, alone on its line, was taken for a heading and not for a person. If it is"
        " one, add a first name or an address."
    ),
    "huge-row": _("This line is far too long to be a real one and was left out."),
    "path-outside": _(
        "“%(value)s” leads out of this zip, as no honest file does: it was left out. If you know"
        " it, unpack it and import it by itself."
    ),
    "link-to-self": _("%(value)s is linked to themselves. Name two people."),
    "header-alone": _(
        "Only the titles of the columns were found, and nothing below them. If this file should"
        " name people, it is probably cut short: export it again."
    ),
    "long-row": _(
        "This line has more columns than the header, probably for a comma without quotes. Check it."
    ),
    "no-name": _("This line names nobody, only a firm or a job (%(organisation)s)."),
    "no-organisation": _("This position has no company."),
    "nobody-named": _("This line names nobody; it was left out. Give an address or a name."),
    "open-quote": _(
        "A quotation mark is never closed on this line, which was left out. Close it and import"
        " again."
    ),
    "second-owner": _(
        "A profile of LinkedIn tells of one person, you; %(name)s was left out. If these are people"
        " you know, import the file with --kind sheet."
    ),
    "sheet-left-out": _(
        "No column of this sheet names people (%(columns)s); it was left out. Say what they hold"
        " with --map."
    ),
    "repeated-row": _("The same line again and again from here on: left out until one differs."),
    "unknown-by": _(
        "“%(value)s” does not say who started it; it was left out. Use me, them or both."
    ),
    "unknown-channel": _(
        "“%(value)s” is no channel; it was left out. Use meeting, meal, call, video, email,"
        " message, letter, event or reaction."
    ),
    "unknown-direction": _(
        "“%(value)s” does not say who invited whom. Import the whole archive, whose Profile.csv"
        " tells who you are."
    ),
    "unknown-link-kind": _(
        "“%(value)s” is no kind of link. Use spouse, family, close, acquaintance or colleague."
    ),
    "in-the-future": _("Dated %(value)s, which has not come yet: left out."),
    "link-of-one": _("%(a)s and %(b)s are the same person, or nobody: no link was made."),
    "owner-unknown": _(
        "Which of these people is you cannot be told: import again with --me and your address."
    ),
}


# The same fault, when what surrounds it was read all the same and when it was left out.
_KEPT_OR_NOT: dict[str, tuple[Sentence, Sentence]] = {
    "bad-date": (
        _("“%(value)s” is no date; the rest was read. Write it as 2026-03-14."),
        _("“%(value)s” is no date; it was left out. Write it as 2026-03-14."),
    ),
    "unfinished-mail": (
        _(
            "The file ends in the middle of the header of this mail; what it holds was read. The"
            " file is probably cut short: export it again."
        ),
        _(
            "The file ends in the middle of the header of this mail, which was left out. The file"
            " is probably cut short: export it again."
        ),
    ),
    "short-row": (
        _("This line has fewer columns than the header; what it holds was read."),
        _("This line has fewer columns than the header; it was left out."),
    ),
}


_OWNER_AMONG = _(
    "Which of these people is you cannot be told. Most often there: %(addresses)s. If the first is"
    " yours, import again with --me %(first)s; else with another that is."
)
_PLACE = re.compile(r"(?<!\S)(line|row|card|mail|event|column) (\d+)\Z")
_PLACES: dict[str, Sentence] = {
    "line": _("line %(number)s"),
    "row": _("row %(number)s"),
    "card": _("card %(number)s"),
    "mail": _("mail %(number)s"),
    "event": _("event %(number)s"),
    "column": _("column %(number)s"),
}


def place_told(place: str) -> str:
    """Return where something stands in its file, in words: "Agenda.ics événement 3"."""
    return _PLACE.sub(lambda found: say(_PLACES[found[1]], number=found[2]), place)


def problem_sentence(problem: BadRecord) -> str:
    """Return what is wrong with a record, and what became of it."""
    values: dict[str, object] = defaultdict(str, problem.values)
    if problem.code in _KEPT_OR_NOT:
        kept, left_out = _KEPT_OR_NOT[problem.code]
        return say(kept if problem.kept else left_out, **values)
    if problem.code == "owner-unknown" and "addresses" in problem.values:
        return say(_OWNER_AMONG, **values)
    if problem.code in ERRORS:
        return say(ERRORS[problem.code], **values)
    return say(_PROBLEMS[problem.code], **values)
