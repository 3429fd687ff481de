"""A report as PDF: headings in the outline, numbered pages, wide tables on pages across."""

from collections.abc import Callable, Iterator
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from docdesk.exporting.fonts import find_fonts, font_folders
from docdesk.exporting.lettering import letter
from docdesk.exporting.pdf_tables import draw_table, long_names, narrow_grids
from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report

WIDE_COLUMNS = 4  # a table with more of them gets pages across
_MARGIN, _INDENT = 20.0, 6.0  # mm
_SIZES = {0: 20.0, 1: 15.0, 2: 12.5}  # points of headings by level; 11 below
_TEXT, _SMALL, _TABLE = 10.0, 8.0, 8.0  # points
_LEADING = 1.35  # height of a line by the size of its letters
_MM = 25.4 / 72  # of a point
_BLACK, _GREY, _INK = 0, 90, (30, 55, 90)
_MISSING = {
    "en": "The fonts of this computer lack {} of the characters here ({}); “?” stands in their "
    "place. The same report as DOCX or Markdown has them all.",
    "it": "Ai caratteri di questo computer ne mancano {} di quelli usati qui ({}); al loro posto "
    "sta “?”. Lo stesso documento in DOCX o Markdown li ha tutti.",
}


def write_pdf(report: Report, path: Path, *, fonts: tuple[Path, ...] | None = None) -> None:
    """Write the report as PDF; OSError when it cannot be written.

    Args:
        fonts: The folders to look for fonts in, those of the system without it.
    """
    files = find_fonts(font_folders() if fonts is None else fonts)
    pdf = _Pages()
    lettering = letter(pdf, files, "".join(_texts(report)))
    pdf.family = lettering.family
    pdf.begin(lettering.fit(report.title), report.language)
    body = [_fitted(block, lettering.fit) for block in report.blocks]
    if lettering.missing:
        some = "".join(sorted(lettering.missing)[:10])
        codes = ", ".join(f"U+{ord(char):04X}" for char in some)
        sentence = _MISSING.get(report.language, _MISSING["en"])
        text = sentence.format(len(lettering.missing), codes)
        body.insert(0, Paragraph(lettering.fit(text), is_remark=True))
    for block in body:
        pdf.add(block)
    pdf.output(str(path))


class _Pages(FPDF):
    """The pages as they fill up. Every text given to it is one that its fonts can show."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.family = ""
        self.alias_nb_pages("{number of pages}")  # unlike any words of a document
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(True, margin=_MARGIN)
        self.set_creator("DocDesk")

    def begin(self, title: str, language: str) -> None:
        """The first page, with the title."""
        self.set_title(title)
        self.set_lang(language)
        self.add_page()
        self._write(title, size=_SIZES[0], style="B")
        self.ln(3)

    def footer(self) -> None:
        """The number of the page, and of all."""
        self.set_y(-15)
        self.set_font(self.family, "", _SMALL)
        self.set_text_color(_GREY)
        self.set_x(self.w / 2 - 5)  # not centred by fpdf2: it counts the placeholder's width
        self.cell(0, 5, f"{self.page_no()} / {self.str_alias_nb_pages}")

    def add(self, block: Block) -> None:
        """The next block; it begins a page where it must."""
        match block:
            case Heading():
                self._add_heading(block)
            case Paragraph():
                size, color = (_SMALL, _GREY) if block.is_remark else (_TEXT, _BLACK)
                self._write(block.text, size=size, color=color)
                self.ln(1.5)
            case Quote():
                self._add_quote(block)
            case Facts():
                for name, value in block.rows:
                    self._add_fact(name, value)
                self.ln(1.5)
            case Grid():
                self._add_grid(block)

    def _add_heading(self, heading: Heading) -> None:
        if self.will_page_break(25):  # a heading never stands alone at the end of a page
            self.add_page(same=True)
        self.ln(3)
        self.start_section(heading.text or " ", level=max(0, heading.level - 1), strict=False)
        self._write(heading.text, size=_SIZES.get(heading.level, 11.0), style="B")
        self.ln(1)

    def _add_fact(self, name: str, value: str) -> None:
        self.set_text_color(_BLACK)
        self.set_font(self.family, "B", _TEXT)
        self.write(_TEXT * _LEADING * _MM, f"{name}: ")
        self.set_font(self.family, "", _TEXT)
        self.write(_TEXT * _LEADING * _MM, value)
        self.ln(_TEXT * _LEADING * _MM)

    def _add_quote(self, quote: Quote) -> None:
        self.set_left_margin(_MARGIN + _INDENT)
        self.set_x(self.l_margin)
        page, top = self.page, self.y
        self._write(quote.text, size=_TEXT, color=_INK)
        self._write(quote.source, size=_SMALL, color=_GREY)
        self.set_left_margin(_MARGIN)
        self.set_x(self.l_margin)
        if self.page == page:
            self.set_draw_color(_GREY)
            self.line(_MARGIN + 2, top, _MARGIN + 2, self.y)
        self.ln(2)

    def _add_grid(self, grid: Grid) -> None:
        is_wide = len(grid.columns) > WIDE_COLUMNS
        if is_wide:
            self.add_page(orientation="landscape")
        if grid.name:
            self._add_heading(Heading(grid.name, 2))
        for part in narrow_grids(grid):
            self._add_table(part)
        if is_wide:
            self.add_page(orientation="portrait")
        self.ln(2)

    def _add_table(self, grid: Grid) -> None:
        for name in long_names(grid):
            self._write(name, size=_SMALL, color=_GREY)
        self.set_font(self.family, "", _TABLE)
        self.set_text_color(_BLACK)
        self.set_draw_color(_GREY)
        draw_table(self, grid, _TABLE * _LEADING * _MM)
        self.ln(3)

    def _write(
        self,
        text: str,
        *,
        size: float,
        style: str = "",
        color: int | tuple[int, int, int] = _BLACK,
    ) -> None:
        self.set_font(self.family, style, size)
        self.set_text_color(*(color if isinstance(color, tuple) else (color,)))
        self.multi_cell(
            0, size * _LEADING * _MM, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )


def _texts(report: Report) -> Iterator[str]:
    yield report.title
    for block in report.blocks:
        yield from _texts_of(block)


def _texts_of(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Quote():
            yield from (block.text, block.source)
        case Facts():
            yield from (text for row in block.rows for text in row)
        case Grid():
            yield from (block.name, *block.columns, *(text for row in block.rows for text in row))


def _fitted(block: Block, fit: Callable[[str], str]) -> Block:
    match block:
        case Heading():
            return Heading(fit(block.text), block.level)
        case Paragraph():
            return Paragraph(fit(block.text), block.is_remark)
        case Quote():
            return Quote(fit(block.text), fit(block.source))
        case Facts():
            return Facts(tuple((fit(name), fit(value)) for name, value in block.rows))
        case Grid():
            rows = tuple(tuple(map(fit, row)) for row in block.rows)
            return Grid(tuple(map(fit, block.columns)), rows, fit(block.name))
