"""Word documents (DOCX): body in reading order, tables by rows, headings, notes, changes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing
from docdesk.parsing.flow import PageFlow, clean
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office import marks
from docdesk.parsing.office.elements import child_of, is_on, name_of, value_of
from docdesk.parsing.office.numbering import label_paragraphs
from docdesk.parsing.office.opc import Parts, read_properties
from docdesk.parsing.office.wordml import (
    BLOCKS,
    PAGE,
    TableRow,
    all_paragraphs,
    block_text,
    find_all,
    table_rows,
    text_of,
    walk,
)
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source
from docdesk.parsing.tables import has_header, header_text, merged_header, row_text

_HEADING_STYLE = re.compile(r"(?:heading|titolo|überschrift|titre|título)\s*([1-9])", re.I)
_TITLE_STYLE = re.compile(r"(?:title|titolo)", re.I)
_BOX = frozenset(("txbxContent",))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The Word document; inserted text is read, deleted text is marked as such.

    Pages follow the breaks that Word stored when it last laid the document out; without any there
    is one page. Footnotes and comments follow the paragraph that they belong to.
    """
    with Package(source, options.limits.unpacked_bytes) as package:
        main = Parts(package, "word/document.xml")
        parts = _WordParts(main)
        notes = _read_notes(parts)
        writer = _Writer(_heading_levels(parts.tree("styles")), notes, options.limits.pages)
        body = child_of(main.main, "body")
        if body is None:
            raise DocumentDamaged("The Word document has no body.", "Get a fresh copy.")
        label_paragraphs(body, parts)
        _write_once(writer, parts.trees("header"))
        writer.write_blocks(body)
        for note in notes.left():
            writer.write_note(note)
        _write_once(writer, parts.trees("footer"))
        pages, headings = writer.flow.finish()
        metadata = read_properties(main)
        if not any(page.text for page in pages) and parts.has_pictures:
            raise TextMissing(
                "The document holds pictures and no text: it needs OCR.",
                "Run OCR on it and add the result.",
            )
    title = metadata.pop("title", "") or writer.title or source.title
    return ParsedDocument(DocumentKind.DOCX, title, pages, headings, metadata)


class _WordParts:
    """The parts beside the main one, by their kind."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._related = parts.of_package + parts.relations(parts.main_name)
        self.has_pictures = any(relation.kind == "image" for relation in self._related)

    def trees(self, kind: str) -> Iterator[etree._Element]:
        """The roots of all parts of this kind."""
        for relation in self._related:
            if relation.kind == kind:
                yield self._parts.tree(relation.target)

    def tree(self, kind: str) -> etree._Element | None:
        """The root of the part of this kind, or None."""
        return next(self.trees(kind), None)


def _heading_levels(styles: etree._Element | None) -> dict[str, int]:
    """Heading level by style id; 0 is the document's title."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles if styles is not None else ():
        if name_of(style) != "style" or value_of(style, "type") != "paragraph":
            continue
        name = value_of(child_of(style, "name"))
        outline = value_of(child_of(child_of(style, "pPr"), "outlineLvl"))
        style_id = value_of(style, "styleId")
        based[style_id] = value_of(child_of(style, "basedOn"))
        if match := _HEADING_STYLE.fullmatch(name):
            levels[style_id] = int(match.group(1))
        elif _TITLE_STYLE.fullmatch(name):
            levels[style_id] = 0
        elif outline.isdigit() and int(outline) < 9:
            levels[style_id] = int(outline) + 1
    for style_id in based:
        _inherit(style_id, levels, based)
    return levels


def _inherit(style_id: str, levels: dict[str, int], based: dict[str, str]) -> None:
    seen, parent = {style_id}, based[style_id]
    while parent and parent not in seen and parent not in levels:
        seen.add(parent)
        parent = based.get(parent, "")
    if style_id not in levels and levels.get(parent, 0) > 0:
        levels[style_id] = levels[parent]


@dataclass(frozen=True, slots=True)
class _Notes:
    """What stands beside the text, by the kind of its reference and its id."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, block: etree._Element) -> Iterator[str]:
        """The notes that a block refers to, each once; endnotes are kept for the end."""
        for node in walk(block, frozenset()):
            name = name_of(node)
            if name in ("footnoteReference", "commentReference"):
                note = self.texts.pop((name.removesuffix("Reference"), value_of(node, "id")), "")
                if note:
                    yield note

    def left(self) -> list[str]:
        """The notes that were not taken."""
        return list(self.texts.values())


_NOTE_MARKS = {"footnote": marks.footnote, "endnote": marks.endnote}


def _read_notes(parts: _WordParts) -> _Notes:
    notes = _Notes()
    for kind in ("footnote", "endnote", "comment"):
        tree = parts.tree(kind + "s")
        for index, note in enumerate(tree if tree is not None else ()):
            text = block_text(note).replace(PAGE, " ")
            if not text.strip() or value_of(note, "type") in _SEPARATORS:
                continue
            key = (kind, value_of(note, "id") or f"unnumbered {index}")
            notes.texts[key] = (
                marks.comment(value_of(note, "author"), text)
                if kind == "comment"
                else _NOTE_MARKS[kind](text)
            )
    return notes


class _Writer:
    """Writes blocks of the document into a flow of pages."""

    def __init__(self, levels: dict[str, int], notes: _Notes, page_limit: int) -> None:
        self.flow = PageFlow()
        self.title = ""
        self._levels = levels
        self._notes = notes
        self._page_limit = page_limit

    def write_blocks(self, container: etree._Element) -> None:
        """Every paragraph and table below, in order."""
        for block in find_all(container, BLOCKS):
            if name_of(block) == "tbl":
                self._write_table(block)
            else:
                self._write_paragraph(block)
            for note in self._notes.take(block):
                self.write_note(note)

    def write_note(self, text: str) -> None:
        """A note or header as a paragraph of its own."""
        self.flow.add_paragraph(text.replace(PAGE, " "))

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        properties = child_of(paragraph, "pPr")
        if is_on(child_of(properties, "pageBreakBefore")):
            self._end_page()
        *before, last = text_of(paragraph).split(PAGE)
        level = self._level(properties)
        for part in before:
            self._write(part, level, properties)
            self._end_page()
        self._write(last, level, properties)
        for box in find_all(paragraph, _BOX):
            self.write_blocks(box)

    def _write(self, text: str, level: int | None, properties: etree._Element | None) -> None:
        if not text.strip():
            return
        if level == 0:
            self.title = self.title or " ".join(clean(text).split())
        if level is not None:
            self.flow.add_heading(text, max(1, level))
        elif child_of(properties, "numPr") is not None:
            self.flow.add_line(text)
        else:
            self.flow.add_paragraph(text)

    def _level(self, properties: etree._Element | None) -> int | None:
        outline = value_of(child_of(properties, "outlineLvl"))
        if outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else None
        return self._levels.get(value_of(child_of(properties, "pStyle")))

    def _write_table(self, table: etree._Element) -> None:
        rows = table_rows(table)
        if all(len(row.cells) < 2 and not row.is_deleted for row in rows):  # a frame around text
            for cell in find_all(table, frozenset(("tc",))):
                self.write_blocks(cell)
            return
        count = _header_rows(rows)
        header = merged_header([row.cells for row in rows[:count]])
        add = self.flow.add_paragraph
        for index, row in enumerate(rows):
            if row.begins_page:
                self._end_page()
            line = row_text(row.cells, header) if index >= count else header_text(row.cells)
            if line:
                add(marks.deleted(line) if row.is_deleted else line)
                add = self.flow.add_line

    def _end_page(self) -> None:
        if self.flow.pages >= self._page_limit:
            raise DocumentTooLarge(
                f"The document has more than {self._page_limit:,} pages.", "Split the document."
            )
        self.flow.end_page()


def _header_rows(rows: Sequence[TableRow]) -> int:
    """How many rows name the columns: those marked as such, or the first one if it looks so."""
    count = 0
    while count < len(rows) and rows[count].is_header:
        count += 1
    if count == len(rows):
        return 0
    return count or int(has_header([row.cells for row in rows]))


def _write_once(writer: _Writer, parts: Iterator[etree._Element]) -> None:
    """Headers and footers: each wording once, however many sections repeat it."""
    seen: set[str] = set()
    for part in parts:
        for paragraph in all_paragraphs(part):
            text = text_of(paragraph).strip()
            if text and text not in seen and any(char.isalpha() for char in text):
                seen.add(text)
                writer.write_note(text)
