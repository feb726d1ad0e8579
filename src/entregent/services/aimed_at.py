"""Who has what a goal is aimed at, target by target, as the book tells it."""

from collections.abc import Collection, Iterable, Sequence

from entregent.core.functions import beginnings_of, function_of
from entregent.core.matching.titles import asked, beginnings, says
from entregent.core.sectors import beginnings_of as beginnings_of_sector
from entregent.core.sectors import sector_of
from entregent.core.text import fold
from entregent.storage.models import Book, Target
from entregent.storage.queries import weak_ties as queries
from entregent.storage.queries.sought import people_at, titles_of_each

EVERYBODY = 1_000_000  # rows looked at for one target, where all of them count


def people_aimed_at(book: Book, targets: Sequence[Target]) -> dict[int, set[int]]:
    """Return who has each of these targets now, by its number."""
    said, of_sector = saying(book, targets, EVERYBODY)
    return {
        target.pk: {
            *_named(book, target),
            *having(book, target, EVERYBODY),
            *said.get(target.pk, ()),
            *of_sector.get(target.pk, ()),
        }
        for target in targets
    }


def _named(book: Book, target: Target) -> Collection[int]:
    if target.kind == "organisation":
        return people_at(book, target.key)
    return [target.person_id] if target.person_id else []


def having(book: Book, target: Target, most: int) -> set[int]:
    """Return who lives where a target says, or works in the function it was typed as."""
    match target.kind:
        case "place":
            whole = fold(target.value).split()
            rows = queries.living_at(book, target.value.split(), most)
            return {person for person, text in rows if set(whole) <= set(fold(text).split())}
        case "function":
            return set(queries.in_function(book, target.value, most))
    return set()


def saying(
    book: Book, targets: Sequence[Target], most: int
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return, for each target that words can tell of, whose title or organisation tells it; and,
    for each sector, whose organisation or title is of the same, in whatever words.
    """
    told = {one: asked(one.value) for one in targets if one.kind in ("sector", "title")}
    begun = {one: [beginnings(word) for word in words] for one, words in told.items() if words}
    begun |= {one: [beginnings_of(one.value)] for one in targets if one.kind == "function"}
    meant = {one: sector_of(one.value) for one in targets if one.kind == "sector"}
    wide = {one: [beginnings_of_sector(sector)] for one, sector in meant.items() if sector}
    if not begun and not wide:
        return {}, {}
    found: dict[int, set[int]] = {}
    positions = titles_of_each(book, [*begun.values(), *wide.values()], limit=most)
    for one, rows in zip(begun, positions, strict=False):
        if one.kind == "function":
            found[one.pk] = _working_on(one.value, rows)
        else:
            saying_it = {both for both in {row[1:] for row in rows} if says(told[one], *both)}
            found[one.pk] = {row[0] for row in rows if row[1:] in saying_it}
    of_sector = {
        one.pk: {who for who, title, firm in rows if sector_of(firm, title) == meant[one]}
        for one, rows in zip(wide, positions[len(begun) :], strict=True)
    }
    return found, of_sector


def _working_on(function: str, rows: Iterable[tuple[int, str, str]]) -> set[int]:
    """Return whose title tells that they work on this, unless another function was typed."""
    told = {person for person, title, _ in rows if function_of(title) == function}
    works_on = queries.functions_of(told)
    return {person for person in told if works_on.get(person) == function}
