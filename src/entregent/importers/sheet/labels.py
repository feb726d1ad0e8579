"""Labels of addresses and numbers, as address books write them in their CSV files."""

from functools import lru_cache

from entregent.importers.vcard.labels import label_of_types, types_of_label

_FRENCH = {
    "domicile": "home", "maison": "home", "personnel": "home", "professionnel": "work",
    "travail": "work", "bureau": "work", "autre": "other", "portable": "cell",
    "principal": "main", "télécopie": "fax",
}  # fmt: skip


@lru_cache(maxsize=2_000)
def as_label(text: str) -> str:
    """Return "home", "work fax", or what the person called it; "" when it tells nothing."""
    # Google puts a star before the labels of its own, or before the preferred value.
    own = text.strip().removeprefix("*").strip()
    words = [_FRENCH.get(word, word) for word in own.lower().split()]
    standard = label_of_types(words)
    return standard if not standard or types_of_label(standard) else own
