"""Tables as text: which row names the columns, and each row as "header: value" pairs."""

import re
from collections.abc import Sequence
from itertools import groupby, islice, takewhile
from statistics import median_high

LONGEST_HEADER = 100  # characters; a longer cell is prose
_SHORT_HEADER = 40
# Titles, dates and addresses may stand above a table.
_ROWS_ABOVE = 20
_ROWS_BELOW = 30  # looked at to tell what is in the columns

_NUMBER = re.compile(
    r"[-+(]{0,2}(?:[€$£¥]|[A-Z]{3})?\s?[-+]?\d[\d.,'’ \u00a0\u202f]*(?:[eE][-+]?\d+)?"
    r"\s?(?:%|[€$£¥]|[A-Z]{3})?\)?"
)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d{1,2}:\d{2}.*)?|\d{1,2}:\d{2}(?::\d+)?"
)
_LONGEST_FIGURE = 40  # characters
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+")

Row = Sequence[str]


def row_text(row: Row, header: Row = ()) -> str:
    """A row in one line: "Name: Rossi; City: Roma", or its cells parted by " | ".

    Empty cells are left out; a cell without a header stands alone.
    """
    cells = [" ".join(cell.split()) for cell in row]
    if not any(header):
        return " | ".join(cell for cell in cells if cell)
    return "; ".join(
        _pair(header[index] if index < len(header) else "", cell)
        for index, cell in enumerate(cells)
        if cell
    )


def _pair(name: str, value: str) -> str:
    name = " ".join(name.split()).rstrip(":").rstrip()
    return f"{name}: {value}" if name else value


def header_text(row: Row) -> str:
    """A row that names columns in one line; a name over several columns is said once."""
    cells = (" ".join(cell.split()) for cell in row)
    return " | ".join(name for name, _ in groupby(cell for cell in cells if cell))


def table_lines(rows: Sequence[Row], header_rows: int) -> list[str]:
    """The rows of a table whose first `header_rows` name its columns (0: none does)."""
    header = merged_header(rows[:header_rows])
    lines = [header_text(row) for row in rows[:header_rows]]
    lines += [row_text(row, header) for row in rows[header_rows:]]
    return [line for line in lines if line]


def merged_header(rows: Sequence[Row]) -> list[str]:
    """One name a column out of all header rows; a name is not said twice."""
    width = max((len(row) for row in rows), default=0)
    names: list[str] = []
    for column in range(width):
        parts = [row[column].strip() for row in rows if column < len(row)]
        names.append(" ".join(dict.fromkeys(part for part in parts if part)))
    return names


def find_header(rows: Sequence[Row]) -> int | None:
    """The index of the row that names the columns of a sheet, or None.

    `rows` are its first rows; what stands above the header is no part of the table.
    """
    for index, row in enumerate(rows[:_ROWS_ABOVE]):
        # A table ends at an empty row; one right under the names parts them from their values.
        block = list(takewhile(any, rows[index + 1 :][:_ROWS_BELOW]))
        below = block or _filled_rows(rows[index + 1 :])
        if not below or not _is_as_wide(row, below):
            continue
        return index if _may_name(row, below) and not _is_form([row, *below]) else None
    return None


def has_header(rows: Sequence[Row]) -> bool:
    """True if the first row of a table in a text seems to name the columns.

    Tables in texts also lay out a page or a form, so it takes a column of figures or dates under
    a name, or three columns and more with short names over two rows and more.
    """
    if not rows or not _has_names(rows[0]):
        return False
    below = _filled_rows(rows[1:])
    if not below or not _may_name(rows[0], below):
        return False
    if max(map(len, rows)) == 2 and _is_form([rows[0], *below]):
        return False
    return _has_figures_under_names(rows[0], below) or _has_short_names(rows[0], below)


def _has_short_names(row: Row, below: Sequence[Row]) -> bool:
    if len(row) < 3 or len(below) < 2:
        return False
    return all(0 < len(cell.strip()) <= _SHORT_HEADER for cell in row[1:])


def _filled_rows(rows: Sequence[Row]) -> list[Row]:
    return list(islice((row for row in rows if any(row)), _ROWS_BELOW))


def _is_as_wide(row: Row, below: Sequence[Row]) -> bool:
    """The row has about as many filled cells as those below: it is part of their table."""
    usual = median_high(sum(1 for cell in other if cell.strip()) for other in below)
    return usual > 1 and sum(1 for cell in row if cell.strip()) >= max(2, 0.6 * usual)


def _may_name(row: Row, below: Sequence[Row]) -> bool:
    """The row has distinct short names for most columns, and none of them is a value below."""
    if not _has_names(row) or not _is_as_wide(row, below):
        return False
    if all(_YEAR.fullmatch(cell.strip()) for cell in row if cell.strip()) and row[0].strip():
        return False  # years are names beside a column of what they tell about
    return not any(
        cell.strip() and cell.strip() == other[column].strip()
        for other in below
        if other != row
        for column, cell in enumerate(row)
        if column < len(other)
    )


def _has_names(row: Row) -> bool:
    names = [cell.strip() for cell in row if cell.strip()]
    return (
        len(names) > 1
        and all(map(_is_name, names))
        and len({name.casefold() for name in names}) > len(names) / 2
    )


def _is_name(cell: str) -> bool:
    if len(cell) > LONGEST_HEADER or _ADDRESS.search(cell) or cell.endswith((".", "!")):
        # "No.", "Importo tot.", but not "1."
        return bool(re.fullmatch(r"[^.!]{1,20}\.", cell)) and not is_figure(cell)
    return bool(_YEAR.fullmatch(cell)) or not is_figure(cell)


def is_figure(cell: str) -> bool:
    """True for a number, an amount, a date or a time."""
    cell = cell.strip()
    if len(cell) > _LONGEST_FIGURE:
        return False
    return bool(_NUMBER.fullmatch(cell) or _DATE.fullmatch(cell))


def _has_figures_under_names(row: Row, below: Sequence[Row]) -> bool:
    for column, name in enumerate(row):
        values = [other[column] for other in below if column < len(other) and other[column].strip()]
        if name.strip() and values and sum(map(is_figure, values)) > 0.7 * len(values):
            return True
    return False


def _is_form(rows: Sequence[Row]) -> bool:
    """Two columns that are a label and what was filled in, not a name and its values."""
    pairs = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    if sum(len(pair) > 2 for pair in pairs) > 0.2 * len(pairs):
        return False
    labels = [pair[0] for pair in pairs if pair]
    if sum(label.endswith(":") for label in labels) > 0.4 * len(labels):
        return True
    values = [pair[1] for pair in pairs[1:] if len(pair) > 1]
    return bool(values) and 0.15 < sum(map(is_figure, values)) / len(values) < 0.85
