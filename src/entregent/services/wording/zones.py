"""Time zones as places, in the language spoken."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from tomllib import loads

from entregent.core.text import fold
from entregent.services.wording.language import _, say, spoken

Names = Mapping[str, str]


@cache
def _said(language: str) -> tuple[Names, Names]:
    """Return the names of regions and of places that a language says otherwise than English."""
    table = files(__package__).joinpath(f"zones_{language}.toml")
    told = loads(table.read_text("utf-8")) if table.is_file() else {}
    return told.get("regions", {}), told.get("places", {})


def place(zone: str) -> str:
    """Return the place a time zone is named after: Buenos Aires, Argentina."""
    _regions, places = _said(spoken())
    parts = zone.partition("/")[2].replace("_", " ").split("/")
    return ", ".join(places.get(part, part) for part in reversed(parts)) if parts != [""] else zone


def region(zone: str) -> str:
    """Return the part of the world a time zone is in, the zone itself when it is in none."""
    regions, _places = _said(spoken())
    name = zone.partition("/")[0]
    return say(_("universal time")) if name == "Etc" else regions.get(name, name)


def by_region(zones: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the zones with their places by part of the world, in the order of their names."""
    regions: dict[str, list[tuple[str, str]]] = {}
    for zone in zones:
        regions.setdefault(region(zone), []).append((zone, place(zone)))
    return [
        (name, sorted(inside, key=lambda one: fold(one[1]))) for name, inside in regions.items()
    ]
