"""Word 97-2003 documents (DOC): body, tables by rows, notes, comments, deletions."""

import re
import struct
from bisect import bisect_left
from collections.abc import Iterator

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import KindUnsupported, TextMissing
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office import marks
from docdesk.parsing.office.compound_file import BROKEN, CompoundFile, damaged
from docdesk.parsing.office.encrypted import decrypted
from docdesk.parsing.office.word_binary import Paragraph, WordBinary
from docdesk.parsing.source import Source
from docdesk.parsing.tables import has_header, table_lines

_WORD_97 = 0x00C1  # the version in the document's first bytes
_SHORTEST = 512  # bytes of the description at its begin
_FLAGS, _SECOND_TABLE = 0x0B, 0x02
_HEADINGS = range(1, 10)
_PICTURES = ("\x01", "\x08")

# Characters with their reading above them are a formula: EQ ... (reading),characters).
_RUBY = re.compile(r"\x13\s*EQ\b[^\x13-\x15]*,([^\x13-\x15(),]+)\)\s*\x15", re.I)
# A field: its instruction, then the result that is shown.
_FIELD = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_OPEN_FIELD = re.compile(r"\x13[^\x14\x15]*\x14?")  # it ends in a later paragraph
_SEEN = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "\u2011", "\x07": " ", "\r": " "})
_UNSEEN = re.compile("[\x00-\x06\x08\x0c\x0f-\x1d\x1f]")


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The document; notes and comments stand at its end.

    Raises:
        PasswordNeeded: it is encrypted, and the password is missing or wrong.
        KindUnsupported: it was written by a Word before Word 97.
    """
    with CompoundFile(decrypted(source, options), options) as file:
        word = file.stream("WordDocument")
        if len(word) < _SHORTEST:
            raise damaged()
        table = file.stream("1Table" if word[_FLAGS] & _SECOND_TABLE else "0Table")
        metadata = file.metadata()
    if struct.unpack_from("<H", word, 2)[0] < _WORD_97:
        raise KindUnsupported(
            "The document was written by Word 95 or older, which DocDesk does not read.",
            "Open it in Word or LibreOffice, save it as DOCX and add that.",
        )
    writer = _Writer()
    try:
        binary = WordBinary(word, table, options.limits.text_chars)
        writer.write(binary)
    except BROKEN as error:
        raise damaged() from error
    pages, headings = writer.flow.finish()
    if not any(page.text for page in pages) and any(mark in binary.text for mark in _PICTURES):
        raise TextMissing(
            "The document holds pictures and no text: it needs OCR.",
            "Run OCR on it and add the result.",
        )
    title = metadata.pop("title", "") or source.title
    return ParsedDocument(DocumentKind.DOC, title, pages, headings, metadata)


class _Writer:
    """Writes the parts of a document into a flow of pages."""

    def __init__(self) -> None:
        self.flow = PageFlow()
        self._rows: list[list[str]] = []
        self._cells: list[str] = []
        self._cell: list[str] = []

    def write(self, binary: WordBinary) -> None:
        """Headers once, the body, then what stands beside it."""
        for line in _header_lines(binary):
            self.flow.add_paragraph(line)
        for paragraph in binary.paragraphs("body"):
            self._write_paragraph(paragraph, _text(binary, paragraph))
        self._end_table()
        for paragraph in binary.paragraphs("boxes"):
            self.flow.add_paragraph(_text(binary, paragraph))
        for note in _notes(binary):
            self.flow.add_paragraph(note)

    def _write_paragraph(self, paragraph: Paragraph, text: str) -> None:
        if paragraph.in_table:
            self._write_cell(paragraph, text)
            return
        self._end_table()
        if paragraph.style in _HEADINGS and text.strip():
            self.flow.add_heading(text, paragraph.style)
        elif paragraph.in_list and text.strip():
            self.flow.add_line("• " + text.strip())
        else:
            self.flow.add_paragraph(text)
        if paragraph.ends_page:
            self.flow.end_page()

    def _write_cell(self, paragraph: Paragraph, text: str) -> None:
        if paragraph.ends_row:
            self._rows.append(self._cells)
            self._cells = []
            return
        self._cell.append(text.strip())
        if paragraph.ends_cell:
            self._cells.append(" ".join(filter(None, self._cell)))
            self._cell = []

    def _end_table(self) -> None:
        if self._cell or self._cells:
            self._rows.append([*self._cells, " ".join(filter(None, self._cell))])
        for index, line in enumerate(table_lines(self._rows, int(has_header(self._rows)))):
            (self.flow.add_line if index else self.flow.add_paragraph)(line)
        self._rows, self._cells, self._cell = [], [], []


def _text(binary: WordBinary, paragraph: Paragraph) -> str:
    """What is seen of a paragraph, with deletions marked."""
    pieces: list[str] = []
    at = paragraph.start
    first = bisect_left(binary.deleted, paragraph.start, key=lambda span: span[1])
    for start, end in binary.deleted[first:]:
        if start >= paragraph.end:
            break
        start, end = max(start, at), min(end, paragraph.end)
        pieces.append(_seen(binary.text[at:start]))
        pieces.append(marks.begin_deleted(_seen(binary.text[start:end])))
        at = max(at, end)
    pieces.append(_seen(binary.text[at : paragraph.end]))
    return marks.join_deleted("".join(pieces))


def _seen(text: str) -> str:
    text = _RUBY.sub(r"\1", text)
    while "\x13" in text and (shown := _FIELD.sub(r"\1", text)) != text:
        text = shown
    text = _UNSEEN.sub("", _OPEN_FIELD.sub("", text).translate(_SEEN))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _header_lines(binary: WordBinary) -> list[str]:
    """Headers and footers, each wording once."""
    lines = (_text(binary, paragraph).strip() for paragraph in binary.paragraphs("headers"))
    return list(dict.fromkeys(line for line in lines if any(map(str.isalpha, line))))


def _notes(binary: WordBinary) -> Iterator[str]:
    """Footnotes, endnotes and comments; each begins with its mark."""
    for part, mark in (("footnotes", marks.footnote), ("endnotes", marks.endnote)):
        yield from (mark(text) for text in _split(binary.part(part), "\x02"))
    authors = binary.comment_authors()
    for index, text in enumerate(_split(binary.part("comments"), "\x05")):
        yield marks.comment(authors[index] if index < len(authors) else "", text)


def _split(text: str, mark: str) -> list[str]:
    parts = (_seen(part) for part in text.split(mark))
    return [part for part in parts if part.strip()]
