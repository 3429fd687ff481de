"""Columns of prose that a file holds line by line across: put back into reading order."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from docdesk.parsing.pdf.rows import Row, Segment

_BIN = 2.0  # points
_FEWEST_ROWS = 5
_ATTEMPTS = 4  # places on a page where columns are looked for
_DEPTH = 3  # columns within columns
# Prose fills its column and goes on from line to line; cells of a table do neither.
_FULL_LINE = 0.75
_FULL_SHARE = 0.5
_CONTINUED_SHARE = 0.3
_FEWEST_WORDS = 2.0  # a line
_EDGE_PITCH = 2.0  # line heights: what is further off a region's end is not part of it


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows (by index) with prose on both sides of a blank strip."""

    rows: frozenset[int]
    gutter: float


def read_by_columns(rows: list[Row], depth: int = 0) -> list[Row]:
    """The rows in reading order; the very same list where nothing is to be changed."""
    regions = _regions(rows)
    if not regions:
        return rows
    region_of = {index: region for region in regions for index in region.rows}
    read: list[Row] = []
    done: set[int] = set()
    for index, row in enumerate(rows):
        if index not in region_of:
            read.append(row)
        elif id(region_of[index]) not in done:
            done.add(id(region_of[index]))
            for side in _sides(rows, region_of[index]):
                read += read_by_columns(side, depth + 1) if depth < _DEPTH else side
    return read


def _sides(rows: list[Row], region: _Region) -> tuple[list[Row], list[Row]]:
    ordered = sorted((rows[index] for index in region.rows), key=_top)
    left = [[segment for segment in row if segment.x1 <= region.gutter] for row in ordered]
    right = [[segment for segment in row if segment.x0 >= region.gutter] for row in ordered]
    return [row for row in left if row], [row for row in right if row]


def _regions(rows: list[Row]) -> list[_Region]:
    gaps = [(a.x1, b.x0) for row in rows for a, b in pairwise(row)]
    free = set(range(len(rows)))
    found: list[_Region] = []
    for _ in range(_ATTEMPTS):
        if len(gaps) < _FEWEST_ROWS:
            break
        gutter, most = _commonest(gaps)
        if most < _FEWEST_ROWS:
            break
        for run in _runs(rows, free, gutter):
            region = _Region(frozenset(run), gutter)
            if all(_is_prose(side) for side in _sides(rows, region)):
                found.append(region)
                free -= region.rows
        gaps = [gap for gap in gaps if not gap[0] <= gutter <= gap[1]]
    return found


def _commonest(gaps: list[tuple[float, float]]) -> tuple[float, int]:
    """The place that most of the gaps hold, and how many do."""
    counts: dict[int, int] = {}
    for start, end in gaps:
        for place in range(int(start / _BIN) + 1, int(end / _BIN) + 1):
            counts[place] = counts.get(place, 0) + 1
    most = max(counts.values(), default=0)
    best = [place for place, count in counts.items() if count == most]
    return (sorted(best)[len(best) // 2] * _BIN if best else 0.0), most


def _runs(rows: list[Row], free: set[int], gutter: float) -> list[list[int]]:
    """Neighbouring rows from top to bottom that leave the place free, enough of them parted."""
    runs: list[list[int]] = [[]]
    for index in sorted(free, key=lambda index: _top(rows[index])):
        if any(segment.x0 < gutter < segment.x1 for segment in rows[index]):
            runs.append([])
        else:
            runs[-1].append(index)
    trimmed = (_trimmed(rows, run, gutter) for run in runs)
    return [
        run
        for run in trimmed
        if sum(_is_parted(rows[index], gutter) for index in run) >= _FEWEST_ROWS
    ]


def _trimmed(rows: list[Row], run: list[int], gutter: float) -> list[int]:
    """Without what stands alone above or below: a page number, a heading far off."""
    run = _trimmed_top(rows, run, gutter)
    return _trimmed_top(rows, run[::-1], gutter)[::-1]


def _trimmed_top(rows: list[Row], run: list[int], gutter: float) -> list[int]:
    for place, (index, after) in enumerate(pairwise(run)):
        row = rows[index]
        is_near = abs(_top(rows[after]) - _top(row)) <= _EDGE_PITCH * row[0].height
        if is_near or (_is_parted(row, gutter) and row[-1].continues):
            return run[place:]
    return run


def _is_parted(row: Row, gutter: float) -> bool:
    return row[0].x1 <= gutter <= row[-1].x0


def _is_prose(lines: list[Row]) -> bool:
    if len(lines) < _FEWEST_ROWS:
        return False
    left = min(line[0].x0 for line in lines)
    width = max(line[-1].x1 for line in lines) - left
    full = sum(line[-1].x1 - left >= _FULL_LINE * width for line in lines)
    continued = sum(line[0].continues for line in lines)
    return (
        full >= _FULL_SHARE * len(lines)
        and continued >= _CONTINUED_SHARE * len(lines)
        and fmean(_count(line) for line in lines) >= _FEWEST_WORDS
    )


def _count(line: Row) -> int:
    return sum(segment.end - segment.start for segment in line)


def _top(row: list[Segment]) -> float:
    return row[0].y0
