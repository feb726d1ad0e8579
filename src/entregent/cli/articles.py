"""`article`: what one keeps to share, and whom it may please."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, print_json, the_book, the_person, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from datetime import date

    from entregent.services.articles import ForSomebody
    from entregent.storage.models import Article, Book

SHOWN = 5  # people, for one article in a list


@click.group(
    "article",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "List the articles you keep to share, and whom each may please: by what matters to"
            " them, and what they offer."
        )
    ),
)
@click.pass_context
def article_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        book = the_book()
        from entregent.storage.queries.articles import articles  # noqa: PLC0415 - only when asked for

        _show(book, articles(book))


@article_command.command(
    "keep", help=say(_("Keep an article to share, or correct the one of this address."))
)
@click.argument("title", metavar=say(_("TITLE")))
@click.option("--url", "address", default="", metavar="URL", help=say(_("Where it is on the web.")))
@click.option(
    "--words", default="", metavar=say(_("TEXT")),
    help=say(_("What it is about, in words of yours: people are found by them too.")),
)  # fmt: skip
def keep(title: str, address: str, words: str) -> None:
    book = the_book()
    from entregent.services.articles import keep_article  # noqa: PLC0415 - only when asked for

    _show(book, [keep_article(book, title=title, address=address, words=words)], alone=True)


@article_command.command("drop", help=say(_("Take an article away.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
def drop(number: int) -> None:
    book = the_book()
    from entregent.services.articles import drop_article, the_article  # noqa: PLC0415 - only when asked for

    found = the_article(book, number)
    row = as_json(found, [])
    drop_article(book, found)
    if wants_json():
        print_json(row)
    else:
        click.echo(say(_("The article is taken away; undo brings it back.")))


@article_command.command(
    "sent", help=say(_("Note that you sent somebody an article: they are not proposed it again."))
)
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
@click.argument("who", metavar=say(_("WHO")))
@on_option
def sent(number: int, who: str, on: "date | None") -> None:
    book = the_book()
    from entregent.services.articles import note_sent, the_article  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    found, person = the_article(book, number), the_person(book, who)
    note_sent(book, found, person, on=day_today(book, on))
    if wants_json():
        print_json({"article": found.pk, "person": {"id": person.pk, "name": person.name}})
    else:
        told = _("Noted: %(name)s has “%(title)s”.")
        click.echo(say(told, name=person.name, title=found.title))


def as_json(article: "Article", found: "list[ForSomebody]") -> dict[str, Any]:
    """Return an article and whom it may please as plain values."""
    return {
        "id": article.pk,
        "title": article.title,
        "url": article.address,
        "words": article.words,
        "kept_on": article.kept_on,
        "people": [{"id": one.person.pk, "name": one.person.name, "by": one.text} for one in found],
    }


def _show(book: "Book", kept: "list[Article]", *, alone: bool = False) -> None:
    from entregent.services.articles import for_whom  # noqa: PLC0415 - only when asked for
    from entregent.services.discreet import telling_how_to_reach  # noqa: PLC0415 - only when asked for

    people = for_whom(book, kept, limit=SHOWN)
    if wants_json():
        rows = [as_json(article, people[article.pk]) for article in kept]
        print_json(rows[0] if alone else rows)
        return
    reaches = telling_how_to_reach(kept)
    for article in kept:
        _tell(article, people[article.pk], reaches=article.pk in reaches)
    if not kept:
        begins = say(_("How floating wind farms are maintained"))
        click.echo(say(_('None yet. Keep one: entregent article keep "%(title)s"'), title=begins))


def _tell(article: "Article", found: "list[ForSomebody]", *, reaches: bool) -> None:
    from entregent.services.wording.articles import why_for  # noqa: PLC0415 - only when asked for

    click.secho(article.title, bold=True, fg="green", nl=False)
    click.secho(f"  #{article.pk}", dim=True)
    if article.address:
        click.echo(f"  {article.address}")
    for one in found:
        click.echo(f"  {why_for(one.person.name, one.text)}")
    if reaches:
        from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

        click.secho("  " + words("article-reaches"), dim=True)
    elif not found:
        click.secho("  " + say(_("For nobody yet, by what you noted of people.")), dim=True)
