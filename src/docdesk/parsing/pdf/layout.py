"""The reading order of one page: rows, cells, columns, paragraphs."""

import numpy as np
from numpy.typing import NDArray

from docdesk.parsing.pdf.columns import read_by_columns
from docdesk.parsing.pdf.rows import Row, Segment, join_cells
from docdesk.parsing.pdf.words import Boxes, Break, Indices, Mask, middle

Breaks = NDArray[np.uint8]

# In heights of the line, and in usual blanks between words (typewriter faces have wide ones): what
# parts cells, and what may part columns, which stand closer in print (12 points in 10-point text).
_CELL_GAP = (1.5, 3.2)
_COLUMN_GAP = (0.8, 2.2)
_WIDEST_BLANK = 1.0  # between words, in heights of the line; on a page of numbers all are wider
_SAME_LINE_GAP = 0.3
_FEWEST_GAPS = 5
_BIN = 2.0  # points
_MOST_BINS = 4000
_MOST_EDGE_LINES = 5  # of a header or footer
# A line this much further down than is usual on the page begins a new paragraph.
_PARAGRAPH_PITCH = 1.35


def arrange(tokens: list[str], boxes: Boxes, breaks: Breaks) -> tuple[Indices | None, Breaks]:
    """The order in which a person reads the words, and what stands before each in that order.

    The order of the page's content stays (None) unless it is plainly not the reading order:
    columns of prose written line by line across. Cells of a table's row share one line.
    """
    gaps, is_row = _gaps(boxes)
    # pdfium ends a line where one goes on after a figure above it.
    breaks[is_row & (gaps < _SAME_LINE_GAP) & (breaks == Break.LINE)] = Break.SPACE
    usual = middle(gaps[is_row]) if is_row.any() else 0.0
    breaks[is_row & (gaps > _wide(usual, _CELL_GAP)) & (breaks != Break.NONE)] = Break.CELL
    may_part = is_row & (gaps > _wide(usual, _COLUMN_GAP))
    found = None
    if _has_gutter(boxes, is_row, may_part) or np.count_nonzero(_jumps_up(boxes, breaks)) > 1:
        found = _rearranged(tokens, boxes, breaks, may_part)
    order, breaks = found or (None, breaks)
    turned = _edges_in_place(boxes if order is None else boxes[order], breaks)
    if turned is not None:
        order, breaks = turned if order is None else order[turned], breaks[turned]
    _open_paragraphs(boxes if order is None else boxes[order], breaks)
    return order, breaks


def _wide(usual: float, factors: tuple[float, float]) -> float:
    return max(factors[0], factors[1] * min(usual, _WIDEST_BLANK))


def _gaps(boxes: Boxes) -> tuple[NDArray[np.float32], Mask]:
    """For each word the blank before it in heights of the line; is it right of the one before?"""
    gaps, is_row = np.zeros(len(boxes), np.float32), np.zeros(len(boxes), bool)
    height = boxes[:, 3] - boxes[:, 1]
    least = np.maximum(np.minimum(height[1:], height[:-1]), 1.0)
    overlap = np.minimum(boxes[1:, 3], boxes[:-1, 3]) - np.maximum(boxes[1:, 1], boxes[:-1, 1])
    gaps[1:] = (boxes[1:, 0] - boxes[:-1, 2]) / least
    is_row[1:] = (overlap > 0.5 * least) & (gaps[1:] > -0.3)
    return gaps, is_row


def _has_gutter(boxes: Boxes, is_row: Mask, may_part: Mask) -> bool:
    """Do enough rows have a blank in the same place, with two words or more on either side?"""
    if np.count_nonzero(may_part) < _FEWEST_GAPS:
        return False
    index = np.arange(len(boxes))
    begin = np.maximum.accumulate(np.where(is_row, 0, index))
    size = np.bincount(begin, minlength=len(boxes))[begin]
    at = index[may_part & (index - begin > 1) & (index < begin + size - 1)]
    if len(at) < _FEWEST_GAPS:
        return False
    starts = np.clip(boxes[at - 1, 2] / _BIN + 1, 0, _MOST_BINS).astype(np.intp)
    ends = np.clip(boxes[at, 0] / _BIN + 1, 0, _MOST_BINS).astype(np.intp)
    counts = np.bincount(starts, minlength=_MOST_BINS + 1)
    counts -= np.bincount(ends, minlength=_MOST_BINS + 1)
    return bool(counts.cumsum().max() >= _FEWEST_GAPS)


def _jumps_up(boxes: Boxes, breaks: Breaks) -> Mask:
    """Lines that begin right of the line before and above it: the next cell or column."""
    starts = np.flatnonzero(breaks >= Break.LINE)
    starts = starts[starts > 0]
    before, first = boxes[starts - 1], boxes[starts]
    jumps: Mask = (first[:, 0] > before[:, 2]) & (first[:, 3] < before[:, 3] - 2)
    return jumps


def _rearranged(
    tokens: list[str], boxes: Boxes, breaks: Breaks, may_part: Mask
) -> tuple[Indices, Breaks] | None:
    rows = _rows(tokens, boxes, breaks, may_part)
    read = read_by_columns(rows)
    joined = join_cells(read)
    if read is rows and not joined:
        return None
    order: list[int] = []
    codes = breaks.copy()
    for index, row in enumerate(read):
        for place, segment in enumerate(row):
            follows = bool(order) and order[-1] == segment.start - 1
            if place == 0 and not follows:
                codes[segment.start] = Break.LINE
            if place == 0 and index in joined:
                codes[segment.start] = min(joined[index], codes[segment.start])
            order += range(segment.start, segment.end)
    taken = np.array(order, np.intp)
    return taken, codes[taken]


def _rows(tokens: list[str], boxes: Boxes, breaks: Breaks, may_part: Mask) -> list[Row]:
    """The lines in the order of the content, each parted where a column could begin."""
    is_turn = (breaks == Break.NONE) & (np.diff(boxes[:, 1], prepend=boxes[:1, 1]) > 1)
    opens_row = (breaks >= Break.LINE) & ~may_part | is_turn
    opens_row[:1] = True
    starts = np.flatnonzero(opens_row | may_part)
    ends = np.append(starts[1:], len(boxes))
    low = np.minimum.reduceat(boxes[:, :2], starts)
    high = np.maximum.reduceat(boxes[:, 2:], starts)
    first = (boxes[starts, 2] - boxes[starts, 0])[:, None]
    places = np.hstack([low, high, first]).tolist()
    rows: list[Row] = []
    for start, end, (x0, y0, x1, y1, width) in zip(
        starts.tolist(), ends.tolist(), places, strict=True
    ):
        segment = Segment(start, end, x0, y0, x1, y1, width, _continues(tokens[start]))
        if opens_row[start]:
            rows.append([segment])
        else:
            rows[-1].append(segment)
    return rows


def _continues(token: str) -> bool:
    """Does a line that begins so go on with a sentence? In scripts without capitals any may."""
    first = token.lstrip("(\"'“‘«[")[:1]
    return first.isalpha() and not first.isupper()


def _edges_in_place(boxes: Boxes, breaks: Breaks) -> Indices | None:
    """The order with footers last and headers first: many programs write them at the other end."""
    starts = breaks >= Break.LINE
    starts[:1] = True
    firsts = np.flatnonzero(starts)
    tops = np.minimum.reduceat(boxes[:, 1], firsts)
    bottoms = np.maximum.reduceat(boxes[:, 3], firsts)
    count = min(_MOST_EDGE_LINES, len(firsts) // 2)
    if not count:
        return None
    is_below = tops[:count] >= bottoms[count:].max()
    is_above = bottoms[-count:] <= tops[:-count].min()
    for is_off in (is_below, is_above):
        if is_off.sum() == _MOST_EDGE_LINES:  # a block of its own, not a footer or header
            is_off[:] = False
    if not is_below.any() and not is_above.any():
        return None
    rank = np.zeros(len(firsts), np.intp)
    rank[:count][is_below] = 1
    rank[-count:][is_above] = -1
    breaks[firsts] = np.maximum(breaks[firsts], Break.LINE)
    return np.argsort(np.repeat(rank, np.diff(firsts, append=len(boxes))), kind="stable")


def _open_paragraphs(boxes: Boxes, breaks: Breaks) -> None:
    """Mark the lines with more distance to the line above than is usual on the page."""
    starts = breaks >= Break.LINE
    starts[:1] = True
    firsts = np.flatnonzero(starts)
    pitches = np.diff(np.maximum.reduceat(boxes[:, 3], firsts))
    usual = pitches[pitches > 1]
    if len(usual) < 3:
        return
    opened = firsts[1:][pitches > _PARAGRAPH_PITCH * middle(usual)]
    breaks[opened] = Break.PARAGRAPH
