"""Word documents (DOCX): body in reading order, tables by rows, headings, notes, headers."""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing
from docdesk.parsing.flow import PageFlow, clean
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source

_PAGE = "\f"
# Left out: deleted and moved-away text, field codes, properties, the second form of a drawing.
_DROPPED = frozenset(
    "del moveFrom delText delInstrText instrText rPr pPr sectPr tblPr trPr tcPr Fallback "
    "ruby_rt rt annotationRef".split()
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_HEADING_STYLE = re.compile(r"(?:heading|titolo|überschrift|titre|título)\s*([1-9])", re.I)
_TITLE_STYLE = re.compile(r"(?:title|titolo)", re.I)
_BLOCKS = frozenset(("p", "tbl"))


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The Word document; inserted text is read, deleted text is not.

    Pages follow the breaks that Word stored when it last laid the document out; without any there
    is one page.
    """
    with Package(source, options.limits.unpacked_bytes) as package:
        parts = _Parts(package)
        writer = _Writer(_heading_levels(parts.tree("styles")), options.limits.pages)
        body = _child(parts.main, "body")
        if body is None:
            raise DocumentDamaged("The Word document has no body.", "Get a fresh copy.")
        _write_once(writer, parts.trees("header"))
        writer.write_blocks(body)
        for kind in ("footnotes", "endnotes", "comments"):
            _write_notes(writer, parts.tree(kind))
        _write_once(writer, parts.trees("footer"))
        pages, headings = writer.flow.finish()
        metadata = _metadata(parts.tree("core-properties"))
        if not any(page.text for page in pages) and parts.has_pictures:
            raise TextMissing(
                "The document holds pictures and no text: it needs OCR.",
                "Run OCR on it and add the result.",
            )
    title = metadata.pop("title", "") or writer.title or source.title
    return ParsedDocument(DocumentKind.DOCX, title, pages, headings, metadata)


def _name(element: etree._Element) -> str:
    """The tag without its namespace: strict and transitional documents differ only there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if _name(child) == name), None)


def _value(element: etree._Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


class _Parts:
    """The XML parts of a Word package, found by their relations."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = frozenset(package.names())
        root = self._relations("")
        main = next((target for kind, target in root if kind == "officeDocument"), "")
        main = main if main in self._names else "word/document.xml"
        self.main = package.xml(main)
        self._related = [*root, *self._relations(main)]
        self.has_pictures = any(kind == "image" for kind, _ in self._related)

    def trees(self, kind: str) -> Iterator[etree._Element]:
        """The roots of all parts of this kind."""
        for related, target in self._related:
            if related == kind and target in self._names:
                yield self._package.xml(target)

    def tree(self, kind: str) -> etree._Element | None:
        """The root of the part of this kind, or None."""
        return next(self.trees(kind), None)

    def _relations(self, part: str) -> list[tuple[str, str]]:
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", name + ".rels")
        if file not in self._names:
            return []
        return [
            (_value(entry, "Type").rpartition("/")[2], _target(folder, _value(entry, "Target")))
            for entry in self._package.xml(file)
            if _value(entry, "TargetMode") != "External"
        ]


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _heading_levels(styles: etree._Element | None) -> dict[str, int]:
    """Heading level by style id; 0 is the document's title."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles if styles is not None else ():
        if _name(style) != "style" or _value(style, "type") != "paragraph":
            continue
        name = _value(_child(style, "name"))
        outline = _value(_child(_child(style, "pPr"), "outlineLvl"))
        style_id = _value(style, "styleId")
        based[style_id] = _value(_child(style, "basedOn"))
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


class _Writer:
    """Writes blocks of the document into a flow of pages."""

    def __init__(self, levels: dict[str, int], page_limit: int) -> None:
        self.flow = PageFlow()
        self.title = ""
        self._levels = levels
        self._page_limit = page_limit

    def write_blocks(self, container: etree._Element) -> None:
        """Every paragraph and table below, in order."""
        for block in _blocks(container):
            if _name(block) == "tbl":
                self._write_table(block)
            else:
                self._write_paragraph(block)

    def write_note(self, text: str) -> None:
        """A note or header as a paragraph of its own."""
        self.flow.add_paragraph(text.replace(_PAGE, " "))

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        properties = _child(paragraph, "pPr")
        if _is_on(_child(properties, "pageBreakBefore")):
            self._end_page()
        *before, last = _text(paragraph).split(_PAGE)
        level = self._level(properties)
        for part in before:
            self._write(part, level, properties)
            self._end_page()
        self._write(last, level, properties)
        for box in _boxes(paragraph):
            self.write_blocks(box)

    def _write(self, text: str, level: int | None, properties: etree._Element | None) -> None:
        if not text.strip():
            return
        if level == 0:
            self.title = self.title or " ".join(clean(text).split())
        if level is not None:
            self.flow.add_heading(text, max(1, level))
        elif _child(properties, "numPr") is not None:
            self.flow.add_line("• " + text.strip())
        else:
            self.flow.add_paragraph(text)

    def _level(self, properties: etree._Element | None) -> int | None:
        outline = _value(_child(properties, "outlineLvl"))
        if outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else None
        return self._levels.get(_value(_child(properties, "pStyle")))

    def _write_table(self, table: etree._Element) -> None:
        first = True
        for row in _rows(table):
            texts = [_cell_text(cell) for cell in _cells(row)]
            if any(_PAGE in text for text in texts):
                self._end_page()
            line = " | ".join(text.replace(_PAGE, " ").strip() for text in texts if text.strip())
            (self.flow.add_paragraph if first else self.flow.add_line)(line)
            first = False

    def _end_page(self) -> None:
        if self.flow.pages >= self._page_limit:
            raise DocumentTooLarge(
                f"The document has more than {self._page_limit:,} pages.", "Split the document."
            )
        self.flow.end_page()


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off")


def _walk(element: etree._Element, stops: frozenset[str]) -> Iterator[etree._Element]:
    """Descendants in order, without dropped ones and not below `stops`; iterative for depth."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        name = _name(node)
        if not name or name in _DROPPED or (name == "tr" and _is_deleted(node)):
            continue
        yield node
        if name not in stops:
            stack.extend(reversed(node))


def _is_deleted(row: etree._Element) -> bool:
    return _child(_child(row, "trPr"), "del") is not None


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    return (node for node in _walk(container, _BLOCKS) if _name(node) in _BLOCKS)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (node for node in _walk(table, frozenset(("tr",))) if _name(node) == "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (node for node in _walk(row, frozenset(("tc",))) if _name(node) == "tc")


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    stops = frozenset(("txbxContent",))
    return (node for node in _walk(paragraph, stops) if _name(node) in stops)


def _cell_text(cell: etree._Element) -> str:
    texts = (_text(node) for node in _walk(cell, frozenset(("p",))) if _name(node) == "p")
    return " ".join(text for text in texts if text).replace("\n", " ")


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph; a form feed stands for each page break."""
    pieces: list[str] = []
    for node in _walk(paragraph, frozenset(("txbxContent",))):
        name = _name(node)
        if name == "t":
            pieces.append(node.text or "")
        elif name == "lastRenderedPageBreak" or (name == "br" and _value(node, "type") == "page"):
            pieces.append(_PAGE)
        elif name == "sym":
            pieces.append(_symbol(node))
        else:
            pieces.append(_CHARACTERS.get(name, ""))
    # Word writes a break by hand and, when it lays out, a second mark right after it.
    return re.sub(r"\f\s*\f", _PAGE, "".join(pieces))


def _symbol(node: etree._Element) -> str:
    try:
        return chr(int(_value(node, "char"), 16))
    except ValueError:
        return ""


def _write_notes(writer: _Writer, notes: etree._Element | None) -> None:
    for note in notes if notes is not None else ():
        if _value(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        text = " ".join(_text(block) for block in _walk(note, _BLOCKS) if _name(block) == "p")
        writer.write_note(text.strip())


def _write_once(writer: _Writer, parts: Iterator[etree._Element]) -> None:
    """Headers and footers: each wording once, however many sections repeat it."""
    seen: set[str] = set()
    for part in parts:
        for block in _walk(part, frozenset(("p",))):
            text = _text(block).strip() if _name(block) == "p" else ""
            if text and text not in seen and any(char.isalpha() for char in text):
                seen.add(text)
                writer.write_note(text)


def _metadata(core: etree._Element | None) -> dict[str, str]:
    names = {
        "title": "title",
        "creator": "author",
        "subject": "subject",
        "created": "created",
        "modified": "modified",
    }
    found = {}
    for element in core if core is not None else ():
        key = names.get(_name(element))
        if key and element.text and element.text.strip():
            found[key] = " ".join(element.text.split())
    return found
