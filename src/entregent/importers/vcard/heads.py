"""What stands before the colon of a property: its group, its name and its parameters."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from entregent.importers.vcard.labels import label_of_types
from entregent.importers.vcard.text import one_line

NO_PREFERENCE = 101  # vCard 4.0 counts from 1, the most preferred, to 100

_NAME = re.compile(r"[\w-]+\Z")
_PARAMETER = re.compile(r';((?:[^";]++|"[^"]*+(?:"|\Z))*+)')
_CARET = re.compile(r"\^[n'^]")
_MEANT = {"^n": "\n", "^'": '"', "^^": "^"}
# The names that vCard 2.1 leaves out.
_BARE = (
    (re.compile(r"QUOTED-PRINTABLE|BASE64|[78]BIT|[BQ]\Z", re.IGNORECASE), "ENCODING"),
    (re.compile(r"INLINE|URL|URI|CONTENT-ID|CID|VCARD\Z", re.IGNORECASE), "VALUE"),
    (re.compile(r"(utf|iso|windows|cp|koi|gb)[\w-]*\d|us-ascii", re.IGNORECASE), "CHARSET"),
    (re.compile(r"[a-z]{2}-[a-z]{2}\Z", re.IGNORECASE), "LANGUAGE"),
)

Parameter = tuple[str, str]


class Head(NamedTuple):
    """A property but for its value. `name` is "" when this is no property at all."""

    name: str
    group: str
    label: str
    preference: int
    encoding: str  # "quoted-printable", "base64" or ""
    charset: str
    parameters: Mapping[str, str]
    decoded: str  # as it is written once its value is plain text


# The heads met so far: address books write the same few over and over. Those with quotes, which
# may hold a colon, are not among them.
REMEMBERED: dict[str, Head] = {}
_MOST_REMEMBERED = 2000
_LONGEST = 100_000  # characters: more of them are no property


def head_of(text: str) -> Head:
    """Return what a head says."""
    head = REMEMBERED.get(text)
    if head is None:
        head = _parse(text if len(text) <= _LONGEST else "")
        if head.name and len(text) <= 200 and '"' not in text:
            if len(REMEMBERED) >= _MOST_REMEMBERED:
                REMEMBERED.clear()
            REMEMBERED[text] = head
    return head


def _parse(text: str) -> Head:
    spec, parameters = _split(text)
    group, _, name = spec.rpartition(".")
    if not (_NAME.match(name) or name[:2] in ("X-", "x-")):
        name = ""
    named = _by_name(parameters)
    types = _types(named)
    return Head(
        name=name.upper(),
        group=group.lower(),
        label=one_line(label_of_types(types)),
        preference=_preference(named, types),
        encoding=_encoding(named.get("ENCODING", "")),
        charset=named.get("CHARSET", ""),
        parameters=named,
        decoded=spec + "".join(f";{key}={value}" for key, value in filter(_is_kept, parameters)),
    )


def _split(text: str) -> tuple[str, list[Parameter]]:
    """Return the name with its group, and each parameter with the name it has or should have."""
    if '"' not in text:
        spec, *parameters = text.split(";")
    else:
        spec = text.partition(";")[0]
        parameters = _PARAMETER.findall(text[len(spec) :])
    return spec.strip(), [_named(text.strip()) for text in parameters if text.strip()]


def _named(parameter: str) -> Parameter:
    name, equals, value = parameter.partition("=")
    if equals:
        return name.strip(), value
    return next((name for known, name in _BARE if known.match(parameter)), "TYPE"), parameter


def _by_name(parameters: Iterable[Parameter]) -> dict[str, str]:
    """Return the plain values by name; those of one that comes several times are joined."""
    values: dict[str, list[str]] = {}
    for key, value in parameters:
        values.setdefault(key.upper(), []).append(_plain(value))
    return {name: ",".join(plain) for name, plain in values.items()}


def _plain(value: str) -> str:
    value = value.replace('"', "").strip()
    if "^" in value:  # RFC 6868 (Daboo 2013)
        value = _CARET.sub(lambda found: _MEANT[found[0]], value)
    return value


def _types(named: Mapping[str, str]) -> list[str]:
    # "TYPE=HOME,TYPE=VOICE" is seen, too.
    words = (word.strip().lower() for word in named.get("TYPE", "").split(","))
    return [word.removeprefix("type=") for word in words if word]


def _preference(named: Mapping[str, str], types: list[str]) -> int:
    rank = named.get("PREF", "")
    if rank.isascii() and rank.isdecimal() and len(rank) <= 3:
        return int(rank)
    return 1 if "pref" in types else NO_PREFERENCE


def _encoding(value: str) -> str:
    word = value.upper()
    if word.startswith("Q"):
        return "quoted-printable"
    return "base64" if word in ("B", "BASE64") else ""


def _is_kept(parameter: Parameter) -> bool:
    name = parameter[0].upper()
    is_decoded = name == "ENCODING" and _encoding(parameter[1]) == "quoted-printable"
    return name != "CHARSET" and not is_decoded
