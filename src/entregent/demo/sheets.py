"""The two sheets the owner keeps by hand: the times they met, and who knows whom."""

import csv
from collections.abc import Iterable
from pathlib import Path

from entregent.demo.bonds import bonds
from entregent.demo.chance import stream
from entregent.demo.meetings import meetings
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


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
