"""Time zones as places."""


def place(zone: str) -> str:
    """Return the place a time zone is named after: Buenos Aires, Argentina."""
    parts = zone.partition("/")[2].replace("_", " ").split("/")
    return ", ".join(reversed(parts)) if parts != [""] else zone


def region(zone: str) -> str:
    """Return the part of the world a time zone is in, the zone itself when it is in none."""
    return zone.partition("/")[0]
