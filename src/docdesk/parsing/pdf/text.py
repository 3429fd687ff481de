"""The text of one PDF page and where each of its words stands."""

import ctypes
import re
from array import array
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from docdesk.domain.documents import WordGeometry

_FONT_NAME = 128  # bytes; a longer name is not written and the one before counts
_BOLD_FONT = re.compile(rb"bold|black|heavy|demi", re.I)
_WORD = re.compile(r"\S+")
_CR, _LF, _TAB, _SOFT_HYPHEN, _HYPHEN = 0x0D, 0x0A, 0x09, 0xAD, 0x2D
_LINE_END_HYPHEN = 0xFFFE  # pdfium's stand-in for a hyphen and the line end after it
# FPDFText_GetLooseCharBox with plain addresses (page, index, FS_RECTF*: four floats): two calls a
# word are a fifth of the whole time, and building a ctypes structure for each is a third of that.
_get_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)

# A line this much further down than is usual on the page begins a new paragraph.
_PARAGRAPH_PITCH = 1.35


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text, its words' positions, and for each line its height and boldness.

    `lines` are the starts of the lines that hold words, `heights` in points, `is_bold` by the
    line's first character.
    """

    text: str
    words: WordGeometry
    width: float
    height: float
    lines: tuple[int, ...] = ()
    heights: tuple[float, ...] = ()
    is_bold: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class _Flow:
    """Code points of the cleaned text, and for each its character on pdfium's page."""

    points: NDArray[np.uint32]
    origin: NDArray[np.intp]

    def text(self) -> str:
        return self.points.tobytes().decode("utf-32-le", errors="replace")


def read_page(page: pdfium.PdfPage) -> PageText:
    """Text and word boxes of a page, in points from the top left of the page as it is shown."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        flow = _clean(*_characters(textpage))
        text = flow.text()
        spans = np.array([match.span() for match in _WORD.finditer(text)], np.intp).reshape(-1, 2)
        if not len(spans):
            return PageText("", WordGeometry(), width, height)
        first, last = flow.origin[spans[:, 0]], flow.origin[spans[:, 1] - 1]
        boxes = _as_shown(_char_boxes(textpage, first, last), page)
        spans, boxes = _split_broken(textpage, page, flow, spans, boxes)
        return _with_paragraphs(textpage, flow, spans, boxes, (width, height))
    finally:
        textpage.close()


def _characters(textpage: pdfium.PdfTextPage) -> tuple[NDArray[np.uint32], NDArray[np.intp]]:
    """Code points and the index of each on the page."""
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) == count:
        points = np.frombuffer(text.encode("utf-32-le", errors="replace"), np.uint32)
        return points, np.arange(count)
    # pdfium left characters out of its text or put some in: ask for each one.
    raw = textpage.raw
    single = np.array([pdfium_c.FPDFText_GetUnicode(raw, i) for i in range(count)], np.uint32)
    hyphens = [
        i for i in np.flatnonzero(single == 2) if pdfium_c.FPDFText_IsHyphen(raw, int(i)) == 1
    ]
    single[hyphens] = _LINE_END_HYPHEN
    return _join_surrogates(single)


def _join_surrogates(units: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.intp]]:
    origin = np.arange(len(units))
    high = np.flatnonzero((units[:-1] & 0xFC00 == 0xD800) & (units[1:] & 0xFC00 == 0xDC00))
    joined = units.copy()
    joined[high] = 0x10000 + ((units[high] & 0x3FF) << 10) + (units[high + 1] & 0x3FF)
    keep = np.ones(len(units), bool)
    keep[high + 1] = False
    joined, origin = joined[keep], origin[keep]
    joined[(joined & 0xFFFFF800 == 0xD800) | (joined > 0x10FFFF)] = 0xFFFD
    return joined, origin


def _clean(points: NDArray[np.uint32], origin: NDArray[np.intp]) -> _Flow:
    """One kind of line end, no controls; a hyphen at a line's end keeps the line end."""
    is_control = (points < 0x20) & (points != _LF) & (points != _TAB)
    is_control |= (points == 0xFFFF) | (points == 0x7F) | (points == 0xFEFF)
    copies = np.where(is_control, 0, 1)
    copies[points == _LINE_END_HYPHEN] = 2
    taken = np.repeat(np.arange(len(points)), copies)
    cleaned = points[taken]
    hyphens = np.flatnonzero(cleaned == _LINE_END_HYPHEN)
    cleaned[hyphens[::2]] = _HYPHEN
    cleaned[hyphens[1::2]] = _LF
    # In a PDF each character is drawn: fonts that call their hyphen "soft" show a hyphen.
    cleaned[cleaned == _SOFT_HYPHEN] = _HYPHEN
    cleaned[
        (cleaned == 0xA0) | ((cleaned >= 0x2000) & (cleaned <= 0x200A)) | (cleaned == 0x202F)
    ] = 0x20
    return _Flow(cleaned, origin[taken])


def _char_boxes(
    textpage: pdfium.PdfTextPage, first: NDArray[np.intp], last: NDArray[np.intp]
) -> NDArray[np.float32]:
    """The union of the boxes of a word's first and last character: left, top, right, bottom."""
    pairs = np.zeros((len(first), 2, 4), np.float32)
    raw = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    address = pairs.ctypes.data
    for begin, end in zip(first.tolist(), last.tolist(), strict=True):
        _get_box(raw, begin, address)
        _get_box(raw, end, address + 16)
        address += 32
    return np.stack(
        [
            np.minimum(pairs[:, :, 0], pairs[:, :, 2]).min(axis=1),
            np.maximum(pairs[:, :, 1], pairs[:, :, 3]).max(axis=1),
            np.maximum(pairs[:, :, 0], pairs[:, :, 2]).max(axis=1),
            np.minimum(pairs[:, :, 1], pairs[:, :, 3]).min(axis=1),
        ],
        axis=1,
    )


def _as_shown(boxes: NDArray[np.float32], page: pdfium.PdfPage) -> NDArray[np.float32]:
    """From the page's own space (origin bottom left, unrotated, uncropped) to how it is shown."""
    left, bottom, right, top = page.get_bbox()
    x0, y1, x1, y0 = boxes.T
    width, height = right - left, top - bottom
    turned = {
        0: (x0 - left, top - y1, x1 - left, top - y0),
        90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: (top - y1, right - x1, top - y0, right - x0),
    }
    rotation = page.get_rotation()
    shown = np.nan_to_num(np.stack(turned[rotation], axis=1))
    limits = (height, width) if rotation in (90, 270) else (width, height)
    clipped: NDArray[np.float32] = np.clip(shown, 0, np.array([*limits, *limits], np.float32))
    return clipped


def _split_broken(
    textpage: pdfium.PdfTextPage,
    page: pdfium.PdfPage,
    flow: _Flow,
    spans: NDArray[np.intp],
    boxes: NDArray[np.float32],
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Part the words whose ends stand on different lines, so that no box covers both lines."""
    heights = boxes[:, 3] - boxes[:, 1]
    letters = spans[:, 1] - spans[:, 0]
    widths = boxes[:, 2] - boxes[:, 0]
    is_broken = (heights > 1.9 * np.median(heights)) & (widths > heights) & (letters > 1)
    if not is_broken.any() or is_broken.sum() > 200:
        return spans, boxes
    parts, places = [], []
    for span, box, broken in zip(spans, boxes, is_broken, strict=True):
        if not broken:
            parts.append(span[None])
            places.append(box[None])
            continue
        chars = flow.origin[span[0] : span[1]]
        single = _as_shown(_char_boxes(textpage, chars, chars), page)
        is_lower = single[1:, 1] >= single[:-1, 3] - 0.3 * (single[:-1, 3] - single[:-1, 1])
        cuts = [0, *(np.flatnonzero(is_lower) + 1), len(chars)]
        for begin, end in pairwise(cuts):
            parts.append(np.array([[span[0] + begin, span[0] + end]]))
            piece = single[begin:end]
            low, high = piece[:, :2].min(axis=0), piece[:, 2:].max(axis=0)
            places.append(np.concatenate([low, high])[None])
    return np.concatenate(parts), np.concatenate(places)


def _with_paragraphs(
    textpage: pdfium.PdfTextPage,
    flow: _Flow,
    spans: NDArray[np.intp],
    boxes: NDArray[np.float32],
    size: tuple[float, float],
) -> PageText:
    """Put an empty line where the page leaves a gap between two lines."""
    ends_of_lines = np.flatnonzero(flow.points == _LF)
    line_of_word = np.searchsorted(ends_of_lines, spans[:, 0])
    lines, firsts = np.unique(line_of_word, return_index=True)
    tops = np.minimum.reduceat(boxes[:, 1], firsts)
    bottoms = np.maximum.reduceat(boxes[:, 3], firsts)
    gaps = _paragraph_gaps(lines, bottoms)
    inserts = ends_of_lines[lines[1:][gaps] - 1]
    text = np.insert(flow.points, inserts, _LF).tobytes().decode("utf-32-le", errors="replace")
    shifted = spans + np.searchsorted(inserts, spans[:, :1])
    return PageText(
        _tidy(text),
        WordGeometry(
            array("I", shifted[:, 0].astype(np.uint32).tobytes()),
            array("I", shifted[:, 1].astype(np.uint32).tobytes()),
            array("f", boxes.astype(np.float32).tobytes()),
        ),
        *size,
        lines=tuple(shifted[firsts, 0].tolist()),
        heights=tuple((bottoms - tops).tolist()),
        is_bold=_bold(textpage, flow.origin[spans[firsts, 0]]),
    )


def _bold(textpage: pdfium.PdfTextPage, characters: NDArray[np.intp]) -> tuple[bool, ...]:
    """Is each character bold by its font's name? The weight that fonts declare is unreliable."""
    name, flags, raw = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int(), textpage.raw
    found = []
    for index in characters.tolist():
        pdfium_c.FPDFText_GetFontInfo(raw, index, name, _FONT_NAME, flags)
        found.append(bool(_BOLD_FONT.search(name.value)))
    return tuple(found)


def _paragraph_gaps(lines: NDArray[np.intp], bottoms: NDArray[np.float32]) -> NDArray[np.bool_]:
    """For each line but the first: does it begin a paragraph by its distance to the one above?"""
    pitches = np.diff(bottoms)
    usual = pitches[pitches > 1]
    if len(usual) < 3:
        return np.zeros(len(pitches), bool)
    follows = np.diff(lines) == 1  # there is no empty line already
    is_gap: NDArray[np.bool_] = (pitches > _PARAGRAPH_PITCH * np.median(usual)) & follows
    return is_gap


def _tidy(text: str) -> str:
    """Without white space at the end; the start stays, since spans count from there."""
    return text.rstrip()
