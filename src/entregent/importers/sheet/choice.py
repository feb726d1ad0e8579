"""Which column holds which field: what the person said, what is remembered, what can be guessed."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from entregent.core.text import fold
from entregent.importers.records import ColumnsRecord
from entregent.importers.sheet.fields import NAMING, SINGLE, Field
from entregent.importers.sheet.guess import Fields, guess
from entregent.importers.sheet.titles import field_of, plain

# What the contacts of a Viadeo account came as: no export of it was ever documented.
_VIADEO = frozenset(
    map(
        plain,
        (
            "Prénom", "Nom", "Société", "Entreprise", "Poste", "Fonction", "Email", "E-mail",
            "Adresse e-mail", "URL du profil", "Profil", "Date de mise en relation", "Ville",
            "Pays", "Téléphone",
        ),
    )
)  # fmt: skip
_OF_VIADEO = frozenset(map(plain, ("URL du profil", "Date de mise en relation")))
_ENOUGH = 4
_SAMPLED = 60  # characters of a cell that is shown


class ColumnChoice(NamedTuple):
    """What is known before a sheet is opened: both by title, in words of `Field`."""

    given: Mapping[str, str] = {}  # by --map, for any sheet
    remembered: Mapping[str, Mapping[str, str]] = {}  # by the digest of a sheet's titles


NO_CHOICE = ColumnChoice()


def digest_of(titles: Iterable[str]) -> str:
    """Return what is the same for the same set of titles, in any order and case."""
    said = "\x1f".join(sorted(fold(title) or title for title in titles))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def unique(titles: Sequence[str]) -> list[str]:
    """Return the titles so that each means one column: "Titre (2)" for the second of a name."""
    seen: dict[str, int] = {}
    result = []
    for number, title in enumerate(titles, 1):
        name = " ".join(title.split())[:100] or f"column {number}"
        key = fold(name) or name
        seen[key] = seen.get(key, 0) + 1
        result.append(name if seen[key] == 1 else f"{name} ({seen[key]})")
    return result


def given_field(title: str, choice: ColumnChoice) -> Field | None:
    """Return the field that the person gave a column, or None."""
    wanted = fold(title) or title
    return next((Field(f) for t, f in choice.given.items() if (fold(t) or t) == wanted), None)


def score(titles: Sequence[str], choice: ColumnChoice) -> int:
    """Return how much a row looks like the titles of columns about people; 0 when it does not."""
    named = unique(titles)
    if choice.remembered and digest_of(named) in choice.remembered:
        return 1_000 + len(named)
    fields = [given_field(title, choice) or field_of(title) for title in named]
    if not NAMING.intersection(fields):
        return 0
    return sum(field is not None for field in fields)


def chosen(
    place: str, titles: Sequence[str], sample: Sequence[Sequence[str]], choice: ColumnChoice
) -> ColumnsRecord:
    """Return what each column of a sheet holds, and how that is known."""
    named = unique(titles)
    digest = digest_of(named)
    by = "guessed"
    fields: Fields = guess(titles, sample)
    if _is_viadeo(titles, sample):
        by = "known"
    if remembered := choice.remembered.get(digest):
        by = "remembered"
        fields = [Field(remembered[t]) if t in remembered else None for t in named]
    given = [given_field(title, choice) for title in named]
    if any(given):
        by = "given"
        once = SINGLE.intersection(given)
        fields = [mine or (None if f in once else f) for mine, f in zip(given, fields, strict=True)]
    return ColumnsRecord(
        place=place,
        titles=tuple(named),
        mapping={t: f.value for t, f in zip(named, fields, strict=True) if f},
        samples={
            title: next((row[i] for row in sample if row[i]), "")[:_SAMPLED]
            for i, title in enumerate(named)
        },
        digest=digest,
        by=by,
    )


def names_people(columns: ColumnsRecord) -> bool:
    """Tell whether any column says who a row is about."""
    return bool(NAMING.intersection(map(Field, columns.mapping.values())))


def _is_viadeo(titles: Sequence[str], sample: Sequence[Sequence[str]]) -> bool:
    """Tell whether all columns are Viadeo's, or enough of them beside what somebody added."""
    names = {plain(title) for title in titles}
    if names <= _VIADEO:
        return bool(names & _OF_VIADEO)
    leads_there = any("viadeo.com/" in cell for row in sample for cell in row)
    return leads_there and len(names & _VIADEO) >= _ENOUGH
