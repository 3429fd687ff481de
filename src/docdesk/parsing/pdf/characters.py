"""The characters of one PDF page as pdfium gives them, cleaned."""

from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

_CR, _LF, _TAB, _SPACE, _SOFT_HYPHEN, _HYPHEN = 0x0D, 0x0A, 0x09, 0x20, 0xAD, 0x2D
_LINE_END_HYPHEN = 0xFFFE  # pdfium's stand-in for a hyphen and the line end after it
_BLANKS = (0x85, 0x1680, 0x2028, 0x2029, 0x205F, 0x3000)  # beside those made plain spaces


@dataclass(frozen=True, slots=True)
class Characters:
    """Code points of the cleaned text, and for each its character on pdfium's page.

    `dropped` counts the controls left out: many of them mean a font without a usable encoding.
    """

    points: NDArray[np.uint32]
    origin: NDArray[np.intp]
    dropped: int

    def text(self) -> str:
        """All of it, lines ended by line feeds."""
        return self.points.tobytes().decode("utf-32-le", errors="replace")

    def word_spans(self) -> NDArray[np.intp]:
        """Start and end of each run without blanks; `text().split()` are their texts."""
        points = self.points
        is_blank = (points == _SPACE) | (points == _LF) | (points == _TAB)
        if len(points) and points.max() > 0x7F:
            for blank in _BLANKS:
                is_blank |= points == blank
        edges = np.flatnonzero(np.diff(is_blank, prepend=True, append=True))
        return edges.reshape(-1, 2)

    def line_ends(self) -> NDArray[np.intp]:
        """Where the line feeds are."""
        return np.flatnonzero(self.points == _LF)


def read_characters(textpage: pdfium.PdfTextPage) -> Characters:
    """The page's characters in the order of its content."""
    return _clean(*_code_points(textpage))


def _code_points(textpage: pdfium.PdfTextPage) -> tuple[NDArray[np.uint32], NDArray[np.intp]]:
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


def _clean(points: NDArray[np.uint32], origin: NDArray[np.intp]) -> Characters:
    """One kind of line end, no controls; a hyphen at a line's end keeps the line end."""
    is_control = (points < 0x20) & (points != _LF) & (points != _TAB)
    is_control |= (points == 0xFFFF) | (points == 0x7F) | (points == 0xFEFF)
    dropped = int(is_control.sum() - (points == _CR).sum())
    copies = np.where(is_control, 0, 1)
    copies[points == _LINE_END_HYPHEN] = 2
    taken = np.repeat(np.arange(len(points)), copies)
    cleaned = points[taken]
    hyphens = np.flatnonzero(cleaned == _LINE_END_HYPHEN)
    cleaned[hyphens[::2]] = _HYPHEN
    cleaned[hyphens[1::2]] = _LF
    # In a PDF each character is drawn: fonts that call their hyphen "soft" show a hyphen.
    cleaned[(cleaned == _SOFT_HYPHEN) | (cleaned == 0x2010) | (cleaned == 0x2011)] = _HYPHEN
    cleaned[
        (cleaned == 0xA0) | ((cleaned >= 0x2000) & (cleaned <= 0x200A)) | (cleaned == 0x202F)
    ] = _SPACE
    return Characters(cleaned, origin[taken], dropped)
