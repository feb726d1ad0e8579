"""How far one is with what one aims at in the review: shares of one's ties, new ties a quarter."""

from dataclasses import dataclass
from datetime import date

from entregent.core.growth import Growth, growth
from entregent.services.review_kept import Review
from entregent.storage.models import Book
from entregent.storage.queries.wanted_shares import wanted_shares


@dataclass(frozen=True, slots=True)
class ShareAim:
    """A share that is wanted, of which `share` is had now, and was so a year ago; 0 to 1, None
    where nothing is known of the dimension. `name` is that of a place.
    """

    number: int
    dimension: str
    value: str
    name: str
    wanted: float
    share: float | None
    a_year_ago: float | None

    @property
    def is_reached(self) -> bool:
        """Tell whether the share is had."""
        return self.share is not None and self.share >= self.wanted


def share_aims(book: Book, told: Review) -> list[ShareAim]:
    """Return the shares of the active ties that are wanted, with those that are had."""
    years = {one.code: one.years for one in told.dimensions}
    rows = []
    for row in wanted_shares(book):
        then = [_share(one.counts, row.value) for one in years.get(row.dimension, [])]
        now, before = then[-1] if then else None, then[-2] if len(then) > 1 else None
        rows.append(
            ShareAim(row.pk, row.dimension, row.value, row.name, row.percent / 100, now, before)
        )
    return rows


def growth_of(book: Book, told: Review) -> Growth:
    """Return the new ties of each quarter, and how many are wanted."""
    months = ((date.fromisoformat(month.on), month.first) for month in told.wear.months)
    return growth(months, wanted=book.new_ties_wanted, on=date.fromisoformat(told.on))


def _share(counts: dict[str, float], value: str) -> float | None:
    known = sum(counts.values())
    return counts.get(value, 0.0) / known if known else None
