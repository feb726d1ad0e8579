"""`reach`: through whom to reach somebody, an organisation, or words of a title."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, position_of, print_json, the_book, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.reach import Reached, Way

_MOST_HOPS, _MOST_PATHS = 6, 20
_ME = _("You")


@click.command(
    "reach",
    help=say(
        _(
            "Say through whom to reach somebody, anybody of an organisation, or whoever has some"
            " words in their title; whom to ask first, and how."
        )
    ),
)
@click.argument("target", metavar=say(_("TARGET")))
@click.option(
    "--hops",
    type=click.IntRange(1, _MOST_HOPS),
    default=_MOST_HOPS,
    help=say(_("Through so many steps at most.")),
)
@click.option(
    "--paths",
    type=click.IntRange(1, _MOST_PATHS),
    default=3,
    help=say(_("At most so many paths, each with another first person.")),
)
@on_option
def reach_command(target: str, hops: int, paths: int, on: date | None) -> None:
    book = the_book()
    from entregent.services.reach import reach  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.owner import me  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    found = reach(book, target, on=day, hops=hops, paths=paths)
    if wants_json():
        owner = me(book)
        mine = (owner.pk, owner.name or say(_ME)) if owner else (None, say(_ME))
        print_json(_as_json(found, mine, day))
        return
    _print(found, day, hops)


def _print(found: "Reached", on: date, hops: int) -> None:
    from entregent.services.wording import reach as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.weak_ties import part  # noqa: PLC0415 - only when asked for

    for sentence in filter(None, (*wording.nobody_at(found), wording.not_introduced(found))):
        click.echo(sentence)
    if not found.ways:
        _print_missing(found, hops)
        return
    if found.part:
        click.secho(part(found.part), dim=True)
    if not found.sought.whole:
        click.echo(wording.only_some(found.sought))
    for way in found.ways:
        names = [say(_ME), *(step.other.person.name for step in way.steps)]
        click.echo(f"{click.style(' → '.join(names), bold=True)}  {wording.chance(way.chance)}")
        for step in way.steps:
            told = wording.step_evidence(step, on=on)
            click.echo(f"  {step.other.person.name}{position_of(step.other.person)}")
            click.echo(f"    {told} ({wording.chance(step.p)})")
        if said := wording.matched(way):
            click.secho(f"  {said}", dim=True)
        click.secho(f"  {wording.ask(way, on=on)}", fg="green")
        for aside in (wording.weakest(way), wording.long_way(way)):
            if aside:
                click.secho(f"  {aside}", dim=True)
        click.secho(f"  {wording.drafted_by(way)}", dim=True)


def _print_missing(found: "Reached", hops: int) -> None:
    from entregent.services.wording import reach as wording  # noqa: PLC0415 - only when asked for

    sentences = [wording.kept_out(one) for one in found.kept_out]
    sentences += [wording.may_know(one, found) for one in found.may_know]
    sentences += [wording.missing(one) for one in found.missing]
    if found.is_barred or (found.sought.nobody_at and not sentences):
        return
    click.echo(wording.no_path(found, hops=hops))
    if found.longer:
        return
    for sentence in sentences or [wording.nobody_near(found) or wording.nothing_leads_there()]:
        click.echo(f"  {sentence}")
    if command := wording.link_command(found):
        click.secho(f"  {command}", dim=True)


def _as_json(found: "Reached", me: tuple[int | None, str], on: date) -> dict[str, Any]:
    from entregent.cli.weak_ties import part_as_json  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import reach as wording  # noqa: PLC0415 - only when asked for

    sought = found.sought
    return {
        "target": {
            "kind": sought.kind,
            "name": sought.name,
            "matches": len(sought.people),
            "whole": sought.whole,
            "nobody_at": sought.nobody_at or None,
        },
        "paths": [_way_as_json(way, me, on) for way in found.ways],
        "missing": [
            {
                "one": {"id": m.one.pk, "name": m.one.name} if m.one else _named(me),
                "other": {"id": m.other.pk, "name": m.other.name},
                "chance": round(m.chance, 6),
                "sentence": wording.missing(m),
            }
            for m in found.missing
        ],
        "may_know": [
            {
                "person": _named((one.person.pk, one.person.name)),
                "why": one.why,
                "value": one.value,
                "sentence": wording.may_know(one, found),
            }
            for one in found.may_know
        ],
        "kept_out": [
            {
                "one": _named((k.one.pk, k.one.name)),
                "other": _named((k.other.pk, k.other.name)),
                "sentence": wording.kept_out(k),
            }
            for k in found.kept_out
        ],
        "longer": found.longer or None,
        "not_introduced": wording.not_introduced(found) or None,
        "part": part_as_json(found.part),
    }


def _way_as_json(way: "Way", me: tuple[int | None, str], on: date) -> dict[str, Any]:
    from entregent.services.wording import reach as wording  # noqa: PLC0415 - only when asked for

    people = [_named(me), *(_named((s.other.person.pk, s.other.person.name)) for s in way.steps)]
    return {
        "chance": round(way.chance, 6),
        "people": people,
        "steps": [
            {
                "from": step.one.person.pk if step.one else me[0],
                "to": step.other.person.pk,
                "p": round(step.p, 6),
                "evidence": wording.step_evidence(step, on=on),
                "sign": step.sign,
                "assumed": step.assumed,
            }
            for step in way.steps
        ],
        "ask": wording.ask(way, on=on),
        "command": wording.draft_command(way),
        "how": way.how,
        "said": list(way.said),
        "near": list(way.near),
        "noted": way.noted,
        "weakest": way.weakest,
        "long": way.is_long,
    }


def _named(who: tuple[int | None, str]) -> dict[str, Any]:
    return {"id": who[0], "name": who[1]}
