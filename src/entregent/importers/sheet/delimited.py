"""Sheets as delimited text: whether a file is one, where its header stands, and its rows."""

import csv
import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from entregent.importers.lines import Lines, as_utf8, decode, head_as_utf8
from entregent.importers.records import UnreadableFile
from entregent.importers.sheet.choice import (
    NO_CHOICE,
    ColumnChoice,
    digest_of,
    given_field,
    score,
    unique,
)
from entregent.importers.sheet.fields import NAMING, Field
from entregent.importers.sheet.titles import field_of
from entregent.importers.sheet.worksheets import Found
from entregent.importers.source import Progress, open_counted
from entregent.importers.table import HEAD, Header, Table, headers

_LOOKED_AT = 50  # rows under the header
# Prose and programs hold other marks than titles do.
_TITLE = re.compile(r"[\w\s.,'’`´/()&°º#:*?!+%€$@-]{0,80}\Z")
_SURE = frozenset({Field.EMAIL, Field.PROFILE})


def looks_like_sheet(head: bytes, choice: ColumnChoice = NO_CHOICE) -> bool:
    """Tell whether a file that begins so is a table of people, and no other text."""
    header = _best_header(head, choice)
    return header is not None and _tells_of_people(header, choice) and _is_table(head, header)


def delimited(path: Path, progress: Progress, choice: ColumnChoice) -> Generator[Found, None, None]:
    """Yield the one sheet that a file of delimited text is."""
    with open_counted(path, progress) as stream:
        head = stream.peek(HEAD)[:HEAD]
        header = _best_header(head, choice) or _widest_header(head)
        if header is None or not header.titles:
            raise UnreadableFile("no-titles", name=path.name)
        table = Table(header, Lines(as_utf8(stream, head)), "")
        yield Found("", header, table.rows())


def _best_header(head: bytes, choice: ColumnChoice) -> Header | None:
    """Return the line that most looks like the titles of columns about people, or None."""
    possible = [header for header in headers(head) if _are_titles(header.titles)]
    scores = [score(header.titles, choice) for header in possible]
    return possible[scores.index(max(scores))] if any(scores) else None


def _widest_header(head: bytes) -> Header | None:
    """Return the first of the lines of most columns: a header, if any line is."""
    widest = max(headers(head), key=lambda header: len(header.titles), default=None)
    if widest and any("@" in title for title in widest.titles):
        nameless = [""] * len(widest.titles)  # there is no header: people begin at once
        return replace(widest, line=widest.line - 1, titles=nameless, names=nameless)
    return widest


def _are_titles(titles: Sequence[str]) -> bool:
    return all(_TITLE.match(title) and title.count("(") == title.count(")") for title in titles)


def _tells_of_people(header: Header, choice: ColumnChoice) -> bool:
    """Tell whether more than a column called "Name" says so: things have names, too."""
    if digest_of(unique(header.titles)) in choice.remembered:
        return True
    given = [given_field(title, choice) for title in unique(header.titles)]
    fields = {field for title in header.titles if (field := field_of(title))}
    return bool(
        any(given)
        or fields & _SURE
        or {Field.GIVEN, Field.FAMILY} <= fields
        or (fields & NAMING and len(fields) > 1)
    )


def _is_table(head: bytes, header: Header) -> bool:
    """Tell whether most of what follows a header is as wide as it."""
    lines = head_as_utf8(head).split(b"\n")[header.line :]
    if len(head) >= HEAD:
        lines.pop()  # the last may be cut
    texts = (decode(line)[0] for line in lines)
    width = len(header.titles)
    try:
        rows = list(islice(csv.reader(texts, delimiter=header.delimiter), _LOOKED_AT))
    except csv.Error:
        return False
    widths = [len(row) for row in rows if any(map(str.strip, row))]
    if not widths:  # then the titles have to tell by themselves
        known = sum(field_of(title) is not None for title in header.titles)
        return known > 1 and 2 * known >= width
    return 2 * sum(found >= width for found in widths) > len(widths)
