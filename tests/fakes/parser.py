"""A parser without processes: plain text files, and faults where their first line asks for one."""

from concurrent.futures import Future
from pathlib import Path

from docdesk.domain.documents import DocumentKind, Page, PageImage, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentError,
    KindUnsupported,
    ParserFailed,
    ParserUnavailable,
    PasswordNeeded,
    TextMissing,
)

FAULTS: dict[str, Exception] = {
    "!password": PasswordNeeded("It is locked.", "Open it with its password."),
    "!scan": TextMissing("It has no text.", "It needs OCR."),
    "!kind": KindUnsupported("Not a supported kind."),
    "!damaged": DocumentDamaged("It is damaged."),
    "!crash": ParserFailed("It crashed its parser."),
    "!none": ParserUnavailable("The parser could not be started.", "Start DocDesk again."),
    "!bug": ZeroDivisionError("a fault of ours"),
}


class FakeParser:
    """Parses at once, in the caller's thread; pages are separated by form feeds."""

    def __init__(self) -> None:
        self.parsed: list[Path] = []

    def parse(self, path: Path) -> "Future[ParsedDocument]":
        """The text of the file as pages, or the fault that it asks for."""
        self.parsed.append(path)
        future: Future[ParsedDocument] = Future()
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            future.set_exception(DocumentError(str(error)))
            return future
        fault = FAULTS.get(text.partition("\n")[0])
        if fault is not None:
            future.set_exception(fault)
            return future
        pages = tuple(Page(number, page) for number, page in enumerate(text.split("\f"), 1))
        future.set_result(ParsedDocument(DocumentKind.TEXT, path.stem, pages))
        return future

    def draw(self, path: Path, page: int, *, dots_per_inch: float) -> "Future[PageImage]":
        """Text has no picture."""
        future: Future[PageImage] = Future()
        future.set_exception(DocumentError(f"{path} has no page {page} to draw."))
        return future

    def close(self) -> None:
        """Nothing to end."""
