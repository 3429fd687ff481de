"""Plain text: form feeds part its pages."""

from docdesk.domain.documents import DocumentKind, Heading, Page, ParsedDocument
from docdesk.domain.errors import DocumentEmpty, KindUnsupported
from docdesk.parsing.encodings import decode
from docdesk.parsing.flow import clean
from docdesk.parsing.headings import find_headings
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.source import Source


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The text file as it stands, one page for each form feed.

    Raises:
        DocumentEmpty: there is nothing but white space.
        KindUnsupported: the content is no text.
    """
    parts = clean(read_text(source, options)).split("\f")
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    pages = tuple(Page(number, part.rstrip()) for number, part in enumerate(parts, 1))
    headings = tuple(
        Heading(
            page.number, found.start, found.end, found.level, page.text[found.start : found.end]
        )
        for page in pages
        for found in find_headings(page.text)
    )
    return ParsedDocument(DocumentKind.TEXT, source.title, pages, headings)


def read_text(source: Source, options: ReadOptions, *, declared: str = "") -> str:
    """The decoded content of a file in any usual encoding.

    Its characters must be able to be within the limit: UTF-32 takes four bytes for each.
    """
    return decode_text(source.read(4 * options.limits.text_chars), declared=declared)


def decode_text(content: bytes, *, declared: str = "") -> str:
    """The content as text."""
    text = decode(content, declared=declared)
    if text is None:
        raise KindUnsupported(
            "The file is named like text but holds binary data.",
            "Open it with the program that made it and save it as PDF, DOCX or text.",
        )
    if not text.strip("\ufeff\x00 \t\r\n\f"):
        raise DocumentEmpty("The file holds nothing but white space.")
    return text
