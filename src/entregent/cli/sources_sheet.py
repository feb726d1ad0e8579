"""Where what is known of somebody came from, in the terminal and in JSON."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_table
from entregent.services.sources import facts_of, tellings_of
from entregent.services.wording.language import _, ngettext, say
from entregent.services.wording.sources import fact_name, source_sentence

if TYPE_CHECKING:
    from entregent.services.sources import Telling
    from entregent.storage.models import Book, Person


def sources_as_json(book: "Book", person: "Person") -> dict[str, Any]:
    """Return each fact with its source, and every file that told of the person."""
    return {
        "facts": [asdict(fact) for fact in facts_of(book, person)],
        "told_by": [asdict(telling) for telling in tellings_of(book, person)],
    }


def print_sources(book: "Book", person: "Person") -> None:
    """Print each fact uncut with its source, then every file that told of the person."""
    click.secho(person.name, bold=True, fg="green")
    for fact in facts_of(book, person):
        click.echo(click.style(f"{fact_name(fact.what)}  ", bold=True), nl=False)
        # A fact of several lines stays one fact to the eye.
        click.echo(fact.value.strip().replace("\n", "\n    "), nl=False)
        click.secho(f"  ({source_sentence(fact.source)})", dim=True)
    if tellings := tellings_of(book, person):
        click.echo()
        print_table(
            [(_how_much(telling), source_sentence(telling.source)) for telling in tellings],
            head=[say(_("Told")), say(_("Source"))],
        )


def _how_much(telling: "Telling") -> str:
    if not telling.exchanges:
        return say(_("a row or a card"))
    counted = ngettext("%(count)s exchange", "%(count)s exchanges")
    return say(counted, count=telling.exchanges)
