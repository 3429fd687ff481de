"""The files attached to a PDF, to the whole or pinned to a page."""

import ctypes
import io
import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.limits import MIB, ReadOptions
from docdesk.parsing.members import Entry, ListedContainer, safe_names
from docdesk.parsing.pdf.opening import open_pdf
from docdesk.parsing.pdf.strings import pdf_string
from docdesk.parsing.source import Source

_PINNED = b"/FileAttachment"
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.S)
_MOST_UNPACKED = 16 * MIB  # of object streams, in the search for pinned files
_MOST_ANNOTATIONS = 5000  # of one page


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The files attached to the PDF: those of the whole first, then those pinned to pages.

    It costs next to nothing where there are none. DocumentError when the PDF cannot be opened.
    """
    attached = _Attached(open_pdf(source, options.password))
    if _has_pinned(source):
        attached.add_pinned()
    names = safe_names(file.name for file in attached.files)
    entries = [
        Entry(name, file.size_bytes) for name, file in zip(names, attached.files, strict=True)
    ]
    return ListedContainer(entries, attached.open, source.size_bytes, options.limits)


@dataclass(frozen=True, slots=True)
class _File:
    """An attached file: `page` (-1: the whole document) and its index among what is there."""

    page: int
    index: int
    name: str
    size_bytes: int


class _Attached:
    """The attachments of an opened document; it stays open as long as they are wanted.

    A pinned one lives only as long as its page is open, so each is looked up when it is read.
    """

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        count = max(0, pdfium_c.FPDFDoc_GetAttachmentCount(document))
        self.files = [self._file(-1, index) for index in range(count)]

    def add_pinned(self) -> None:
        """Look through the pages; a file that is listed for the whole as well is one file."""
        listed = {(file.name, file.size_bytes) for file in self.files}
        for page, index in _pinned_places(self._document):
            file = self._file(page, index)
            if (file.name, file.size_bytes) not in listed:
                self.files.append(file)

    def _file(self, page: int, index: int) -> _File:
        with self._attachment(page, index) as raw:
            return _File(page, index, _name(raw), _size(raw))

    @contextmanager
    def open(self, ordinal: int) -> Iterator[IO[bytes]]:
        """The content of one."""
        file = self.files[ordinal]
        with self._attachment(file.page, file.index) as raw:
            yield io.BytesIO(_content(raw))

    @contextmanager
    def _attachment(self, page_index: int, index: int) -> Iterator[ctypes.c_void_p | None]:
        if page_index < 0:
            yield pdfium_c.FPDFDoc_GetAttachment(self._document, index)
            return
        page = self._document[page_index]
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        try:
            yield pdfium_c.FPDFAnnot_GetFileAttachment(annotation) if annotation else None
        finally:
            if annotation:
                pdfium_c.FPDFPage_CloseAnnot(annotation)
            page.close()


def _pinned_places(document: pdfium.PdfDocument) -> Iterator[tuple[int, int]]:
    """Page and annotation of each file pinned to a page."""
    for page_index in range(len(document)):
        try:
            page = document[page_index]
        except pdfium.PdfiumError:
            continue  # the reader of the text says that the page is damaged
        count = min(_MOST_ANNOTATIONS, max(0, pdfium_c.FPDFPage_GetAnnotCount(page)))
        for index in range(count):
            annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            if pdfium_c.FPDFAnnot_GetSubtype(annotation) == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
                yield page_index, index
            pdfium_c.FPDFPage_CloseAnnot(annotation)
        page.close()


def _name(raw: ctypes.c_void_p | None) -> str:
    if not raw:
        return ""
    return pdf_string(lambda buffer, size: pdfium_c.FPDFAttachment_GetName(raw, buffer, size))


def _size(raw: ctypes.c_void_p | None) -> int:
    size = ctypes.c_ulong()
    if raw and pdfium_c.FPDFAttachment_GetFile(raw, None, 0, size):
        return size.value
    return 0


def _content(raw: ctypes.c_void_p | None) -> bytes:
    size = ctypes.c_ulong()
    if not raw or not pdfium_c.FPDFAttachment_GetFile(raw, None, 0, size):
        raise DocumentDamaged("The attached file is missing in the PDF.", "Get a fresh copy.")
    buffer = ctypes.create_string_buffer(size.value)
    pdfium_c.FPDFAttachment_GetFile(raw, buffer, size.value, size)
    return buffer.raw[: size.value]


def _has_pinned(source: Source) -> bool:
    """May there be files pinned to pages? Only then is it worth to go through all pages."""
    if source.path is None:
        return _mentions_pinned(source.data)
    with (
        source.path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_,
    ):
        return _mentions_pinned(all_)


def _mentions_pinned(content: bytes | mmap.mmap) -> bool:
    if content.find(_PINNED) >= 0:
        return True
    left = _MOST_UNPACKED
    for match in _OBJECT_STREAM.finditer(content):
        unpacked = _inflated(content[match.end() : match.end() + MIB], left)
        left -= len(unpacked)
        if _PINNED in unpacked:
            return True
        if left <= 0:
            break
    return False


def _inflated(packed: bytes, most_bytes: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most_bytes)
    except zlib.error:  # encrypted, or packed in another way
        return b""
