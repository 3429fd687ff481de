"""The binary structure of Word 97-2003 documents: their text and what is said of its parts.

Names and offsets are those of MS-DOC: 2.5 (Fib), 2.8 (Plc), 2.9.38 (Clx), 2.9.33 and 2.9.175
(formatted disk pages), 2.6 (Sprm), 2.9.337 (Xst).
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from docdesk.domain.errors import DocumentTooLarge

_PAIRS = 0x9A  # the pairs of offset and length begin here in the Fib
_COMMENT_MARKS, _CHARACTERS, _PARAGRAPHS, _CLX, _AUTHORS = 4, 12, 13, 33, 36  # which pair
_COMMENT_BYTES = 30  # a comment's mark: initials, then the index of its author
_LENGTHS = 0x4C  # the parts' lengths begin here
_PARTS = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
_PAGE_BYTES = 512
_IS_DELETED, _ENDS_ROW, _IN_TABLE, _LIST = 0x0800, 0x2417, 0x2416, 0x460B
_OPERAND_BYTES = (1, 1, 2, 4, 2, 2, 0, 3)  # by the opcode's upper three bits; 0: it is counted
_TABLE_DEFINITION = 0xD608  # counted in two bytes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph by its characters `start:end`, its mark left out.

    `style` 1 to 9 are the headings. `in_list`: it has a bullet or a number. `ends_cell` and
    `ends_row` tell what its mark closes.
    """

    start: int
    end: int
    style: int
    in_list: bool
    in_table: bool
    ends_cell: bool
    ends_row: bool
    ends_page: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that lie together in the file: from byte `offset` on, `width` bytes each."""

    start: int
    end: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Bytes of the file with the same properties."""

    start: int
    end: int
    style: int
    properties: dict[int, int]


class WordBinary:
    """The text of a document and its paragraphs.

    Structures that do not hold raise struct.error, ValueError or LookupError.
    """

    def __init__(self, word: bytes, table: bytes, most_chars: int) -> None:
        """`word` and `table` are the document's streams.

        Raises:
            DocumentTooLarge: it says that it has more than `most_chars` characters.
        """
        self._word = word
        self._table = table
        self._pieces = self._read_pieces()
        if self._pieces and self._pieces[-1].end > most_chars:
            raise DocumentTooLarge(
                f"The document has {self._pieces[-1].end:,} characters; "
                f"the limit is {most_chars:,}.",
                "Raise the limit in the settings, or split the document.",
            )
        self.text = "".join(map(self._decoded, self._pieces))
        self.deleted = self._read_deleted()
        runs = sorted(self._runs(_PARAGRAPHS, is_paragraph=True), key=lambda run: run.start)
        self._paragraph_runs = runs
        self._paragraph_starts = [run.start for run in runs]
        lengths = struct.unpack_from(f"<{len(_PARTS)}I", word, _LENGTHS)
        ends = list(accumulate(lengths))
        self._spans = {
            name: (end - length, min(end, len(self.text)))
            for name, length, end in zip(_PARTS, lengths, ends, strict=True)
        }

    def part(self, name: str) -> str:
        """The raw text of a part: "body", "footnotes", "headers", "comments" ..."""
        start, end = self._spans[name]
        return self.text[start:end]

    def paragraphs(self, name: str) -> Iterator[Paragraph]:
        """The paragraphs of a part, in order."""
        start, end = self._spans[name]
        at = start
        for mark in range(start, end):
            character = self.text[mark]
            if character in "\r\x07\x0c":
                yield self._paragraph(at, mark, character)
                at = mark + 1
        if at < end:
            yield self._paragraph(at, end, "")

    def comment_authors(self) -> list[str]:
        """Who wrote each comment, in order."""
        marks, names = self._pair(_COMMENT_MARKS), self._author_names()
        count = max(0, (len(marks) - 4) // (4 + _COMMENT_BYTES))
        first = 4 * (count + 1)
        found = (
            struct.unpack_from("<H", marks, first + _COMMENT_BYTES * index + 20)[0]
            for index in range(count)
        )
        return [names[index] if index < len(names) else "" for index in found]

    def _author_names(self) -> list[str]:
        packed, names, at = self._pair(_AUTHORS), [], 0
        while at + 2 <= len(packed):
            length = 2 * struct.unpack_from("<H", packed, at)[0]
            names.append(packed[at + 2 : at + 2 + length].decode("utf-16-le", "replace"))
            at += 2 + length
        return names

    def _pair(self, index: int) -> bytes:
        offset, length = struct.unpack_from("<II", self._word, _PAIRS + 8 * index)
        return self._table[offset : offset + length]

    def _read_pieces(self) -> list[_Piece]:
        clx, at = self._pair(_CLX), 0
        while clx[at] == 1:  # properties of fast saves stand before the pieces
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if clx[at] != 2:
            raise ValueError("no table of pieces where one is said to be")
        plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        count = (len(plc) - 4) // 12
        bounds = struct.unpack_from(f"<{count + 1}I", plc)
        pieces = []
        for index, (start, end) in enumerate(pairwise(bounds)):
            offset = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
            is_narrow = bool(offset & 0x40000000)
            offset &= 0x3FFFFFFF
            pieces.append(
                _Piece(start, end, offset // 2, 1) if is_narrow else _Piece(start, end, offset, 2)
            )
        return pieces

    def _decoded(self, piece: _Piece) -> str:
        """Exactly as many characters as the piece says, whatever the file has."""
        size = (piece.end - piece.start) * piece.width
        content = self._word[piece.offset : piece.offset + size]
        text = content.decode("cp1252", "replace") if piece.width == 1 else _wide(content)
        return text.ljust(piece.end - piece.start, "\x00")

    def _runs(self, pair: int, *, is_paragraph: bool) -> Iterator[_Run]:
        plc = self._pair(pair)
        count = max(0, (len(plc) - 4) // 8)
        for number in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ():
            start = (number & 0x3FFFFF) * _PAGE_BYTES
            page = self._word[start : start + _PAGE_BYTES]
            if len(page) == _PAGE_BYTES:
                yield from _runs_of_page(page, is_paragraph=is_paragraph)

    def _read_deleted(self) -> list[tuple[int, int]]:
        """The spans of characters that were deleted while changes were tracked."""
        spans = []
        for run in self._runs(_CHARACTERS, is_paragraph=False):
            if run.properties.get(_IS_DELETED) == 1:
                spans += [span for piece in self._pieces if (span := _overlap(piece, run))]
        return sorted(spans)

    def _paragraph(self, start: int, end: int, mark: str) -> Paragraph:
        run = self._run_at(end)
        style, properties = (run.style, run.properties) if run else (0, {})
        ends_row = mark == "\x07" and properties.get(_ENDS_ROW) == 1
        return Paragraph(
            start,
            end,
            style,
            in_list=bool(properties.get(_LIST)),
            in_table=properties.get(_IN_TABLE) == 1 or mark == "\x07",
            ends_cell=mark == "\x07" and not ends_row,
            ends_row=ends_row,
            ends_page=mark == "\x0c",
        )

    def _run_at(self, character: int) -> _Run | None:
        index = bisect_right(self._pieces, character, key=lambda piece: piece.start) - 1
        if index < 0:
            return None
        piece = self._pieces[index]
        byte = piece.offset + (character - piece.start) * piece.width
        index = bisect_right(self._paragraph_starts, byte) - 1
        run = self._paragraph_runs[index] if index >= 0 else None
        return run if run and byte < run.end else None


def _wide(content: bytes) -> str:
    """UTF-16 with one character for each 16 bits, as Word counts them."""
    count = len(content) // 2
    text = content[: 2 * count].decode("utf-16-le", "surrogatepass")
    return (
        text if len(text) == count else "".join(map(chr, struct.unpack_from(f"<{count}H", content)))
    )


def _runs_of_page(page: bytes, *, is_paragraph: bool) -> Iterator[_Run]:
    count = page[-1]
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index, (start, end) in enumerate(pairwise(bounds)):
        offset = 2 * page[4 * (count + 1) + (13 if is_paragraph else 1) * index]
        if offset == 0:
            yield _Run(start, end, 0, {})
        elif not is_paragraph:
            yield _Run(start, end, 0, _properties(page[offset + 1 : offset + 1 + page[offset]]))
        else:
            size = 2 * page[offset] - 1
            if size < 0:
                offset += 1
                size = 2 * page[offset]
            packed = page[offset + 1 : offset + 1 + size]
            style = struct.unpack_from("<H", packed)[0] if len(packed) > 1 else 0
            yield _Run(start, end, style, _properties(packed[2:]))


def _properties(packed: bytes) -> dict[int, int]:
    """The first byte of each property's operand, by its opcode."""
    found: dict[int, int] = {}
    at = 0
    while at + 2 < len(packed):
        opcode = struct.unpack_from("<H", packed, at)[0]
        found[opcode] = packed[at + 2]
        size = _OPERAND_BYTES[opcode >> 13]
        if opcode == _TABLE_DEFINITION and at + 4 <= len(packed):
            size = 1 + struct.unpack_from("<H", packed, at + 2)[0]
        at += 2 + (size or 1 + packed[at + 2])
    return found


def _overlap(piece: _Piece, run: _Run) -> tuple[int, int] | None:
    """The characters of the piece that lie in the run."""
    first = max(0, (run.start - piece.offset) // piece.width)
    last = min(piece.end - piece.start, (run.end - piece.offset) // piece.width)
    return (piece.start + first, piece.start + last) if first < last else None
