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
_TOLD = _("%(kind)s: “%(words)s”")
# What was kept with the link of two people one introduced, before it was worded where it is shown.
_ONCE_KEPT = frozenset({"You introduced them to each other.", "Vous les avez mis en relation."})
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


def words_of(link: "Link") -> str:
    """Return how somebody said that two people know each other, "" where it is worded here."""
    is_mine = link.kind == "acquaintance" and link.origin == "typed"
    return "" if is_mine and link.evidence in _ONCE_KEPT else link.evidence


def told_of(link: "Link") -> str:
    """Return what two people are to each other and how one knows: spouses: “met at a wedding”."""
    words = words_of(link)
    if not words or link.kind == "acquaintance":
        return evidence(link)
    return say(_TOLD, kind=link_kind(link.kind), words=words)


def evidence(link: "Link") -> str:
    """Return what makes one think that two people know each other."""
    if words := words_of(link):
        return words
    if link.kind == "acquaintance" and link.origin == "typed":  # stated in words, but for this
        return say(_INTRODUCED)
    sentence = _EVIDENCE[link.kind]
    return say(sentence, count=link.seen) if link.seen else say(sentence)
