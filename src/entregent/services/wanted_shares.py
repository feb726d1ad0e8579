"""What one aims at in the review: shares of one's ties, new ties a quarter; each can be undone."""

from entregent.core.functions import FUNCTIONS, function_of
from entregent.core.level import LEVELS, level_of
from entregent.core.sectors import SECTORS, sector_of
from entregent.core.text import fold, typed
from entregent.core.towns import town_of
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, WantedShare
from entregent.storage.queries.wanted_shares import wanted_shares

DIMENSIONS = ("sector", "function", "place", "generation", "level")
DECADES = tuple(str(year) for year in range(1930, 2020, 10))
MOST_NEW_TIES = 1_000
_ALL = 100  # percent


def want_share(book: Book, dimension: str, text: str, percent: int) -> WantedShare | None:
    """Want a share of the active ties to have a value, in percent; 0 wants none, and returns None.

    The value is a code, or words that tell one: a firm or a sector, a title, a town.
    """
    if dimension not in DIMENSIONS:
        raise EntregentError("not-a-choice", value=dimension[:60], choices=", ".join(DIMENSIONS))
    value, name = _meant(dimension, " ".join(typed(text).split()))
    if not 0 <= percent <= _ALL:
        raise EntregentError("not-a-share", value=percent)
    rows = [row for row in wanted_shares(book) if row.dimension == dimension]
    known = next((row for row in rows if row.value == value), None)
    others = sum(row.percent for row in rows if row != known)
    if others + percent > _ALL:
        raise EntregentError("shares-over-all", left=_ALL - others)
    if not percent:
        if known:
            drop_share(book, known.pk)
        return None
    if known and known.percent == percent:
        return known
    with journal.entry(book, "share-wanted") as recorder:
        if known:
            recorder.change(known, percent=percent)
            return known
        return recorder.create(
            WantedShare(book=book, dimension=dimension, value=value, name=name, percent=percent)
        )


def drop_share(book: Book, number: int) -> None:
    """Want a share no longer."""
    found = WantedShare.objects.filter(book=book, pk=number)
    if not found.exists():
        raise EntregentError("no-such-share", number=number)
    with journal.entry(book, "share-dropped") as recorder:
        recorder.delete(found)


def want_new_ties(book: Book, count: int) -> None:
    """Want so many new ties a quarter; 0 for no number."""
    if not 0 <= count <= MOST_NEW_TIES:
        raise EntregentError("not-a-growth", most=MOST_NEW_TIES)
    if count == book.new_ties_wanted:
        return
    with journal.entry(book, "new-ties-wanted", count=count) as recorder:
        recorder.change(book, new_ties_wanted=count)


def _meant(dimension: str, words: str) -> tuple[str, str]:
    """Return the value that words mean, with its name where it is no code."""
    if dimension == "place":
        town = town_of(words)
        value, name = (town.area, town.name) if town else ("", "")
    elif dimension == "generation":
        value, name = words[:4] if words[:4] in DECADES else "", ""
    else:
        codes, told = {
            "sector": (SECTORS, sector_of),
            "function": (FUNCTIONS, function_of),
            "level": (LEVELS, level_of),
        }[dimension]
        value, name = words if words in codes else told(words), ""
    if not fold(words) or not value:
        raise EntregentError("share-of-nothing", value=words[:60], dimension=dimension)
    return value, name
