"""What the columns of sheets hold: said by the person once, remembered for the same titles."""

from collections.abc import Callable, Iterable, Mapping

from entregent.importers import kinds
from entregent.importers.records import ColumnsRecord, Kind, UnreadableFile
from entregent.importers.sheet.choice import ColumnChoice
from entregent.importers.sheet.reader import columns_of
from entregent.services.errors import EntregentError
from entregent.services.journal import Recorder
from entregent.storage.models import Book, ColumnMapping

MOST_TOLD = 40  # columns named in a refusal

Confirm = Callable[[kinds.Source, ColumnsRecord], bool]


Said = Mapping[str, Mapping[str, str]]  # what columns hold, by the digest of a sheet's titles


def column_choice(book: Book, given: Mapping[str, str], said: Said) -> ColumnChoice:
    """Return what is known of columns before any sheet is opened."""
    known = ColumnMapping.objects.filter(book=book).values_list("digest", "mapping")
    return ColumnChoice(dict(given), {**dict(known), **said})


def confirmed(sources: Iterable[kinds.Source], confirm: Confirm) -> frozenset[str]:
    """Return the digests of the sheets whose guessed columns the person says are right.

    A no is a refusal: nothing is read.
    """
    said_yes: set[str] = set()
    for source in sources:
        if source.kind is not Kind.SHEET:
            continue
        for columns in _guessed(source):
            if columns.digest in said_yes:
                continue
            if not confirm(source, columns):
                shown = columns.mapping or {columns.titles[0]: "name"}
                raise EntregentError(
                    "columns-not-right",
                    path=str(source.path),
                    maps=" ".join(f'--map "{title}={field}"' for title, field in shown.items()),
                    columns=", ".join(columns.titles[:MOST_TOLD]),
                )
            said_yes.add(columns.digest)
    return frozenset(said_yes)


def _guessed(source: kinds.Source) -> list[ColumnsRecord]:
    try:
        return [c for c in columns_of(source.path, source.columns) if c.by == "guessed"]
    except UnreadableFile:
        return []  # reading it will say why


def remember(recorder: Recorder, book: Book, columns: ColumnsRecord) -> None:
    """Keep what the columns of a sheet hold for every sheet of the same titles."""
    said = {"titles": list(columns.titles), "mapping": dict(columns.mapping)}
    known = ColumnMapping.objects.filter(book=book, digest=columns.digest).first()
    if known:
        recorder.change(known, **said)
    else:
        recorder.create(ColumnMapping(book=book, digest=columns.digest, **said))
