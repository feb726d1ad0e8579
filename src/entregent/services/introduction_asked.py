"""What a message says that asks somebody for an introduction: whom to, why, never how to reach."""

from datetime import date, timedelta

from entregent.core.language import said_in
from entregent.core.links import NEAR
from entregent.core.no_firm import NO_FIRM
from entregent.core.quoted import aim
from entregent.core.text import fold
from entregent.services.discreet import discreet, safe_name
from entregent.services.wording.language import spoken
from entregent.services.wording.times import length
from entregent.storage.models import Introduction, Person, Position
from entregent.storage.queries import dossier
from entregent.storage.queries.network import links_among

LONG_AGO = timedelta(days=5)  # one does not count the days before that


def facts_of_ask(
    to: Person, target: Person, between: Person | None = None, *, goal: str = "", why: str = ""
) -> dict[str, str]:
    """Return whom one would like to meet, who stands before them, what for, how close to whom is
    asked. A spouse is not told what the other does.

    What is said of one of the two is looked through for the ways to reach both.
    """
    near = _how_near(to, between or target)
    told = {
        "target": target.name,
        "place": "" if near and not between else place_of(target),
        "next": between.name if between else "",
        "goal": aim(said_in(spoken(), goal)),
        "why": why,
    }
    people = [person for person in (target, between) if person]
    facts = {name: discreet(value, *people) for name, value in told.items()}
    if near:
        facts |= {"near_next": near} if between else {"near": near, near: near}
    return facts


def facts_of_reminder(row: Introduction, *, today: date) -> dict[str, str]:
    """Return whom I asked to meet and how long ago, in the language that is spoken."""
    days = (today - row.started_on).days
    facts = {"other": discreet(safe_name(row.one), row.one)}
    facts |= {"length": length(days)} if row.pk and days >= LONG_AGO.days else {}
    return {name: value for name, value in facts.items() if value}


def _how_near(one: Person, other: Person) -> str:
    """Return the closest link told between two people where it is one of NEAR, "" else."""
    told = {link.kind for link in links_among([one.pk, other.pk])}
    return next((kind for kind in NEAR if kind in told), "")


def place_of(person: Person) -> str:
    """Return what somebody does now and where, "" when it is not known."""
    current = next((p for p in dossier.positions_of(person) if p.current), None)
    return ", ".join(filter(None, (current.title, firm_of(current)))) if current else ""


def firm_of(position: Position) -> str:
    """Return the name of a firm, "" for what is none: self-employed, between two positions."""
    name = position.organisation.name if position.organisation else ""
    return "" if fold(name) in NO_FIRM else name
