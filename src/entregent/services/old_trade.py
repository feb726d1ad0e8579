"""Who of my closest ties knows me by my old trade alone, for a goal that leads out of it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from entregent.core.old_trade import Knower, Seen, is_leaving, seen_by
from entregent.core.sectors import sector_of
from entregent.services import ties
from entregent.services.book import end_of
from entregent.services.traits import my_traits, traits_of
from entregent.storage.models import Book, Goal
from entregent.storage.queries.circles import circles_among
from entregent.storage.queries.lineage import names_of
from entregent.storage.queries.network import positions_of_all
from entregent.storage.queries.owner import me

ASKED = 50  # the strongest ties
_CHANGES = ("sector", "learning")  # kinds of goals that lead elsewhere by themselves


@dataclass(frozen=True, slots=True)
class Sight:
    """How somebody sees me, by name, with what shows it: a firm or circle by name, a sector by its
    code.
    """

    seen: Seen
    name: str
    shown_by: str


@dataclass(frozen=True, slots=True)
class OldTrade:
    """Of `asked` close ties, who knows me by my trade alone and who does not, the strongest first;
    of the others nothing tells. The sector is "" where it is not known.
    """

    sector: str
    asked: int
    labelling: tuple[Sight, ...]
    free: tuple[Sight, ...]


def old_trade(book: Book, goal: Goal, *, on: date) -> OldTrade | None:
    """Return who labels me by my old trade, None for a goal that does not lead out of it, or where
    nothing tells how any close tie sees me.
    """
    mine = my_traits(book).get("sector", "")
    sought = {sector_of(one.value) for one in goal.targets.all() if one.kind != "person"} - {""}
    if not is_leaving(mine, sought, new_sector=goal.kind in _CHANGES):
        return None
    people = ties.strongest(book, at=end_of(book, on), limit=ASKED)
    owner = me(book)
    firms, called = _firms([*people, *([owner.pk] if owner else [])])
    mine_at = set(firms.pop(owner.pk, [])) if owner else set()
    known, circles, names = traits_of(people), circles_among(people), names_of(people)
    seen = [
        seen_by(
            Knower(
                pk, firms.get(pk, ()), known[pk].traits.get("sector", "") if pk in known else "",
                circles.get(pk, ()),
            ),
            my_firms=mine_at, my_sector=mine,
        )
        for pk in people
    ]  # fmt: skip
    if not any(seen):
        return None
    told = [Sight(s, names[s.person], called.get(s.firm, s.value)) for s in seen if s]
    return OldTrade(
        mine, len(people), tuple(one for one in told if one.seen.why.labels),
        tuple(one for one in told if not one.seen.why.labels),
    )  # fmt: skip


def _firms(people: Collection[int]) -> tuple[dict[int, list[int]], dict[int, str]]:
    """Return where each of these people is or was, and what these firms are called."""
    firms: dict[int, list[int]] = defaultdict(list)
    called: dict[int, str] = {}
    for position in positions_of_all(people):
        if position.organisation:
            firms[position.person_id].append(position.organisation.pk)
            called[position.organisation.pk] = position.organisation.name
    return dict(firms), called
