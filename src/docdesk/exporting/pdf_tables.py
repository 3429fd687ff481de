"""How a table is drawn on the pages of a PDF, so that no text of it is cut off."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fpdf import FPDF

from docdesk.exporting.report import Grid

MOST_COLUMNS = 10  # side by side on a page across: more are set below, with the first one repeated
LONGEST_NAME = 60  # characters of a column's name: more is written out above the table
_SHARE = 0.55  # of a page's height that a row may take; its header and the row before need the rest
_SHORTEST, _LONGEST = 6, 60  # characters that count for the width of a column
PADDING_MM = 1.0
_HEADER_FILL, _NO_FILL = (235, 238, 242), (255, 255, 255)


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


def draw_table(pdf: FPDF, grid: Grid, line_mm: float) -> None:
    """Draw the table in the font that is set, its header at the top of each page in bold.

    fpdf2's own table measures each line anew with every letter, and each row twice: a table of 400
    rows and 13 columns took ten times as long.
    """
    widths = widths_of(grid, pdf.epw)
    room = [width - 2 * PADDING_MM for width in widths]
    most = int((pdf.h - pdf.t_margin - pdf.b_margin) * _SHARE / line_mm)
    header = _Row(_wrapped(pdf, header_of(grid), room, is_bold=True), widths, line_mm)
    if pdf.will_page_break(2 * header.height):  # it never stands alone at the end of a page
        pdf.add_page(same=True)
    header.draw(pdf, is_header=True)
    measure = Measure(pdf)
    for texts in grid.rows:
        cells = [wrap(text, width, measure) for text, width in zip(texts, room, strict=True)]
        for piece in _pieces(cells, most):
            row = _Row(piece, widths, line_mm)
            if pdf.will_page_break(row.height):
                pdf.add_page(same=True)
                header.draw(pdf, is_header=True)
            row.draw(pdf)


def _wrapped(
    pdf: FPDF, texts: Sequence[str], room: Sequence[float], *, is_bold: bool
) -> list[list[str]]:
    with pdf.local_context():
        pdf.set_font(style="B" if is_bold else "")
        measure = Measure(pdf)
        return [wrap(text, width, measure) for text, width in zip(texts, room, strict=True)]


def _pieces(cells: Sequence[Sequence[str]], most: int) -> Iterator[list[list[str]]]:
    """The lines of a row's cells; what is higher than `most` lines goes on in the next row."""
    for start in range(0, max(map(len, cells)), most):
        yield [list(lines[start : start + most]) for lines in cells]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the lines of its cells."""

    cells: Sequence[Sequence[str]]
    widths: Sequence[float]
    line_mm: float

    @property
    def height(self) -> float:
        """In millimetres."""
        return max(map(len, self.cells)) * self.line_mm + 2 * PADDING_MM

    def draw(self, pdf: FPDF, *, is_header: bool = False) -> None:
        """Draw it at the left margin where the page stands, and go on below it."""
        x, y = pdf.l_margin, pdf.y
        with pdf.local_context(fill_color=_HEADER_FILL if is_header else _NO_FILL):
            pdf.set_font(style="B" if is_header else "")
            for lines, width in zip(self.cells, self.widths, strict=True):
                pdf.rect(x, y, width, self.height, style="DF" if is_header else "D")
                self._draw_lines(pdf, lines, x, y)
                x += width
        pdf.set_xy(pdf.l_margin, y + self.height)

    def _draw_lines(self, pdf: FPDF, lines: Sequence[str], x: float, y: float) -> None:
        for number, line in enumerate(lines):
            if line:
                # A cell begins one interior margin to the right of where it is set.
                pdf.set_xy(x + PADDING_MM - pdf.c_margin, y + PADDING_MM + number * self.line_mm)
                pdf.cell(text=line, h=self.line_mm)


class Measure:
    """How wide texts are in the font that is set when it is asked first; words come again often."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._known: dict[str, float] = {}

    def __call__(self, text: str) -> float:
        if (width := self._known.get(text)) is None:
            width = self._known[text] = self._pdf.get_string_width(text)
        return width


def wrap(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of a text that are not wider than `width`, cut between words where it can be."""
    lines: list[str] = []
    space = measure(" ")
    for paragraph in text.split("\n"):
        line: list[str] = []
        left = width
        for word in _short_words(paragraph, width, measure):
            if line and measure(word) > left:
                lines.append(" ".join(line))
                line, left = [], width
            line.append(word)
            left -= measure(word) + space
        lines.append(" ".join(line))
    return lines


def _short_words(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The words, those that are too long for a line cut into pieces that are not."""
    for word in paragraph.split(" "):
        if measure(word) <= width:
            yield word
            continue
        piece, used = "", 0.0
        for letter in word:
            if piece and used + measure(letter) > width:
                yield piece
                piece, used = "", 0.0
            piece, used = piece + letter, used + measure(letter)
        yield piece
