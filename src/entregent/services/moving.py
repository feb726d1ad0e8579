"""The book into another database: from a file to PostgreSQL, and back."""

from pathlib import Path
from typing import Any

from django.conf import settings

from entregent.services.carrying import Counts, Watch, bring_up_to_date, carry, unwatched
from entregent.services.errors import EntregentError
from entregent.services.trouble import as_trouble
from entregent.storage import database
from entregent.storage.home import BOOK_FILE, make_private

_FILE = "sqlite:"


def move(to: str, *, watch: Watch = unwatched) -> Counts:
    """Write the book to another database, compared row by row; return how many of each table.

    `to` is the address of a PostgreSQL database, or "sqlite:" and a file or a folder. The book
    stays where it was too. Refused when the other one holds a book already.
    """
    place = _place(to)
    if _is_ours(place):
        raise EntregentError("move-to-itself")
    try:
        with database.elsewhere(place) as there:
            bring_up_to_date(there)
            return carry("default", there, watch=watch)
    except Exception as error:
        raise (as_trouble(error, without_password(to)) or error) from error


def _place(to: str) -> dict[str, Any]:
    if to.startswith(_FILE):
        path = Path(to.removeprefix(_FILE).removeprefix("//")).expanduser().absolute()
        file = path if path.suffix == Path(BOOK_FILE).suffix else path / BOOK_FILE
        return database.sqlite_file(make_private(file.parent) / file.name)
    try:
        return database.postgresql(to)
    except ValueError as error:
        raise EntregentError("not-a-database", value=without_password(to)) from error
    except ModuleNotFoundError as error:
        raise EntregentError("postgresql-missing") from error


def _is_ours(place: dict[str, Any]) -> bool:
    ours = settings.DATABASES["default"]
    told = ("ENGINE", "NAME", "HOST", "PORT")
    return all(str(place.get(key) or "") == str(ours.get(key) or "") for key in told)


def without_password(address: str) -> str:
    """Return an address that may be shown."""
    scheme, separator, rest = address.partition("://")
    who, at, where = rest.rpartition("@")
    return f"{scheme}{separator}{who.partition(':')[0]}{at}{where}"
