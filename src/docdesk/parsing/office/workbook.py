"""Workbooks (XLSX, XLS, XLSB, ODS): each sheet as rows, "header: value"."""

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing
from docdesk.parsing.kinds import recognise
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.office.cell_comments import read_comments
from docdesk.parsing.office.encrypted import decrypted, password_needed
from docdesk.parsing.office.number_formats import NumberFormat, SheetFormats, read_formats
from docdesk.parsing.office.odf_encryption import without_encryption
from docdesk.parsing.packed import Package
from docdesk.parsing.sheets import SheetPages
from docdesk.parsing.source import Source

CellValue = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)

# calamine holds a sheet as one rectangle and takes some 32 bytes a cell, twice while it reads.
_BYTES_A_CELL = 100
_CHARS_A_CELL = 4
_OVERLAP = 400  # bytes of a piece looked at again, so that no cell is cut in two
_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s[^>]{0,200}?\br=[\"']([A-Za-z]{1,9})(\d{1,20})[\"'][^>]{0,200}(?<!/)>"
)
_PICTURE = re.compile(r"(?:/media/|^Pictures/).")
_MIDNIGHT = datetime.time()


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The workbook; each sheet starts a page, and a page is labelled "Sheet, rows 2-101".

    Raises:
        PasswordNeeded: it is encrypted, and the password is missing or wrong.
        DocumentTooLarge: it unpacks, or its sheets span, more than the limits allow.
    """
    kind = _kind(source)
    comments: dict[str, list[str]] = {}
    formats: dict[str, SheetFormats] = {}
    has_pictures = False
    if kind is DocumentKind.XLS:
        source = decrypted(source, options)
    else:
        has_pictures = _check_package(source, options.limits)
    if kind is DocumentKind.ODS:
        source = without_encryption(source, options)
    if kind is DocumentKind.XLSX:
        with Package(source, options.limits.unpacked_bytes) as package:
            comments = read_comments(package)
        with Package(source, options.limits.unpacked_bytes) as package:
            formats = read_formats(package)
    pages = SheetPages(options.limits)
    with _damage_named(options), load_workbook(source.path or source.open()) as workbook:
        notes, has_text = _add_sheets(workbook, comments, formats, pages, options)
    if not has_text and has_pictures:
        raise TextMissing(
            "The workbook holds pictures and no text: it needs OCR.",
            "Run OCR on it and add the result.",
        )
    written, headings = pages.finish()
    return ParsedDocument(kind, source.title, written, headings, notes=notes)


def _kind(source: Source) -> DocumentKind:
    with source.open() as file:
        kind = recognise(file, source.name, source.size_bytes)
    return kind if isinstance(kind, DocumentKind) else DocumentKind.XLS


@contextmanager
def _damage_named(options: ReadOptions) -> Iterator[None]:
    """What calamine raises becomes ours."""
    try:
        yield
    except PasswordError as error:
        raise password_needed(options) from error
    except CalamineError as error:
        raise _damaged() from error
    except OSError as error:
        if error.errno is not None:  # the system's own errors have a number
            raise
        raise _damaged() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's way to fail is no Exception
            raise
        raise _damaged() from error


def _damaged() -> DocumentDamaged:
    return DocumentDamaged(
        "The workbook cannot be read: it is damaged, or was written in an unusual way.",
        "Open it in its own program and save it again, or get a fresh copy.",
    )


def _add_sheets(
    workbook: CalamineWorkbook,
    comments: dict[str, list[str]],
    formats: dict[str, SheetFormats],
    pages: SheetPages,
    options: ReadOptions,
) -> tuple[tuple[str, ...], bool]:
    """Write all sheets; notes for the person, and whether any sheet has text."""
    sheets = [sheet for sheet in workbook.sheets_metadata if _has_rows(sheet)]
    hidden: list[str] = []
    unread: list[str] = []
    has_text = False
    for sheet in sheets:
        try:
            with _damage_named(options):
                shown = formats.get(sheet.name, SheetFormats())
                rows = _rows(workbook.get_sheet_by_name(sheet.name), shown)
        except DocumentDamaged:
            unread.append(sheet.name)
            continue
        is_filled = pages.add_sheet(sheet.name, rows, comments.get(sheet.name, ()))
        has_text = has_text or is_filled
        if is_filled and sheet.visible != SheetVisibleEnum.Visible:
            hidden.append(sheet.name)
    if unread and len(unread) == len(sheets):
        raise _damaged()
    return tuple(_notes(hidden, unread, len(sheets))), has_text


def _has_rows(sheet: SheetMetadata) -> bool:
    return sheet.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)


def _notes(hidden: list[str], unread: list[str], sheets: int) -> Iterator[str]:
    if hidden:
        yield f"{len(hidden)} of {sheets} sheets are hidden and were read: {', '.join(hidden)}."
    if unread:
        yield f"{len(unread)} of {sheets} sheets could not be read: {', '.join(unread)}."


def _rows(sheet: CalamineSheet, formats: SheetFormats) -> Iterator[list[str]]:
    """Its rows from the first one on; a cell merged over several rows is said in each of them."""
    first = sheet.start[1] if sheet.start else 0  # columns before it are left out of the rows
    merged: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom > top:
            merged.setdefault(top, []).append((bottom, left - first))
    rows = (
        _row_texts(row, first, formats.of_row(number))
        for number, row in enumerate(sheet.iter_rows())
    )
    return _filled_down(rows, merged) if merged else rows


def _row_texts(row: list[CellValue], first: int, formats: dict[int, NumberFormat]) -> list[str]:
    cells = [_cell_text(value) for value in row]
    for at, value in enumerate(row if formats else ()):
        shown = formats.get(first + at)
        if shown and isinstance(value, int | float) and not isinstance(value, bool):
            cells[at] = shown.show(cells[at], value)
    return cells


def _filled_down(
    rows: Iterator[list[str]], merged: dict[int, list[tuple[int, int]]]
) -> Iterator[list[str]]:
    """The rows with merged cells filled in; `merged` is (last row, column) by first row."""
    open_cells: dict[int, tuple[int, str]] = {}  # by column: up to which row, which text
    for number, cells in enumerate(rows):
        for column, (last, text) in list(open_cells.items()):
            if number > last:
                del open_cells[column]
            elif any(cells) and not cells[column]:
                cells[column] = text
        for last, column in merged.get(number, ()):
            if 0 <= column < len(cells) and cells[column]:
                open_cells[column] = (last, cells[column])
        yield cells


def _cell_text(value: CellValue) -> str:
    """A cell as a person would write it: dates by ISO 8601, no ".0", yes and no."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime.datetime):
        if value.time() == _MIDNIGHT:
            return value.date().isoformat()
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, datetime.timedelta):
        return _duration_text(value)
    return str(value)


def _number_text(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"  # as many digits as a spreadsheet keeps


def _duration_text(value: datetime.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def _check_package(source: Source, limits: ParseLimits) -> bool:
    """Whether there are pictures in it.

    Raises:
        DocumentTooLarge: it really unpacks to, or its cells span, more than the limits allow.
    """
    unpacked = min(limits.unpacked_bytes, limits.memory_bytes // 2)
    with Package(source, unpacked) as package:
        package.measure()
    with Package(source, unpacked) as package:
        for name in package.names():
            if name.endswith(".xml") and not name.endswith("sharedStrings.xml"):
                _check_span(package.pieces(name), limits)
        return any(_PICTURE.search(name) for name in package.names())


def _check_span(pieces: Iterator[bytes], limits: ParseLimits) -> None:
    """A cell far away makes the sheet as large as the rectangle up to it."""
    columns: set[bytes] = set()
    last_row = 0
    end = b""
    for piece in pieces:
        found = _CELL.findall(end + piece)
        columns.update(column for column, _ in found)
        last_row = max(last_row, *(int(row) for _, row in found), 0)
        end = piece[-_OVERLAP:]
    cells = last_row * max(map(_column_number, columns), default=0)
    most = min(limits.text_chars // _CHARS_A_CELL, limits.memory_bytes // _BYTES_A_CELL)
    if cells > most:
        raise DocumentTooLarge(
            f"One of its sheets spans {cells:,} cells; the limits allow {most:,}.",
            "Delete cells far outside the table, or raise the limits in the settings.",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number
