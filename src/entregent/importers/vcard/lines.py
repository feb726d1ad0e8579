"""Content lines: a card's bytes as properties with their parameters and their text.

Tolerant on purpose: real cards fold in three ways, forget quotes and charsets, and write
parameters without their names. What remains unreadable is told as a problem of the card.
"""

import binascii
import re
from collections.abc import Iterable, Iterator

from entregent.importers.vcard.charsets import decode
from entregent.importers.vcard.heads import REMEMBERED, Head, head_of
from entregent.importers.vcard.media import as_encoded
from entregent.importers.vcard.raw import Problem, RawCard
from entregent.importers.vcard.text import without_controls

Line = tuple[Head, str]

_CONTROL_BYTES = bytes(b for b in (*range(32), 127) if b not in b"\t\n")
_DECLARED = re.compile(rb"CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_BASE64_HEAD = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?:;|\Z)", re.IGNORECASE)
_BASE64_TEXT = re.compile(rb"[A-Za-z0-9+/=]+\Z")
_PROPERTY = re.compile(
    rb"(?:N|FN|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|URL|NOTE|BDAY|REV|UID|PHOTO|CATEGORIES)[;:]"
)
_QUOTED_HEAD = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
_FOLDS = (b" ", b"\t")


def split_line(line: str) -> Line | None:
    """Return the head and the value of an unfolded line, or None when it is no property."""
    text, value = _cut(line)
    head = head_of(text)
    return (head, value) if head.name else None


def card_lines(raw: RawCard, problems: list[Problem]) -> tuple[list[Line], bool]:
    """Return the properties of a card, and whether it is of the old vCard 2.1.

    What is wrong with its lines is added to the problems.
    """
    joined = b"".join(raw.lines)
    upper = joined.upper()
    old = b"\nVERSION:2" in upper or upper.startswith(b"VERSION:2")
    if not _needs_care(upper):
        try:
            return _read_in_one_go(joined, old, problems), old
        except UnicodeDecodeError:
            pass
    declared = _DECLARED.search(joined)
    hint = declared[1].decode("ascii") if declared else ""
    return list(_read_with_care(_unfold(joined.split(b"\n"), old), hint, problems)), old


def _needs_care(upper: bytes) -> bool:
    # A card that holds none of these, and is UTF-8 throughout, is read in one go.
    return b"ENCODING" in upper or b"CHARSET" in upper or b"QUOTED-" in upper or b"BASE64" in upper


def _cut(line: str) -> tuple[str, str]:
    """Return what stands before and after the colon that is not in quotes; "" without one."""
    text, colon, value = line.partition(":")
    if '"' in text and (quoted := _QUOTED_HEAD.match(line)):
        return quoted[1], line[quoted.end() :]
    return (text, value) if colon else ("", line)


def _read_in_one_go(joined: bytes, old: bool, problems: list[Problem]) -> list[Line]:
    plain = joined.translate(None, _CONTROL_BYTES)
    if b"\n " in plain or b"\n\t" in plain:
        # vCard 2.1 folds at a space that belongs to the text.
        plain = plain.replace(b"\n ", b" " if old else b"")
        plain = plain.replace(b"\n\t", b"\t" if old else b"")
    text = plain.decode("utf-8")
    if b"\xc2" in plain:
        text = without_controls(text)
    lines = []
    for line in text.split("\n"):
        spec, colon, value = line.partition(":")
        if colon and (head := REMEMBERED.get(spec)):
            lines.append((head, value))
        elif line.strip():
            parsed = split_line(line)
            lines.append(parsed) if parsed else problems.append(_bad_line(line))
    return lines


def _unfold(lines: Iterable[bytes], old: bool) -> Iterator[bytes]:
    """Yield the lines joined as their encodings say; of quoted-printable, as one long line."""
    parts: list[bytes] = []
    is_quoted = is_base64 = False
    for physical in lines:
        line = physical.rstrip(b"\r")
        if is_quoted and _is_soft_break(parts[-1], line):
            # A blank line here comes from line feeds that some program doubled.
            if line.strip():
                parts[-1] = parts[-1][:-1]
                parts.append(line)
        elif parts and line.startswith(_FOLDS):
            parts.append(line if old else line[1:])
        elif is_base64 and _BASE64_TEXT.match(line):
            parts.append(line)
        elif line.strip():
            yield b"".join(parts)
            parts = [line]
            head = line.partition(b":")[0]
            is_quoted = b"QUOTED-PRINTABLE" in head.upper()
            is_base64 = bool(_BASE64_HEAD.search(head))
    yield b"".join(parts)


def _is_soft_break(line: bytes, following: bytes) -> bool:
    # Some phones end the last line with "=", too; a line that Outlook breaks may start with "TEL:".
    ends_here = _PROPERTY.match(following) and not line.endswith(b"=0D=0A=")
    return line.endswith(b"=") and not ends_here


def _read_with_care(lines: Iterable[bytes], hint: str, problems: list[Problem]) -> Iterator[Line]:
    guessed = False
    for line in filter(None, lines):
        head, data = _split_bytes(line)
        if not head.name:
            problems.append(_bad_line(decode(line, hint=hint)[0]))
        elif (embedded := _base64_of(head, data)) is None:
            text, guess = decode(_decoded(head, data), head.charset, hint)
            text = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
            if guess and not guessed:
                guessed = True
                charset = guess.replace("cp125", "windows-125")
                problems.append(("guessed-charset", {"charset": charset, "value": text[:60]}))
            yield head, text
        elif _is_base64(embedded):
            encoded = as_encoded(head, data[:80].decode("latin-1"))
            kept = data if encoded is head else embedded
            yield encoded, without_controls(decode(b"".join(kept.split()))[0])
        elif embedded.strip():
            problems.append(("bad-base64", {"property": head.name}))


def _split_bytes(line: bytes) -> tuple[Head, bytes]:
    # Latin-1 gives every byte a character, and every character its byte back.
    text, value = _cut(line.decode("latin-1"))
    spec = without_controls(decode(text.encode("latin-1"))[0])
    return head_of(spec), value.encode("latin-1")


def _decoded(head: Head, data: bytes) -> bytes:
    return binascii.a2b_qp(data) if head.encoding == "quoted-printable" else data


def _base64_of(head: Head, data: bytes) -> bytes | None:
    """Return the base64 text of a value, or None when its value is of another sort."""
    if data[:5].lower() == b"data:":
        kind, _, text = data.partition(b",")
        return text if kind.rstrip(b"\\").lower().endswith(b"base64") else None
    is_address = head.parameters.get("VALUE", "").lower() in ("uri", "url")
    return data if head.encoding == "base64" and not is_address else None


def _is_base64(text: bytes) -> bool:
    try:
        return bool(binascii.a2b_base64(b"".join(text.split()), strict_mode=True))
    except binascii.Error:
        return False


def _bad_line(line: str) -> Problem:
    return "bad-line", {"value": without_controls(line).strip()[:60]}
