"""Where a fact came from, in words."""

from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, say
from entregent.services.wording.people import address_kind

if TYPE_CHECKING:
    from entregent.services.sources import Source

_KINDS: dict[str, Sentence] = {
    "typed": _("typed by you"),
    "guess": _("guessed from the address"),
    "linkedin": _("LinkedIn"),
    "google": _("Google contacts"),
    "outlook": _("Outlook contacts"),
    "vcard": _("vCards"),
    "mailbox": _("mailbox"),
    "calendar": _("calendar"),
    "sheet": _("sheet"),
    "exchanges": _("list of exchanges"),
    "links": _("list of links"),
    "book": _("another book"),
    "outbox": _("your outbox"),
}
_FACTS: dict[str, Sentence] = {
    "name": _("Name"),
    "given": _("First name"),
    "family": _("Last name"),
    "birthday": _("Birthday"),
    "language": _("Language"),
    "register": _("Tu or vous"),
    "how_met": _("How you met"),
    "met_on": _("Met on"),
    "worked_together": _("Worked together"),
    "position": _("Position"),
    "circle": _("Circle"),
    "note": _("Note"),
    "matters": _("What matters"),
    "need": _("Needs"),
    "offer": _("Offers"),
    "boundary": _("Boundary"),
    "kept": _("Kept as it stood"),
}


def fact_name(what: str) -> str:
    """Return what to call a fact."""
    return say(_FACTS[what]) if what in _FACTS else address_kind(what)


def source_sentence(source: "Source") -> str:
    """Return the kind of a source and, where it is known, the file."""
    kind = say(_KINDS[source.kind]) if source.kind in _KINDS else source.kind
    return say(_("%(kind)s, %(file)s"), kind=kind, file=source.file) if source.file else kind
