"""What the pages that bring files in say of them."""

from django import template

from entregent.services.wording import bringing

register = template.Library()


@register.filter
def file_kind(code: str) -> str:
    """Return what kind of file one is."""
    return bringing.kind(code)


@register.filter
def file_size(count: int) -> str:
    """Return how large a file is."""
    return bringing.size(count)


@register.filter
def figure(count: int) -> str:
    """Return a number as one writes it."""
    return bringing.figure(count)


@register.filter
def left_out(counts: dict[str, int]) -> list[str]:
    """Return why what was left out was."""
    return bringing.left_out(counts)


@register.filter
def problem(facts: dict[str, object]) -> str:
    """Return what is wrong with a line of a file."""
    return bringing.problem(facts)


@register.filter
def where_in_file(facts: dict[str, object]) -> str:
    """Return where in its file something is wrong."""
    return bringing.place(facts)
