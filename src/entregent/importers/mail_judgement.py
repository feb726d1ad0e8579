"""What a mail's fields and the place where it lay tell: sent by me, or no exchange at all."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from entregent.core.identity import is_robot
from entregent.core.text import fold
from entregent.importers.mail_addresses import REMEMBERED_LENGTH, Parties, sender_in
from entregent.importers.mail_text import as_text, decode_words
from entregent.importers.records import Party

CROWD = 20

SENT = "sent"
# Folders and labels by their folded names, in English, French and German.
_FOLDERS = {
    SENT: "sent|sent mail|sent mails|sent items|sent messages|envoyes|messages envoyes|"
    "elements envoyes|courrier envoye|courriers envoyes|mails envoyes|objets envoyes|gesendet|"
    "gesendete elemente|gesendete objekte|gesendete nachrichten",
    "spam": "spam|spams|junk|junk mail|junk email|junk e mail|bulk mail|indesirable|indesirables|"
    "courrier indesirable|courriers indesirables|messages indesirables|pourriel|pourriels|"
    "unerwunscht|spamverdacht",
    "trash": "trash|deleted|deleted items|deleted messages|corbeille|elements supprimes|"
    "messages supprimes|objets supprimes|supprimes|papierkorb|geloschte elemente",
    "draft": "draft|drafts|brouillon|brouillons|entwurf|entwurfe|templates|modeles",
}
_ROLES = {name: role for role, names in _FOLDERS.items() for name in names.split("|")}
_NUMBER_AT_END = re.compile(r"[ \d]+\Z")

_LIST_FIELDS = frozenset(
    "list-id list-post list-unsubscribe list-help list-archive mailing-list x-mailing-list "
    "newsgroups".split()
)
_BULK = frozenset({"bulk", "list", "junk"})
_AUTOMATIC_FIELDS = frozenset({"x-autoreply", "x-autorespond", "x-auto-reply"})
_AUTOMATIC_TYPES = ("multipart/report", "text/calendar")
# Robots whose telling word comes last or stands within: "messages-noreply@", "cron@". Not sought
# in the domain, where each of its words would have the rest read again.
_ROBOT = re.compile(
    r"[-+._=](?:no[-_.]?reply|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|bounces?|"
    r"notifications?|newsletters?)(?:[-+._=\d].*)?@|"
    r"\A(?:no[-_.]?answer|pas[-_.]?de[-_.]?reponse|auto[-_.]?reply|auto[-_.]?confirm|root|cron|"
    r"daemon|www-data|alerts?|alertes?|notify|no[-_.]?reply\d+)(?:[-+._=].*)?@"
)
_MARKS = frozenset({"x-spam-flag", "x-spam-status", "x-status", "x-mozilla-status"})
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,8}\b")
_DELETED_BY_THUNDERBIRD = 0x0008


@lru_cache(maxsize=1 << 12)
def folder_role(name: str) -> str:
    """Return "sent", "spam", "trash" or "draft", or "" for a folder like any other.

    Takes names as they are on disk: "Sent-1", ".INBOX.Envoy&AOk-s", "[Gmail]/Corbeille".
    """
    if "&" in name and name.isascii():
        name = _from_imap(name)
    words = [_NUMBER_AT_END.sub("", fold(part)) for part in re.split(r"[/.]", name)]
    return _ROLES.get(next((word for word in reversed(words) if word), ""), "")


def _from_imap(name: str) -> str:
    # IMAP writes UTF-7 with two letters changed (RFC 3501), and Maildirs take the name over.
    try:
        return name.replace("+", "+-").replace("&", "+").replace(",", "/").encode().decode("utf-7")
    except UnicodeError:
        return name


def label_roles(labels: str) -> frozenset[str]:
    """Return the roles among Gmail's labels, which follow the language of its pages."""
    short = len(labels) < REMEMBERED_LENGTH
    return _remembered_roles(labels) if short else _label_roles(labels)


def _label_roles(labels: str) -> frozenset[str]:
    text = decode_words(as_text(labels)[0])[0]
    names = (fold(label.strip().removeprefix("[Gmail]/")) for label in text.split(","))
    return frozenset(_ROLES[name] for name in names if name in _ROLES)


_remembered_roles = lru_cache(maxsize=1 << 12)(_label_roles)


def why_ignored(
    fields: Mapping[str, str], roles: Collection[str], sender: Party, to: Parties, cc: Parties
) -> str:
    """Return why a mail is no exchange, or "" when it is one."""
    if roles and (role := next((r for r in ("draft", "spam", "trash") if r in roles), "")):
        return role
    if not _MARKS.isdisjoint(fields) and (role := _marked(fields)):
        return role
    if _is_list(fields):
        return "list"
    if _is_automatic(fields, sender):
        return "automatic"
    others = {party.email for party in (*to, *cc)} - {sender.email}
    if len(others) > CROWD:
        return "crowd"
    return "" if sender.email and others else "nobody"


def _marked(fields: Mapping[str, str]) -> str:
    if _is_yes(fields.get("x-spam-flag", "")) or _is_yes(fields.get("x-spam-status", "")):
        return "spam"
    status = fields.get("x-status", "")
    if "T" in status:
        return "draft"
    flags = _HEXADECIMAL.match(fields.get("x-mozilla-status", ""))
    deleted = flags and int(flags[0], 16) & _DELETED_BY_THUNDERBIRD
    return "trash" if deleted or "D" in status else ""


def _is_yes(value: str) -> bool:
    return value[:3].lower() == "yes"


def _is_list(fields: Mapping[str, str]) -> bool:
    return not _LIST_FIELDS.isdisjoint(fields) or fields.get("precedence", "").lower() in _BULK


def _is_automatic(fields: Mapping[str, str], sender: Party) -> bool:
    return (
        _writes_by_itself(sender.email)
        or not _AUTOMATIC_FIELDS.isdisjoint(fields)
        or not fields.get("auto-submitted", "no").lower().startswith("no")
        or fields.get("precedence", "").lower() == "auto_reply"
        or fields.get("content-type", "").lower().startswith(_AUTOMATIC_TYPES)
        or ("sender" in fields and _writes_by_itself(sender_in(fields["sender"])[0].email))
    )


@lru_cache(maxsize=1 << 14)
def _writes_by_itself(email: str) -> bool:
    local, at, _ = email.partition("@")
    return is_robot(email) or _ROBOT.search(local + at) is not None
