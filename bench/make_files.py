"""Files as people have them, at any size, made once and kept in bench/data.

Run as `python -m bench.make_files KIND COUNT`: the measuring process stays small that way, and
a child's peak of memory is its own.
"""

import csv
import os
import subprocess
import sys
import zipfile
from binascii import b2a_qp
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random

import openpyxl

from bench.cast import Somebody, draws, firms, somebodies
from bench.make_mails import write_mails
from bench.places import DATA, REPO

_PROFILE = "First Name,Last Name,Headline\nCamille,Rivière,Consultante\n"
_POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    f"{firms()[7]},Consultante,,Toulouse,Mar 2021,\n{firms()[120]},Analyste,,Paris,2015,Feb 2021\n"
)
LAST_DAY = date(2026, 10, 31)  # of everything that is made: "today" comes after it


def made(kind: str, count: int) -> Path:
    """Return the file of a kind with so many entries, made at its first use."""
    path = DATA / f"{kind}-{count}{_SUFFIXES[kind]}"
    if not path.exists():
        print(f"making {path.name} …", file=sys.stderr)
        command = [sys.executable, "-m", "bench.make_files", kind, str(count)]
        subprocess.run(command, check=True, cwd=REPO)
    return path


def _write_connections(path: Path, count: int) -> None:
    """Write the connections of a LinkedIn archive of 2023 or later, in its zip."""
    rng = draws("connections")
    out = StringIO(newline="")
    out.write(
        'Notes:\n"When exporting your connection data, you may notice that some of the email'
        " addresses are missing. You will only see email addresses for connections who have allowed"
        ' their connections to see or download their email address."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    )
    for person in somebodies(count, "connections"):
        day = LAST_DAY - timedelta(days=int(4000 * person.number / count))
        on = day.strftime("%d %b %Y")
        if rng.random() < 0.02:  # a hidden member
            out.write(f",,,,,,{on}\n")
            continue
        slug = person.email.partition("@")[0].replace(".", "-")
        email = person.email if rng.random() < 0.03 else ""
        firm = f'"{person.organisation}, SAS"' if rng.random() < 0.1 else person.organisation
        out.write(
            f"{person.given},{person.family},https://www.linkedin.com/in/{slug},{email},{firm},"
            f"{person.title},{on}\n"
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", out.getvalue())
        archive.writestr("Profile.csv", _PROFILE)
        archive.writestr("Positions.csv", _POSITIONS)


def _write_cards(path: Path, count: int) -> None:
    """Write an address book as phones export it: most cards in version 3.0, some in 2.1."""
    rng = draws("cards")
    with path.open("w", encoding="utf-8", newline="") as out:
        for person in somebodies(count, "cards"):
            card = _old_card(person) if rng.random() < 0.12 else _card(person, rng)
            out.write("\r\n".join(card) + "\r\n")


def _card(person: Somebody, rng: Random) -> list[str]:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN",
        f"N:{person.family};{person.given};;;",
        f"FN:{person.name}",
        f"ORG:{person.organisation};",
        f"TITLE:{person.title}",
        f"EMAIL;type=INTERNET;type=WORK;type=pref:{person.email}",
        f"TEL;type=CELL;type=VOICE;type=pref:{person.mobile}",
    ]
    if rng.random() < 0.4:
        street = f"{rng.randint(1, 99)} rue des Érables"
        post_code = f"{rng.randint(10, 95)}000"
        lines += [
            f"item1.ADR;type=HOME;type=pref:;;{street};Besançon;;{post_code};France",
            "item1.X-ABADR:fr",
        ]
    if rng.random() < 0.3:
        lines.append(
            f"BDAY:{rng.randint(1950, 2003)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        )
    if rng.random() < 0.1:
        lines.append("NOTE:Rencontré au salon de l'été\\, à recontacter pour le projet")
    if rng.random() < 0.2:
        lines.append("CATEGORIES:" + rng.choice(("Famille", "Amis", "Anciens collègues", "Club")))
    if rng.random() < 0.3:
        lines.append(f"UID:{rng.getrandbits(128):032x}")
    if rng.random() < 0.9:
        lines.append(f"REV:{LAST_DAY - timedelta(days=rng.randrange(3_000))}T08:30:00Z")
    return [*lines, "END:VCARD"]


def _write_contacts(path: Path, count: int, people: str = "contacts") -> None:
    """Write the contacts of a Google account, under the header of before 2024."""
    numbered = "E-mail 1 -,Phone 1 -,Organization 1 -,Address 1 -".split(",")
    header = (
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,"
        "Birthday,Gender,Location,Notes,Language,Photo,Group Membership,{0} Type,{0} Value,"
        "{1} Type,{1} Value,{2} Type,{2} Name,{2} Title,{3} Type,{3} Street,{3} City,"
        "{3} Postal Code,{3} Country"
    ).format(*numbered)
    rng = draws("contacts")
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, header.split(","))
        rows.writeheader()
        for person in somebodies(count, people):
            circle = "* myContacts" + rng.choice(("", " ::: Famille", " ::: Anciens collègues"))
            rows.writerow(
                {
                    "Name": person.name,
                    "Given Name": person.given,
                    "Family Name": person.family,
                    "Birthday": f"--{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
                    "Group Membership": circle,
                    "E-mail 1 - Type": "* Work",
                    "E-mail 1 - Value": person.email,
                    "Phone 1 - Type": "Mobile",
                    "Phone 1 - Value": person.mobile,
                    "Organization 1 - Name": person.organisation,
                    "Organization 1 - Title": person.title,
                    "Address 1 - Type": "Home",
                    "Address 1 - Street": f"{rng.randint(1, 99)} rue des Érables",
                    "Address 1 - City": "Besançon",
                    "Address 1 - Postal Code": "25000",
                }
            )


def _write_sheet(path: Path, count: int) -> None:
    """Write a workbook as somebody keeps one: a title above the columns, dates, bare numbers."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Contacts")
    sheet.append(["Mes contacts"])
    columns = "Prénom,Nom,E-mail,Téléphone,Société,Fonction,Ville,Rencontré le,Remarques"
    sheet.append(columns.split(","))
    for person in somebodies(count, "sheet"):
        met_on = LAST_DAY - timedelta(days=person.number % 3_000)
        number = int("".join(filter(str.isdigit, person.mobile)))
        job = (person.organisation, person.title)
        name = (person.given, person.family)
        sheet.append([*name, person.email, number, *job, "Besançon", met_on, None])
    book.save(path)


def _write_taking_part(path: Path, count: int) -> None:
    """Write who takes part in an event, as people paste it: those of the cards, one a line."""
    people = somebodies(count, "cards")
    path.write_text("".join(f"{p.name}, {p.title}, {p.organisation}\n" for p in people))


def _old_card(person: Somebody) -> list[str]:
    return [
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(person.family)};{_quoted(person.given)};;;",
        f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(person.name)}",
        f"TEL;CELL:{person.mobile.replace(' ', '')}",
        f"EMAIL;WORK:{person.email}",
        f"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(person.organisation)}",
        "END:VCARD",
    ]


def _quoted(text: str) -> str:
    """Return a text as phones quote it: every byte when one needs it."""
    if text.isascii():
        return b2a_qp(text.encode(), istext=False).decode()
    return "".join(f"={byte:02X}" for byte in text.encode())


_SUFFIXES = {
    "connections": ".zip", "cards": ".vcf", "mails": ".mbox", "contacts": ".csv", "sheet": ".xlsx",
    "known": ".csv", "taking-part": ".txt",
}  # fmt: skip
_WRITERS: dict[str, Callable[[Path, int], None]] = {
    "connections": _write_connections,
    "cards": _write_cards,
    "contacts": _write_contacts,
    "known": lambda path, count: _write_contacts(path, count, people="cards"),
    "sheet": _write_sheet,
    "taking-part": _write_taking_part,
    "mails": lambda path, count: write_mails(path, count, last_day=LAST_DAY),
}


def main(kind: str, count: int) -> None:
    """Make one file under a name of its own, then give it its place: one that is there is whole."""
    DATA.mkdir(parents=True, exist_ok=True)
    path = DATA / f"{kind}-{count}{_SUFFIXES[kind]}"
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    _WRITERS[kind](draft, count)
    draft.replace(path)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
