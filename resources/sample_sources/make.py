"""Makes the sample documents that have a layout: python resources/sample_sources/make.py.

The sources beside this file are plain text, one line a paragraph: `#` and `##` are headings, `-`
a list item, `|` a table row, and lines that begin with `@` lay out the page (letterhead, footer,
font, centred, page, sign).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

SOURCES = Path(__file__).resolve().parent
SAMPLES = SOURCES.parent / "samples"
MADE_ON = datetime(2024, 4, 2, 9, 0, tzinfo=UTC)  # fixed: the same source gives the same PDF

INK = (32, 36, 44)
MUTED = (110, 116, 128)
ACCENT = (38, 70, 110)
HAIRLINE = (205, 209, 216)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: what it is, and its text."""

    kind: str
    text: str

    @property
    def cells(self) -> list[str]:
        """The parts of a line that are set apart by bars."""
        return [cell.strip() for cell in self.text.strip(" |").split("|")]


MARKS = {"# ": "title", "## ": "heading", "- ": "item", "| ": "row"}


def read_lines(source: Path) -> Iterator[Line]:
    """The lines of a source that are not blank."""
    for raw in source.read_text(encoding="utf-8").splitlines():
        if raw.startswith("@"):
            kind, _, text = raw[1:].partition(" ")
            yield Line(kind, text)
        elif raw.strip():
            mark = next((mark for mark in MARKS if raw.startswith(mark)), "")
            yield Line(MARKS.get(mark, "text"), raw.removeprefix(mark))


def text_of(lines: list[Line], kind: str) -> str:
    """The text of the first line of that kind, "" where there is none."""
    return next((line.text for line in lines if line.kind == kind), "")


class Sheet(FPDF):
    """A4 pages with a letterhead on the first and a footer with page numbers on each."""

    def __init__(self, lines: list[Line], language: str) -> None:
        super().__init__(format="A4")
        self.lines = lines
        self.face = text_of(lines, "font")
        self.page_word = {"it": "Pagina", "en": "Page"}[language]
        self.core_fonts_encoding = "windows-1252"
        self.set_margins(24, 20, 24)
        self.set_auto_page_break(True, margin=24)
        self.set_title(text_of(lines, "title"))
        self.set_author(Line("", text_of(lines, "letterhead")).cells[0])
        self.set_lang(language)
        self.set_creation_date(MADE_ON)

    def header(self) -> None:
        """The letterhead, in full on the first page only."""
        first, *rest = Line("", text_of(self.lines, "letterhead")).cells
        if self.page_no() == 1:
            self._styled("B", 14, ACCENT)
            self.cell(0, 7, first, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self._styled("", 8.5, MUTED)
            for line in rest:
                self.cell(0, 4.2, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self._rule(self.get_y() + 2.5)
            self.ln(9)
        else:
            self._styled("", 8.5, MUTED)
            self.cell(0, 4.2, first, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self._rule(self.get_y() + 1.5)
            self.ln(7)

    def footer(self) -> None:
        """What the document is, and the page's number."""
        self._rule(self.h - 18)
        self.set_y(-16)
        self._styled("", 8.5, MUTED)
        self.cell(0, 5, text_of(self.lines, "footer"))
        self.set_x(self.l_margin)
        self.cell(0, 5, f"{self.page_word} {self.page_no()} / {{nb}}", align="R")

    def title_line(self, line: Line) -> None:
        """The document's title."""
        self._styled("B", 17, INK)
        self.multi_cell(0, 8, line.text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    def centred(self, line: Line) -> None:
        """A line below the title."""
        self._styled("I", 10.5, MUTED)
        self.cell(0, 6, line.text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def heading(self, line: Line) -> None:
        """A section's heading, kept with the text that follows."""
        if self.will_page_break(24):
            self.add_page()
        self.ln(1.5)
        self._styled("B", 11.5, ACCENT)
        self.multi_cell(0, 6, line.text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(1)

    def paragraph(self, line: Line) -> None:
        """Running text."""
        self._styled("", 10.5, INK)
        self.multi_cell(0, 5.3, line.text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2.2)

    def item(self, line: Line) -> None:
        """An item of a list."""
        self._styled("", 10.5, INK)
        self.set_x(self.l_margin + 3)
        self.cell(5, 5.3, "•")
        self.multi_cell(0, 5.3, line.text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(1)

    def rows(self, rows: list[Line]) -> None:
        """A table; two columns are names and values, more have a row of headings."""
        cells = [row.cells for row in rows]
        is_form = len(cells[0]) == 2
        widths = {2: (30, 70), 3: (46, 27, 27), 4: (26, 16, 29, 29)}[len(cells[0])]
        self._styled("", 9.5, INK)
        self.set_draw_color(*HAIRLINE)
        self.ln(1)
        with self.table(
            col_widths=widths,
            line_height=5,
            padding=1.2,
            align="L",
            text_align="L",
            first_row_as_headings=not is_form,
            headings_style=FontFace(emphasis="BOLD", color=ACCENT),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        ) as table:
            for row in cells:
                table.row(row)
        self.ln(4)

    def sign(self, line: Line) -> None:
        """Two signatures side by side."""
        if self.will_page_break(30):
            self.add_page()
        self.ln(14)
        width = self.epw / 2 - 4
        self._styled("", 9.5, INK)
        for index, text in enumerate(line.cells):
            x = self.l_margin + index * (width + 8)
            self.set_draw_color(*MUTED)
            self.line(x, self.get_y(), x + width, self.get_y())
            self.set_xy(x, self.get_y() + 1.5)
            self.multi_cell(width, 5, text, align="L", new_x=XPos.RIGHT, new_y=YPos.TOP)
            self.set_y(self.get_y() - 1.5)
        self.ln(10)

    def new_page(self, _line: Line) -> None:
        """Go on with a new page."""
        self.add_page()

    def _styled(self, style: str, size: float, color: tuple[int, int, int]) -> None:
        self.set_font(self.face, style, size)
        self.set_text_color(*color)

    def _rule(self, y: float) -> None:
        self.set_draw_color(*HAIRLINE)
        self.set_line_width(0.2)
        self.line(self.l_margin, y, self.w - self.r_margin, y)


def write_pdf(source: Path, target: Path, language: str) -> None:
    """Lay a source out as A4 pages."""
    lines = list(read_lines(source))
    sheet = Sheet(lines, language)
    sheet.add_page()
    draw: dict[str, Callable[[Line], None]] = {
        "title": sheet.title_line,
        "centred": sheet.centred,
        "heading": sheet.heading,
        "text": sheet.paragraph,
        "item": sheet.item,
        "page": sheet.new_page,
        "sign": sheet.sign,
    }
    for kind, group in groupby(lines, key=lambda line: line.kind):
        if kind == "row":
            sheet.rows(list(group))
        elif kind in draw:
            for line in group:
                draw[kind](line)
    sheet.output(str(target))


def write_docx(source: Path, target: Path) -> None:
    """Lay a source out as a Word document."""
    lines = list(read_lines(source))
    document = Document()
    document.core_properties.title = text_of(lines, "title")
    document.core_properties.author = Line("", text_of(lines, "letterhead")).cells[0]
    document.core_properties.created = document.core_properties.modified = MADE_ON
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    _grey(section.header.paragraphs[0], "\n".join(Line("", text_of(lines, "letterhead")).cells))
    _grey(section.footer.paragraphs[0], text_of(lines, "footer") + " – page ")
    _page_field(section.footer.paragraphs[0])
    for kind, group in groupby(lines, key=lambda line: line.kind):
        if kind == "row":
            _docx_table(document, [line.cells for line in group])
        else:
            for line in group:
                _docx_line(document, line)
    document.save(str(target))


def _docx_line(document: DocxDocument, line: Line) -> None:
    if line.kind == "title":
        document.add_heading(line.text, level=0)
    elif line.kind == "heading":
        document.add_heading(line.text, level=1)
    elif line.kind == "item":
        document.add_paragraph(line.text, style="List Bullet")
    elif line.kind == "sign":
        _docx_table(document, [line.cells])
    elif line.kind == "centred":
        document.add_paragraph(line.text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif line.kind == "text":
        document.add_paragraph(line.text)


def _docx_table(document: DocxDocument, cells: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(cells[0]), style="Light Grid Accent 1")
    for row in cells:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def _grey(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = RGBColor(*MUTED)


def _page_field(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def main() -> None:
    """Make all of them."""
    write_pdf(SOURCES / "lease.txt", SAMPLES / "Lease - Unit 6 Harbour Court.pdf", "en")
    write_pdf(SOURCES / "dimissione.txt", SAMPLES / "Lettera di dimissione - Bellandi.pdf", "it")
    write_pdf(
        SOURCES / "sentenza.txt", SAMPLES / "Sentenza 1187-2023 Tribunale di Valdoro.pdf", "it"
    )
    write_pdf(SOURCES / "trial.txt", SAMPLES / "Trial summary - AMBER-2.pdf", "en")
    write_docx(SOURCES / "services.txt", SAMPLES / "Services agreement AQ-2023-117.docx")


if __name__ == "__main__":
    main()
