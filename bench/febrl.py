"""FEBRL's people with known duplicates, as an address book, without their columns of numbers."""

import csv
from collections.abc import Iterator
from pathlib import Path

from bench.places import SAMPLES

FOLDER = SAMPLES / "entity_resolution" / "febrl"


def rows(number: int) -> Iterator[dict[str, str]]:
    """Yield the people of a data set; rec_id tells who is who ("rec-7-dup-0" is "rec-7-org")."""
    with (FOLDER / f"dataset{number}.csv").open(newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield {key.strip(): (value or "").strip() for key, value in row.items()}


def as_vcards(number: int) -> Iterator[str]:
    """Yield each of them as a card, whose UID says who it is."""
    for index, row in enumerate(rows(number)):
        name = f"{row['given_name']} {row['surname']}".strip()
        born = row["date_of_birth"]
        street = " ".join(filter(None, (row["street_number"], row["address_1"], row["address_2"])))
        place = f"{row['suburb']};{row['state']};{row['postcode']}"
        yield "\r\n".join(
            [
                "BEGIN:VCARD", "VERSION:3.0", f"UID:{row['rec_id'].split('-')[1]}/{index}",
                f"FN:{name or '?'}", f"N:{row['surname']};{row['given_name']};;;",
                *([f"BDAY:{born}"] if born else ()), f"ADR:;;{street};{place};", "END:VCARD", "",
            ]
        )  # fmt: skip


def write(number: int, path: Path) -> Path:
    """Write a data set as an address book and return where it lies."""
    path.write_text("".join(as_vcards(number)), encoding="utf-8")
    return path
