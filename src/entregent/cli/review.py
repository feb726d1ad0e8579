"""`review`: what becomes of the network, each figure with its reading."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, print_json, print_table, the_book, wants_json
from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from entregent.services.review import Named
    from entregent.services.review_kept import Review, Told
    from entregent.storage.models import Book

_DIGITS = 4  # of a share
_SHOWN = 5  # values of a dimension
_HELD_SHOWN = 3  # reviews, the latest first
_NEW_TIES = ngettext("One new tie a quarter.", "%(count)s new ties a quarter.")


@click.group(
    "review",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "Say what becomes of your network: ties gained and lost, how steadily you keep in"
            " touch, how diverse it is, dimension by dimension, and where your attention goes."
        )
    ),
)
@on_option
@click.pass_context
def review_command(ctx: click.Context, on: date | None) -> None:
    if ctx.invoked_subcommand is not None:
        return
    book = the_book()
    from entregent.services.review import named, review_of  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    told = review_of(book, on=day_today(book, on))
    names = named(book, told)
    if wants_json():
        aims = _aims_json(book, told, names)
        print_json({**_as_json(told, names), **aims, "reviews": _held_json(book)})
    elif told.first is None:
        click.echo(say(_("No exchange is known yet: import a mailbox, or log what happens.")))
    else:
        _print(told, names)
        _print_aims(book, told, names)
        click.echo()
        _tell_held(book)


@review_command.command(
    "hold", help=say(_("Note that you held a review today, and what you decided."))
)
@click.argument("decided", metavar=say(_("TEXT")), default="")
def hold_command(decided: str) -> None:
    book = the_book()
    from entregent.services.reviews_held import hold  # noqa: PLC0415 - only when asked for

    hold(book, decided)
    _tell_held(book)


@review_command.command(
    "every", help=say(_("Choose how many months lie between two reviews; 0: none is proposed."))
)
@click.argument("months", metavar=say(_("MONTHS")), type=click.IntRange(min=0))
def every_command(months: int) -> None:
    book = the_book()
    from entregent.services.reviews_held import choose_review_months  # noqa: PLC0415 - only when asked for

    choose_review_months(book, months)
    _tell_held(book)


def _tell_held(book: "Book") -> None:
    if wants_json():
        print_json(_held_json(book))
        return
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.reviews_held import next_review, reviews_held  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import reviews_held as wording  # noqa: PLC0415 - only when asked for

    on = today(book)
    for one in reviews_held(book)[:_HELD_SHOWN]:
        click.echo(wording.held(one, today=on))
    click.echo(wording.when_next(next_review(book), today=on))


def _held_json(book: "Book") -> dict[str, Any]:
    from entregent.services.reviews_held import next_review, reviews_held  # noqa: PLC0415 - only when asked for

    told = [{"on": one.on, "decided": one.decided} for one in reviews_held(book)]
    return {"held": told, "every": book.review_months, "next_on": next_review(book)}


@review_command.command(
    "want",
    help=say(
        _(
            "Aim at a share of your active ties, in percent: sector, function, place, generation or"
            " level, as DIMENSION=VALUE. 0 wants it no longer."
        )
    ),
)
@click.argument("what", metavar=say(_("DIMENSION=VALUE")))
@click.argument("share", metavar=say(_("PERCENT")), type=click.IntRange(0, 100))
def want(what: str, share: int) -> None:
    dimension, equals, value = what.partition("=")
    if not equals:
        raise click.UsageError(say(_("Say it as DIMENSION=VALUE: sector=energy, place=Lyon.")))
    book = the_book()
    from entregent.services.wanted_shares import want_share  # noqa: PLC0415 - only when asked for

    want_share(book, dimension.strip(), value, share)
    _tell_aims(book)


@review_command.command("grow", help=say(_("Choose how many new ties a quarter to make; 0: none.")))
@click.argument("count", metavar=say(_("COUNT")), type=click.IntRange(min=0))
def grow(count: int) -> None:
    book = the_book()
    from entregent.services.wanted_shares import want_new_ties  # noqa: PLC0415 - only when asked for

    want_new_ties(book, count)
    _tell_aims(book)


def _tell_aims(book: "Book") -> None:
    from entregent.storage.queries.wanted_shares import wanted_shares  # noqa: PLC0415 - only when asked for

    rows = wanted_shares(book)
    if wants_json():
        told = [
            {"id": row.pk, "dimension": row.dimension, "value": row.value, "percent": row.percent}
            for row in rows
        ]
        print_json({"shares": told, "new_ties": book.new_ties_wanted})
        return
    from entregent.services.wording import review as wording  # noqa: PLC0415 - only when asked for

    for row in rows:
        called = {row.value: row.name} if row.name else {}
        named = wording.capital(wording.value(row.dimension, row.value, called))
        click.echo(f"{named}  {wording.percent(row.percent / 100)}")
    if book.new_ties_wanted:
        click.echo(say(_NEW_TIES, count=book.new_ties_wanted))


def _print_aims(book: "Book", told: "Review", names: "Named") -> None:
    from entregent.services import review_aims as aims  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import review_aims as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

    called = {one.code: one.called for one in told.dimensions}
    _say_part(
        words("review-wider"),
        [
            wording.named(names.people[one.person], wording.wider(one, called))
            for one in told.wider
            if one.person in names.people
        ],
    )
    said = [wording.aim(one) for one in aims.share_aims(book, told)]
    _say_part(words("review-aims"), [*wording.growth(aims.growth_of(book, told)), *said])


def _aims_json(book: "Book", told: "Review", names: "Named") -> dict[str, Any]:
    from entregent.services import review_aims as aims  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import review_aims as wording  # noqa: PLC0415 - only when asked for

    called = {one.code: one.called for one in told.dimensions}
    growth = aims.growth_of(book, told)
    return {
        "wider": [
            {
                "person": {"id": one.person, "name": names.people[one.person]},
                "silent_days": one.silent,
                "brings": [
                    {"dimension": b.dimension, "value": b.value, "share": _rounded(b.share)}
                    for b in one.brings
                ],
                "reason": wording.wider(one, called),
            }
            for one in told.wider
            if one.person in names.people
        ],
        "wanted": [
            {
                "id": one.number,
                "dimension": one.dimension,
                "value": one.value,
                "wanted": _rounded(one.wanted),
                "share": _rounded(one.share),
                "a_year_ago": _rounded(one.a_year_ago),
                "sentence": wording.aim(one),
            }
            for one in aims.share_aims(book, told)
        ],
        "growth": {
            "wanted": growth.wanted,
            "new": growth.done,
            "quarters": [{"from": one.on, "new": one.new} for one in growth.quarters],
            "sentences": wording.growth(growth),
        },
    }


def _print(told: "Review", names: "Named") -> None:
    from entregent.services.wording import review as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

    _say_part(words("review-ties"), [*wording.wear(told.wear), wording.months_of_ties(told.wear)])
    for code, count in told.wear.causes.items():
        click.secho(f"  {wording.cause(code)}: {count}", dim=True)
    _say_part(words("review-young"), wording.young(told.young))
    for name in (names.people[pk] for pk in told.young.latest if pk in names.people):
        click.echo(f"  {name}")
    _say_part(words("review-rhythm"), wording.rhythm(told.rhythm, names.goals))
    for one in told.dimensions:
        _print_dimension(one, _called(one, names))
    if said := wording.key_contacts(told.key_contacts):
        _say_part(words("review-key"), [said])


def _say_part(title: str, sentences: list[str]) -> None:
    click.secho(f"\n{title}", bold=True)
    for sentence in sentences:
        click.echo(sentence)


def _print_dimension(told: "Told", called: dict[str, str]) -> None:
    from entregent.core.diversity import shift  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import review as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

    changed = wording.shift(told.code, shift(told.years), called)
    said = wording.spread(told.code, told.spread, called) if told.spread.lines else []
    said += [*([changed] if changed else []), *wording.beside(told.code, told.spread)]
    _say_part(wording.dimension(told.code), said)
    rows = [
        (
            wording.value(told.code, line.value, called),
            wording.percent(line.share),
            wording.percent(line.attention_share),
        )
        for line in told.spread.lines[:_SHOWN]
    ]
    if rows:
        head = (wording.dimension(told.code), words("review-people"), words("review-given"))
        print_table(rows, head=head)


def _called(told: "Told", names: "Named") -> dict[str, str]:
    return {**told.called, **(names.circles if told.code == "circle" else {})}


def _as_json(told: "Review", names: "Named") -> dict[str, Any]:
    from entregent.services.wording import review as wording  # noqa: PLC0415 - only when asked for

    wear, young, rhythm, key = told.wear, told.young, told.rhythm, told.key_contacts
    return {
        "on": told.on,
        "people": told.people,
        "first_exchange_on": told.first,
        "contact_days": told.contacts,
        "ties": {
            "active": wear.now,
            "a_year_ago": wear.before,
            "lost": wear.gone,
            "causes": wear.causes,
            "new": wear.new,
            "erosion": _rounded(wear.erosion),
            "renewal": _rounded(wear.renewal),
            "half_life_years": _rounded(wear.half_life),
            "months": [
                {"month": one.on[:7], "new": one.first, "back": one.again, "lost": one.lost}
                for one in wear.months
            ],
            "sentences": wording.wear(wear),
        },
        "new_ties": {
            "active": young.new,
            "not_rooted": young.rootless,
            "met_without_a_word": young.unwritten,
            "people": [
                {"id": pk, "name": names.people[pk]} for pk in young.latest if pk in names.people
            ],
            "sentences": wording.young(young),
        },
        "rhythm": {
            "months": [
                {
                    "month": one.on[:7],
                    "contact_days": one.contacts,
                    "over": one.over,
                    "goal": one.goal,
                }
                for one in rhythm.months
            ],
            "a_month": _rounded(rhythm.mean),
            "a_week": _rounded(rhythm.a_week),
            "steady_share": _rounded(rhythm.share),
            "said": rhythm.said,
            "rise": rhythm.rise
            and {
                "goals": [names.goals.get(goal, "") for goal in rhythm.rise.goals],
                "a_month_during": _rounded(rhythm.rise.during),
                "a_month_otherwise": _rounded(rhythm.rise.otherwise),
            },
            "sentences": wording.rhythm(rhythm, names.goals),
        },
        "dimensions": [_dimension_json(one, _called(one, names)) for one in told.dimensions],
        "key_contacts": {
            "asked": key.asked,
            "known": key.known,
            "met_alone": key.alone,
            "share": _rounded(key.share) if key.known else None,
            "closed": key.closed,
            "sentence": wording.key_contacts(key),
        },
    }


def _dimension_json(told: "Told", called: dict[str, str]) -> dict[str, Any]:
    from entregent.services.wording import review as wording  # noqa: PLC0415 - only when asked for

    spread = told.spread
    return {
        "dimension": told.code,
        "name": wording.dimension(told.code),
        "known": _rounded(spread.known),
        "unknown": spread.unknown,
        "unknown_attention": _rounded(spread.unknown_attention),
        "blau": _rounded(spread.blau),
        "shannon": _rounded(spread.shannon),
        "attention_blau": _rounded(spread.attention_blau),
        "attention_shannon": _rounded(spread.attention_shannon),
        "values": [
            {
                "value": line.value,
                "name": wording.value(told.code, line.value, called),
                "people": _rounded(line.people),
                "attention": _rounded(line.attention),
                "share": _rounded(line.share),
                "attention_share": _rounded(line.attention_share),
            }
            for line in spread.lines
        ],
        "years": [
            {
                "on": one.on,
                "active": one.active,
                "blau": _rounded(one.blau),
                "people": {of: _rounded(count) for of, count in one.counts.items()},
            }
            for one in told.years
        ],
        "leans": [
            {
                "value": one.value,
                "over": one.over,
                "share": _rounded(one.share),
                "attention_share": _rounded(one.attention_share),
                "sentence": wording.lean(told.code, one, called),
            }
            for one in spread.leans()
        ],
        "sentences": [
            *wording.spread(told.code, spread, called),
            *wording.beside(told.code, spread),
        ],
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)
