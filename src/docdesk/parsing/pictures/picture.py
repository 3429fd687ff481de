"""Pictures: a page for each frame, whose text is recognised later."""

import io
import struct
from dataclasses import dataclass

from PIL import Image

from docdesk.domain.documents import DocumentKind, Page, PageImage, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
)
from docdesk.parsing.ink import has_ink
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.pictures.frames import (
    Size,
    decode,
    frame_indices,
    is_animation,
    load_colour,
    load_grey,
    open_picture,
    size_of,
)
from docdesk.parsing.raster import GreyPage
from docdesk.parsing.source import Source

# What Pillow's decoders raise for data that is cut off or makes no sense.
_DECODING_ERRORS = (OSError, SyntaxError, ValueError, IndexError, KeyError, struct.error)

# An icon or a logo: the smallest line of print that can be read is 20 pixels high.
_LEAST_SIDE, _LEAST_LONG_SIDE = 16, 60
_FRAMES_LOOKED_AT = 50  # 0.1 s each; of longer files the rest is sent to recognition unseen
# Print of 8 points at 100 dpi is read with 15 percent wrong words, doubled with less than 1; from
# 150 dpi on doubling gains nothing. Screenshots and photographs do not say how fine they are.
_COARSE_DPI = 140.0
_SMALL_PIXELS = 4_000_000  # A4 at 200 dpi
_MOST_PIXELS = 16_000_000  # as for pages of PDF files
_MOST_SIDE = 32_000  # Tesseract's coordinates have 16 bits


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The picture's frames as pages without text, to be recognised unless they have been.

    Raises:
        DocumentEmpty: there can be no text on it: an icon, or nothing but one colour.
        DocumentTooLarge: it has too many pixels or frames.
        DocumentDamaged: no frame can be decoded.
    """
    recognised = {page.number: page for page in options.recognised}
    with open_picture(source) as image:
        indices, is_list_cut_off = frame_indices(image)
        if len(indices) > options.limits.pages:
            raise DocumentTooLarge(
                f"The picture has {len(indices):,} pages; the limit is {options.limits.pages:,}.",
                "Raise the limit in the settings, or split the document.",
            )
        frames = [_look(image, index, number) for number, index in enumerate(indices, 1)]
        notes = _notes(image, frames, is_list_cut_off=is_list_cut_off)
    _check_any_text(frames)
    waiting = [frame.page.number for frame in frames if not frame.reason]
    return ParsedDocument(
        DocumentKind.PICTURE,
        source.title,
        tuple(recognised.get(frame.page.number, frame.page) for frame in frames),
        notes=notes,
        to_recognise=tuple(number for number in waiting if number not in recognised),
    )


def draw(source: Source, page: int, dots_per_inch: float, _: ReadOptions) -> PageImage:
    """Frame `page` (from 1) as PNG, at its own resolution where that is lower."""
    with open_picture(source) as image:
        _go_to(image, page)
        size = size_of(image)
        shown = _decoded(image, page, grey=False)
    shown = _scaled(shown, min(1.0, dots_per_inch / size.dots_per_inch))
    packed = io.BytesIO()
    shown.save(packed, "PNG", compress_level=1)
    return PageImage(packed.getvalue(), size.width, size.height)


def draw_grey(source: Source, page: int, dots_per_inch: float, _: ReadOptions) -> GreyPage:
    """Frame `page` (from 1) as grey pixels in its own resolution.

    Small ones are doubled, and what is finer than `dots_per_inch` is made coarser.
    """
    with open_picture(source) as image:
        _go_to(image, page)
        size = size_of(image)
        shown = _decoded(image, page, grey=True)
    shown = _scaled(shown, _recognition_scale(size, dots_per_inch))
    return GreyPage(shown.tobytes(), shown.width, shown.height, size.width, size.height)


def _recognition_scale(size: Size, wanted_dpi: float) -> float:
    is_coarse = size.dots_per_inch < _COARSE_DPI or not size.is_declared
    if is_coarse and size.columns * size.rows < _SMALL_PIXELS:
        return 2.0
    return min(1.0, wanted_dpi / size.dots_per_inch)


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    most = (_MOST_PIXELS / (image.width * image.height)) ** 0.5
    scale = min(scale, most, _MOST_SIDE / max(image.size))
    if abs(scale - 1) < 0.01:
        return image
    wanted = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(wanted, Image.Resampling.BICUBIC)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame as a page, and why it needs no recognition ("" when it does)."""

    page: Page
    reason: str = ""
    is_cut_off: bool = False

    @property
    def is_damaged(self) -> bool:
        return self.reason == _DAMAGED


_DAMAGED = "damaged"


def _look(image: Image.Image, index: int, number: int) -> _Frame:
    try:
        image.seek(index)
        size = size_of(image)
        page = Page(number, "", width=size.width, height=size.height)
        if min(image.size) < _LEAST_SIDE or max(image.size) < _LEAST_LONG_SIDE:
            columns, rows = image.size
            reason = f"A picture without text: it has only {columns} x {rows} pixels."
            return _Frame(page, reason)
        if number > _FRAMES_LOOKED_AT:
            return _Frame(page)
        is_whole = decode(image)
        if has_ink(load_grey(image)):
            return _Frame(page, is_cut_off=not is_whole)
        if not is_whole:
            return _Frame(page, _DAMAGED)
        return _Frame(page, reason="A picture without text: it shows one colour.")
    except _DECODING_ERRORS:
        return _Frame(Page(number, ""), _DAMAGED)


def _check_any_text(frames: list[_Frame]) -> None:
    reasons = [frame.reason for frame in frames if not frame.is_damaged]
    if not reasons:
        raise DocumentDamaged(
            "The picture cannot be decoded: it is damaged or cut off.",
            "Open it in its own program and save it again, or get a fresh copy.",
        )
    if all(reasons):
        raise DocumentEmpty(reasons[0])


def _notes(image: Image.Image, frames: list[_Frame], *, is_list_cut_off: bool) -> tuple[str, ...]:
    notes = []
    damaged = sum(frame.is_damaged for frame in frames)
    if damaged:
        note = f"{damaged} of {len(frames)} pages are damaged and were left out."
        notes.append(note)
    if any(frame.is_cut_off for frame in frames):
        note = "The picture is cut off: what is there of it was read."
        notes.append(note)
    if is_list_cut_off:
        note = f"The file is damaged: what comes after page {len(frames)} cannot be read."
        notes.append(note)
    if is_animation(image):
        note = "The picture moves: only what it shows first was read."
        notes.append(note)
    return tuple(notes)


def _go_to(image: Image.Image, page: int) -> None:
    indices, _ = frame_indices(image)
    if not 1 <= page <= len(indices):
        raise DocumentError(f"The document has no page {page}; it has {len(indices)}.")
    image.seek(indices[page - 1])


def _decoded(image: Image.Image, page: int, *, grey: bool) -> Image.Image:
    try:
        return load_grey(image) if grey else load_colour(image)
    except _DECODING_ERRORS as error:
        raise DocumentDamaged(f"Page {page} is damaged and cannot be drawn.") from error
