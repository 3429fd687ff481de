"""Rows of a page and their cells: tables whose cells have several lines become one line a row."""

from collections import Counter
from dataclasses import dataclass

from docdesk.parsing.pdf.words import Break

_LONGEST_CELL = 8  # lines; columns of prose are longer
_PITCH = 2.2  # line heights between two lines of one cell
_ALIGNED = 3.0  # points


@dataclass(frozen=True, slots=True)
class Segment:
    """Words `start:end` side by side on one line.

    `first_width` is the first word's, `continues`: they may go on with a sentence.
    """

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    first_width: float
    continues: bool

    @property
    def height(self) -> float:
        """How high the line is, in points."""
        return max(1.0, self.y1 - self.y0)


Row = list[Segment]


def join_cells(rows: list[Row]) -> dict[int, Break]:
    """For tables written cell by cell: what stands before each row that is not a line's start.

    Where the content goes on to the right of a block of lines, level with its first line or its
    middle, the next cell begins. In a table other rows have a cell that begins as far right.
    """
    found = [
        (start, jump)
        for jump in range(1, len(rows))
        if _is_jump(rows[jump - 1], rows[jump])
        and (start := _cell_start(rows, jump)) is not None
        and _is_wrapped(rows[start:jump])
        and _is_wrapped([rows[index] for index in (jump, *_last_cell(rows, jump))])
    ]
    inner = [segment for row in rows for segment in row[1:]] + [rows[jump][0] for _, jump in found]
    places = Counter(round(segment.x0 / _ALIGNED) for segment in inner)
    joined: dict[int, Break] = {}
    for start, jump in found:
        place = round(rows[jump][0].x0 / _ALIGNED)
        if sum(places[place + shift] for shift in (-1, 0, 1)) < 2:
            continue
        joined |= {index: Break.SPACE for index in range(start + 1, jump) if index not in joined}
        joined[jump] = Break.CELL
        joined |= dict.fromkeys(_last_cell(rows, jump), Break.SPACE)
    return joined


def _is_jump(above: Row, row: Row) -> bool:
    return row[0].x0 >= above[-1].x1 and row[0].y0 < above[0].y0 - 0.3 * above[0].height


def _cell_start(rows: list[Row], jump: int) -> int | None:
    """The first line of the block whose next cell begins at row `jump`."""
    block = _block_before(rows, jump)
    if not block:
        return None
    target, off = rows[jump][0], 0.6 * rows[jump][0].height
    middle = _middle(rows, [jump, *_last_cell(rows, jump)])
    if abs(_middle(rows, block) - middle) < off:
        return block[-1]
    return next((index for index in block if abs(rows[index][0].y0 - target.y0) < off), None)


def _block_before(rows: list[Row], jump: int) -> list[int]:
    """The lines above each other that end before row `jump` and left of it, the last one first."""
    block: list[int] = []
    for index in range(jump - 1, max(-1, jump - 1 - _LONGEST_CELL), -1):
        is_left = rows[index][-1].x1 <= rows[jump][0].x0
        if not is_left or (block and not _follows_down(rows[index], rows[index + 1])):
            break
        block.append(index)
    return block


def _is_wrapped(block: list[Row]) -> bool:
    """Is it one text that was broken where the next word did not fit, not a list of its own?

    The first line may stand right of other cells, and the last one left of the next cell.
    """
    left, right = block[-1][0].x0 - _ALIGNED, block[0][-1].x1 + _ALIGNED
    lines = [[part for part in row if left <= part.x0 < right] or row for row in block]
    widths = [line[-1].x1 - line[0].x0 for line in lines]
    return all(
        width + after[0].first_width > max(widths)
        for width, after in zip(widths, lines[1:], strict=False)
    )


def _middle(rows: list[Row], indices: list[int]) -> float:
    tops = [rows[index][0].y0 for index in indices]
    bottoms = [rows[index][0].y1 for index in indices]
    return (min(tops) + max(bottoms)) / 2


def _last_cell(rows: list[Row], jump: int) -> list[int]:
    """The rows that go on with the cell that begins at `jump`."""
    left = rows[jump][0].x0 - _ALIGNED
    found: list[int] = []
    for index in range(jump + 1, min(len(rows), jump + _LONGEST_CELL)):
        if rows[index][0].x0 < left or not _follows_down(rows[index - 1], rows[index]):
            break
        found.append(index)
    return found


def _follows_down(above: Row, row: Row) -> bool:
    return 0 < row[0].y0 - above[0].y0 < _PITCH * above[0].height
