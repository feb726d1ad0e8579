"""What the page of the review says and draws."""

from django import template

from entregent.services.wording import review

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """Return a share in percent."""
    return review.percent(share)


@register.filter
def hundredths(share: float, of: float) -> str:
    """Return a share as the length of a bar, in hundredths of another, with a point whatever the
    language.
    """
    return f"{100 * share / of:.1f}" if of else "0"


@register.filter
def plain(figure: float) -> str:
    """Return a figure of a drawing, with a point whatever the language."""
    return f"{figure:g}"


@register.filter
def people_counted(figure: float) -> str:
    """Return how many people, who may count in parts."""
    return review.people_counted(figure)
