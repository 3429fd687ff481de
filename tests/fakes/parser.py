"""A parser without processes: plain text files that ask for faults, members and scans.

The first line of a file says what it is; without one of these it is text, pages parted by form
feeds:

    !holds       the rest is a JSON object of the files within it, by name
    !scan        each page is a picture of the text that follows; one that begins with = is not
    !locked WORD it opens with this password
    !password, !damaged, ...: the faults below
"""

import hashlib
import json
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from docdesk.domain.documents import (
    DocumentKind,
    FileLocation,
    FileState,
    Member,
    Page,
    PageImage,
    ParsedDocument,
    WordGeometry,
)
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    KindUnsupported,
    ParserFailed,
    ParserUnavailable,
    PasswordNeeded,
)

T = TypeVar("T")

CONFIDENCE = 80  # percent, of every word that is recognised

FAULTS: dict[str, Exception] = {
    "!password": PasswordNeeded("It is locked.", "Open it with its password."),
    "!kind": KindUnsupported("Not a supported kind."),
    "!damaged": DocumentDamaged("It is damaged."),
    "!crash": ParserFailed("It crashed its parser."),
    "!none": ParserUnavailable("The parser could not be started.", "Start DocDesk again."),
    "!bug": ZeroDivisionError("a fault of ours"),
}


class FakeParser:
    """Parses at once, in the caller's thread; remembers what it was asked for."""

    def __init__(self, recognition_problem: str = "") -> None:
        self.recognition_problem = recognition_problem
        self.parsed: list[FileLocation] = []
        self.recognised: list[tuple[FileLocation, int]] = []

    def parse(
        self, location: FileLocation, *, password: str = "", recognised: Sequence[Page] = ()
    ) -> "Future[ParsedDocument]":
        """The text of the file as pages, or the fault that it asks for."""
        self.parsed.append(location)
        return _future(lambda: _parse(location, password, recognised))

    def recognise(self, location: FileLocation, page: int, *, password: str = "") -> "Future[Page]":
        """What stands on a scanned page."""
        self.recognised.append((location, page))
        return _future(lambda: _recognise(location, page, password))

    def draw(
        self, location: FileLocation, page: int, *, dots_per_inch: float, password: str = ""
    ) -> "Future[PageImage]":
        """Text has no picture."""
        return _future(lambda: _refuse(f"{location} has no page {page} to draw."))

    def close(self) -> None:
        """Nothing to end."""


def _future(work: Callable[[], T]) -> "Future[T]":
    future: Future[T] = Future()
    try:
        future.set_result(work())
    except (DocumentError, ParserUnavailable, ZeroDivisionError) as error:
        future.set_exception(error)
    return future


def _refuse(message: str) -> PageImage:
    raise DocumentError(message)


def _parse(location: FileLocation, password: str, recognised: Sequence[Page]) -> ParsedDocument:
    text = _text(location, password)
    first, _, rest = text.partition("\n")
    if first in FAULTS:
        raise FAULTS[first]
    title = location.path.stem
    if first == "!holds":
        return ParsedDocument(DocumentKind.ZIP, title, (), members=_members(rest))
    if first == "!scan":
        return _scan(title, rest, {page.number: page for page in recognised})
    if not text.strip():
        raise DocumentEmpty("It holds no text.")
    pages = tuple(Page(number, page) for number, page in enumerate(text.split("\f"), 1))
    return ParsedDocument(DocumentKind.TEXT, title, pages)


def _scan(title: str, text: str, recognised: dict[int, Page]) -> ParsedDocument:
    pages, waiting = [], []
    for number, page in enumerate(text.split("\f"), 1):
        if number in recognised:
            pages.append(recognised[number])
            continue
        has_text = page.startswith("=")
        pages.append(Page(number, page if has_text else ""))
        if not has_text:
            waiting.append(number)
    return ParsedDocument(DocumentKind.PDF, title, tuple(pages), to_recognise=tuple(waiting))


def _recognise(location: FileLocation, number: int, password: str) -> Page:
    text = _text(location, password).partition("\n")[2].split("\f")[number - 1]
    if text.startswith("!"):
        raise FAULTS[text.strip()]
    words = WordGeometry(
        array("I", [0]),
        array("I", [len(text)]),
        array("f", [0, 0, 10, 10]),
        array("B", [CONFIDENCE]),
    )
    return Page(number, text, words=words, recognised=True)


def _text(location: FileLocation, password: str) -> str:
    try:
        text = location.path.read_text(encoding="utf-8")
    except OSError as error:
        raise DocumentError(str(error)) from error
    for ordinal in location.members:
        text = list(json.loads(_opened(text, password).partition("\n")[2]).values())[ordinal]
    return _opened(text, password)


def _opened(text: str, password: str) -> str:
    first, _, rest = text.partition("\n")
    if not first.startswith("!locked "):
        return text
    if password != first.removeprefix("!locked "):
        raise FAULTS["!password"]
    return rest


def _members(text: str) -> tuple[Member, ...]:
    return tuple(
        _member(ordinal, name, content)
        for ordinal, (name, content) in enumerate(json.loads(text).items())
    )


def _member(ordinal: int, name: str, content: str) -> Member:
    data = content.encode()
    member = Member(ordinal, name, len(data), hashlib.sha256(data).hexdigest())
    fault = FAULTS.get(content)  # without the line's end: the member cannot even be taken out
    return replace(member, **_failed(fault)) if isinstance(fault, DocumentError) else member


def _failed(fault: DocumentError) -> dict[str, object]:
    return {"sha256": "", "state": FileState.FAILED, "reason": fault.message}


def holding(**files: str) -> str:
    """The text of a file that holds others; names have _ for their dot."""
    return "!holds\n" + json.dumps({name.replace("_", "."): text for name, text in files.items()})
