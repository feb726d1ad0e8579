"""Cards of a campaign on paper: the addresses as a sheet, or as labels to be printed."""

import csv
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from entregent.core.campaigns import Stands
from entregent.core.labels import SHEETS, Sheet, address_lines
from entregent.services.errors import EntregentError
from entregent.services.exporting import harmless_cell
from entregent.services.greetings import All
from entregent.storage.models import Book, Campaign, Person
from entregent.storage.queries.campaigns import addresses_among

if TYPE_CHECKING:
    from fpdf import FPDF

LARGEST, SMALLEST, STEP = 12.0, 5.0, 0.5  # points of the letters
PARTED_AT = 9.0  # points below which a long line goes on in another rather than smaller
_LINE = 1.2  # times the letters
_MM = 25.4 / 72  # a point in millimetres
HEADER = ("name", "address")


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody who gets a card, and where they live."""

    person: Person
    place: str

    @property
    def lines(self) -> list[str]:
        """Return what stands on their label."""
        return address_lines(self.person.name, self.place)


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a campaign, and who gets one though nothing tells where they live."""

    known: list[Card]
    homeless: list[Person]


def cards_of(book: Book, campaign: Campaign) -> Cards:
    """Return who gets a card that is not sent yet."""
    people = [one.row.person for one in All(book, campaign).rows if one.stands is Stands.CARD]
    places = addresses_among([person.pk for person in people], "postal")
    known = [Card(person, places[person.pk][0]) for person in people if person.pk in places]
    return Cards(known, [person for person in people if person.pk not in places])


def write_sheet(cards: Cards, out: TextIO) -> None:
    """Write the addresses as a table that any spreadsheet or printing service reads."""
    lines = max((len(card.lines) for card in cards.known), default=2)
    sheet = csv.writer(out)
    sheet.writerow([HEADER[0], *(f"{HEADER[1]} {n}" for n in range(1, lines))])
    for card in cards.known:
        sheet.writerow([harmless_cell(line) for line in card.lines])


def write_labels(cards: Cards, size: str, path: Path) -> list[Card]:
    """Write labels to be printed on a sheet of this size; return whose letters no font here has.

    Refused where there is no label to print.
    """
    if size not in SHEETS:
        raise EntregentError("no-label-size", value=size[:20], choices=", ".join(SHEETS))
    from fpdf import FPDF  # noqa: PLC0415 - it takes a while, for labels alone
    from fpdf.fonts import TTFFont  # noqa: PLC0415 - it takes a while, for labels alone

    sheet = SHEETS[size]
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    with as_file(files("font_roboto") / "files" / "Roboto-Regular.ttf") as letters:
        pdf.add_font("labels", fname=letters)
    pdf.set_font("labels", size=LARGEST)
    font = pdf.fonts["labels"]
    glyphs = font.cmap if isinstance(font, TTFFont) else {}
    plain = [c for c in cards.known if all(ord(letter) in glyphs for letter in "".join(c.lines))]
    if not plain:
        raise EntregentError("no-cards")
    for number, card in enumerate(plain):
        page, left, top = sheet.place(number)
        if page == pdf.page:
            pdf.add_page()
        _write_label(pdf, sheet, card.lines, left, top)
    pdf.output(str(path))
    return [card for card in cards.known if card not in plain]


def _write_label(pdf: "FPDF", sheet: Sheet, lines: list[str], left: float, top: float) -> None:
    """Write one label in letters as large as its room lets; what is too long still is cut."""
    room = sheet.width - 2 * sheet.inside
    size = LARGEST
    while size > SMALLEST and not _fits(pdf, sheet, lines, size):
        size -= STEP
    lines = _lines(pdf, sheet, lines, size)
    high = size * _MM * _LINE
    y = top + (sheet.height - high * len(lines)) / 2
    for line in lines:
        pdf.text(left + sheet.inside, y + size * _MM, _cut(pdf, line, room))
        y += high


def _lines(pdf: "FPDF", sheet: Sheet, lines: list[str], size: float) -> list[str]:
    """Return the lines as they stand in letters of a size, which is that of what follows."""
    pdf.set_font("labels", size=size)
    if size > PARTED_AT:
        return lines
    room, parted = sheet.width - 2 * sheet.inside, list[str]()
    for line in lines:
        parted.append("")
        for word in line.split(" "):
            longer = f"{parted[-1]} {word}".strip()
            if parted[-1] and pdf.get_string_width(longer) > room:
                parted.append(word)
            else:
                parted[-1] = longer
    return parted


def _cut(pdf: "FPDF", line: str, room: float) -> str:
    """Return a line as far as there is room for it."""
    kept = line
    while pdf.get_string_width(kept) > room:
        kept = kept[:-2].rstrip() + "…"
    return kept


def _fits(pdf: "FPDF", sheet: Sheet, lines: list[str], size: float) -> bool:
    lines = _lines(pdf, sheet, lines, size)
    wide = max(map(pdf.get_string_width, lines)) <= sheet.width - 2 * sheet.inside
    return wide and size * _MM * _LINE * len(lines) <= sheet.height - sheet.inside
