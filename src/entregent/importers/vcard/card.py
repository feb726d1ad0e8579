"""The properties of one card by name; whatever no field takes goes into the extras."""

from collections.abc import Iterable

from entregent.importers.vcard.heads import Head, head_of
from entregent.importers.vcard.labels import label_of_apple
from entregent.importers.vcard.lines import Line
from entregent.importers.vcard.raw import LARGEST_EXTRA, Problem
from entregent.importers.vcard.text import escape_lines, unescape

# Properties that a person is made of, or that tell about the card alone.
_READ = frozenset(
    "FN N UID EMAIL TEL URL X-SOCIALPROFILE SOCIALPROFILE ADR LABEL ORG TITLE ROLE BDAY NOTE LANG "
    "CATEGORIES REV X-ENTREGENT-MET-ON X-ENTREGENT-HOW-MET KIND X-ADDRESSBOOKSERVER-KIND "
    "VERSION PRODID BEGIN END".split()
)
_NONE: list[Line] = []
_MEDIA = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))


class Card:
    """The lines of a card that are still to be read, and its problems."""

    def __init__(self, lines: Iterable[Line], old: bool, problems: list[Problem]) -> None:
        self.old = old
        self.problems = problems
        self.read: dict[str, list[Line]] = {}  # what some field takes, by name
        self._labels: dict[str, Line] = {}
        self._used: set[str] = set()  # groups whose label a field took
        self._extras: list[Line] = []
        for line in lines:
            name = line[0].name
            if name in _READ:
                self.read.setdefault(name, []).append(line)
            elif name == "X-ABLABEL" and line[0].group not in self._labels:
                self._labels[line[0].group] = line
            elif line[1]:
                self._extras.append(line)

    def take(self, name: str) -> list[Line]:
        """Return the lines of this name, the preferred first, and count them as read."""
        lines = self.read.pop(name, _NONE)
        if len(lines) > 1:
            lines.sort(key=_preference)
        return lines

    def peek(self, name: str) -> str:
        """Return the first value of an extra of this name, or ""; it stays an extra."""
        return next((self.text(value) for head, value in self._extras if head.name == name), "")

    def take_first(self, *names: str) -> str:
        """Return the first text under these names, or ""; any further one becomes an extra."""
        found = ""
        for name in names:
            for line in self.take(name):
                text = self.text(line[1])
                if not found:
                    found = text
                elif text:
                    self.leave(line)
        return found

    def leave(self, line: Line) -> None:
        """Make a line an extra, for no field holds what it says."""
        if line[1]:
            self._extras.append(line)

    def refuse(self, head: Head, text: str, code: str) -> None:
        """Tell of a value that is not what it is given for; set it aside."""
        self.problems.append((code, {"value": text[:100]}))
        self.set_aside(head, text)

    def set_aside(self, head: Head, text: str) -> None:
        """Keep a value as a sheet's is kept, under no name that a program would take it by."""
        label = self.label(head)
        said = f"{head.name} ({label})" if label else head.name
        self._extras.append((head_of("X-ENTREGENT-COLUMN"), f"{said}: {text}"))

    def text(self, value: str) -> str:
        """Return what a value says, on one line."""
        return " ".join((unescape(value, self.old) if "\\" in value else value).split())

    def label(self, head: Head) -> str:
        """Return what the person calls this address or number; "" when they don't."""
        if head.group and head.group in self._labels:
            self._used.add(head.group)
            own = label_of_apple(self.text(self._labels[head.group][1]))
            return own or head.label
        return head.label

    def extras(self) -> tuple[str, ...]:
        """Return what is left, each line as it stood but for its charset and its encoding."""
        lines = self._extras
        for group, line in self._labels.items():
            if group not in self._used and line[1]:
                lines.append(line)
        self.problems += [
            ("too-large", {"property": line[0].name}) for line in lines if _is_large_media(line)
        ]
        return tuple([_written(line) for line in lines if not _is_large_media(line)])


def _preference(line: Line) -> int:
    return line[0].preference


def _is_large_media(line: Line) -> bool:
    head, value = line
    return len(value) > LARGEST_EXTRA and (head.name in _MEDIA or head.encoding == "base64")


def _written(line: Line) -> str:
    head, value = line
    return f"{head.decoded}:{escape_lines(value)}"
