"""The sheets the owner keeps by hand: the times they met, who knows whom, whom to keep up with."""

import csv
from collections.abc import Iterable
from pathlib import Path

from entregent.demo.bonds import bonds
from entregent.demo.chance import stream
from entregent.demo.farewell import everywhere
from entregent.demo.meetings import meetings
from entregent.demo.organisations import BY_NAME
from entregent.demo.people import Person
from entregent.demo.story import Life


def write_exchanges(path: Path, life: Life, people: tuple[Person, ...], seed: int) -> None:
    """Write the meals, calls and meetings of the years."""
    met = meetings(stream(seed, "meetings"), life, people)
    rows = (
        (m.on.isoformat(), m.channel, m.by, m.person.sign, m.person.name, m.subject) for m in met
    )
    _write(path, ("on", "channel", "by", "with", "name", "subject"), rows)


def write_links(path: Path, life: Life, people: tuple[Person, ...], seed: int) -> None:
    """Write who knows whom, by their addresses."""
    known = bonds(stream(seed, "bonds"), life, people)
    rows = ((a.sign, b.sign, evidence, since, kind) for a, b, evidence, since, kind in known)
    _write(path, ("a", "b", "evidence", "since", "kind"), rows)


def write_tracked(path: Path, life: Life, people: tuple[Person, ...]) -> None:
    """Write whom she means to keep up with, as a French Excel does: semicolons, Windows-1252."""
    rows = [_HEADER_OF_TRACKED, *(_tracked(person) for person in everywhere(life, people))]
    with path.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)


_HEADER_OF_TRACKED = (
    "Prénom", "Nom", "Société", "Fonction", "E-mail", "Téléphone", "Rencontré le", "Où",
    "Remarques",
)  # fmt: skip


def _tracked(person: Person) -> tuple[str, ...]:
    city = BY_NAME[person.organisation].city if person.organisation in BY_NAME else ""
    met = person.met_on.strftime("%d/%m/%Y")
    return (
        person.given, person.family.upper(), person.organisation, person.title, person.emails[0],
        person.phone, met, city, person.note.replace("\n", " "),
    )  # fmt: skip


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
