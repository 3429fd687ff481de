"""The kinds of file and the module that reads each; from a location to a document."""

import logging
import stat
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeVar, cast

from docdesk.domain.documents import DocumentKind, FileLocation, Page, PageImage, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
    ParserUnavailable,
    TextMissing,
)
from docdesk.parsing.containers import Opened, find, list_members
from docdesk.parsing.limits import ParseLimits, ReadOptions, size_text
from docdesk.parsing.raster import GreyPage
from docdesk.parsing.recognition.engine import Engine
from docdesk.parsing.source import Source

log = logging.getLogger(__name__)

T = TypeVar("T")

# One line a kind: the module's `read(source, options)`. Modules are named, not imported, because
# the host names these functions for its children and must not load format libraries itself.
# Kinds that only hold other files (archives, mailboxes) have no text of their own.
READERS = {
    DocumentKind.PDF: "docdesk.parsing.pdf.document",
    DocumentKind.DOCX: "docdesk.parsing.office.docx",
    DocumentKind.DOC: "docdesk.parsing.office.word97",
    DocumentKind.PPT: "docdesk.parsing.office.powerpoint97",
    DocumentKind.ODT: "docdesk.parsing.office.opendocument",
    DocumentKind.ODP: "docdesk.parsing.office.opendocument",
    DocumentKind.RTF: "docdesk.parsing.office.rtf",
    DocumentKind.PPTX: "docdesk.parsing.office.pptx",
    DocumentKind.XLSX: "docdesk.parsing.office.workbook",
    DocumentKind.XLS: "docdesk.parsing.office.workbook",
    DocumentKind.XLSB: "docdesk.parsing.office.workbook",
    DocumentKind.ODS: "docdesk.parsing.office.workbook",
    DocumentKind.CSV: "docdesk.parsing.plain.csv",
    DocumentKind.EPUB: "docdesk.parsing.plain.epub",
    DocumentKind.TEXT: "docdesk.parsing.plain.text",
    DocumentKind.MARKDOWN: "docdesk.parsing.plain.markdown",
    DocumentKind.RST: "docdesk.parsing.plain.rst",
    DocumentKind.HTML: "docdesk.parsing.plain.html",
    DocumentKind.MHTML: "docdesk.parsing.plain.mhtml",
    DocumentKind.XML: "docdesk.parsing.plain.xml",
    DocumentKind.JSON: "docdesk.parsing.plain.json",
    DocumentKind.EML: "docdesk.parsing.mail.eml",
    DocumentKind.MSG: "docdesk.parsing.mail.msg",
    DocumentKind.SIGNATURE: "docdesk.parsing.mail.signed",
    DocumentKind.PICTURE: "docdesk.parsing.pictures.picture",
}

# The module's `draw(source, page, dots_per_inch, options)` and `draw_grey` with the same arguments.
DRAWERS = {
    DocumentKind.PDF: "docdesk.parsing.pdf.drawing",
    DocumentKind.PICTURE: "docdesk.parsing.pictures.picture",
}

RECOGNISER = "docdesk.parsing.recognition.page"

LONGEST_TITLE = 300  # characters
RECOGNITION_DPI = 300.0  # what Tesseract is trained for

_NAMES = {
    DocumentKind.PDF: "a PDF",
    DocumentKind.DOCX: "a Word document",
    DocumentKind.DOC: "a Word 97-2003 document",
    DocumentKind.ODT: "an OpenDocument text",
    DocumentKind.RTF: "a Rich Text (RTF) document",
    DocumentKind.XLSX: "an Excel workbook",
    DocumentKind.XLS: "an Excel 97-2003 workbook",
    DocumentKind.XLSB: "an Excel binary workbook",
    DocumentKind.ODS: "an OpenDocument spreadsheet",
    DocumentKind.CSV: "a table in text form",
    DocumentKind.PPTX: "a PowerPoint presentation",
    DocumentKind.PPT: "a PowerPoint 97-2003 presentation",
    DocumentKind.ODP: "an OpenDocument presentation",
    DocumentKind.EPUB: "an EPUB book",
    DocumentKind.TEXT: "text",
    DocumentKind.MARKDOWN: "Markdown",
    DocumentKind.RST: "reStructuredText",
    DocumentKind.HTML: "a web page",
    DocumentKind.MHTML: "a saved web page",
    DocumentKind.XML: "XML",
    DocumentKind.JSON: "JSON",
    DocumentKind.EML: "an e-mail message",
    DocumentKind.MSG: "an Outlook message",
    DocumentKind.MBOX: "a mailbox",
    DocumentKind.PICTURE: "a picture",
    DocumentKind.ZIP: "a ZIP archive",
    DocumentKind.TAR: "a tar archive",
    DocumentKind.SEVEN_ZIP: "a 7-Zip archive",
    DocumentKind.SIGNATURE: "a signature",
}


class Reader(Protocol):
    """What each format module gives."""

    def read(self, source: Source, options: ReadOptions) -> ParsedDocument:
        """The document; DocumentError when it cannot be read."""


class Drawer(Protocol):
    """What the module of a kind with a page layout gives."""

    def draw(
        self, source: Source, page: int, dots_per_inch: float, options: ReadOptions
    ) -> PageImage:
        """The page (from 1) as an image."""

    def draw_grey(
        self, source: Source, page: int, dots_per_inch: float, options: ReadOptions
    ) -> GreyPage:
        """The page (from 1) as grey pixels for text recognition."""


class Recogniser(Protocol):
    """What the module for text recognition gives."""

    def recognise(self, page: GreyPage, number: int, engine: Engine, time_s: float) -> Page:
        """The page with its text; DocumentError when it cannot be recognised."""


def read_document(location: FileLocation, options: ReadOptions) -> ParsedDocument:
    """The document at a location, whatever its supported kind, and the files within it.

    Raises:
        DocumentError: one of its kinds, with the reason in a sentence.
        MemoryError: when the process ran into its memory limit.
    """
    check_file(location.path, options.limits)
    opened = _guarded(lambda: find(location, options), None)

    def read() -> ParsedDocument:
        document = _read_opened(opened, len(location.members), options)
        return replace(
            document,
            metadata=document.metadata | opened.metadata,
            notes=opened.notes + document.notes,
        )

    return _checked(_guarded(read, opened.kind), options.limits)


def draw_page(
    location: FileLocation, page: int, dots_per_inch: float, options: ReadOptions
) -> PageImage:
    """Page `page` (from 1) as an image; KindUnsupported for kinds without a page layout."""
    opened, drawer = _drawable(location, options)
    return _guarded(lambda: drawer.draw(opened.source, page, dots_per_inch, options), opened.kind)


def recognise_page(location: FileLocation, page: int, engine: Engine, options: ReadOptions) -> Page:
    """Page `page` (from 1) as text recognition reads it; KindUnsupported as for drawing.

    Raises:
        DocumentError: it cannot be drawn or recognised, or took longer than `page_time_s`.
    """
    opened, drawer = _drawable(location, options)
    recogniser = cast("Recogniser", import_module(RECOGNISER))

    def recognise() -> Page:
        grey = drawer.draw_grey(opened.source, page, RECOGNITION_DPI, options)
        return recogniser.recognise(grey, page, engine, options.limits.page_time_s)

    return _guarded(recognise, opened.kind)


def _drawable(location: FileLocation, options: ReadOptions) -> tuple[Opened, Drawer]:
    check_file(location.path, options.limits)
    opened = _guarded(lambda: find(location, options), None)
    if opened.kind not in DRAWERS:
        raise KindUnsupported("This kind of document has no page pictures; its text is shown.")
    return opened, cast("Drawer", import_module(DRAWERS[opened.kind]))


def _read_opened(opened: Opened, depth: int, options: ReadOptions) -> ParsedDocument:
    try:
        return _with_members(_own_text(opened, options), opened, depth, options)
    except TextMissing:
        members = list_members(opened, depth, options)
        if not members:
            raise
        # Its pictures, each recognised as a document of its own.
        return ParsedDocument(opened.kind, opened.source.title, (), members=members)


def _own_text(opened: Opened, options: ReadOptions) -> ParsedDocument:
    if opened.kind not in READERS:
        return ParsedDocument(opened.kind, opened.source.title, ())
    reader = cast("Reader", import_module(READERS[opened.kind]))
    return reader.read(opened.source, options)


def _with_members(
    document: ParsedDocument, opened: Opened, depth: int, options: ReadOptions
) -> ParsedDocument:
    """The document and the files within it; its own text is kept if these cannot be listed."""
    try:
        return replace(document, members=list_members(opened, depth, options))
    except DocumentError as error:
        if not document.pages:
            raise
        note = f"The files in it were left out: {error.message}"
        return replace(document, notes=(*document.notes, note))


def _guarded(work: Callable[[], T], kind: DocumentKind | None) -> T:
    """The value; whatever goes wrong becomes a DocumentError or stays a MemoryError."""
    try:
        return work()
    except (DocumentError, ParserUnavailable, MemoryError):
        raise
    except OSError as error:
        raise unreadable(error) from error
    except Exception as error:  # the border to libraries that read hostile files
        name = _NAMES[kind] if kind else "a document"
        log.warning("Reading %s failed: %s", name, _short(error))
        raise DocumentDamaged(
            f"The file cannot be read as {name}: it seems damaged.",
            "Open it in its own program and save it again, or get a fresh copy.",
        ) from error


def check_file(path: Path, limits: ParseLimits) -> None:
    """Raise a DocumentError if the file is missing, not a plain file, empty or too large."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    if not stat.S_ISREG(found.st_mode):
        # Opening a pipe would wait for ever, and a device could do anything.
        raise DocumentError("This is not a file but a folder, pipe or device.")
    if found.st_size == 0:
        raise DocumentEmpty("The file is empty (0 bytes).")
    if found.st_size > limits.file_bytes:
        raise DocumentTooLarge(
            f"The file has {size_text(found.st_size)}; "
            f"the limit is {size_text(limits.file_bytes)}.",
            "Raise the limit in the settings, or split the file.",
        )


def unreadable(error: OSError | ValueError) -> DocumentError:
    """The error for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return DocumentError("The file is no longer there.", "It may have been moved or renamed.")
    if isinstance(error, PermissionError):
        return DocumentError(
            "The file may not be read with your permissions.", "Ask who owns it for access."
        )
    reason = getattr(error, "strerror", None) or "its name is not valid"
    return DocumentError(f"The system could not read the file: {reason}.")


def _checked(document: ParsedDocument, limits: ParseLimits) -> ParsedDocument:
    chars = sum(len(page.text) for page in document.pages)
    if chars > limits.text_chars:
        raise DocumentTooLarge(
            f"The document has {chars:,} characters; the limit is {limits.text_chars:,}.",
            "Raise the limit in the settings, or split the document.",
        )
    has_text = any(page.text and not page.text.isspace() for page in document.pages)
    if not has_text and not document.members and not document.to_recognise:
        raise DocumentEmpty(_why_empty(document))
    return replace(document, title=_presentable(document.title))


def _why_empty(document: ParsedDocument) -> str:
    if document.kind not in READERS:
        return "There is no file in it."
    if document.pages and _was_recognised(document.pages):
        return "No text was recognised on it."
    return "The document holds no text."


def _was_recognised(pages: tuple[Page, ...]) -> bool:
    return any(page.recognised for page in pages)


def _presentable(title: str) -> str:
    """A title that can be stored and shown: file names may hold bytes that are no characters."""
    return title.encode("utf-8", errors="replace").decode("utf-8")[:LONGEST_TITLE]


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}"
