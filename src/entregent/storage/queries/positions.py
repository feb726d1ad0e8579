"""Which position of somebody is the one that lists show."""

from collections.abc import Sequence

from entregent.storage.models import Person, Position


def shown(current: Sequence[Position]) -> Position | None:
    """Return, of the current positions of somebody, the latest first, the one that is shown: the
    latest, or one at the same firm that says the title as well. None where there is none.
    """
    latest = next(iter(current), None)
    if latest is None or latest.title:
        return latest
    same = (p for p in current if p.title and p.organisation_id == latest.organisation_id)
    return next(same, latest)


def position_of(person: Person) -> Position | None:
    """Return what somebody does now, as lists show it, None when it is not known."""
    rows = Position.objects.filter(person=person, current=True).select_related("organisation")
    return shown(list(rows.order_by("-id")))
