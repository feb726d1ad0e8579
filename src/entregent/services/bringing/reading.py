"""A batch looked into and read, by the process that works on it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from entregent.demo import write_demo
from entregent.importers import kinds
from entregent.importers.linkedin import date_in_name
from entregent.importers.records import BadRecord, Kind, UnreadableFile
from entregent.importers.sheet.choice import ColumnChoice
from entregent.importers.sheet.reader import Glance, glance
from entregent.services.book import today
from entregent.services.bringing.batch import Batch, Brought, Facts, open_private
from entregent.services.bringing.unpacking import unpack
from entregent.services.importing.columns import column_choice
from entregent.services.importing.report import ImportReport, SourceReport
from entregent.services.importing.run import import_paths
from entregent.storage.models import Book, Entry

NAMES = 12  # of people it would add
SHOWN = 50  # problems; all of them can be downloaded
MOST_SHEETS = 20
MOST_COLUMNS = 200
_TEXT = (".csv", ".tsv", ".tab")
Watch = Callable[[kinds.Source], Callable[[int], None]]
# Who is who before who wrote, archives by their age.
_ORDER = (
    Kind.BOOK, Kind.LINKEDIN, Kind.GOOGLE, Kind.OUTLOOK, Kind.VCARD, Kind.SHEET, Kind.CALENDAR,
    Kind.MAILBOX, Kind.EXCHANGES, Kind.LINKS,
)  # fmt: skip


def look(book: Book, batch: Batch, watch: Watch) -> None:
    """Write what reading the batch would do to the book, which stays as it is."""
    unpack(batch)
    report = _imported(book, batch, watch, dry_run=True)
    found = _told(batch, report)
    choice = column_choice(book, {}, _said(batch))
    paths = {file.number: batch.path(file) for file in batch.files}
    for facts in found["files"]:
        facts["sheets"] = _sheets(paths[facts["number"]], facts, choice)
    batch.write("found", found)


def read(book: Book, batch: Batch, watch: Watch) -> None:
    """Read the batch into the book, write what became of it and let go of its files."""
    if batch.is_example:
        _write_example(batch, on=today(book))
    report = _imported(book, batch, watch, dry_run=False)
    told = _told(batch, report)
    _write_problems(batch, report)
    for facts in told["files"]:
        del facts["names"]
    batch.write("result", told)
    batch.let_go_of_files()


def _imported(book: Book, batch: Batch, watch: Watch, *, dry_run: bool) -> ImportReport:
    said = _said(batch)
    files = _in_order(batch, column_choice(book, {}, said))
    return import_paths(
        book,
        [batch.path(file) for file in files],
        me=batch.read("said").get("me", []),
        not_me=batch.read("said").get("not_me", []),
        said=said,
        one_by_one=True,
        dry_run=dry_run,
        watch=watch,
    )


def _said(batch: Batch) -> dict[str, dict[str, str]]:
    columns: dict[str, dict[str, str]] = batch.read("said").get("columns", {})
    return columns


def _in_order(batch: Batch, choice: ColumnChoice) -> list[Brought]:
    def place(file: Brought) -> tuple[int, date, int]:
        path = batch.path(file)
        kind = _kind(path, choice)
        rank = _ORDER.index(kind) if kind else len(_ORDER)
        return rank, date_in_name(path) or date.max, file.number

    return sorted(batch.files, key=place)


def _kind(path: Path, choice: ColumnChoice) -> Kind | None:
    try:
        [source] = kinds.find_sources(path, None, choice)
    except UnreadableFile:
        return None
    return source.kind if isinstance(source, kinds.Source) else None


def _told(batch: Batch, report: ImportReport) -> Facts:
    """Return what became of each file, in plain values."""
    files = {str(batch.path(file)): file for file in batch.files}
    moments = _moments(report)
    read = [
        {**_of_file(files[source.path], source), "at": moments.get(source.entry, "")}
        for source in report.sources
    ]
    me = sorted({address for source in report.sources for address in source.me})
    skipped = batch.read("brought").get("skipped", [])
    return {"files": read, "me": me, "merged": report.merged, "skipped": skipped}


def _moments(report: ImportReport) -> dict[int, str]:
    """Return when each act was done, by its number: the number alone may come to be another's."""
    acts = Entry.objects.filter(pk__in=[source.entry for source in report.sources])
    return {number: str(at) for number, at in acts.values_list("pk", "at")}


def _of_file(file: Brought, source: SourceReport) -> Facts:
    return {
        "number": file.number,
        "name": file.name,
        "size": file.size,
        "kind": source.kind,
        "people": asdict(source.people),
        "exchanges": asdict(source.exchanges),
        "links": source.links,
        "my_positions": source.my_positions,
        "bounced": source.bounced,
        "left_out": dict(source.left_out),
        "count": len(source.problems),
        "problems": [_problem(problem, file.name) for problem in source.problems[:SHOWN]],
        "names": source.added[:NAMES],
        "candidates": _candidates(source),
        "entry": source.entry,
    }


def _candidates(source: SourceReport) -> list[str]:
    """Return which addresses may be the owner's, where the file does not tell."""
    unknown = [problem for problem in source.problems if problem.code == "owner-unknown"]
    return [a for one in unknown for a in one.values.get("addresses", "").split(", ") if a]


def _problem(problem: BadRecord, name: str) -> Facts:
    # Where the file lies for now is nothing the person knows.
    values = {**problem.values, **({"path": name} if "path" in problem.values else {})}
    return {
        "file": name,
        "place": problem.place,
        "code": problem.code,
        "values": values,
        "kept": problem.kept,
    }


def _write_problems(batch: Batch, report: ImportReport) -> None:
    """Write every problem, one a line, to be downloaded."""
    path = batch.folder / "problems.jsonl"
    path.unlink(missing_ok=True)
    with open_private(path) as out:
        for facts in batch.read("brought").get("skipped", []):
            out.write(json.dumps(facts, ensure_ascii=False) + "\n")
        for source in report.sources:
            name = Path(source.path).name
            for problem in source.problems:
                out.write(json.dumps(_problem(problem, name), ensure_ascii=False) + "\n")


def _sheets(path: Path, facts: Facts, choice: ColumnChoice) -> list[Facts]:
    """Return what the columns of a sheet hold; of a text of unknown kind, those it may have."""
    unknown = facts["kind"] == "" and path.suffix.lower() in _TEXT
    # A workbook whose sheets name nobody is refused for that.
    refused = {problem["code"] for problem in facts["problems"]} & {"no-person-column"}
    if facts["kind"] != Kind.SHEET and not unknown and not refused:
        return []
    try:
        sheets = glance(path, choice)[:MOST_SHEETS]
    except (UnreadableFile, OSError):
        return []
    return [_sheet(sheet) for sheet in sheets if len(sheet.columns.titles) > (1 if unknown else 0)]


def _sheet(sheet: Glance) -> Facts:
    columns = sheet.columns
    shown: Sequence[str] = columns.titles[:MOST_COLUMNS]
    mapping: Mapping[str, str] = columns.mapping
    return {
        "place": columns.place,
        "digest": columns.digest,
        "by": columns.by,
        "more": len(columns.titles) - len(shown),
        "mapping": dict(mapping),
        "columns": [
            {"title": title, "cells": cells, "field": mapping.get(title, "")}
            for title, cells in zip(shown, sheet.cells, strict=False)
        ],
    }


def _write_example(batch: Batch, *, on: date) -> None:
    """Write the files of the example network into the batch."""
    folder = batch.folder / "example"
    demo = write_demo(folder, on=on)
    files = []
    for number, path in enumerate(sorted(folder.iterdir()), 1):
        file = Brought(number, path.name, path.stat().st_size)
        batch.path(file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.replace(batch.path(file))
        files.append(asdict(file))
    folder.rmdir()
    batch.write("brought", {**batch.read("brought"), "files": files})
    batch.write("said", {"me": list(demo.owner)})
