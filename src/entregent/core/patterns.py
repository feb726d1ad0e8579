"""Patterns that are compiled when first looked for: what reads no prose does not wait for them."""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a pattern, and has all it has from the first use on."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update(
            (each, getattr(compiled, each)) for each in dir(compiled) if each[0] != "_"
        )
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that `re` compiles at its first use, not before.

    A source that is none raises re.error there: tests look for each.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
