"""XML of any kind: invoices, clinical documents, feeds, books, flat office documents."""

import re

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.markup import mend_xml, parse_xml
from docdesk.parsing.plain import text as plain_text
from docdesk.parsing.plain.elements import ElementWriter
from docdesk.parsing.plain.text import decode_text
from docdesk.parsing.source import Source

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_FLAT_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
# Where clinical documents, pages, feeds, books, articles and office documents have their title.
_TITLES = (
    "{*}title",
    "{*}channel/{*}title",
    "{*}description/{*}title-info/{*}book-title",
    "{*}front/{*}article-meta/{*}title-group/{*}article-title",
    "{*}info/{*}title",
    "{*}articleinfo/{*}title",
    "{*}bookinfo/{*}title",
    "{*}meta/{*}title",
)
_DATA_NOTE = "Files written in it as letters (base64) were left out."
_MENDED_NOTE = "It is no well-formed XML: parts of it may be missing or out of place."
_PLAIN_NOTE = "It is no well-formed XML, so it is read as plain text."


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """What a person would read of it as one page; nothing is loaded, no entity is expanded."""
    root, notes = _parse(source.read(4 * options.limits.text_chars))
    if root is None:
        return _as_plain_text(source, options)
    flow = PageFlow()
    writer = ElementWriter(flow)
    writer.write(_main_part(root))
    pages, headings = flow.finish()
    if writer.data_parts:
        notes += (_DATA_NOTE,)
    return ParsedDocument(
        DocumentKind.XML, _title(root) or source.title, pages, headings, notes=notes
    )


def _parse(content: bytes) -> tuple[etree._Element | None, tuple[str, ...]]:
    """The root, if it must be in spite of mistakes, and what to say about it."""
    try:
        return parse_xml(content), ()
    except DocumentDamaged:
        # Often the declaration names another encoding than the text is in.
        text = _DECLARATION.sub("", decode_text(content)).encode("utf-8", errors="replace")
    try:
        return parse_xml(text), ()
    except DocumentDamaged:
        root = mend_xml(text)
    has_text = root is not None and any(part.strip() for part in root.itertext())
    return (root, (_MENDED_NOTE,)) if has_text else (None, ())


def _as_plain_text(source: Source, options: ReadOptions) -> ParsedDocument:
    document = plain_text.read(source, options)
    return ParsedDocument(
        DocumentKind.XML,
        document.title,
        document.pages,
        document.headings,
        notes=(_PLAIN_NOTE,),
    )


def _main_part(root: etree._Element) -> etree._Element:
    """Of a Word document in one XML file (Flat OPC) the text, else the whole."""
    if etree.QName(root).namespace == _FLAT_PACKAGE:
        for part in root:
            if part.get(f"{{{_FLAT_PACKAGE}}}name") == "/word/document.xml":
                return part
    return root


def _title(root: etree._Element) -> str:
    """The title of the document itself, which stands at its top."""
    for path in _TITLES:
        found = root.find(path)
        if found is not None and (text := " ".join("".join(found.itertext()).split())):
            return text
    return ""
