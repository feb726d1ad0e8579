"""The book into another database: from a file to PostgreSQL, and back."""

import re
from pathlib import Path
from typing import Any

from django.db import transaction

from entregent.services.carrying import Counts, Watch, bring_up_to_date, carry, unwatched
from entregent.services.digests_held import hold_back
from entregent.services.errors import EntregentError
from entregent.services.outgoing import withdraw
from entregent.services.trouble import as_trouble
from entregent.storage import database
from entregent.storage.home import BOOK_FILE, make_private
from entregent.storage.models import Outgoing

_FILE = "sqlite:"
_PASSWORD = re.compile(r"([?&](?:ssl)?password=)[^&]*")


def move(to: str, *, watch: Watch = unwatched) -> Counts:
    """Write the book to another database, compared row by row; return how many of each table.

    `to` is the address of a PostgreSQL database, or "sqlite:" and a folder. The book stays where it
    was too. Refused when the other one holds a book already.
    """
    place = _place(to)
    try:
        with database.elsewhere(place) as there:
            _refuse_itself(there)
            bring_up_to_date(there)
            with transaction.atomic(using=there):
                counts = carry("default", there, watch=watch)
                # Both books would send what was approved in one of them.
                withdraw(Outgoing.objects.using(there))
                hold_back(there)
            return counts
    except Exception as error:
        raise (as_trouble(error, without_password(to)) or error) from error


def _refuse_itself(there: str) -> None:
    if database.are_one("default", there):
        raise EntregentError("move-to-itself")


def folder_of(to: str) -> Path | None:
    """Return the folder an address names, None when it names a database."""
    if not to.startswith(_FILE):
        return None
    path = to.removeprefix(_FILE).removeprefix("//").strip()
    if not path:
        raise EntregentError("not-a-database", value=to)
    folder = Path(path).expanduser().absolute()
    return folder.parent if folder.name == BOOK_FILE else folder


def _place(to: str) -> dict[str, Any]:
    if folder := folder_of(to):
        return database.sqlite_file(_room_in(folder) / BOOK_FILE)
    try:
        return database.postgresql(to)
    except ValueError as error:
        raise EntregentError("not-a-database", value=without_password(to)) from error
    except ModuleNotFoundError as error:
        raise EntregentError("postgresql-missing") from error


def _room_in(folder: Path) -> Path:
    """Return a folder for a book alone; one with other files in it is left as it is."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / BOOK_FILE).exists():
        raise EntregentError("move-among-files", path=str(folder))
    return make_private(folder)


def without_password(address: str) -> str:
    """Return an address that may be shown."""
    address = _PASSWORD.sub(r"\1…", address)
    scheme, separator, rest = address.partition("://")
    who, at, where = rest.rpartition("@")
    return f"{scheme}{separator}{who.partition(':')[0]}{at}{where}"
