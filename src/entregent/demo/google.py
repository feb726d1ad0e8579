"""The address book of her online account, as Google has exported it since 2024."""

import csv
from pathlib import Path

from entregent.demo.people import Person

_HEADER = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Website 1 - Label,Website 1 - Value"
).split(",")
_EVERYBODY = "* myContacts"


def write_google(path: Path, people: tuple[Person, ...]) -> None:
    """Write whom she writes to by mail and has a card of."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, _HEADER, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(_row(p) for p in people if {"M", "C"} <= set(p.presence) and p.emails)


def _row(person: Person) -> dict[str, str]:
    row = {
        "First Name": person.given,
        "Last Name": person.family,
        "Labels": " ::: ".join((*person.circles, _EVERYBODY)),
    }
    if person.former is None:  # a new job is for LinkedIn to tell
        row |= {"Organization Name": person.organisation, "Organization Title": person.title}
    for number, email in enumerate(person.emails, 1):
        label = "Work" if email == person.work else "Home"
        row |= {f"E-mail {number} - Label": label, f"E-mail {number} - Value": email}
    if person.phone:
        row |= {"Phone 1 - Label": "Mobile", "Phone 1 - Value": person.phone}
    if person.profile:
        row |= {"Website 1 - Label": "LinkedIn", "Website 1 - Value": person.profile}
    return row
