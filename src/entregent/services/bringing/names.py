"""Names of files as their senders give them, made harmless."""

import unicodedata

_LONGEST = 120  # bytes, of a whole name
_LONGEST_END = 12  # characters after the last dot
_NO_PLACE = frozenset('/\\:*?"<>|')


def harmless(name: str) -> str:
    """Return a name that leads nowhere and shows as it is; "file" when nothing is left of it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in unicodedata.normalize("NFC", last) if _is_plain(c))
    stem, dot, end = " ".join(kept.split()).strip(". ").rpartition(".")
    if not stem or len(end) > _LONGEST_END:
        stem, dot, end = f"{stem}{dot}{end}", "", ""
    room = _LONGEST - len(f"{dot}{end}".encode())
    short = stem.encode()[:room].decode(errors="ignore").strip(". ")
    return f"{short}{dot}{end}" if short else "file"


def _is_plain(character: str) -> bool:
    # Controls, marks that turn the writing round, halves of characters.
    return unicodedata.category(character)[0] != "C" and character not in _NO_PLACE
