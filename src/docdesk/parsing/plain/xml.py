"""XML of any kind: invoices, clinical documents, feeds, books, flat office documents."""

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.plain import text as plain_text
from docdesk.parsing.plain.elements import ElementWriter
from docdesk.parsing.plain.embedded import written_files
from docdesk.parsing.plain.trees import main_part, parse_leniently
from docdesk.parsing.source import Source

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
_DATA_NOTE = "Pictures or data written in it as letters (base64) were left out."
_MENDED_NOTE = "It is no well-formed XML: parts of it may be missing or out of place."
_PLAIN_NOTE = "It is no well-formed XML, so it is read as plain text."


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """What a person would read of it as one page; nothing is loaded, no entity is expanded."""
    tree = parse_leniently(source.read(4 * options.limits.text_chars))
    if tree.root is None:
        return _as_plain_text(source, options)
    flow = PageFlow()
    writer = ElementWriter(flow)
    writer.write(main_part(tree.root))
    pages, headings = flow.finish()
    notes = [_MENDED_NOTE] if tree.is_mended else []
    if len(writer.data) > len(written_files(writer.data)):
        notes.append(_DATA_NOTE)
    return ParsedDocument(
        DocumentKind.XML, _title(tree.root) or source.title, pages, headings, notes=tuple(notes)
    )


def _as_plain_text(source: Source, options: ReadOptions) -> ParsedDocument:
    document = plain_text.read(source, options)
    return ParsedDocument(
        DocumentKind.XML,
        document.title,
        document.pages,
        document.headings,
        notes=(_PLAIN_NOTE,),
    )


def _title(root: etree._Element) -> str:
    """The title of the document itself, which stands at its top."""
    for path in _TITLES:
        found = root.find(path)
        if found is not None and (text := " ".join("".join(found.itertext()).split())):
            return text
    return ""
