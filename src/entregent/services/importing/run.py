"""An import, from paths to a report."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path

from django.db import OperationalError, transaction

from entregent.importers import ahead, kinds
from entregent.importers.records import (
    BadRecord,
    Kind,
    UnreadableFile,
)
from entregent.importers.sheet.choice import ColumnChoice
from entregent.services import journal
from entregent.services.book import zone
from entregent.services.errors import EntregentError
from entregent.services.importing.book_file import read_book
from entregent.services.importing.columns import Confirm, Said, column_choice, confirmed
from entregent.services.importing.intake import Intake
from entregent.services.importing.loose_mails import LooseMails
from entregent.services.importing.owner import Owner
from entregent.services.importing.report import ImportReport, SourceReport
from entregent.services.likeness import catch_up
from entregent.storage.bulk import without_collection
from entregent.storage.models import Book

COMPARED_AT_ONCE = 2_000  # people, so that a first import is over as soon as it is written
Watch = Callable[[kinds.Source], Callable[[int], None]]


def import_paths(
    book: Book,
    paths: Sequence[Path],
    *,
    kind: Kind | None = None,
    me: Sequence[str] = (),
    not_me: Sequence[str] = (),
    on: date | None = None,
    dry_run: bool = False,
    columns: Mapping[str, str] | None = None,
    confirm: Confirm | None = None,
    said: Said | None = None,
    one_by_one: bool = False,
    watch: Watch = lambda _: lambda _: None,
) -> ImportReport:
    """Read every source under these paths into the book and tell what became of each.

    No file may take an address of `not_me` for the owner's.
    `columns` says which field a column of a sheet holds, `said` the same by the digest of its
    titles; `confirm` is asked of those guessed. A file of a folder that is refused is told of in
    the report and the others are read; `one_by_one`, so is a path.
    A dry run tells the same and leaves the book as it was.
    """
    report = ImportReport()
    together = secrets.token_hex(8)
    choice = column_choice(book, columns or {}, said or {})
    found = [
        (path, source)
        for path in paths
        for source in _sources(path, kind, choice, one_by_one=one_by_one)
    ]
    sources = [source for _, source in found if isinstance(source, kinds.Source)]
    if columns and not any(source.kind is Kind.SHEET for source in sources):
        raise EntregentError("no-sheet-to-map", path=str(paths[0]))
    right = confirmed(sources, confirm) if confirm else frozenset(said or {})
    unread = _Unread(one_by_one=one_by_one)
    loose = LooseMails(sources)
    with without_collection(), transaction.atomic() if dry_run else nullcontext():
        for path, source in found:
            if isinstance(source, BadRecord):
                unread.file(path, source)
                continue
            try:
                told = _import_source(
                    book,
                    source,
                    me,
                    on,
                    watch(source),
                    not_me=not_me,
                    right=right,
                    forced=kind is not None,
                    together=together,
                    loose=loose,
                )
            except EntregentError as error:
                unread.source(path, source, error)
            else:
                report.sources.append(told)
        if dry_run:
            transaction.set_rollback(True)
    unread.tell(report)
    if not dry_run:
        _compare(book)
    return report


class _Unread:
    """What of the paths was not read, and why."""

    def __init__(self, *, one_by_one: bool) -> None:
        self._one_by_one = one_by_one
        self._problems: dict[str, list[BadRecord]] = {}
        self._refused: set[str] = set()  # paths of which nothing could be read
        self._refusal: EntregentError | None = None

    def file(self, path: Path, problem: BadRecord) -> None:
        """Note a path, or a file of a folder, of which it was seen at once that it cannot be."""
        self._problems.setdefault(str(path), []).append(problem)
        if not problem.place:
            self._refused.add(str(path))

    def source(self, path: Path, source: kinds.Source, error: EntregentError) -> None:
        """Note a source that was refused as it was read; raise where that ends the import."""
        if source.path == path and not self._one_by_one:
            raise error
        self.file(path, _left_out(path, source, error))
        if source.kind is not Kind.SHEET:  # of the sheets of a folder, many tell of no people
            self._refusal = self._refusal or error

    def tell(self, report: ImportReport) -> None:
        """Add all this to the report; raise the first refusal where nothing at all was read."""
        if self._refusal and not (report.sources or self._one_by_one):
            raise self._refusal
        report.sources += [
            SourceReport(path, "", problems=bad, refused=path in self._refused)
            for path, bad in self._problems.items()
        ]


def _compare(book: Book) -> None:
    """Look for likely pairs among those who are new or changed, unless they are very many.

    It follows the import and can neither undo nor fail it: those whom a full disk or another
    program keeps from being compared still wait, and `duplicates` says why they cannot be.
    """
    with suppress(OperationalError):
        catch_up(book, at_most=COMPARED_AT_ONCE)


def _left_out(path: Path, source: kinds.Source, error: EntregentError) -> BadRecord:
    values = {name: str(value) for name, value in error.values.items()}
    place = "" if source.path == path else source.path.relative_to(path).as_posix()
    return BadRecord(place, error.code, values)


def _sources(
    path: Path, kind: Kind | None, choice: ColumnChoice, *, one_by_one: bool
) -> list[kinds.Source | BadRecord]:
    try:
        return kinds.find_sources(path, kind, choice)
    except UnreadableFile as error:
        values = {"path": str(path), **error.values}
        if one_by_one:
            return [BadRecord("", error.code, values)]
        raise EntregentError(error.code, **values) from error


def _import_source(
    book: Book,
    source: kinds.Source,
    me: Sequence[str],
    on: date | None,
    progress: Callable[[int], None],
    *,
    not_me: Sequence[str],
    right: frozenset[str],
    forced: bool,
    together: str,
    loose: LooseMails,
) -> SourceReport:
    report = SourceReport(path=str(source.path), kind=source.kind.value)
    with journal.entry(
        book, "import", path=kinds.shown(source.path.name), kind=report.kind, together=together
    ) as recorder:
        report.entry = recorder.entry.pk
        if source.kind is Kind.BOOK:
            read_book(book, source.path, recorder, report, progress)
            report.me = Owner(book).addresses()
            return report
        run = Intake(book, source, recorder, report, on, right=right, not_me=not_me)
        run.owner.add_given(recorder, me)
        if not run.owner.knows("email"):
            run.learn(loose.owner(source))
        try:
            now = recorder.entry.at.astimezone(zone(book))
            for record in ahead.read(source, progress, now=now):
                run.take(record)
        except UnreadableFile as error:
            raise EntregentError(error.code, **{"path": report.path, **error.values}) from error
        run.finish()
        empty = not (report.people.seen or report.exchanges.seen or report.problems)
        if forced and empty and source.kind not in kinds.WITH_A_HEADER:
            raise EntregentError("nothing-of-kind", path=report.path, kind=report.kind)
    return report
