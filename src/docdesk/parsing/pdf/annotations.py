"""Comments in a PDF: notes, free text and marked passages with something written to them."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docdesk.domain.documents import Box
from docdesk.parsing.pdf.forms import FormField, read_field
from docdesk.parsing.pdf.strings import pdf_string
from docdesk.parsing.pdf.text import as_shown
from docdesk.parsing.pdf.words import PageWords

_MOST = 5000  # annotations of one page
_MOST_MARKS = 500  # lines that one mark goes over
_MOST_WORDS = 60  # of the marked ones that are said again
_COMMENTS = frozenset(
    (
        pdfium_c.FPDF_ANNOT_TEXT,
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_HIGHLIGHT,
        pdfium_c.FPDF_ANNOT_UNDERLINE,
        pdfium_c.FPDF_ANNOT_SQUIGGLY,
        pdfium_c.FPDF_ANNOT_STRIKEOUT,
        pdfium_c.FPDF_ANNOT_CARET,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_INK,
        pdfium_c.FPDF_ANNOT_LINE,
        pdfium_c.FPDF_ANNOT_SQUARE,
        pdfium_c.FPDF_ANNOT_CIRCLE,
        pdfium_c.FPDF_ANNOT_POLYGON,
        pdfium_c.FPDF_ANNOT_POLYLINE,
    )
)
_UNSEEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True, slots=True)
class Annotations:
    """What is laid over a page: comments as lines of text with their places, and form fields."""

    comments: list[tuple[str, Box]] = field(default_factory=list)
    fields: list[FormField] = field(default_factory=list)
    pinned: list[Box] = field(default_factory=list)  # places of attached files


def read_annotations(page: pdfium.PdfPage, words: PageWords) -> Annotations:
    """The page's comments and filled form fields, in the file's order; links are neither.

    A comment on marked words says which of the page's `words` these are.
    """
    found = Annotations()
    form = page.formenv.raw if page.formenv else None
    for index in range(min(_MOST, max(0, pdfium_c.FPDFPage_GetAnnotCount(page)))):
        with _annotation(page, index) as raw:
            if not raw or pdfium_c.FPDFAnnot_GetFlags(raw) & _UNSEEN:
                continue
            kind = pdfium_c.FPDFAnnot_GetSubtype(raw)
            if kind in _COMMENTS and (comment := _comment(raw, page, words)):
                found.comments.append((comment, _place(raw, page)))
            elif kind == pdfium_c.FPDF_ANNOT_WIDGET and form:
                found.fields.extend(read_field(form, raw, _place(raw, page)))
            elif kind == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
                found.pinned.append(_place(raw, page))
    return found


def pdf_date(value: str) -> str:
    """ "D:20010203..." as 2001-02-03; anything else as it stands."""
    match = _DATE.match(value)
    return "-".join(part for part in match.groups() if part) if match else value


@contextmanager
def _annotation(page: pdfium.PdfPage, index: int) -> Iterator[ctypes.c_void_p | None]:
    raw = pdfium_c.FPDFPage_GetAnnot(page, index)
    try:
        yield raw
    finally:
        if raw:
            pdfium_c.FPDFPage_CloseAnnot(raw)


def _comment(raw: ctypes.c_void_p, page: pdfium.PdfPage, words: PageWords) -> str:
    """ "[comment by Anna Rossi, 2024-03-05, on “monthly rent”: text]", "" where nothing is said."""
    text = _value(raw, b"Contents")
    if not text or pdfium_c.FPDFAnnot_HasKey(raw, b"StateModel"):
        return ""
    author = _value(raw, b"T")
    date = _value(raw, b"CreationDate") or _value(raw, b"M")
    marked = _marked(raw, page, words)
    said_by = f" by {author}" if author else ""
    said_on = f", {pdf_date(date)}" if date.startswith("D:") else ""
    said_of = f", on “{marked}”" if marked and marked != text else ""
    return f"[comment{said_by}{said_on}{said_of}: {text}]"


def _marked(raw: ctypes.c_void_p, page: pdfium.PdfPage, words: PageWords) -> str:
    """The words whose middle lies in what is highlighted, underlined or struck out."""
    if not len(words) or not pdfium_c.FPDFAnnot_HasAttachmentPoints(raw):
        return ""
    x, y = words.boxes[:, [0, 2]].mean(axis=1), words.boxes[:, [1, 3]].mean(axis=1)
    is_marked = np.zeros(len(words), bool)
    for index in range(min(_MOST_MARKS, pdfium_c.FPDFAnnot_CountAttachmentPoints(raw))):
        quad = pdfium_c.FS_QUADPOINTSF()
        if pdfium_c.FPDFAnnot_GetAttachmentPoints(raw, index, quad):
            across = sorted((quad.x1, quad.x2, quad.x3, quad.x4))
            up = sorted((quad.y1, quad.y2, quad.y3, quad.y4))
            outer = np.array([[across[0], up[-1], across[-1], up[0]]], np.float32)
            x0, y0, x1, y1 = as_shown(outer, page)[0]
            is_marked |= (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
    tokens = words.tokens
    return " ".join(tokens[index] for index in np.flatnonzero(is_marked)[:_MOST_WORDS].tolist())


def _value(raw: ctypes.c_void_p, key: bytes) -> str:
    return pdf_string(
        lambda buffer, size: pdfium_c.FPDFAnnot_GetStringValue(raw, key, buffer, size)
    )


def _place(raw: ctypes.c_void_p, page: pdfium.PdfPage) -> Box:
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(raw, rect)
    x0, x1 = sorted((rect.left, rect.right))
    y0, y1 = sorted((rect.bottom, rect.top))
    return Box(*as_shown(np.array([[x0, y1, x1, y0]], np.float32), page)[0].tolist())
