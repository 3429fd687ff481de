"""A report as a Word document: real headings, quotes, tables with a header row, page numbers."""

import re
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report

WIDE_COLUMNS = 5  # a table with more of them gets pages across
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
_QUOTE_INDENT = Pt(36)
_GREY = RGBColor(0x59, 0x59, 0x59)
_LOCALES = {"en": "en-GB", "it": "it-IT"}


def write_word(report: Report, path: Path) -> None:
    """Write the report as DOCX; OSError when it cannot be written."""
    document = Document()
    _set_language(document, _LOCALES.get(report.language, report.language))
    _set_properties(document, report)
    _number_pages(document)
    document.add_heading(_clean(report.title), level=0)
    for block in report.blocks:
        _add(document, block)
    document.save(str(path))


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(_clean(block.text), level=min(9, block.level))
        case Paragraph():
            _add_text(document, block)
        case Quote():
            _add_quote(document, block)
        case Facts():
            for name, value in block.rows:
                _add_fact(document, name, value)
        case Grid():
            _add_grid(document, block)


def _add_text(document: WordDocument, block: Paragraph) -> None:
    for part in block.text.split("\n\n"):
        run = document.add_paragraph().add_run(_clean(part))
        if block.is_remark:
            run.font.size = Pt(9)
            run.font.color.rgb = _GREY


def _add_quote(document: WordDocument, block: Quote) -> None:
    quote = document.add_paragraph(_clean(block.text), style="Intense Quote")
    quote.paragraph_format.left_indent = _QUOTE_INDENT
    quote.paragraph_format.space_after = Pt(0)
    quote.paragraph_format.keep_with_next = True
    source = document.add_paragraph(style="Quote")
    source.paragraph_format.left_indent = _QUOTE_INDENT
    run = source.add_run(_clean(block.source))
    run.font.size = Pt(9)
    run.font.color.rgb = _GREY


def _add_fact(document: WordDocument, name: str, value: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(f"{_clean(name)}: ").bold = True
    paragraph.add_run(_clean(value))


def _add_grid(document: WordDocument, grid: Grid) -> None:
    is_wide = len(grid.columns) > WIDE_COLUMNS
    if is_wide:
        _turn_page(document, WD_ORIENT.LANDSCAPE)
    if grid.name:
        document.add_heading(_clean(grid.name), level=2)
    _fill(document.add_table(rows=1, cols=len(grid.columns), style="Table Grid"), grid)
    document.add_paragraph()
    if is_wide:
        _turn_page(document, WD_ORIENT.PORTRAIT)


def _fill(table: Table, grid: Grid) -> None:
    _repeat_on_each_page(table.rows[0])
    size = Pt(9 if len(grid.columns) <= WIDE_COLUMNS else 8)
    for cell, text in zip(table.rows[0].cells, grid.columns, strict=True):
        _write_cell(cell.paragraphs[0], text, size).bold = True
    for row in grid.rows:
        # `table.cell(row, column)` walks the whole table each time: a row's cells are read once.
        cells: Any = table.add_row().cells  # type: ignore[no-untyped-call]
        for cell, text in zip(cells, row, strict=True):
            _write_cell(cell.paragraphs[0], text, size)


def _write_cell(paragraph: WordParagraph, text: str, size: Pt) -> Any:  # noqa: ANN401 - a docx run
    run = paragraph.add_run(_clean(text))
    run.font.size = size
    return run


def _repeat_on_each_page(row: Any) -> None:  # noqa: ANN401 - python-docx has no type for it
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _turn_page(document: WordDocument, orientation: WD_ORIENT) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = orientation
    shorter, longer = sorted((section.page_width or 0, section.page_height or 0))
    is_across = orientation == WD_ORIENT.LANDSCAPE
    section.page_width = longer if is_across else shorter
    section.page_height = shorter if is_across else longer


def _set_language(document: WordDocument, locale: str) -> None:
    """For the spelling check and for screen readers."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)


def _set_properties(document: WordDocument, report: Report) -> None:
    properties = document.core_properties
    properties.title = _clean(report.title)[:255]  # the format's limit
    properties.author = "DocDesk"
    properties.comments = ""
    properties.language = _LOCALES.get(report.language, report.language)


def _number_pages(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        name = "w:instrText" if instruction else "w:fldChar"
        element = OxmlElement(name)
        if instruction:
            element.text = instruction
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _clean(text: str) -> str:
    """Without the characters that XML refuses: a damaged page may hold them."""
    return _REFUSED.sub("", text)
