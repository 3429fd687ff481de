"""The words of one page: their texts, where they stand and what parts them."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.documents import WordGeometry

Boxes: TypeAlias = NDArray[np.float32]
Indices: TypeAlias = NDArray[np.intp]
Mask: TypeAlias = NDArray[np.bool_]


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0  # the second piece of one word, on another line
    SPACE = 1
    CELL = 2  # on the same line, at a distance: the next cell or tab stop
    LINE = 3
    PARAGRAPH = 4


_SEPARATORS = ("", " ", "\t", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's text and its words: word `i` is `text[spans[i, 0] : spans[i, 1]]` in `boxes[i]`.

    `breaks` are what stands before each word. `is_bold` holds for the first word of each line.
    """

    text: str
    spans: NDArray[np.int32]
    boxes: Boxes
    breaks: NDArray[np.uint8]
    is_bold: Mask

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def tokens(self) -> list[str]:
        """The text of each word."""
        return [self.text[start:end] for start, end in self.spans.tolist()]

    @property
    def line_starts(self) -> Indices:
        """The first word of each line."""
        starts = self.breaks >= Break.LINE
        starts[:1] = True
        return np.flatnonzero(starts)

    def geometry(self) -> WordGeometry:
        """The words' positions in the form that pages keep."""
        return WordGeometry(
            array("I", self.spans[:, 0].astype(np.uint32).tobytes()),
            array("I", self.spans[:, 1].astype(np.uint32).tobytes()),
            array("f", self.boxes.astype(np.float32).tobytes()),
        )

    def kept(self, keep: Mask) -> "PageWords":
        """The page with these words only."""
        tokens = [
            token for token, is_kept in zip(self.tokens, keep.tolist(), strict=True) if is_kept
        ]
        return compose(tokens, self.boxes[keep], self.breaks[keep], self.is_bold[keep])


def compose(
    tokens: Sequence[str], boxes: Boxes, breaks: NDArray[np.uint8], is_bold: Mask
) -> PageWords:
    """The page's text out of its words and what parts them."""
    parts = [""] * (2 * len(tokens))
    parts[::2] = [_SEPARATORS[code] for code in breaks.tolist()]
    parts[:1] = [""] * bool(tokens)
    parts[1::2] = tokens
    ends = np.cumsum(np.fromiter(map(len, parts), np.intp, len(parts))).reshape(-1, 2)
    return PageWords("".join(parts), ends.astype(np.int32), boxes, breaks, is_bold)


def no_words() -> PageWords:
    """The words of a page without text."""
    boxes = np.zeros((0, 4), np.float32)
    return compose((), boxes, np.zeros(0, np.uint8), np.zeros(0, bool))


def middle(values: NDArray[np.floating[Any]]) -> float:
    """The middle value of some; several times faster than NumPy's median on a page's few words."""
    return float(np.sort(values)[len(values) // 2])
