"""A person in words: ways to reach them, birthdays, who took the first step, evidence of links."""

from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, ngettext, say

if TYPE_CHECKING:
    from entregent.storage.models import Link

KINDS: dict[str, Sentence] = {
    "email": _("E-mail"),
    "phone": _("Phone"),
    "profile": _("Profile"),
    "web": _("Web"),
    "postal": _("Address"),
}
_BY: dict[str, Sentence] = {"me": _("by you"), "them": _("by them"), "both": _("by both")}
_EVIDENCE: dict[str, Sentence] = {
    "spouse": _("spouses"),
    "family": _("family"),
    "close": _("close"),
    "acquaintance": _("know each other"),
    "colleague": _("colleagues"),
    "introduced": _("one introduced you to the other"),
    "mail": ngettext("named together in one mail", "named together in %(count)s mails"),
    "meeting": ngettext("at one meeting together", "at %(count)s meetings together"),
}
_INTRODUCED = _("you introduced them to each other")


def address_kind(kind: str) -> str:
    """Return what to call a way to reach somebody."""
    return say(KINDS[kind])


def by(value: str) -> str:
    """Return who started an exchange."""
    return say(_BY[value])


def link_kind(kind: str) -> str:
    """Return what two people are to each other."""
    return say(_EVIDENCE[kind])


def evidence(link: "Link") -> str:
    """Return what makes one think that two people know each other."""
    if link.evidence:
        return link.evidence
    if link.kind == "acquaintance" and link.origin == "typed":  # stated in words, but for this
        return say(_INTRODUCED)
    sentence = _EVIDENCE[link.kind]
    return say(sentence, count=link.seen) if link.seen else say(sentence)
