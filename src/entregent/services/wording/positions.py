"""How far up somebody works, and what they work on, in words."""

from entregent.services.wording.language import Sentence, _, say

LEVELS: dict[str, Sentence] = {
    "intern": _("Internship"),
    "member": _("Team member"),
    "lead": _("Team lead"),
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


def level(code: str) -> str:
    """Return how far up a position is, "" where nobody said."""
    return say(LEVELS[code]) if code in LEVELS else code


def function(code: str) -> str:
    """Return what a position is about, "" where nobody said."""
    return say(FUNCTIONS[code]) if code in FUNCTIONS else code


def described(level_code: str, function_code: str) -> str:
    """Return level and function in a line, "" where neither was said."""
    return " · ".join(filter(None, (level(level_code), function(function_code))))
