"""Patterns are compiled at their first use, and each of the core’s is one."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import entregent.core
from entregent.core.patterns import lazy_pattern


def test_a_pattern_is_compiled_when_first_looked_for_and_is_then_like_any_other() -> None:
    numbers = lazy_pattern(r"(\d+)")
    assert "search" not in vars(numbers)
    found = numbers.search("page 12")
    assert found
    assert found[1] == "12"
    assert "search" in vars(numbers)
    assert numbers.sub("n", "1 and 2") == "n and n"
    assert numbers.pattern == r"(\d+)"


def test_what_is_no_pattern_is_told_at_its_first_use() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("anything")


def test_each_pattern_of_the_core_compiles() -> None:
    met = 0
    for module in pkgutil.walk_packages(entregent.core.__path__, "entregent.core."):
        for found in _patterns(vars(import_module(module.name))):
            re.compile(found.pattern, found.flags)
            met += 1
    assert met > 200


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, type(lazy_pattern(""))):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns(each)
