"""The text of one PDF page in reading order and where each of its words stands."""

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from docdesk.parsing.pdf.characters import Characters, read_characters
from docdesk.parsing.pdf.layout import arrange
from docdesk.parsing.pdf.powers import may_hold_power, with_powers
from docdesk.parsing.pdf.words import Boxes, Break, Indices, PageWords, compose, middle, no_words

_FONT_NAME = 128  # bytes; a longer name is not written and the one before counts
_BOLD_FONT = re.compile(rb"bold|black|heavy|demi", re.I)
# FPDFText_GetLooseCharBox with plain addresses (page, index, FS_RECTF*: four floats): two calls a
# word are a fifth of the whole time, and building a ctypes structure for each is a third of that.
_get_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in the order of the page's content."""

    tokens: list[str]
    spans: Indices
    boxes: Boxes


def read_words(page: pdfium.PdfPage) -> tuple[PageWords, int]:
    """The page's words, in points from the top left of the page as it is shown.

    Returns:
        The words, and how many characters were left out because they are controls.
    """
    textpage = page.get_textpage()
    try:
        characters = read_characters(textpage)
        spans = characters.word_spans()
        if not len(spans):
            return no_words(), characters.dropped
        origin = characters.origin
        pairs = _end_boxes(textpage, origin[spans[:, 0]], origin[spans[:, 1] - 1])
        tokens = _with_powers(textpage, characters.text().split(), origin, spans, pairs)
        words = _Words(tokens, spans, as_shown(_united(pairs), page))
        words = _split_broken(textpage, page, characters, words)
        return _arranged(textpage, characters, words), characters.dropped
    finally:
        textpage.close()


def _arranged(textpage: pdfium.PdfTextPage, characters: Characters, words: _Words) -> PageWords:
    order, breaks = arrange(words.tokens, words.boxes, _breaks(characters, words.spans))
    tokens, boxes, spans = words.tokens, words.boxes, words.spans
    if order is not None:
        tokens = [tokens[index] for index in order.tolist()]
        boxes, spans = boxes[order], spans[order]
    is_first = breaks >= Break.LINE
    is_first[:1] = True
    is_bold = np.zeros(len(tokens), bool)
    is_bold[is_first] = _bold(textpage, characters.origin[spans[is_first, 0]])
    return compose(tokens, boxes, breaks, is_bold)


def _breaks(characters: Characters, spans: Indices) -> NDArray[np.uint8]:
    """What pdfium found between each word and the one before."""
    line = np.searchsorted(characters.line_ends(), spans[:, 0])
    ends = np.diff(line, prepend=line[:1])
    breaks = np.full(len(spans), Break.SPACE, np.uint8)
    breaks[1:][spans[1:, 0] == spans[:-1, 1]] = Break.NONE
    breaks[ends == 1] = Break.LINE
    breaks[ends > 1] = Break.PARAGRAPH
    return breaks


def _char_boxes(textpage: pdfium.PdfTextPage, characters: Indices) -> Boxes:
    """The box of each character: left, top, right, bottom."""
    return _united(_end_boxes(textpage, characters, characters))


def _end_boxes(textpage: pdfium.PdfTextPage, first: Indices, last: Indices) -> Boxes:
    """The boxes of a word's first and last character: left, top, right, bottom."""
    pairs = np.zeros((len(first), 2, 4), np.float32)
    raw = ctypes.cast(textpage.raw, ctypes.c_void_p)
    address = pairs.ctypes.data
    get_box = _get_box
    for begin, end in zip(first.tolist(), last.tolist(), strict=True):
        get_box(raw, begin, address)
        get_box(raw, end, address + 16)
        address += 32
    return pairs


def _united(pairs: Boxes) -> Boxes:
    """One box for each word out of those of its first and last character."""
    sides, heights = pairs[:, :, ::2].reshape(-1, 4), pairs[:, :, 1::2].reshape(-1, 4)
    return np.stack(
        [sides.min(axis=1), heights.max(axis=1), sides.max(axis=1), heights.min(axis=1)], axis=1
    )


def _with_powers(
    textpage: pdfium.PdfTextPage, tokens: list[str], origin: Indices, spans: Indices, pairs: Boxes
) -> list[str]:
    ends = pairs[:, :, 1::2]  # top and foot
    for index, token in enumerate(tokens):
        if may_hold_power(token, ends[index]):
            characters = origin[spans[index, 0] : spans[index, 1]]
            boxes = _char_boxes(textpage, characters)
            tokens[index] = with_powers(token, boxes[:, 1::2])
    return tokens


def as_shown(boxes: Boxes, page: pdfium.PdfPage) -> Boxes:
    """From the page's own space (origin bottom left, unrotated, uncropped) to how it is shown.

    `boxes` are left, top, right, bottom; what is returned is left, top, right, bottom as well.
    """
    left, bottom, right, top = page.get_bbox()
    x0, y1, x1, y0 = boxes.T
    width, height = right - left, top - bottom
    rotation = page.get_rotation()
    if rotation == 90:
        turned = (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    elif rotation == 180:
        turned = (right - x1, y0 - bottom, right - x0, y1 - bottom)
    elif rotation == 270:
        turned = (top - y1, right - x1, top - y0, right - x0)
    else:
        turned = (x0 - left, top - y1, x1 - left, top - y0)
    shown = np.nan_to_num(np.stack(turned, axis=1))
    limits = (height, width) if rotation in (90, 270) else (width, height)
    clipped: Boxes = np.clip(shown, 0, np.array([*limits, *limits], np.float32))
    return clipped


def _split_broken(
    textpage: pdfium.PdfTextPage, page: pdfium.PdfPage, characters: Characters, words: _Words
) -> _Words:
    """Part the words whose ends stand on different lines, so that no box covers both lines."""
    boxes, spans = words.boxes, words.spans
    heights = boxes[:, 3] - boxes[:, 1]
    letters = spans[:, 1] - spans[:, 0]
    widths = boxes[:, 2] - boxes[:, 0]
    is_broken = (heights > 1.9 * middle(heights)) & (widths > heights) & (letters > 1)
    if not is_broken.any() or is_broken.sum() > 200:
        return words
    tokens, parts, places = [], [], []
    for token, span, box, broken in zip(words.tokens, spans, boxes, is_broken, strict=True):
        if not broken:
            tokens.append(token)
            parts.append(span)
            places.append(box)
            continue
        chars = characters.origin[span[0] : span[1]]
        single = as_shown(_char_boxes(textpage, chars), page)
        is_lower = single[1:, 1] >= single[:-1, 3] - 0.3 * (single[:-1, 3] - single[:-1, 1])
        cuts = [0, *(np.flatnonzero(is_lower) + 1).tolist(), len(chars)]
        for begin, end in pairwise(cuts):
            tokens.append(token[begin:end])
            parts.append(np.array([span[0] + begin, span[0] + end]))
            piece = single[begin:end]
            places.append(np.concatenate([piece[:, :2].min(axis=0), piece[:, 2:].max(axis=0)]))
    return _Words(tokens, np.stack(parts), np.stack(places))


def _bold(textpage: pdfium.PdfTextPage, characters: Indices) -> list[bool]:
    """Is each character bold by its font's name? The weight that fonts declare is unreliable."""
    name, flags, raw = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int(), textpage.raw
    found = []
    for index in characters.tolist():
        pdfium_c.FPDFText_GetFontInfo(raw, index, name, _FONT_NAME, flags)
        found.append(bool(_BOLD_FONT.search(name.value)))
    return found
