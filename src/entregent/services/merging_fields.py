"""What two people who are one are called, and the rest of which a person has one: whose stays."""

from collections.abc import Mapping
from typing import Any

from entregent.core.identity import name_key
from entregent.core.text import fold
from entregent.services.at_hand import AtHand
from entregent.storage.models import Person

_FIELDS = ("given", "family", "birthday", "language", "register", "how_met", "worked_together")
_PARTS = ("given", "family")  # of the name, which they must not contradict
# What one may choose between, with the fields that go along; position and cadence are rows.
CHOSEN_TOGETHER: dict[str, tuple[str, ...]] = {
    "name": ("name", *_PARTS),
    "birthday": ("birthday",),
    "how_met": ("how_met",),
    "met_on": ("met_on",),
    "through": ("through_id",),
    "language": ("language",),
    "register": ("register",),
    "worked_together": ("worked_together",),
}
Chosen = Mapping[str, int]  # of a choice, whose value stays
TYPED = "typed"


def theirs_wins(keep: Person, gone: Person, field: str) -> bool:
    """Tell whether what `gone` has in a field wins by itself over what `keep` has there."""
    typed = gone.origins.get(field) == TYPED and keep.origins.get(field) != TYPED
    return typed or (field == "name" and keep.origins.get("name") == "guess")


def join_fields(at_hand: AtHand, keep: Person, gone: Person, chosen: Chosen) -> None:
    """Let the one kept have of each field what wins; what does not stays in `also`."""
    values: dict[str, Any] = {}
    # What was taken away, and what sources said last of a position that was typed.
    beside = {thing: by for thing, by in gone.origins.items() if thing.startswith(("-", "="))}
    origins = {**beside, **keep.origins}
    one_name = name_key(keep.name) == name_key(gone.name)
    for name in ("name", *_FIELDS, "met_on", "through_id"):
        if name in _PARTS and not one_name and "name" not in values:
            continue  # the parts of another name
        if getattr(gone, name) and (theirs_wins(keep, gone, name) or not getattr(keep, name)):
            values[name] = getattr(gone, name)
            if name in gone.origins:
                origins[name] = gone.origins[name]
    for name, value in _chosen_fields(keep, gone, chosen).items():
        if value != values.get(name, getattr(keep, name)):
            origins[name] = TYPED
        values[name] = value
    if values.get("through_id") == keep.pk:
        del values["through_id"]
    archived = (keep.archived_on, gone.archived_on)
    values["archived_on"] = max(filter(None, archived)) if all(archived) else None
    values["also"] = _also(keep, gone, values)
    if "name" in values:
        values["name_key"] = name_key(values["name"])
    if "birthday" in values:
        values["birthday_in_year"] = values["birthday"][-5:] if len(values["birthday"]) > 6 else ""
    at_hand.change(keep, **values, origins=origins)


def _chosen_fields(keep: Person, gone: Person, chosen: Chosen) -> dict[str, Any]:
    """Return what the person chose of the fields, whichever of the two it comes from."""
    sides = {keep.pk: keep, gone.pk: gone}
    return {
        name: getattr(sides[chosen[choice]], name)
        for choice, names in CHOSEN_TOGETHER.items()
        if choice in chosen
        for name in names
    }


def _also(keep: Person, gone: Person, won: dict[str, Any]) -> dict[str, list[str]] | None:
    """Return what either said of a field and is not what is kept, nor was known already."""
    also = {field: list(said) for field, said in (keep.also or {}).items()}
    for field, said in (gone.also or {}).items():
        _add(also, field, said, won.get(field, getattr(keep, field, "")))
    for field in ("name", *_FIELDS, "met_on"):
        kept = won.get(field, getattr(keep, field))
        sides = [person for person in (keep, gone) if person.origins.get(field) != "guess"]
        _add(also, field, [str(getattr(p, field)) for p in sides if getattr(p, field)], kept)
    return also or None


def _add(also: dict[str, list[str]], field: str, said: list[str], kept: object) -> None:
    known = [fold(str(kept)), *map(fold, also.get(field, []))]
    for value in said:
        if fold(value) not in known:
            also.setdefault(field, []).append(value)
            known.append(fold(value))
