"""The rows of an act put back as they stood, the latest change first, thousands at a time."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from entregent.services import outgoing
from entregent.services.errors import EntregentError
from entregent.services.since import Since
from entregent.storage.bulk import chunks
from entregent.storage.models import Change, Entry, Outgoing, Person, Tie
from entregent.storage.runs import Runs

_READ_AT_ONCE = 2_000


def revert(done: Entry, since: Since) -> None:
    """Put every row the act wrote back as it stood, but for what was written since.

    The rows of one table follow one another backwards, so that none stands in the way of another.
    """
    runs = Runs()
    gone = outgoing.left_since(done)
    if gone:  # whoever undoes it is told that nothing calls a message back
        done.values = {**done.values, "sent": True}
    changes = done.changes.order_by("-id").iterator(chunk_size=_READ_AT_ONCE)
    for chunk in chunks(changes):
        since.look_for_what_is_named(chunk)
        for change in chunk:
            model = apps.get_model("storage", change.table)
            if change.before is None and model is Outgoing:
                for first, last in outgoing.taken_out(change, gone):
                    runs.delete(model, first, last)
            elif change.before is None:
                _take_out(model, change, since, runs)
            elif change.deleted:
                _bring_back(model, change, since, runs)
            elif model is not Outgoing or not outgoing.keeps_words(change, gone):
                _put_back(model, change, since, runs)
    runs.write_all()


def _take_out(model: type[models.Model], change: Change, since: Since, runs: Runs) -> None:
    """Delete rows that were created; a tie that changed since stays, and follows its exchanges."""
    if model is Person:
        outgoing.let_go_of(change.first, change.last)
    if not since.touched(change):
        runs.delete(model, change.first, change.last)
    elif model is not Tie:
        raise EntregentError("changed-since")


def _bring_back(model: type[models.Model], change: Change, since: Since, runs: Runs) -> None:
    told: dict[str, Any] = change.before or {}
    since.refuse_what_is_missing(model, told)
    since.is_back(change)
    runs.insert(model(**_read(model, told)))


def _put_back(model: type[models.Model], change: Change, since: Since, runs: Runs) -> None:
    told: dict[str, Any] = change.before or {}
    if since.touched(change):
        runs.write(model)  # what was written since is set against what the row holds
        told = since.put_back(change)
    since.refuse_what_is_missing(model, told)
    if told:
        runs.set(model, list(told), (change.first, *_read(model, told).values()))


@cache
def _readers(model: type[models.Model]) -> dict[str, Callable[[Any], Any]]:
    """Return what makes of the text of the journal the values of a row: days, moments…"""
    fields = model._meta.concrete_fields
    return {f.attname: f.to_python for f in fields if f.attname == f.name}


def _read(model: type[models.Model], told: dict[str, Any]) -> dict[str, Any]:
    readers = _readers(model)
    return {
        name: readers[name](value) if name in readers else value for name, value in told.items()
    }
