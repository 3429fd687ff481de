"""Tables as CSV and XLSX: typed values, nothing that a spreadsheet could run, within its limits."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

# Excel's own limits: "Excel specifications and limits", Microsoft.
LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
MOST_ROWS = 1_048_575  # below the header
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900
_EXACT_DIGITS = 15  # of a number
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?")
_RUNS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_PASSED_OVER = " \n\ufeff\u200b"  # before what it runs: blanks, and what nobody sees
_LOOKS: dict[str, dict[str, object]] = {
    "": {},
    "corrected": {"italic": True, "bg_color": "#FFF4CC"},
    "faint": {"font_color": "#7A7F87"},
    "doubtful": {"font_color": "#9A4B00"},
}
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: "EUR", "%"."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its text, and the value that the text stands for where a spreadsheet can sort it.

    `look` names how it is drawn: "" as usual, "corrected", "faint" or "doubtful".
    """

    text: str
    value: date | Amount | int | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its width in characters."""

    name: str
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name; its rows are as long as `columns`."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[TableCell]]


def list_separator(language: str) -> str:
    """What parts the columns of a CSV file where this language is spoken.

    Excel takes the list separator of the system's region, which is the semicolon where the comma
    is the decimal mark.
    """
    return ";" if language == "it" else ","


def write_csv(sheet: Sheet, path: Path, *, language: str) -> None:
    """Write a table as CSV in UTF-8 with a mark at its start, by which spreadsheets know it."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=list_separator(language))
        writer.writerow([harmless(column.name) for column in sheet.columns])
        for row in sheet.rows:
            writer.writerow([harmless(cell.text) for cell in row])


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe before it if need be.

    See OWASP, "CSV injection". Plain numbers stay as they are.
    """
    plain = _plain(text)
    if plain.lstrip(_PASSED_OVER).startswith(_RUNS) and not _NUMBER.fullmatch(plain):
        return f"'{plain}"
    return plain


def _plain(text: str) -> str:
    """The text without characters that XML refuses, its lines ended in one way."""
    return _NO_XML.sub("", _LINE_END.sub("\n", text))


def write_xlsx(sheets: Sequence[Sheet], path: Path, *, title: str) -> None:
    """Write tables as a workbook: headings that stay in sight, filters, wrapped text."""
    # xlsxwriter is imported by who writes such a file alone.
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as book:
        book.set_properties({"title": clean(title)[:255], "author": "DocDesk"})
        formats = _Formats(book)
        names: set[str] = set()
        for sheet in sheets:
            for part in _parts(sheet):
                _add(book, part, formats, _sheet_name(part.name, names))


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet in pieces that Excel can hold."""
    for first in range(0, max(1, len(sheet.rows)), MOST_ROWS):
        yield Sheet(sheet.name, sheet.columns, sheet.rows[first : first + MOST_ROWS])


def _add(book: "Workbook", sheet: Sheet, formats: "_Formats", name: str) -> None:
    page = book.add_worksheet(name)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, clean(column.name), formats.header)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    for row_number, row in enumerate(sheet.rows, 1):
        for number, cell in enumerate(row):
            _write(page, row_number, number, cell, formats)


def _write(page: Any, row: int, column: int, cell: TableCell, formats: "_Formats") -> None:  # noqa: ANN401 - xlsxwriter has no types
    match cell.value:
        case date() as day if day >= _FIRST_DAY:
            page.write_datetime(row, column, day, formats.of(cell.look, "yyyy-mm-dd"))
        case int() as number:
            page.write_number(row, column, number, formats.of(cell.look, "0"))
        case Amount(number, unit) if len(number.as_tuple().digits) <= _EXACT_DIGITS:
            page.write_number(row, column, float(number), formats.of(cell.look, _amount(unit)))
        case _ if cell.text:
            page.write_string(row, column, clean(cell.text), formats.of(cell.look, "@"))


def _amount(unit: str) -> str:
    return 'General" %"' if unit == "%" else f'#,##0.00 "{unit}"'


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, str], Any] = {}
        self.header = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF1F5"}
        )

    def of(self, look: str, number_format: str) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        if (look, number_format) not in self._made:
            base = {"text_wrap": True, "valign": "top", "num_format": number_format}
            self._made[look, number_format] = self._book.add_format(base | _LOOKS[look])
        return self._made[look, number_format]


def clean(text: str) -> str:
    """The text as a cell can hold it: without characters that XML refuses, and not too long."""
    plain = _plain(text)
    # Excel counts UTF-16 units.
    if len(plain) <= LONGEST_CELL // 2 or len(plain.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return plain
    cut = plain.encode("utf-16-le")[: 2 * (LONGEST_CELL - 2)].decode("utf-16-le", "ignore")
    return f"{cut} …"


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel accepts and that no other sheet has."""
    plain = _NO_SHEET_NAME.sub(" ", wanted).strip(" '")[:LONGEST_SHEET_NAME].strip(" '") or "Sheet"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.lower())
    return name
