"""How commands print: words for people, JSON for scripts."""

import gc
import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.settings import ASKED
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person


class Day(click.ParamType["date"]):
    """A day written as an ISO date."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - what click gives
        return say(_("DATE"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None:
            self.fail(
                say(_("“%(value)s” is not a date. Write it as 2026-03-14."), value=value),
                param,
                ctx,
            )
        if not 1900 <= day.year < 2200:  # outside these years no sum of days holds
            far = _("%(value)s is too far away. Give a day between 1900 and 2199.")
            self.fail(say(far, value=value), param, ctx)
        return day


def pairs_said(fields: Iterable[str], known: Collection[str]) -> list[tuple[str, str]]:
    """Return what FIELD=VALUE arguments say; a field that is not known is a wrong use."""
    pairs = [(name, value) for name, _equals, value in (field.partition("=") for field in fields)]
    unknown = next((name for name, _value in pairs if name not in known), None)
    if unknown is not None:
        wrong = _("There is no field %(field)s. These can be set: %(fields)s.")
        raise click.UsageError(say(wrong, field=unknown, fields=", ".join(known)))
    return pairs


def on_option(function: Any) -> Any:
    """Give a command the option --on, which replaces today."""
    return click.option("--on", type=Day(), help=say(_("Take this day for today.")))(function)


def load_tables() -> None:
    """Load the tables, whether the book itself can be opened or not."""
    import django  # noqa: PLC0415 - loading it is left until a command needs it

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
    django.setup()
    # What is loaded stays to the end: looking through it for garbage takes 20 ms and finds none.
    gc.freeze()
    _close_at_the_end()


def _close_at_the_end() -> None:
    """Close the book when the command ends; nothing else would, and its journal would stay."""
    from django.db import connections  # noqa: PLC0415 - loading it is left until a command needs it

    command = click.get_current_context(silent=True)
    if command:
        command.find_root().call_on_close(connections.close_all)


def the_book() -> "Book":
    """Load the tables and return the book, made when there is none."""
    load_tables()
    from entregent.services.book import open_book  # noqa: PLC0415 - only when asked for

    return open_book()


def learn_what_is_meant(book: "Book") -> None:
    """Have learnt what needs and offers mean, where the encoder is installed; say so of many."""
    from entregent.services.meaning import learn_apart, to_learn  # noqa: PLC0415 - only when asked for

    texts = len(to_learn(book))
    if texts > _MANY_TEXTS:
        click.echo(say(_LEARNS, count=texts), err=True)
    if texts:
        learn_apart()


def the_person(book: "Book", who: str) -> "Person":
    """Return the one person meant by an id, an address or a name; oneself is refused."""
    from entregent.services.finding import find_person  # noqa: PLC0415 - only when asked for

    return find_person(book, who)


def the_person_or_me(book: "Book", who: str) -> "Person":
    """Return the one person meant; "me" or "moi" is the owner of the book."""
    from entregent.services.finding import is_myself, myself  # noqa: PLC0415 - only when asked for

    return myself(book) if is_myself(who) else the_person(book, who)


def wants_json() -> bool:
    """Tell whether JSON was asked for."""
    return ASKED.json


def print_json(value: Any) -> None:
    """Print a value as JSON, days as ISO dates; laid out where eyes read it."""
    import orjson  # noqa: PLC0415 - only when asked for

    layout = orjson.OPT_INDENT_2 if sys.stdout.isatty() else 0
    try:
        # Codes may be keys.
        told = orjson.dumps(value, option=layout | orjson.OPT_NON_STR_KEYS)
    except TypeError:  # the name of a file may be no text: its bytes stand as surrogates
        told = json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace")
    click.echo(told)


# In either language: people answer in their own, whatever the question is asked in.
_MANY_TEXTS = 500  # needs and offers that take more than a moment to learn
_LEARNS = _("Reading what %(count)s needs and offers mean: this is done once for each.")
_YES = ("y", "yes", "o", "oui")
_NO = ("n", "no", "non")


def confirmed(question: str, *, default: bool, err: bool = False) -> bool:
    """Return whether the person says yes; a bare Enter says the default. Ctrl-C aborts.

    With `err` it is asked on stderr, where what a command prints is kept apart.
    """

    def answer(words: str) -> bool:
        said = words.strip().lower()
        if said and said not in (*_YES, *_NO):
            raise click.UsageError(say(_("“%(value)s” is neither yes nor no."), value=words))
        return said in _YES if said else default

    choice = _("[Y/n]") if default else _("[y/N]")
    result: bool = click.prompt(
        f"{question} {say(choice)}", "", show_default=False, prompt_suffix=" ", value_proc=answer,
        err=err,
    )  # fmt: skip
    return result


def print_table(rows: Iterable[Sequence[str]], *, head: Sequence[str]) -> None:
    """Print rows in columns as wide as they need, the first one bold, the last one uncut."""
    lines = [list(head), *([str(cell) for cell in row] for row in rows)]
    widths = [min(40, max(len(line[i]) for line in lines)) for i in range(len(head))]
    for index, line in enumerate(lines):
        cells = [_cut(cell, width).ljust(width) for cell, width in zip(line, widths, strict=True)]
        cells[-1] = line[-1]
        first = click.style(cells[0], bold=index > 0, dim=index == 0)
        rest = click.style("  ".join(cells[1:]).rstrip(), dim=index == 0)
        click.echo(f"{first}  {rest}".rstrip())


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def progress_bar(bars: ExitStack, length: int, label: str = "") -> Callable[[int], None]:
    """Return what moves a progress bar on, where a person watches."""
    if not sys.stderr.isatty():
        return lambda _count: None
    bar = click.progressbar(length=length, label=label, file=sys.stderr)
    return bars.enter_context(bar).update


def position_of(person: "Person") -> str:
    """Return what somebody of a list does now and where, to stand after the name; "" if unknown."""
    from entregent.storage.queries.positions import shown  # noqa: PLC0415 - once the tables are loaded

    current = shown(person.current_positions)
    if current is None:
        return ""
    parts = [current.title, current.organisation.name if current.organisation else ""]
    said = " · ".join(part for part in parts if part)
    return f"  {said}" if said else ""
