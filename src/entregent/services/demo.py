"""The example network in a book of its own."""

from dataclasses import fields
from datetime import date
from pathlib import Path

from entregent.demo import DemoFiles, write_demo
from entregent.services.book import today
from entregent.services.demo_told import tell
from entregent.services.errors import EntregentError
from entregent.services.importing.run import import_paths
from entregent.services.own_book import BOOK, MARK
from entregent.storage.models import Book
from entregent.storage.queries.wanted import everybody


def make_demo(book: Book, folder: Path, *, on: date | None = None) -> int:
    """Write the example files, read them into this book and note what their owner noted; return
    how many people it holds.

    A book that somebody has written in is left as it is.
    """
    if everybody(book).exists():
        return everybody(book).count()
    _mark(folder)
    day = on or today(book)
    files = write_demo(folder, on=day)
    import_paths(book, _in_order(files), me=files.owner)
    tell(book, on=day)
    return everybody(book).count()


def _in_order(files: DemoFiles) -> list[Path]:
    """Return each file once: the archives by their age, who is who before who wrote, the rest."""
    first = [files.linkedin_before, files.linkedin, files.contacts]
    every = (getattr(files, field.name) for field in fields(files))
    return first + sorted(path for path in every if isinstance(path, Path) and path not in first)


def _mark(folder: Path) -> None:
    """Take a folder for the example; one that holds files of the person's own is refused."""
    own = sorted(path for path in folder.glob("[!.]*") if path.name != BOOK)
    if own and not (folder / MARK).exists():
        raise EntregentError("file-exists", path=str(own[0]))
    (folder / MARK).touch()
