"""One card as lines of bytes, kept within bounds whatever the file holds."""

import re

from entregent.importers.vcard.physical import LINE_COST, LONGEST_LINE

LARGEST_CARD = 24_000_000
LARGEST_EXTRA = 65_536  # of a photo, a logo, a sound, a key or an agent

_END = re.compile(rb"END\s*:\s*VCARD\s*\Z", re.IGNORECASE)
_EMPTY_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*\Z", re.IGNORECASE)
_MEDIA = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_FOLDS = (b" ", b"\t")

Problem = tuple[str, dict[str, str]]


class RawCard:
    """The lines between BEGIN and END, and what was wrong with them."""

    __slots__ = (
        "_agent", "_agent_at", "_agent_size", "_deepest", "_depth", "_dropping", "_fold_end",
        "_fold_size", "_fold_start", "_indent", "_last", "_last_at", "_room", "lines", "number",
        "problems",
    )  # fmt: skip

    def __init__(self, number: int, lines: list[bytes] | None = None, indent: bytes = b"") -> None:
        self.number = number
        self.lines = lines or []
        self.problems: list[Problem] = []
        self._indent = indent
        self._room = LARGEST_CARD
        self._depth = 0  # of agents: cards inside this card
        self._deepest = 0
        self._agent: list[bytes] = []
        self._agent_at = -1  # the line it stands behind, -1 where there was no room for that one
        self._agent_size = 0
        self._last = b""  # the last line that is not blank, and where it is kept
        self._last_at = -1
        self._fold_start = self._fold_end = self._fold_size = 0
        self._dropping = False

    def keep(self, line: bytes) -> None:
        """Add a line, unless it is blank, as long as there is room."""
        if not line.strip():
            return
        self._last, self._last_at = line, -1
        cost = len(line) + LINE_COST
        self._room -= cost
        if self._room > 0:
            self._last_at = len(self.lines)
            self.lines.append(line)
        elif self._room + cost > 0:
            self.problems.append(("long-card", {}))

    def skip(self, beginning: bytes) -> None:
        """Leave out a line that is too long, and tell it."""
        self.problems.append(("long-line", {"value": shown(beginning)}))

    def take(self, line: bytes) -> bool:
        """Add a line of any sort, and tell whether it ended the card."""
        if self._indent and not self.lines and not line.startswith(self._indent):
            self._indent = b""  # only BEGIN was indented
        line = line.removeprefix(self._indent)
        if self._depth:
            self._take_nested(line)
        elif _END.match(line):
            return True
        elif line.startswith(_FOLDS):
            self._fold(line)
        else:
            self.keep(line)
        return False

    def holds_begin(self, line: bytes) -> bool:
        """Tell whether this BEGIN stays in the card: it continues a line, or opens an AGENT."""
        if self.lines and line.removeprefix(self._indent).startswith(_FOLDS):
            return True
        if not _EMPTY_AGENT.match(self._last):
            return False
        if not self._depth:
            self._agent_at = self._last_at
        self._depth += 1
        self._deepest = max(self._deepest, self._depth)
        return True

    def end_missing(self) -> None:
        """End the card as it stands where the file forgot its END."""
        self.problems.append(("missing-end", {}))
        if self._depth:
            self._close_agent()

    def _take_nested(self, line: bytes) -> None:
        if not line.strip():
            return
        self._last = line
        self._agent_size += len(line)
        if self._agent_size <= LARGEST_EXTRA:
            self._agent.append(line.rstrip(b"\r\n"))
        if _END.match(line):
            self._depth -= 1
            if not self._depth:
                self._close_agent()

    def _close_agent(self) -> None:
        """Write the inner card behind its AGENT, in the form of vCard 3.0."""
        escaped = [re.sub(rb"[\\,;]", rb"\\\g<0>", line) for line in self._agent]
        at = self._agent_at
        if 0 <= at < len(self.lines) and self._agent_size <= LARGEST_EXTRA:
            self.lines[at] = self.lines[at].rstrip() + b"\\n".join(escaped) + b"\n"
            if self._deepest > 1:
                self.problems.append(("nested-cards", {"count": str(self._deepest)}))
        else:
            self.problems.append(("inner-cards", {}))
        self._deepest = 0
        self._depth = self._agent_size = 0
        self._agent, self._last = [], b""

    def _fold(self, line: bytes) -> None:
        """Add a continuation, unless the whole line has grown too large to be held."""
        if len(self.lines) != self._fold_end:
            self._fold_size = sum(map(len, self.lines[-1:]))
            self._fold_start, self._dropping = len(self.lines) - 1, False
        self._fold_size += len(line)
        if self._fold_size > LARGEST_EXTRA and self._fold_start >= 0 and not self._dropping:
            self._drop_too_large()
        if not self._dropping:
            self.keep(line)
        self._fold_end = len(self.lines)

    def _drop_too_large(self) -> None:
        first = self.lines[self._fold_start]
        is_media = _MEDIA.match(first)
        if not is_media and self._fold_size <= LONGEST_LINE:
            return
        if is_media:
            name = first.partition(b":")[0].partition(b";")[0].rpartition(b".")[2]
            self.problems.append(("too-large", {"property": shown(name).upper()}))
        else:
            self.skip(first)
        self._room += sum(len(line) + LINE_COST for line in self.lines[self._fold_start :])
        del self.lines[self._fold_start :]
        self._last = b""
        self._dropping = True


def shown(line: bytes) -> str:
    """Return the beginning of a line as one may show it."""
    text = line[:240].decode("utf-8", "replace")
    return "".join(c for c in text if c.isprintable())[:60]
