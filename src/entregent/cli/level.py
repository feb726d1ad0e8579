"""`level`: how far up a title is, and what it is about."""

import click

from entregent.cli.terminal import print_json, wants_json
from entregent.services.wording.language import _, say


@click.command("level", help=say(_("Say how far up a title is, and what it is about.")))
@click.argument("title", metavar=say(_("TITLE")))
def level_command(title: str) -> None:
    from entregent.core.functions import function_of  # noqa: PLC0415 - only when asked for
    from entregent.core.level import level_of  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import positions  # noqa: PLC0415 - only when asked for

    level, function = level_of(title), function_of(title)
    if wants_json():
        print_json({"level": level, "function": function})
        return
    told = [positions.level(level) if level else "", positions.function(function)]
    click.echo(" · ".join(filter(None, told)) or say(_("This title does not tell.")))
