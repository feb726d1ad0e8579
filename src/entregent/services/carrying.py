"""Every row of one database into another, in one transaction, and compared."""

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction

from entregent.services import search
from entregent.services.errors import EntregentError
from entregent.storage import bulk, word_index
from entregent.storage.database import count_on, wait_to_write
from entregent.storage.models import Person

Counts = dict[str, int]
Step = Callable[[int], object]
Watch = Callable[[int], Step]  # told how many steps there are, returns what is told of each
Row = tuple[Any, ...]
AT_A_TIME = 2_000


def unwatched(_steps: int) -> Step:
    """Watch nothing."""
    return lambda _count: None


def bring_up_to_date(database: str) -> None:
    """Make the tables of this version in a database, or change older ones into them."""
    call_command("migrate", database=database, verbosity=0)


def is_empty(database: str) -> bool:
    """Tell whether no book was written to a database yet."""
    return not any(model._default_manager.using(database).exists() for model in _tables())


def carry(source: str, target: str, *, instead: bool = False, watch: Watch = unwatched) -> Counts:
    """Write every row of one database into another one, and return how many of each table.

    Whole or not at all; nobody writes to either meanwhile. What the other held is refused, or with
    `instead` taken out first.
    """
    with transaction.atomic(using=source), transaction.atomic(using=target):
        wait_to_write(source)
        wait_to_write(target)
        if instead:
            _clear(target)
        elif not is_empty(target):
            raise EntregentError("move-onto-a-book")
        counts = {model: model._default_manager.using(source).count() for model in _tables()}
        step = watch(2 * sum(counts.values()))
        for model in _tables():
            _copy(model, source, target, step)
        count_on(_tables(), target)
        _index(target)
        for model in _tables():
            _compare(model, source, target, step)
    return {str(model._meta.model_name): count for model, count in counts.items()}


def _tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("storage").get_models())


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _rows(model: type[models.Model], database: str) -> Iterator[Row]:
    rows = model._default_manager.using(database).order_by("pk").values_list(*_columns(model))
    return iter(rows.iterator(chunk_size=AT_A_TIME))


def _clear(database: str) -> None:
    for model in _tables():
        rows = model._default_manager.using(database).all()
        rows._raw_delete(database)
    word_index.clear(database)


def _copy(model: type[models.Model], source: str, target: str, step: Step) -> None:
    for chunk in bulk.chunks(_rows(model, source), AT_A_TIME):
        bulk.insert(model, _columns(model), chunk, target)
        step(len(chunk))


def _index(database: str) -> None:
    everybody = Person.objects.using(database).values_list("pk", flat=True)
    for chunk in bulk.chunks(everybody.iterator(chunk_size=AT_A_TIME), AT_A_TIME):
        word_index.put(search.words_of(chunk, database).items(), database)


def _compare(model: type[models.Model], source: str, target: str, step: Step) -> None:
    """Refuse the whole when a row is not the same on both sides."""
    both = zip_longest(_rows(model, source), _rows(model, target))
    for chunk in bulk.chunks(both, AT_A_TIME):
        for there, here in chunk:
            if there != here:
                row = (there or here)[0]
                raise EntregentError("moved-otherwise", table=model._meta.model_name, row=row)
        step(len(chunk))
