"""The names of circles as address books write them."""

# Everybody is in these: they say nothing of anybody.
_TECHNICAL = frozenset(
    (
        "mycontacts", "my contacts", "contacts", "all contacts", "starred", "starred in android",
        "mes contacts", "tous les contacts",
    )
)  # fmt: skip


def circle_named(text: str) -> str:
    """Return the name of a circle, or "" when every contact is in it."""
    circle = " ".join(text.split()).removeprefix("* ")
    return "" if circle.casefold() in _TECHNICAL else circle
