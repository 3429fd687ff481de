"""Plain text: form feeds part its pages."""

from pathlib import Path

from docdesk.domain.documents import DocumentKind, Heading, Page, ParsedDocument
from docdesk.domain.errors import DocumentEmpty, DocumentTooLarge, KindUnsupported
from docdesk.parsing.encodings import decode
from docdesk.parsing.flow import clean
from docdesk.parsing.headings import find_headings
from docdesk.parsing.limits import ParseLimits, size_text


def read(path: Path, limits: ParseLimits) -> ParsedDocument:
    """The text file as it stands, one page for each form feed.

    Raises:
        DocumentEmpty: there is nothing but white space.
        KindUnsupported: the content is no text.
    """
    parts = clean(read_text(path, limits)).split("\f")
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
    return ParsedDocument(DocumentKind.TEXT, title_from(path), pages, headings)


def read_text(path: Path, limits: ParseLimits, *, declared: str = "") -> str:
    """The decoded content of a file in any usual encoding."""
    return decode_text(read_bytes(path, limits), declared=declared)


def read_bytes(path: Path, limits: ParseLimits) -> bytes:
    """The content, if its characters can be within the limit (UTF-32 takes four bytes each)."""
    size = path.stat().st_size
    if size > 4 * limits.text_chars:
        raise DocumentTooLarge(
            f"The file has {size_text(size)} of text; "
            f"the limit is {size_text(4 * limits.text_chars)}.",
            "Raise the limit in the settings, or split the file.",
        )
    return path.read_bytes()


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


def title_from(path: Path) -> str:
    """A title for a document that names none: its file name in readable form."""
    return " ".join(path.stem.replace("_", " ").split())
