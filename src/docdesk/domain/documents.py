"""Documents as they come out of parsing: pages, their text and where each word stands."""

import zlib
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class DocumentKind(StrEnum):
    """The kinds of file that DocDesk reads."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"  # and TSV
    PPTX = "pptx"
    PPT = "ppt"
    ODP = "odp"
    EPUB = "epub"
    TEXT = "text"
    MARKDOWN = "markdown"
    RST = "rst"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"
    JSON = "json"  # and JSON lines
    EML = "eml"
    MSG = "msg"
    MBOX = "mbox"
    PICTURE = "picture"  # PNG, JPEG, TIFF, BMP, WebP, HEIC
    ZIP = "zip"
    TAR = "tar"
    SEVEN_ZIP = "7z"
    SIGNATURE = "signature"  # a detached one: it signs another file


class FileState(StrEnum):
    """Where a file stands on its way in; all but FOUND, PARSED and READY carry a reason.

    IGNORED is the person's own choice; NEEDS_RECOGNITION waits its turn, NEEDS_OCR waits for an
    engine to be installed.
    """

    FOUND = "found"
    PARSED = "parsed"  # its words can be searched, its vectors are still to come
    READY = "ready"
    NEEDS_PASSWORD = "needs_password"
    NEEDS_OCR = "needs_ocr"  # no engine for text recognition is installed
    NEEDS_RECOGNITION = "needs_recognition"  # its scanned pages are in the queue
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"
    OFFLINE = "offline"
    IGNORED = "ignored"


# States that ask nothing of the person: an offline file comes back with its folder.
SETTLED_STATES = frozenset(
    {
        FileState.READY,
        FileState.FOUND,
        FileState.PARSED,
        FileState.NEEDS_RECOGNITION,
        FileState.OFFLINE,
        FileState.IGNORED,
    }
)


@dataclass(frozen=True, slots=True)
class FileLocation:
    """Where a file's bytes are: a path on disk and, within it, the way through its containers.

    `members` are ordinals: (2, 0) is the first attachment of the third message of a mailbox.
    """

    path: Path
    members: tuple[int, ...] = ()


def expanded(path: Path | str) -> Path:
    """The path with the home folder in place of its “~”; a name that only begins so stays."""
    try:
        return Path(path).expanduser()
    except RuntimeError:  # “~$letter.docx” is no one's home
        return Path(path)


def is_gone(path: Path) -> bool:
    """True when a file is not there or its drive does not answer: nothing is wrong with it."""
    try:
        path.stat()
    except (PermissionError, ValueError):
        return False
    except OSError:
        return True
    return False


@dataclass(frozen=True, slots=True)
class Member:
    """A file within another one (archive, mailbox, message, PDF) as its container lists it.

    `ordinal` counts from 0 in the container's own order, members that are folders left out. `name`
    is safe to show and to append to the container's path: no separators, no controls, never empty;
    folders within the container stand before it ("2024 › May › offer.pdf"). A member that cannot
    be taken out is listed all the same, with its `state` and `reason`.
    """

    ordinal: int
    name: str
    size_bytes: int
    sha256: str = ""  # lower-case hex, "" when it could not be read
    state: FileState = FileState.FOUND
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch), origin at the top left of the page as shown."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class WordGeometry:
    """Where the words of one page stand: text `starts[i]:ends[i]` lies in `boxes[4*i:4*i+4]`.

    Spans are in characters of the page text, ascending and disjoint; boxes are x0, y0, x1, y1 in
    points from the top left. Empty for formats without a layout. `confidences` are percent, one a
    word, where the words come from text recognition, else empty.
    """

    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    boxes: "array[float]" = field(default_factory=lambda: array("f"))
    confidences: "array[int]" = field(default_factory=lambda: array("B"))

    def boxes_between(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each line that the characters `start:end` touch, in reading order."""
        lines: list[Box] = []
        for index in self._words_between(start, end):
            box = Box(*self.boxes[4 * index : 4 * index + 4])
            if lines and _same_line(lines[-1], box):
                lines[-1] = _union(lines[-1], box)
            else:
                lines.append(box)
        return tuple(lines)

    def confidence_between(self, start: int, end: int) -> float | None:
        """The mean confidence (0 to 1) of the recognised words in the characters `start:end`.

        None where nothing was recognised: the text was in the file.
        """
        if not self.confidences:
            return None
        found = [self.confidences[index] for index in self._words_between(start, end)]
        return sum(found) / (100 * len(found)) if found else None

    def mean_confidence(self) -> float | None:
        """The mean confidence (0 to 1) of all words, None where nothing was recognised."""
        if not self.confidences:
            return None
        return sum(self.confidences) / (100 * len(self.confidences))

    def _words_between(self, start: int, end: int) -> range:
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def to_bytes(self) -> bytes:
        """A compact form for the record; `from_bytes` reads it back."""
        size = len(self.starts).to_bytes(4, "little")
        packed = size + self.starts.tobytes() + self.ends.tobytes() + self.boxes.tobytes()
        return zlib.compress(packed + self.confidences.tobytes(), 1)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "WordGeometry":
        """The geometry that `to_bytes` wrote."""
        raw = zlib.decompress(packed)
        size = int.from_bytes(raw[:4], "little")
        cut = 4 + 4 * size
        starts, ends, boxes = array("I"), array("I"), array("f")
        starts.frombytes(raw[4:cut])
        ends.frombytes(raw[cut : cut + 4 * size])
        end_of_boxes = cut + 20 * size  # each word: an end and four coordinates, 4 bytes each
        boxes.frombytes(raw[cut + 4 * size : end_of_boxes])
        return cls(starts, ends, boxes, array("B", raw[end_of_boxes:]))


def _same_line(line: Box, word: Box) -> bool:
    overlap = min(line.y1, word.y1) - max(line.y0, word.y0)
    return overlap > 0.5 * min(line.y1 - line.y0, word.y1 - word.y0) and word.x1 > line.x0


def _union(a: Box, b: Box) -> Box:
    return Box(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the flow of a document; `level` 1 is the highest."""

    page: int
    start: int
    end: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` counts from 1, `label` is what is printed on it ("iv", "A-3").

    `width` and `height` are in points as shown (rotation applied), 0 for formats without pages.
    `recognised` True: the text comes from text recognition, even if nothing was found.
    """

    number: int
    text: str
    label: str = ""
    width: float = 0.0
    height: float = 0.0
    words: WordGeometry = field(default_factory=WordGeometry)
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document as its parser gives it: everything later steps need, and nothing of the file.

    `notes` are sentences for the person about what was left out ("3 of 12 pages have no text").
    `members` are the files in it, each a document of its own. `to_recognise` are the numbers of
    the pages that need text recognition; they are in `pages` with the text they have, if any.
    `metadata` keys: author, subject, created, modified; for mail from, to, cc, date; for signed
    files signed_by, signed_on.
    """

    kind: DocumentKind
    title: str
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    to_recognise: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageCut:
    """A passage as chunking cuts it: characters `start:end` of one page.

    `heading` is the section it stands under, kept for retrieval and display; `tokens` counts what
    the encoder will see (heading and title prefix included).
    """

    page: int
    start: int
    end: int
    text: str
    heading: str = ""
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page drawn to PNG; `width` and `height` are the page's size in points."""

    png: bytes
    width: float
    height: float
