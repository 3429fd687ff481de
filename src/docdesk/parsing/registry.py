"""The kinds of file and the module that reads each; from a path to a document."""

import logging
import stat
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from docdesk.domain.documents import DocumentKind, PageImage, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
)
from docdesk.parsing.kinds import recognise
from docdesk.parsing.limits import ParseLimits, size_text

log = logging.getLogger(__name__)

# One line a kind: the module's `read(path, limits)`. Modules are named, not imported, because the
# host names this function for its children and must not load format libraries itself.
READERS = {
    DocumentKind.PDF: "docdesk.parsing.pdf",
    DocumentKind.DOCX: "docdesk.parsing.docx",
    DocumentKind.TEXT: "docdesk.parsing.text",
    DocumentKind.MARKDOWN: "docdesk.parsing.markdown",
    DocumentKind.HTML: "docdesk.parsing.html",
}


LONGEST_TITLE = 300  # characters

DRAWERS = {DocumentKind.PDF: "docdesk.parsing.drawing"}  # the module's `draw(path, page, ...)`


class Drawer(Protocol):
    """What the module of a kind with a page layout gives."""

    def draw(self, path: Path, page: int, dots_per_inch: float) -> PageImage:
        """The page (from 1) as an image."""


class Reader(Protocol):
    """What each format module gives."""

    def read(self, path: Path, limits: ParseLimits) -> ParsedDocument:
        """The document; DocumentError when it cannot be read."""


def read_document(path: Path, limits: ParseLimits) -> ParsedDocument:
    """The document at `path`, whatever its supported kind.

    Raises:
        DocumentError: one of its kinds, with the reason in a sentence.
        MemoryError: when the process ran into its memory limit.
    """
    check_file(path, limits)
    kind = _recognise(path)
    reader = cast("Reader", import_module(READERS[kind]))
    try:
        document = reader.read(path, limits)
    except (DocumentError, MemoryError):
        raise
    except OSError as error:
        raise unreadable(error) from error
    except Exception as error:  # the border to libraries that read hostile files
        log.warning("Reading a %s failed: %s", kind.value, _short(error))
        raise DocumentDamaged(
            f"The file cannot be read as {_NAMES[kind]}: it seems damaged.",
            "Open it in its own program and save it again, or get a fresh copy.",
        ) from error
    return _checked(document, limits)


def draw_page(path: Path, page: int, dots_per_inch: float, limits: ParseLimits) -> PageImage:
    """Page `page` (from 1) as an image; KindUnsupported for kinds without a page layout."""
    check_file(path, limits)
    kind = _recognise(path)
    if kind not in DRAWERS:
        raise KindUnsupported("This kind of document has no page pictures; its text is shown.")
    drawer = cast("Drawer", import_module(DRAWERS[kind]))
    return drawer.draw(path, page, dots_per_inch)


_NAMES = {
    DocumentKind.PDF: "a PDF",
    DocumentKind.DOCX: "a Word document",
    DocumentKind.TEXT: "text",
    DocumentKind.MARKDOWN: "Markdown",
    DocumentKind.HTML: "a web page",
}


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


def _recognise(path: Path) -> DocumentKind:
    try:
        with path.open("rb") as file:
            return recognise(file, path, path.stat().st_size)
    except OSError as error:
        raise unreadable(error) from error


def _checked(document: ParsedDocument, limits: ParseLimits) -> ParsedDocument:
    chars = sum(len(page.text) for page in document.pages)
    if chars > limits.text_chars:
        raise DocumentTooLarge(
            f"The document has {chars:,} characters; the limit is {limits.text_chars:,}.",
            "Raise the limit in the settings, or split the document.",
        )
    if not any(page.text and not page.text.isspace() for page in document.pages):
        raise DocumentEmpty("The document holds no text.")
    return replace(document, title=_presentable(document.title))


def _presentable(title: str) -> str:
    """A title that can be stored and shown: file names may hold bytes that are no characters."""
    return title.encode("utf-8", errors="replace").decode("utf-8")[:LONGEST_TITLE]


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}"
