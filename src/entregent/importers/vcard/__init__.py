"""Address books as vCards: read them, and write the book's people back as vCard 4.0."""

from entregent.importers.vcard.reader import looks_like_vcard, read_vcards
from entregent.importers.vcard.writer import write_card

__all__ = ["looks_like_vcard", "read_vcards", "write_card"]
