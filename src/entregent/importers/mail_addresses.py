"""Whom a From, To or Cc names, in all the ways that mailers and archives write it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from entregent.core.identity import email_key
from entregent.importers.mail_text import Repair, decode_words
from entregent.importers.names import as_one_says
from entregent.importers.records import Party

Parties = tuple[Party, ...]

_NESTED_QUOTES = 3
_MOST = 500  # parties of a field: enough to tell a crowd, and a hundred thousand tell no more

# What comes again is shorter; what is longer would fill the memory.
REMEMBERED_LENGTH = 300

# An unclosed quote must not have the rest read again and again: its length is bounded.
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.){0,300}"|<[^<>]*>|\([^()]*\)|[,;]|[^,;"<(\\]+|\\.|.', re.DOTALL
)
_COMMENT = re.compile(r"\(([^()]*)\)")
_GROUP = re.compile(r'\A[^<@"(]*:')
_LETTER = r"[^\s\"'<>(),;:\[\]]"
# Only from where a word starts: else each letter of a long one would be tried.
_ADDRESS = re.compile(rf"(?<!{_LETTER}){_LETTER}+@{_LETTER}+")
_QUOTED_LOCAL = re.compile(r'"([^"\s@]*)"(?=@)')
# Older mail has space around dots; a name has none before one.
_LOOSE_DOT = re.compile(r"(?<!\s)\s+\.\s*")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# Archives of lists hide addresses so.
_HIDDEN = re.compile(r"\A([\w.+-]+) at ([\w-]+(?:\.[\w-]+)+)\Z", re.IGNORECASE)


def parties_in(value: str) -> tuple[Parties, Repair | None]:
    """Return whom a field names by address, each once, and how a name was mended, if one was.

    Groups give their members; whoever has no usable address is left out, and so are those of a
    crowd beyond the first five hundred.
    """
    found: dict[str, Party] = {}
    repair = None
    for mention in _mentions(value):
        if len(found) >= _MOST:
            break
        parties, mended = _read(mention)
        repair = repair or mended
        for party in parties:
            if party.email and not (party.email in found and found[party.email].name):
                found[party.email] = party
    return tuple(found.values()), repair


def sender_in(value: str) -> tuple[Party, Repair | None]:
    """Return the first whom a field names by address, else by name, else an empty party."""
    first = Party(), None
    for mention in _mentions(value):
        parties, repair = _read(mention)
        if parties and parties[0].email:
            return parties[0], repair
        if parties and not first[0].name:
            first = parties[0], None
    return first


def _mentions(value: str) -> Iterable[str]:
    if '"' in value or "(" in value or ":" in value:
        return _rejoined(_split(value))
    if "," in value or ";" in value:
        return _rejoined(value.replace(";", ",").split(","))
    return (value,)


def _split(value: str) -> Iterator[str]:
    start = 0
    for token in _TOKEN.finditer(value):
        if token[0] in ",;":
            yield value[start : token.start()]
            start = token.end()
    yield value[start:]


def _rejoined(mentions: Iterable[str]) -> Iterator[str]:
    # "Doe, John <john@example.com>" without quotes is one mention.
    held = ""
    for mention in mentions:
        if "@" in mention or "<" in mention or " at " in mention:
            yield f"{held},{mention}" if held and "<" in mention else mention
            held = ""
        elif mention.strip():
            if held:
                yield held
            held = mention
    if held:
        yield held


def _read(mention: str) -> tuple[Parties, Repair | None]:
    return _remembered(mention) if len(mention) < REMEMBERED_LENGTH else _read_mention(mention)


def _read_mention(mention: str) -> tuple[Parties, Repair | None]:
    text = _GROUP.sub("", mention.strip())
    before, bracket, after = text.rpartition("<")
    if not bracket:
        return _read_bare(text)
    address, _, rest = after.partition(">")
    email = _email(address)
    if not email and (other := _ADDRESS.search(before)):
        return (Party(email=_email(other[0])),), None
    name, repair = _name(before or rest, email)
    return ((Party(name, email),) if name or email else ()), repair


def _read_bare(text: str) -> tuple[Parties, Repair | None]:
    outside = _QUOTED_LOCAL.sub(r"\1", _COMMENT.sub(" ", text)).strip()
    outside = _LOOSE_DOT.sub(".", outside)
    addresses = _ADDRESS.findall(outside)
    if len(addresses) > 1:
        return tuple(Party(email=email) for a in addresses if (email := _email(a))), None
    if addresses or _HIDDEN.match(outside):
        address = addresses[0] if addresses else outside
        email = _email(address)
        around = outside.replace(address, " ").strip()
        name, repair = _name(around or " ".join(_COMMENT.findall(text)), email)
        return ((Party(name, email),) if name or email else ()), repair
    decoded, repair = decode_words(text) if "=?" in text else ("", None)
    if "@" in decoded and "=?" not in decoded:
        return _read_mention(decoded)[0], repair
    name, repair = _name(text, "")
    return ((Party(name),) if name else ()), repair


def _email(address: str) -> str:
    text = _COMMENT.sub("", address).strip() if "(" in address else address.strip()
    if hidden := _HIDDEN.match(text):
        text = f"{hidden[1]}@{hidden[2]}"
    # Two dots at the end stand for what an archive took away.
    if ('"' in text and " " in text) or text.endswith(".."):
        return ""
    # A route ("@relay:john@example.com"), and what Exchange makes of its own directory's names.
    text = "".join(text.split()).rpartition(":")[2].replace('"', "").replace("@@", "@")
    email = email_key(text.rstrip("."))
    return "" if email.startswith("imceaex-") else email


def _name(raw: str, email: str) -> tuple[str, Repair | None]:
    text = raw.strip()
    if not text.startswith('"') and "(" in text:
        text = _COMMENT.sub(" ", text).strip() or " ".join(_COMMENT.findall(text))
    if '"' in text:
        text = _ESCAPED.sub(r"\1", _unquoted(text))
    decoded, repair = decode_words(text)
    name = _unquoted(" ".join(decoded.split()).strip(",; "))
    if name.lower() == email or _ADDRESS.fullmatch(name) or _HIDDEN.match(name):
        return "", None
    return as_one_says(name, email), repair


def _unquoted(text: str) -> str:
    if text.count('"') == 1:
        text = text.replace('"', "").strip()
    for _ in range(_NESTED_QUOTES):
        if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
            text = text[1:-1].strip()
    return text


_remembered = lru_cache(maxsize=1 << 15)(_read_mention)
