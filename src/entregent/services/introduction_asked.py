"""What a message says that asks somebody for an introduction: whom to, why, never how to reach."""

from entregent.core.no_firm import NO_FIRM
from entregent.core.text import fold
from entregent.services.discreet import discreet
from entregent.storage.models import Person, Position
from entregent.storage.queries import dossier
from entregent.storage.queries.owner import me


def facts_of_ask(
    target: Person, between: Person | None = None, *, goal: str = "", why: str = ""
) -> dict[str, str]:
    """Return whom one would like to meet, who stands before them, what for, what I do myself.

    What is said of one of the two is looked through for the ways to reach both.
    """
    told = {
        "target": target.name,
        "place": place_of(target),
        "next": between.name if between else "",
        "goal": goal,
        "why": why,
    }
    people = [person for person in (target, between) if person]
    facts = {name: discreet(value, *people) for name, value in told.items()}
    owner = me(target.book)
    return facts | {"mine": place_of(owner) if owner else ""}


def place_of(person: Person) -> str:
    """Return what somebody does now and where, "" when it is not known."""
    current = next((p for p in dossier.positions_of(person) if p.current), None)
    return ", ".join(filter(None, (current.title, firm_of(current)))) if current else ""


def firm_of(position: Position) -> str:
    """Return the name of a firm, "" for what is none: self-employed, between two positions."""
    name = position.organisation.name if position.organisation else ""
    return "" if fold(name) in NO_FIRM else name
