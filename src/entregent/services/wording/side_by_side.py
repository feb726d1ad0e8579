"""What two people are compared by, field by field, in words."""

from entregent.services.wording.language import Sentence, _, say
from entregent.services.wording.likeness import FIELDS, as_said
from entregent.services.wording.people import KINDS

_ALSO: dict[str, Sentence] = {
    "title": _("title"),
    "organisation": _("organisation"),
    "through": _("through"),
    "circle": _("circles"),
    "notes": _("notes"),
    "exchanges": _("exchanges"),
}
LANGUAGE_NAMES: dict[str, Sentence] = {"fr": _("French"), "en": _("English")}
_CERTAIN, _LIKELY = 0.99, 0.95


def field_name(field: str) -> str:
    """Return what to call a field, with a capital."""
    name = say((FIELDS | _ALSO | KINDS)[field])
    return name[:1].upper() + name[1:]


def value_said(field: str, value: str) -> str:
    """Return a value as one says it: a day, a rhythm, a language; "" for none."""
    if not value:
        return ""
    if field == "language":
        return say(LANGUAGE_NAMES[value]) if value in LANGUAGE_NAMES else value
    return as_said(field, value)


def how_likely(probability: float) -> str:
    """Return the code of how likely a pair is: certain, likely or perhaps."""
    if probability >= _CERTAIN:
        return "certain"
    return "likely" if probability >= _LIKELY else "perhaps"
