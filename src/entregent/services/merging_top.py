"""Two people who are one, of whom one or both are among the few to keep closest."""

from entregent.core.top import in_list, is_by_hand, is_lent
from entregent.services.at_hand import AtHand
from entregent.storage.models import Person, Top


def settle_top(at_hand: AtHand, keep: Person, gone: Person) -> bool:
    """Take back the cadence of the list from either, and let the better of two places stay. Return
    whether whoever is kept is to have the list's cadence.
    """
    rows = {one.pk: at_hand.rows(Top, one.pk) for one in (keep, gone)}
    inside = [(pk, row) for pk, there in rows.items() for row in there if row.rank is not None]
    follows = False
    for pk, row in inside:
        tie, listed = at_hand.ties.get(pk), keep.book.top_cadence
        cadence = tie.cadence if tie else None
        follows = follows or not is_by_hand(cadence, row.cadence_before, listed)
        if tie and is_lent(cadence, row.cadence_before, listed):
            at_hand.change(tie, cadence=row.cadence_before)
    if rows[keep.pk] and rows[gone.pk]:
        mine = rows[keep.pk][0]
        better = min((row for _, row in inside), key=lambda row: row.rank, default=mine)
        at_hand.change(mine, rank=better.rank, since=better.since)
    return follows


def lend_again(at_hand: AtHand, keep: Person) -> None:
    """Give the cadence of the list to whoever is on it, where theirs is longer or none."""
    [row] = at_hand.rows(Top, keep.pk)
    tie = at_hand.tie_of(keep)
    listed = in_list(tie.cadence, keep.book.top_cadence)
    at_hand.change(row, cadence_before=tie.cadence)
    at_hand.change(tie, cadence=listed, cadence_chosen_on=tie.cadence_chosen_on or row.since)
