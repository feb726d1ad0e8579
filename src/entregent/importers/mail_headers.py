"""The header fields of a mail, as they stand.

One regular expression finds them: no library that was tried reads faster, and each of them stops
at mails that this one reads.
"""

import re

# Fields that may rightly come more than once, or that broken mailers split over several.
_JOINED = frozenset({"to", "cc", "references"})
_READ = (
    "from sender to cc date subject message-id in-reply-to references "
    "list-id list-post list-unsubscribe list-help list-archive mailing-list x-mailing-list "
    "newsgroups precedence auto-submitted x-autoreply x-autorespond x-auto-reply content-type "
    "x-gmail-labels x-spam-flag x-spam-status x-status x-mozilla-status x-failed-recipients"
).split()


def _either_case(text: str) -> str:
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in text)


def _names_by_first_letter() -> str:
    firsts = dict.fromkeys(name[0] for name in _READ)
    return "|".join(
        f"{_either_case(c)}(?:{'|'.join(_either_case(n[1:]) for n in _READ if n[0] == c)})"
        for c in firsts
    )


# Sets of two letters run three times faster here than ignoring case does.
_FIELD = re.compile(rf"\n({_names_by_first_letter()})[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)")
_RECEIVED = re.compile(rb"\nreceived[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)


def read_fields(head: bytes) -> dict[str, str]:
    """Return the fields that matter by lower-case name, unfolded; empty ones are left out.

    The first of several wins, but for the recipients and the references, which are joined. Bytes
    that are no UTF-8 stand as surrogates: `mail_text.as_text` reads them.
    """
    if b"\r" in head:
        head = head.replace(b"\r\n", b"\n")
    found: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    for name, raw in _FIELD.findall(head.decode("utf-8", "surrogateescape")):
        value = raw.strip()
        if not value:
            continue
        if "\n" in value:
            value = value.replace("\n\t", " ").replace("\n", "")
        key = name.lower()
        if key not in found:
            found[key] = value
        elif key in _JOINED:
            more.setdefault(key, [found[key]]).append(value)
    for key, values in more.items():
        found[key] = ", ".join(values)
    return found


def topmost_received(head: bytes) -> str:
    """Return what the last server to handle the mail wrote of it, or ""."""
    found = _RECEIVED.search(head)
    return found[1].decode("ascii", "replace") if found else ""
