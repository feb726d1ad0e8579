"""Pictures and sounds within a card, as vCard 3.0 and as 4.0 write them."""

import re

from entregent.importers.vcard.heads import Head, head_of

MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
# How base64 begins of the pictures that address books hold, where no card names their kind.
_BEGINNINGS = {"/9j/": "image/jpeg", "iVBOR": "image/png", "R0lGOD": "image/gif"}
_KIND = re.compile(r"data:[\w.+-]+/([\w.+-]+)", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]{4,}={0,2}\Z")


def as_encoded(head: Head, data: str) -> Head:
    """Return the head that says in vCard 3.0 what the data: of a value says in 4.0."""
    kind = _KIND.match(data)
    if head.name not in MEDIA or head.encoding:
        return head
    told = f";TYPE={kind[1].upper()}" if kind and "TYPE" not in head.parameters else ""
    return head_of(f"{head.decoded};ENCODING=b{told}")


def as_data(head: Head, value: str) -> str:
    """Return a property whose value is base64 as vCard 4.0 writes it, "" when it is none."""
    begins = next((kind for start, kind in _BEGINNINGS.items() if value.startswith(start)), "")
    if head.name not in MEDIA or not (head.encoding == "base64" or begins):
        return ""
    if not _BASE64.match(value):
        return ""
    group = f"{head.group}." if head.group else ""
    return f"{group}{head.name}:data:{_kind(head) or begins or _ANY};base64,{value}"


_ANY = "application/octet-stream"


def _kind(head: Head) -> str:
    word = head.parameters.get("MEDIATYPE") or head.parameters.get("TYPE", "")
    word = word.lower().partition(",")[0]
    return word if "/" in word or not word else f"{MEDIA[head.name]}/{word}"
