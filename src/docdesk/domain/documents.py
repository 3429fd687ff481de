"""Documents as they come out of parsing: pages, their text and where each word stands."""

import zlib
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class DocumentKind(StrEnum):
    """The kinds of file that DocDesk reads."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class FileState(StrEnum):
    """Where a file stands on its way in; all but FOUND, PARSED and READY carry a reason."""

    FOUND = "found"
    PARSED = "parsed"  # its words can be searched, its vectors are still to come
    READY = "ready"
    NEEDS_PASSWORD = "needs_password"
    NEEDS_OCR = "needs_ocr"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"
    OFFLINE = "offline"


# States that ask nothing of the person: an offline file comes back with its folder.
SETTLED_STATES = frozenset({FileState.READY, FileState.FOUND, FileState.PARSED, FileState.OFFLINE})


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
    points from the top left. Empty for formats without a layout.
    """

    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    boxes: "array[float]" = field(default_factory=lambda: array("f"))

    def boxes_between(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each line that the characters `start:end` touch, in reading order."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        lines: list[Box] = []
        for index in range(first, last):
            box = Box(*self.boxes[4 * index : 4 * index + 4])
            if lines and _same_line(lines[-1], box):
                lines[-1] = _union(lines[-1], box)
            else:
                lines.append(box)
        return tuple(lines)

    def to_bytes(self) -> bytes:
        """A compact form for the record; `from_bytes` reads it back."""
        size = len(self.starts).to_bytes(4, "little")
        packed = size + self.starts.tobytes() + self.ends.tobytes() + self.boxes.tobytes()
        return zlib.compress(packed, 1)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "WordGeometry":
        """The geometry that `to_bytes` wrote."""
        raw = zlib.decompress(packed)
        size = int.from_bytes(raw[:4], "little")
        cut = 4 + 4 * size
        starts, ends, boxes = array("I"), array("I"), array("f")
        starts.frombytes(raw[4:cut])
        ends.frombytes(raw[cut : cut + 4 * size])
        boxes.frombytes(raw[cut + 4 * size :])
        return cls(starts, ends, boxes)


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
    """

    number: int
    text: str
    label: str = ""
    width: float = 0.0
    height: float = 0.0
    words: WordGeometry = field(default_factory=WordGeometry)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document as its parser gives it: everything later steps need, and nothing of the file.

    `notes` are sentences for the person about what was left out ("3 of 12 pages have no text").
    """

    kind: DocumentKind
    title: str
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


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
