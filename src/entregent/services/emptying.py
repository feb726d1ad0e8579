"""Everything out of the book; a copy is kept beside it, from which all can be brought back."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from entregent.services import meaning
from entregent.services.backup import backup, free_name
from entregent.services.bringing.batch import forget
from entregent.services.mail_password import forget_password
from entregent.storage import word_index
from entregent.storage.bulk import chunks
from entregent.storage.database import wait_to_write
from entregent.storage.home import forget_worked_out
from entregent.storage.models import Book, Change, Person
from entregent.storage.queries.journal import version


def erase_everything(book: Book) -> Path:
    """Erase every row of the book but its settings, the journal too; return the copy kept.

    The account one sends mail by goes as well, with its password, and so does the daily digest.
    """
    forget_password()
    while True:
        known = version(book)
        kept = backup(free_name("before-erasing"))
        # Nothing is left that could name what left: looked up row by row, it would take minutes.
        with connection.constraint_checks_disabled(), transaction.atomic():
            wait_to_write()
            if version(book) == known:
                _empty_all(book)
                break
        kept.unlink()  # something was written meanwhile, which it does not hold
    forget()
    forget_worked_out()
    meaning.forget_all()
    _leave_no_trace()
    return kept


def _empty_all(book: Book) -> None:
    Book.objects.filter(pk=book.pk).update(digest_by="")
    tables = [m for m in apps.get_app_config("storage").get_models() if m is not Book]
    if not Book.objects.exclude(pk=book.pk).exists():
        word_index.clear(connection.alias)
        for model in tables:
            model._default_manager.all()._raw_delete(connection.alias)
        return
    people = Person.objects.filter(book=book).values_list("pk", flat=True)
    for chunk in chunks(list(people)):
        word_index.drop(chunk)
    changes = Change.objects.filter(entry__book=book).values("pk")
    Change.objects.filter(pk__in=changes)._raw_delete(connection.alias)
    for model in tables:
        if model is not Change:
            model._default_manager.filter(book=book)._raw_delete(connection.alias)


def _leave_no_trace() -> None:
    """Let SQLite forget the pages that were freed; another reader may keep it from that."""
    word_index.compact()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with suppress(DatabaseError, sqlite3.DatabaseError), connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
