"""Small workbooks, made for one test: honest ones by the usual programs, others part by part."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Cell = str | float | date | None
Rows = Sequence[Sequence[Cell]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(path: Path, rows: Rows = (), **sheets: Rows) -> Path:
    """Write an Excel workbook of one sheet, or of several by name."""
    book = openpyxl.Workbook(write_only=True)
    for name, content in (sheets or {"Contacts": rows}).items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    book.save(path)
    return path


def linked(path: Path, rows: Rows, links: Mapping[str, str]) -> Path:
    """Write an Excel workbook some of whose cells lead elsewhere."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Contacts", 0)
    book.remove(book["Sheet"])
    for row in rows:
        sheet.append(list(row))
    for cell, target in links.items():
        sheet[cell].hyperlink = target
    book.save(path)
    return path


def xls(path: Path, rows: Rows) -> Path:
    """Write a workbook of Excel 97."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Contacts")
    as_day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write(y, x, cell, as_day if isinstance(cell, date) else xlwt.Style.default_style)
    book.save(str(path))
    return path


def ods(path: Path, rows: Rows) -> Path:
    """Write a workbook of LibreOffice."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Contacts")
    book.spreadsheet.addElement(table)
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for cell in row:
            line.addElement(_ods_cell(cell))
    book.save(str(path))
    return path


def _ods_cell(cell: Cell) -> TableCell:
    match cell:
        case date():
            return TableCell(valuetype="date", datevalue=cell.isoformat())
        case int() | float():
            return TableCell(valuetype="float", value=str(cell))
    made = TableCell(valuetype="string")
    made.addElement(P(text=cell or ""))
    return made


def by_hand(path: Path, cells: Mapping[str, str], *, size: str = "A1:B2", after: str = "") -> Path:
    """Write an Excel workbook whose sheet says what no program would write."""
    written = "".join(
        f'<row r="{ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">'
        f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for ref, text in cells.items()
    )
    parts = {
        "_rels/.rels": _link(f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _link(f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><dimension ref="{size}"/>'
        f"<sheetData>{written}</sheetData></worksheet>{after}",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _link(kind: str, target: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_LINKS}">{relation}</Relationships>'


def locked(path: Path) -> Path:
    """Write the shell in which Excel puts a workbook that asks for a password."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    entries = [
        name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", "EncryptedPackage")
    ]
    path.write_bytes(bytes(header) + b"".join(entries))
    return path
