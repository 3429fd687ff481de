"""How a table is fitted to the pages of a PDF, so that no text of it is cut off."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from docdesk.exporting.report import Grid

MOST_COLUMNS = 10  # side by side on a page across: more are set below, with the first one repeated
LONGEST_NAME = 60  # characters of a column's name: more is written out above the table
_SURELY_FITS = 300  # characters of a cell that need no measuring
_SHARE = 0.55  # of a page's height that a row may take; its header and the row before need the rest
_SHORTEST, _LONGEST = 6, 60  # characters that count for the width of a column
PADDING_MM = 1


def narrow_grids(grid: Grid) -> Iterator[Grid]:
    """The table in parts that are not too wide, each with the first column."""
    if len(grid.columns) <= MOST_COLUMNS:
        yield grid
        return
    for start in range(1, len(grid.columns), MOST_COLUMNS - 1):
        chosen = (0, *range(start, min(start + MOST_COLUMNS - 1, len(grid.columns))))
        yield Grid(
            tuple(grid.columns[column] for column in chosen),
            tuple(tuple(row[column] for column in chosen) for row in grid.rows),
            grid.name,
        )


def long_names(grid: Grid) -> tuple[str, ...]:
    """The names of columns that are too long for a header."""
    return tuple(name for name in grid.columns if len(name) > LONGEST_NAME)


def header_of(grid: Grid) -> tuple[str, ...]:
    """The names of the columns, long ones shortened."""
    return tuple(
        name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()} ..."
        for name in grid.columns
    )


def widths_of(grid: Grid, width: float) -> tuple[float, ...]:
    """The widths of the columns, which together have `width`: long texts get more."""
    columns = zip(header_of(grid), *grid.rows, strict=True)
    weights = [max(_SHORTEST, min(_LONGEST, max(map(len, texts)))) ** 0.75 for texts in columns]
    return tuple(width * weight / sum(weights) for weight in weights)


def split_rows(
    pdf: FPDF, grid: Grid, widths: Sequence[float], line_mm: float
) -> Iterator[tuple[str, ...]]:
    """The rows; one that is higher than `_SHARE` of a page goes on in the next row."""
    lines = int((pdf.h - pdf.t_margin - pdf.b_margin) * _SHARE / line_mm)
    for row in grid.rows:
        pieces = [_pieces(pdf, text, width, lines) for text, width in zip(row, widths, strict=True)]
        yield from zip_longest(*pieces, fillvalue="")


def _pieces(pdf: FPDF, text: str, width: float, most: int) -> list[str]:
    if len(text) <= _SURELY_FITS and text.count("\n") < most // 2:
        return [text]
    lines: Any = pdf.multi_cell(
        width,
        text=text,
        align="L",
        dry_run=True,
        output=MethodReturnValue.LINES,
        padding=PADDING_MM,
    )
    return ["\n".join(lines[at : at + most]) for at in range(0, len(lines), most)]
