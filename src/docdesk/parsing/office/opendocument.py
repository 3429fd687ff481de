"""OpenDocument texts and presentations (ODT, ODP)."""

import re
from collections.abc import Iterator

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office import marks
from docdesk.parsing.office.elements import all_of, child_of, children_of, name_of, value_of
from docdesk.parsing.office.odf_encryption import without_encryption
from docdesk.parsing.office.odf_numbering import LABEL, label_items
from docdesk.parsing.office.odftext import (
    PAGE,
    Beside,
    deletions,
    mark_looks,
    note_text,
    paragraph_text,
    read_table,
    table_cells,
)
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source
from docdesk.parsing.tables import has_header, table_lines

_PROPERTIES = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "subject": "subject",
    "creation-date": "created",
    "date": "modified",
}
_PICTURE = re.compile(r"Pictures/.")
_SHAPES = frozenset(
    "frame custom-shape rect ellipse circle line polygon polyline path connector caption".split()
)
# Of these only one level is looked into for shapes or blocks.
_GROUPS = frozenset(("g", "a", "section", "index-body", "numbered-paragraph", "page-sequence"))


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The text, or the presentation with a page for each slide.

    Pages of a text follow its page breaks.

    Raises:
        PasswordNeeded: it is encrypted, and the password is missing or wrong.
    """
    opened = without_encryption(source, options)
    with Package(opened, options.limits.unpacked_bytes) as package:
        names = package.names()
        content = package.xml("content.xml")
        styles = package.xml("styles.xml") if "styles.xml" in names else None
        metadata = _metadata(package.xml("meta.xml") if "meta.xml" in names else None)
    body = child_of(content, "body")
    text, presentation = child_of(body, "text"), child_of(body, "presentation")
    writer = _Writer(content, options.limits.pages)
    if presentation is not None:
        notes = _write_slides(writer, presentation, content)
    elif text is not None:
        notes = ()
        label_items(content, styles)
        _write_text(writer, text, styles)
    else:
        raise DocumentDamaged("The OpenDocument file has no text.", "Get a fresh copy.")
    pages, headings = writer.flow.finish()
    if not any(page.text for page in pages) and any(map(_PICTURE.match, names)):
        raise TextMissing(
            "The document holds pictures and no text: it needs OCR.",
            "Run OCR on it and add the result.",
        )
    kind = DocumentKind.ODT if presentation is None else DocumentKind.ODP
    title = metadata.pop("title", "") or source.title
    return ParsedDocument(kind, title, pages, headings, metadata, notes)


def _write_text(writer: "_Writer", text: etree._Element, styles: etree._Element | None) -> None:
    """The body between the headers and footers, each wording of which is written once."""
    headers, footers = (_repeated_lines(styles, place) for place in ("header", "footer"))
    for line in headers:
        writer.flow.add_paragraph(line)
    writer.write_blocks(text)
    for line in footers:
        writer.flow.add_paragraph(line)


def _repeated_lines(styles: etree._Element | None, place: str) -> list[str]:
    lines: dict[str, None] = {}
    for name in (place, f"{place}-left", f"{place}-first"):
        for part in all_of(styles, name):
            for paragraph in all_of(part, "p"):
                line = paragraph_text(paragraph, {}, Beside()).strip()
                if any(character.isalpha() for character in line):
                    lines[line] = None
    return list(lines)


def _write_slides(
    writer: "_Writer", presentation: etree._Element, content: etree._Element
) -> tuple[str, ...]:
    """Each slide as a page, then its notes; a note for the person names hidden ones."""
    hidden_styles = {
        value_of(style, "name")
        for style in all_of(content, "style")
        if any(value_of(child, "visibility") == "hidden" for child in style)
    }
    hidden = []
    for slide in children_of(presentation, "page"):
        if value_of(slide, "style-name") in hidden_styles:
            hidden.append(str(writer.flow.pages))
        writer.write_slide(slide)
        writer.end_page()
    if not hidden:
        return ()
    return (f"Slides that are hidden when the presentation is shown: {', '.join(hidden)}.",)


class _Writer:
    """Writes blocks and shapes into a flow of pages."""

    def __init__(self, content: etree._Element, page_limit: int) -> None:
        self.flow = PageFlow()
        mark_looks(content)
        self._deleted = deletions(content)
        self._broken = _styles_with_breaks(content)
        self._page_limit = page_limit

    def end_page(self) -> None:
        """Close the page; DocumentTooLarge when there are too many."""
        if self.flow.pages > self._page_limit:
            raise DocumentTooLarge(
                f"The document has more than {self._page_limit:,} pages.", "Split the document."
            )
        self.flow.end_page()

    def write_slide(self, slide: etree._Element) -> None:
        """Title first, the other shapes in their order, then the notes."""
        shapes = list(_shapes(slide))
        titles = [shape for shape in shapes if value_of(shape, "class") == "title"]
        for title in titles:
            texts = (self._text(node, Beside()) for node in all_of(title, "p"))
            self.flow.add_heading(" ".join(texts), 1)
        for shape in shapes:
            if shape not in titles:
                self._write_shape(shape)
        for notes in children_of(slide, "notes"):
            self._write_notes(notes)
        for remark in children_of(slide, "annotation"):
            self.flow.add_paragraph(note_text(remark))

    def _write_shape(self, shape: etree._Element) -> None:
        tables = list(all_of(shape, "table"))
        if tables:
            self._write_table(tables[0])
            return
        boxes = list(children_of(shape, "text-box")) or [shape]
        for box in boxes:
            self.write_blocks(box)

    def _write_notes(self, notes: etree._Element) -> None:
        label = "Notes: "
        for shape in _shapes(notes):
            if value_of(shape, "class") in ("notes", ""):
                for node in all_of(shape, "p"):
                    text = self._text(node, Beside()).strip()
                    if text:
                        self.flow.add_paragraph(label + text)
                        label = ""

    def write_blocks(self, container: etree._Element) -> None:
        """Every heading, paragraph, list and table, in order."""
        for block in container:
            name = name_of(block)
            if name == "h" or name == "p":
                self._write_paragraph(block)
            elif name == "list":
                self._write_list(block)
            elif name == "table":
                self._write_table(block)
            elif name == "soft-page-break":
                self.end_page()
            elif name == "change":
                self._write_inline(block)
            elif name in _SHAPES:
                self._write_shape(block)
            elif name in _GROUPS or name.endswith(("-index", "-of-content", "bibliography")):
                self.write_blocks(block)

    def _write_inline(self, node: etree._Element) -> None:
        """What stands between paragraphs although it belongs into one."""
        text = self._deleted.get(value_of(node, "change-id"), "")
        if text:
            self.flow.add_paragraph(marks.deleted(text))

    def _write_paragraph(self, block: etree._Element, *, bullet: str = "") -> None:
        before, after = self._broken.get(value_of(block, "style-name"), (False, False))
        if before and self.flow.length:
            self.end_page()
        beside = Beside()
        *parts, last = self._text(block, beside).split(PAGE)
        for part in parts:
            self._write_line(block, part, bullet)
            self.end_page()
        self._write_line(block, last, bullet)
        self._write_beside(beside)
        if after:
            self.end_page()

    def _write_line(self, block: etree._Element, text: str, bullet: str) -> None:
        if not text.strip():
            return
        label = block.attrib.pop(LABEL, "")  # said once, where a page break parts the paragraph
        bullet = f"{label} " if label else bullet
        if name_of(block) == "h":
            level = value_of(block, "outline-level")
            text = f"{label} {text.lstrip()}" if label else text
            self.flow.add_heading(text, int(level) if level.isdecimal() and int(level) else 1)
        elif bullet:
            self.flow.add_line(bullet + text.strip())
        else:
            self.flow.add_paragraph(text)

    def _write_beside(self, beside: Beside) -> None:
        for note in beside.notes:
            self.flow.add_paragraph(note)
        for box in beside.boxes:
            self.write_blocks(box)

    def _write_list(self, block: etree._Element) -> None:
        for item in block:
            for node in item if name_of(item) in ("list-item", "list-header") else ():
                name = name_of(node)
                if name == "list":
                    self._write_list(node)
                elif name == "h" or name == "p":
                    self._write_paragraph(node, bullet="• ")

    def _write_table(self, table: etree._Element) -> None:
        content = read_table(table)
        if all(len(row) < 2 for row in content.rows):  # a frame around text
            for cell in table_cells(table):
                self.write_blocks(cell)
            return
        header_rows = content.header_rows or int(has_header(content.rows))
        for index, line in enumerate(table_lines(content.rows, header_rows)):
            (self.flow.add_line if index else self.flow.add_paragraph)(line)

    def _text(self, paragraph: etree._Element, beside: Beside) -> str:
        return paragraph_text(paragraph, self._deleted, beside)


def _styles_with_breaks(content: etree._Element) -> dict[str, tuple[bool, bool]]:
    """The styles that begin or end a page, by name: (before, after)."""
    broken = {}
    for style in all_of(content, "style"):
        properties = child_of(style, "paragraph-properties")
        before = value_of(properties, "break-before") == "page"
        after = value_of(properties, "break-after") == "page"
        begins = before or bool(value_of(style, "master-page-name"))
        if begins or after:
            broken[value_of(style, "name")] = (begins, after)
    return broken


def _shapes(container: etree._Element) -> Iterator[etree._Element]:
    """Frames and shapes in their order, out of their groups."""
    for node in container:
        name = name_of(node)
        if name in _SHAPES:
            yield node
        elif name in _GROUPS:
            yield from _shapes(node)


def _metadata(meta: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in (meta if meta is not None else etree.Element("none")).iter():
        key = _PROPERTIES.get(name_of(element))
        if key and element.text and element.text.strip():
            found.setdefault(key, " ".join(element.text.split()))
    return found
