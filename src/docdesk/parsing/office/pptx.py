"""PowerPoint presentations (PPTX): slides as pages, then their notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office import marks
from docdesk.parsing.office.charts import chart_lines
from docdesk.parsing.office.elements import all_of, child_of, children_of, name_of, value_of
from docdesk.parsing.office.opc import Parts, read_properties
from docdesk.parsing.packed import Package
from docdesk.parsing.raised import raised
from docdesk.parsing.source import Source
from docdesk.parsing.tables import has_header, table_lines

_EMPTY_TITLE = re.compile(r"power\s?point|^slide 1$|^diapositiva 1$", re.I)  # the program's own
_TITLES = frozenset(("title", "ctrTitle"))
_REPEATED = frozenset(("dt", "ftr", "hdr", "sldNum", "sldImg"))  # the same on every slide


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The presentation; hidden slides are read, and a note says which they are."""
    with Package(source, options.limits.unpacked_bytes) as package:
        parts = Parts(package, "ppt/presentation.xml")
        slides = _slides(parts)
        if len(slides) > options.limits.pages:
            raise DocumentTooLarge(
                f"The presentation has {len(slides):,} slides; "
                f"the limit is {options.limits.pages:,}.",
                "Raise the limit in the settings, or split the presentation.",
            )
        deck = _Deck(parts)
        for name in slides:
            deck.add_slide(name)
        metadata = read_properties(parts)
    pages, headings = deck.flow.finish() if slides else ((), ())
    if deck.has_pictures and not any(page.text for page in pages):
        raise TextMissing(
            "The presentation holds pictures and no text: it needs OCR.",
            "Run OCR on it and add the result.",
        )
    title = metadata.pop("title", "")
    if not title or _EMPTY_TITLE.search(title):
        title = headings[0].text if headings else source.title
    notes = tuple(deck.notes())
    return ParsedDocument(DocumentKind.PPTX, title, pages, headings, metadata, notes)


def _slides(parts: Parts) -> list[str]:
    """The names of the slides' parts in the order they are shown."""
    targets = {
        relation.id: relation.target
        for relation in parts.relations(parts.main_name)
        if relation.kind == "slide"
    }
    ids = [_relation_id(slide) for slide in all_of(parts.main, "sldId")]
    return [targets[slide] for slide in ids if slide in targets] or list(targets.values())


def _relation_id(element: etree._Element) -> str:
    """The attribute r:id: a slide also has a plain id."""
    return next((v for k, v in element.attrib.items() if k.endswith("}id")), "")


@dataclass(slots=True)
class _Deck:
    """Writes slides into a flow of pages."""

    parts: Parts
    flow: PageFlow = field(default_factory=PageFlow)
    has_pictures: bool = False
    hidden: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def add_slide(self, name: str) -> None:
        """Write the slide, its notes and comments as one page."""
        try:
            slide = self.parts.tree(name)
            _SlideWriter(self, name).write(slide)
        except DocumentDamaged:
            self.unread.append(self.flow.pages)
        else:
            if value_of(slide, "show") in ("0", "false"):
                self.hidden.append(self.flow.pages)
        self.flow.end_page()

    def notes(self) -> Iterator[str]:
        """What the person should know."""
        if self.hidden:
            numbers = ", ".join(map(str, self.hidden))
            yield f"Slides that are hidden when the presentation is shown: {numbers}."
        if self.unread:
            numbers = ", ".join(map(str, self.unread))
            yield f"Slides that are damaged and could not be read: {numbers}."


class _SlideWriter:
    """Writes one slide."""

    def __init__(self, deck: _Deck, name: str) -> None:
        self._flow = deck.flow
        self._parts = deck.parts
        self._deck = deck
        self._relations = {relation.id: relation for relation in deck.parts.relations(name)}

    def write(self, slide: etree._Element) -> None:
        """Title first, then the shapes in their order, notes and comments."""
        shapes = list(_shapes(slide))
        titles = [shape for shape in shapes if _placeholder(shape) in _TITLES]
        for shape in titles:
            self._flow.add_heading(" ".join(_paragraphs(shape)), 1)
        for shape in shapes:
            if shape not in titles and _placeholder(shape) not in _REPEATED:
                self._write_shape(shape)
        for relation in self._relations.values():
            if relation.kind == "notesSlide":
                self._write_notes(self._parts.tree(relation.target))
            elif relation.kind == "comments":
                self._write_comments(self._parts.tree(relation.target))

    def _write_shape(self, shape: etree._Element) -> None:
        if name_of(shape) == "pic":
            self._deck.has_pictures = True
        if (table := next(all_of(shape, "tbl"), None)) is not None:
            self._write_lines(_table_lines(table))
            return
        self._write_lines(_paragraphs(shape))
        for name, kind in (("chart", "chart"), ("relIds", "diagramData")):
            for node in all_of(shape, name):
                self._write_related(node, kind)

    def _write_related(self, node: etree._Element, kind: str) -> None:
        """A chart or a diagram that the shape refers to."""
        for relation_id in node.attrib.values():
            relation = self._relations.get(relation_id)
            if relation is not None and relation.kind == kind:
                root = self._parts.tree(relation.target)
                self._write_lines(chart_lines(root) if kind == "chart" else _paragraphs(root))

    def _write_lines(self, lines: list[str]) -> None:
        for index, line in enumerate(lines):
            (self._flow.add_line if index else self._flow.add_paragraph)(line)

    def _write_notes(self, notes: etree._Element) -> None:
        for shape in _shapes(notes):
            if _placeholder(shape) not in _REPEATED and (lines := _paragraphs(shape)):
                self._write_lines(["Notes: " + lines[0], *lines[1:]])

    def _write_comments(self, comments: etree._Element) -> None:
        authors = self._authors()
        for remark in all_of(comments, "cm"):
            author = authors.get(value_of(remark, "authorId"), "")
            texts = [node.text or "" for node in remark.iter() if name_of(node) in ("text", "t")]
            self._flow.add_paragraph(marks.comment(author, " ".join(texts)))

    def _authors(self) -> dict[str, str]:
        return {
            value_of(author, "id"): value_of(author, "name")
            for relation in self._parts.relations(self._parts.main_name)
            if relation.kind in ("commentAuthors", "authors")
            for author in self._parts.tree(relation.target)
        }


def _shapes(slide: etree._Element) -> Iterator[etree._Element]:
    """Shapes, pictures and frames in their order, out of their groups; iterative for depth."""
    stack = list(reversed(list(all_of(slide, "spTree"))[:1]))
    while stack:
        node = stack.pop()
        name = name_of(node)
        if name in ("sp", "pic", "graphicFrame", "cxnSp"):
            yield node
        elif name != "Fallback":  # the second form of what stands in Choice
            stack.extend(reversed(node))


def _placeholder(shape: etree._Element) -> str:
    """What the layout keeps the shape for: "title", "body", "sldNum" ... or ""."""
    return next((value_of(node, "type") or "body" for node in all_of(shape, "ph")), "")


def _paragraphs(element: etree._Element) -> list[str]:
    texts = (_paragraph_text(paragraph) for paragraph in all_of(element, "p"))
    return [text for text in texts if text]


def _paragraph_text(paragraph: etree._Element) -> str:
    pieces = [""]
    for node in paragraph.iter():
        if name_of(node) == "t":
            pieces.append(_run_text(node, pieces[-1]))
        elif name_of(node) == "br":
            pieces.append("\n")
    return marks.join_deleted("".join(pieces)).strip()


def _run_text(node: etree._Element, before: str) -> str:
    """The text of a run as it is set: above the line, or struck through."""
    properties = child_of(node.getparent(), "rPr")
    text = node.text or ""
    if value_of(properties, "baseline")[:1] in tuple("123456789"):  # below the line: "-25000"
        text = raised(text, before)
    is_struck = value_of(properties, "strike") in ("sngStrike", "dblStrike")
    return marks.begin_deleted(text) if is_struck else text


def _table_lines(table: etree._Element) -> list[str]:
    """The rows; the first one names the columns where the table's style sets it apart."""
    rows: list[list[str]] = []
    for row in children_of(table, "tr"):
        cells = [" ".join(_paragraphs(cell)) for cell in children_of(row, "tc")]
        merged = [value_of(cell, "vMerge") in ("1", "true") for cell in children_of(row, "tc")]
        above = rows[-1] if rows else []
        rows.append(
            [
                above[column] if goes_on and not cell and column < len(above) else cell
                for column, (cell, goes_on) in enumerate(zip(cells, merged, strict=True))
            ]
        )
    is_headed = value_of(child_of(table, "tblPr"), "firstRow") in ("1", "true")
    has_names = len(rows) > 1 and sum(map(bool, rows[0])) > 1
    return table_lines(rows, int((is_headed and has_names) or has_header(rows)))
