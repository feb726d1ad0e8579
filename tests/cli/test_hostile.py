"""Hostile files through the whole command, in little memory: named, and the book stays whole."""

import os
import resource
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.builders import ME, a_calendar, a_card, a_mail, a_vcf, an_event, an_mbox
from tests.cli.terminal import Terminal

MEMORY = 400 << 20  # bytes; the command takes a quarter of it by itself
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def piece_by_piece(path: Path, pieces: Iterable[str]) -> Path:
    with path.open("w") as file:
        file.writelines(pieces)
    return path


def photo(folder: Path) -> Path:
    head = "BEGIN:VCARD\nVERSION:3.0\nFN:Alice\nPHOTO;ENCODING=b:"
    pieces = (head, *["A" * (1 << 20)] * 150, "\nEND:VCARD\n")
    return piece_by_piece(folder / "photo.vcf", pieces)


def notes(folder: Path) -> Path:
    cards = (a_card(f"P {n}", f"UID:{n}", "NOTE:" + "x" * 4_000_000) for n in range(40))
    return piece_by_piece(folder / "notes.vcf", cards)


def properties(folder: Path) -> Path:
    lines = (f"{n:x}:1\n" for n in range(0xA0000, 0xA0000 + 400_000))
    return piece_by_piece(folder / "p.vcf", ("BEGIN:VCARD\nFN:Alice\n", *lines, "END:VCARD\n"))


def header(folder: Path) -> Path:
    return an_mbox(folder, a_mail(X_Long="x" * 100_000_000), a_mail(id="2"))


def recipients(folder: Path) -> Path:
    crowd = ", ".join(f"p{n}@x.example" for n in range(40_000))
    return an_mbox(folder, *(a_mail(to=f"{ME}, {crowd}", id=str(n)) for n in range(40)))


def quotes(folder: Path) -> Path:
    pieces = (CONNECTIONS, *['x","\n' * 100_000] * 3)
    return piece_by_piece(folder / "Connections.csv", pieces)


def one_line(folder: Path) -> Path:
    path = piece_by_piece(folder / "Connections.csv", (CONNECTIONS, ",,,,,,1 Jan 2021\n" * 4_000))
    os.truncate(path, 1 << 29)  # half a gigabyte of nothing, on one line
    return path


def event(folder: Path) -> Path:
    text = ["DESCRIPTION:" + "x" * 999_000] * 150
    return a_calendar(folder, an_event(ME, "Alice <a@x.example>", lines=text))


def nested(folder: Path) -> Path:
    path = folder / "book.json"
    path.write_text('{"entregent": 1, "book": ' + "[" * 1_000_000)
    return path


HOSTILE = {
    photo: "long-line", notes: "", properties: "long-card", header: "cut-headers", recipients: "",
    quotes: "open-quote", one_line: "huge-row", event: "long-event",
}  # fmt: skip


@pytest.mark.parametrize("made", HOSTILE, ids=lambda made: made.__name__)
def test_a_hostile_file_is_read_in_little_memory_and_does_no_harm(
    garden: Terminal, tmp_path: Path, made: object
) -> None:
    assert callable(made)
    told = garden.json("import", made(tmp_path), "--me", ME, before=bounded)
    codes = {problem["code"] for source in told["sources"] for problem in source["problems"]}
    assert HOSTILE[made] in codes or not HOSTILE[made]
    garden("import", a_vcf(tmp_path, a_card("Dora Last"), name="honest.vcf"))
    names = {person["name"] for person in garden.json("people", "--limit", 100)}
    assert {"Alice Martin", "Benoît Durand", "Chloé Petit", "Dora Last"} <= names


def test_a_book_nested_without_end_is_refused(empty: Terminal, tmp_path: Path) -> None:
    assert "Export it again" in empty.refused("import", nested(tmp_path), before=bounded)


def test_a_file_whose_name_is_no_text_is_imported(garden: Terminal, tmp_path: Path) -> None:
    path = a_vcf(tmp_path, a_card("Dora Last"), name=os.fsdecode(b"\xff\x1b[2J.vcf"))
    garden("import", path)
    assert garden("undo").err == ""


def test_a_name_made_to_deceive_turns_no_line_of_the_terminal_round(
    garden: Terminal, tmp_path: Path
) -> None:
    garden("import", a_vcf(tmp_path, a_card("Dora \u202egnp.exe")))
    assert "Dora gnp.exe" in garden("people", "Dora").out
    assert "\u202e" in garden("export").out  # what is written out is the book as it stands
