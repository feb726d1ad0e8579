"""A file made to be sent, and gone once it is."""

from collections.abc import Callable
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponseBase

from entregent.core.text import fold
from entregent.services.bringing.batch import DOWNLOAD
from entregent.storage.home import make_home

if TYPE_CHECKING:
    from entregent.storage.models import Person


class _Passing(FileIO):
    """A file that is deleted with its folder when it is closed."""

    def __init__(self, path: Path, folder: "TemporaryDirectory[str]") -> None:
        self._folder = folder
        super().__init__(path)

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def download(name: str, write: Callable[[Path], object]) -> HttpResponseBase:
    """Return the file that `write` makes at the path it is given, to be kept under this name.

    It is made in the book's own folder, which nobody else may enter. What is left when the pages
    are killed meanwhile is swept with the imports.
    """
    folder = TemporaryDirectory(dir=make_home(), prefix=DOWNLOAD)
    path = Path(folder.name) / name
    try:
        write(path)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(_Passing(path, folder), as_attachment=True, filename=name)


def kept_as(person: "Person", ending: str) -> str:
    """Return the header by which a browser keeps a file under somebody's name, in plain letters."""
    name = "-".join(fold(person.name).encode("ascii", "ignore").decode().split())[:60]
    return f'attachment; filename="{name or person.pk}.{ending}"'
