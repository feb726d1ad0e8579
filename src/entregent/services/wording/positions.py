"""How far up somebody works, and what they work on, in words."""

from typing import TYPE_CHECKING

from entregent.core.functions import function_of
from entregent.core.level import level_of
from entregent.services.wording.language import Sentence, _, say

if TYPE_CHECKING:
    from entregent.storage.models import Position

LEVELS: dict[str, Sentence] = {
    "intern": _("Internship"),
    "member": _("Team member"),
    "lead": _("Senior or lead"),
    "manager": _("Manager"),
    "director": _("Director"),
    "executive": _("Executive"),
}
FUNCTIONS: dict[str, Sentence] = {
    "sales": _("Sales"),
    "marketing": _("Marketing"),
    "finance": _("Finance"),
    "people": _("Human resources"),
    "engineering": _("Engineering"),
    "it": _("Information technology"),
    "product": _("Product"),
    "operations": _("Operations"),
    "legal": _("Legal matters"),
    "research": _("Research"),
    "education": _("Education"),
    "health": _("Health care"),
    "design": _("Design"),
    "communication": _("Communication"),
    "consulting": _("Consulting"),
    "public": _("Public service"),
    "general": _("General management"),
}
SECTORS: dict[str, Sentence] = {
    "aeronautics": _("Aeronautics"),
    "energy": _("Energy"),
    "bank": _("Banking"),
    "insurance": _("Insurance"),
    "health": _("Health"),
    "education": _("Schools and teaching"),
    "research": _("Public research"),
    "construction": _("Construction"),
    "property": _("Property"),
    "automotive": _("Cars"),
    "transport": _("Transport"),
    "industry": _("Manufacturing"),
    "food": _("Food"),
    "farming": _("Farming"),
    "retail": _("Shops"),
    "luxury": _("Luxury and fashion"),
    "it": _("Information technology"),
    "media": _("Media"),
    "culture": _("Culture"),
    "tourism": _("Tourism"),
    "law": _("Law firms"),
    "recruitment": _("Recruitment"),
    "consulting": _("Consulting"),
    "public": _("Public service"),
    "charity": _("Charities"),
    "sport": _("Sport"),
}


def level(code: str) -> str:
    """Return how far up a position is, "" where nobody said."""
    return say(LEVELS[code]) if code in LEVELS else code


def function(code: str) -> str:
    """Return what a position is about, "" where nobody said."""
    return say(FUNCTIONS[code]) if code in FUNCTIONS else code


def sector(code: str) -> str:
    """Return which sector a firm is in, "" where nothing tells."""
    return say(SECTORS[code]) if code in SECTORS else code


def described(position: "Position") -> str:
    """Return level and function in a line, "" where neither is known; what the title alone tells of
    a present position is said to be so, after what was typed.
    """
    typed = _in_a_line(position.level, position.function)
    if not position.current:
        return typed
    told = _in_a_line(
        "" if position.level else level_of(position.title),
        "" if position.function else function_of(position.title),
    )
    read = say(_("%(told)s, as the title says"), told=told) if told else ""
    return " · ".join(filter(None, (typed, read)))


def _in_a_line(level_code: str, function_code: str) -> str:
    return " · ".join(filter(None, (level(level_code), function(function_code))))
