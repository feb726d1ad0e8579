"""Which position of somebody is the one that lists show."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from entregent.core.likeness.firms import firm_of
from entregent.storage.models import Person, Position


def shown(current: Sequence[Position]) -> Position | None:
    """Return, of the current positions of somebody, the latest first, the one that is shown: the
    latest, or one at the same firm that says the title as well, whatever legal form its name bears
    there. None where there is none.
    """
    latest = next(iter(current), None)
    if latest is None or latest.title:
        return latest
    same = (p for p in current if p.title and _is_at_firm_of(p, latest))
    return next(same, latest)


def _is_at_firm_of(one: Position, other: Position) -> bool:
    if one.organisation_id == other.organisation_id:
        return True
    if one.organisation is None or other.organisation is None:
        return False
    return firm_of(one.organisation.name) == firm_of(other.organisation.name)


def position_of(person: Person) -> Position | None:
    """Return what somebody does now, as lists show it, None when it is not known."""
    rows = Position.objects.filter(person=person, current=True).select_related("organisation")
    return shown(list(rows.order_by("-id")))


def positions_now(person_ids: Collection[int]) -> dict[int, Position]:
    """Return what each of these people does now, as lists show it; who does nothing is left out."""
    rows = Position.objects.filter(person_id__in=person_ids, current=True)
    held: dict[int, list[Position]] = defaultdict(list)
    for row in rows.select_related("organisation").order_by("-id"):
        held[row.person_id].append(row)
    return {person: now for person, theirs in held.items() if (now := shown(theirs))}
