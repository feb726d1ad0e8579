"""What a message says that asks somebody for an introduction: whom to, why, never how to reach."""

from datetime import date, timedelta

from entregent.core.language import said_in
from entregent.core.no_firm import NO_FIRM
from entregent.core.quoted import aim
from entregent.core.text import fold
from entregent.services.discreet import discreet, safe_name
from entregent.services.wording.language import spoken
from entregent.services.wording.times import length
from entregent.storage.models import Introduction, Person, Position
from entregent.storage.queries import dossier

LONG_AGO = timedelta(days=5)  # one does not count the days before that


def facts_of_ask(
    target: Person, between: Person | None = None, *, goal: str = "", why: str = ""
) -> dict[str, str]:
    """Return whom one would like to meet, who stands before them, what for.

    What is said of one of the two is looked through for the ways to reach both.
    """
    told = {
        "target": target.name,
        "place": place_of(target),
        "next": between.name if between else "",
        "goal": aim(said_in(spoken(), goal)),
        "why": why,
    }
    people = [person for person in (target, between) if person]
    return {name: discreet(value, *people) for name, value in told.items()}


def facts_of_reminder(row: Introduction, *, today: date) -> dict[str, str]:
    """Return whom I asked to meet and how long ago, in the language that is spoken."""
    days = (today - row.started_on).days
    facts = {"other": discreet(safe_name(row.one), row.one)}
    facts |= {"length": length(days)} if row.pk and days >= LONG_AGO.days else {}
    return {name: value for name, value in facts.items() if value}


def place_of(person: Person) -> str:
    """Return what somebody does now and where, "" when it is not known."""
    current = next((p for p in dossier.positions_of(person) if p.current), None)
    return ", ".join(filter(None, (current.title, firm_of(current)))) if current else ""


def firm_of(position: Position) -> str:
    """Return the name of a firm, "" for what is none: self-employed, between two positions."""
    name = position.organisation.name if position.organisation else ""
    return "" if fold(name) in NO_FIRM else name
