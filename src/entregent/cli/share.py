"""A share between 0 and 1, as people write one: 0.9, 0,9 or 90 %."""

import re
from typing import Any

import click

from entregent.services.wording.language import _, say

_SHARE = re.compile(r"([0-9]{0,3}(?:[.,][0-9]{1,9})?)\s*(%?)")


class Share(click.ParamType["float"]):
    """A share, with the decimal comma of French or the point of English."""

    name = "share"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        written = _SHARE.fullmatch(str(value).strip())
        number = written[1].replace(",", ".") if written else ""
        share = float(number) / (100 if written and written[2] else 1) if number else None
        if share is None or share > 1:
            none = _("“%(value)s” is not between 0 and 1. Write it as 0.95 or 95%%.")
            self.fail(say(none, value=value), param, ctx)
        return share
