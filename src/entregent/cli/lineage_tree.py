"""Who came through whom, drawn as trees in the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.lineage import Branch, Told
    from entregent.storage.models import Person


def print_lineage(told: "Told", of: "Person | None" = None) -> None:
    """Print the trees, then what they amount to."""
    if wants_json():
        print_json(_as_json(told))
        return
    from entregent.services.wording.introductions import grown, momentum  # noqa: PLC0415 - only when asked for

    if told.upstream:
        names = " ← ".join(name for _pk, name in told.upstream)
        click.echo(say(_("Came through: %(names)s"), names=names))
    grew = [tree for tree in told.trees if tree.brought]
    if not grew:
        if not told.upstream:
            click.echo(_nobody(of))
        return
    for tree in grew:
        click.secho(tree.name, bold=True)
        for line in _lines(tree, ""):
            click.echo(line)
    if told.left:
        click.secho(say(_("And %(people)s more."), people=grown(told.left)), dim=True)
    click.echo()
    for number, count in enumerate(told.generations, 1):
        click.echo(say(_("Generation %(number)s: %(people)s"), number=number, people=grown(count)))
    if said := momentum(told.momentum):
        click.echo(said)


def _nobody(of: "Person | None") -> str:
    if of:
        return say(_("Nobody came through %(name)s yet, as far as is noted."), name=of.name)
    return say(_("Nobody came through somebody yet. Note it: entregent set WHO through=…"))


def _lines(branch: "Branch", before: str) -> Iterator[str]:
    for one in branch.brought:
        last = one is branch.brought[-1]
        yield f"{before}{'└─ ' if last else '├─ '}{one.name}"
        yield from _lines(one, before + ("   " if last else "│  "))


def _as_json(told: "Told") -> dict[str, Any]:
    return {
        "trees": [_tree_json(tree) for tree in told.trees if tree.brought],
        "left": told.left,
        "generations": told.generations,
        "momentum": {
            "introduced": told.momentum.introduced,
            "led_to": told.momentum.led_to,
            "rate": round(told.momentum.rate, 3),
            "undated": told.momentum.undated,
        },
        "connectors": [
            {"person": {"id": one.person, "name": name}, "brought": one.brought, "grew": one.grew}
            for one, name in told.connectors
        ],
        "upstream": [{"id": pk, "name": name} for pk, name in told.upstream],
    }


def _tree_json(branch: "Branch") -> dict[str, Any]:
    return {
        "person": {"id": branch.id, "name": branch.name},
        "grew": branch.grew,
        "brought": [_tree_json(one) for one in branch.brought],
    }
