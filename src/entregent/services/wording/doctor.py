"""What the doctor looked at, and what to do about what is not well."""

from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, say

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
    "people": _("%(count)s people in the book"),
    "owner": _("You are %(name)s %(addresses)s"),
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
}
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
}


def checked(finding: "Finding") -> str:
    """Return what was looked at and found."""
    if not finding.ok:
        return say(_NOT_WELL[finding.code], **finding.facts)
    if finding.code == "owner" and not finding.facts["name"]:
        return say(_NAMELESS_OWNER, **finding.facts)
    return say(_CHECKED[finding.code], **finding.facts)


def advice(finding: "Finding") -> str:
    """Return what to do about a finding that is not well, "" when it is."""
    return "" if finding.ok else say(_ADVICE[finding.code], **finding.facts)
