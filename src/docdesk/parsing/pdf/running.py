"""Running headers, footers and page numbers: said once, not on every page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docdesk.parsing.pdf.words import Indices, Mask, PageWords, middle

_FEWEST_PAGES = 3
_OUTERMOST = 4  # lines at the top, and at the bottom, that may be running
_ZONE = 0.2  # of the page's height
_MARGIN = 0.125  # of its width, where lines may run upwards: signatures of Italian courts, stamps
_SAME_PLACE = 6.0  # points up or down
# A running line is set off from the text by more than the usual pitch; where it is not, it could
# be the text's own first line. And a header is not much larger than the text: that is a title.
_SET_OFF = 1.3
_LARGEST = 1.5
_PAGE_WORD = r"(?:pages?|pagina|pagg?|pg?|seite|foglio|folio|sheet)\.?"
_OF = r"(?:of|di|de|von|/)"
# What a page's number looks like: alone, after the word for it, or "3 of 12".
_PAGE_NUMBER = re.compile(
    rf"[-–—\[(|.\s]*(?:{_PAGE_WORD}\s*)?(?:[A-Z]{{1,3}}-)?(?P<number>\d{{1,4}}|[ivxlc]{{1,7}})"
    rf"(?:\s*{_OF}\s*\d{{1,4}})?[-–—\])|.\s]*",
    re.I,
)
# The same within a line that says more.
_WITHIN = re.compile(
    rf"\b{_PAGE_WORD}\s*(?P<worded>\d{{1,4}})(?:\s*{_OF}\s*\d{{1,4}})?"
    rf"|(?<![\d/.,-])(?P<counted>\d{{1,4}})\s*{_OF}\s*\d{{1,4}}$"
    r"|(?:^|(?<=\t))(?P<cell>\d{1,4})(?=$|\t)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_LONGEST = 150  # characters of a line that holds a page number
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _Side(Enum):
    TOP = auto()
    BOTTOM = auto()
    MARGIN = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line near the edge of a page.

    `wording` is the text with the page's number taken out, "" where there is nothing else;
    `distance` is from the edge, `is_set_off`: far from the next line inwards.
    """

    page: int
    side: _Side
    start: int  # its words
    end: int
    wording: str
    number: int | None
    distance: float
    is_set_off: bool


_Edge = list[_Line]  # from the edge inwards


@dataclass(frozen=True, slots=True)
class RunningLines:
    """The lines that repeat from page to page: page (from 0) and wording of each."""

    wordings: frozenset[tuple[int, str]] = frozenset()

    def has(self, page: int, line: str) -> bool:
        """Is this line of this page one of them?"""
        return (page, _taken_apart(line)[0]) in self.wordings


def drop_running_lines(
    pages: list[PageWords], sizes: Sequence[tuple[float, float]]
) -> RunningLines:
    """Take from the pages, in place, the running lines said on a page before, and page numbers.

    A line is running if it stands in the same place near the edge of three pages or more with the
    same words, with nothing but other such lines beyond it, and apart from the text; or if it
    runs up or down the margin. `sizes` are the pages' widths and heights.
    """
    if len(pages) < _FEWEST_PAGES:
        return RunningLines()
    edges = [
        edge
        for index, (page, size) in enumerate(zip(pages, sizes, strict=True))
        for edge in _edges(index, page, size)
    ]
    lines = list(_blocks(edges))
    masks: dict[int, Mask] = {}
    for line in _repeated(lines):
        mask = masks.setdefault(line.page, np.ones(len(pages[line.page]), bool))
        mask[line.start : line.end] = False
    for index, mask in masks.items():
        pages[index] = pages[index].kept(mask)
    return RunningLines(frozenset((line.page, line.wording) for line in lines if line.wording))


def _edges(index: int, page: PageWords, size: tuple[float, float]) -> Iterator[_Edge]:
    firsts = page.line_starts
    width, height = size
    if not len(firsts) or height <= 0:
        return
    left, top = np.minimum.reduceat(page.boxes[:, :2], firsts).T
    right, bottom = np.maximum.reduceat(page.boxes[:, 2:], firsts).T
    ends = np.append(firsts[1:], len(page))

    def line(at: int, side: _Side, distance: float, *, is_set_off: bool) -> _Line:
        start, end = int(firsts[at]), int(ends[at])
        text = page.text[page.spans[start, 0] : page.spans[end - 1, 1]]
        return _Line(index, side, start, end, *_taken_apart(text), distance, is_set_off)

    is_upright = (bottom - top > 2 * (right - left)) & (ends - firsts > 1)
    in_margin = is_upright & ((right < _MARGIN * width) | (left > (1 - _MARGIN) * width))
    for at in np.flatnonzero(in_margin).tolist():
        yield [line(at, _Side.MARGIN, float(top[at]), is_set_off=True)]
    flat = np.flatnonzero(~is_upright)
    if not len(flat):
        return
    order = flat[np.argsort(top[flat], kind="stable")]
    usual = _usual(np.diff(top[order]), height)
    is_title = bottom - top > _LARGEST * middle((bottom - top)[flat])
    yield [
        line(at, _Side.TOP, float(top[at]), is_set_off=is_set_off)
        for at, is_set_off in _outermost(top, order, usual)
        if top[at] < _ZONE * height and not is_title[at]
    ]
    distances = height - bottom
    yield [
        line(at, _Side.BOTTOM, float(distances[at]), is_set_off=is_set_off)
        for at, is_set_off in _outermost(distances, order[::-1], usual)
        if distances[at] < _ZONE * height
    ]


def _usual(pitches: NDArray[np.floating[Any]], without: float) -> float:
    pitches = pitches[pitches > 1]
    return middle(pitches) if len(pitches) else without


def _outermost(
    distances: NDArray[np.floating[Any]], inwards: Indices, usual: float
) -> Iterator[tuple[int, bool]]:
    """The first lines from the edge, and whether each is set off from what follows inwards."""
    for place, at in enumerate(inwards[:_OUTERMOST].tolist()):
        further = [float(distances[other] - distances[at]) for other in inwards[place + 1 :][:8]]
        steps = [step for step in further if step > _SAME_PLACE / 2]
        yield at, not steps or min(steps) > _SET_OFF * usual


def _taken_apart(text: str) -> tuple[str, int | None]:
    """The line without its page number, and the number."""
    if match := _PAGE_NUMBER.fullmatch(text):
        return "", _value(match["number"])
    if len(text) <= _LONGEST and _DIGIT.search(text) and (match := _WITHIN.search(text)):
        digits = next(group for group in match.groups() if group)
        return _wording(text[: match.start()] + "#" + text[match.end() :]), int(digits)
    return _wording(text), None


def _wording(text: str) -> str:
    return " ".join(text.split()).casefold()


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    smaller = [-value if value < after else value for value, after in pairwise([*values, 0])]
    return sum(smaller)


def _blocks(edges: Sequence[_Edge]) -> Iterator[_Line]:
    """The running lines, page by page."""
    running = _running([line for edge in edges for line in edge])
    for edge in edges:
        block: list[_Line] = []
        for line in edge:
            if line not in running:
                break
            block.append(line)
        while block and not (block[-1].is_set_off or not block[-1].wording):
            block.pop()
        yield from block


def _running(lines: Iterable[_Line]) -> set[_Line]:
    """The lines that stand in the same place on enough pages."""
    groups: dict[tuple[_Side, str], list[_Line]] = defaultdict(list)
    for line in lines:
        groups[line.side, line.wording].append(line)
    return {line for group in groups.values() for line in _in_place(group)}


def _in_place(group: list[_Line]) -> list[_Line]:
    middle = median(line.distance for line in group)
    near = [line for line in group if abs(line.distance - middle) <= _SAME_PLACE]
    if len({line.page for line in near}) < _FEWEST_PAGES or not _counts_pages(near):
        return []
    return near


def _counts_pages(group: list[_Line]) -> bool:
    """Do the numbers, if there are any, go up with the pages, or stay among the same words?"""
    numbered = [(line.page, line.number) for line in group if line.number is not None]
    steps = [
        after - before == next_page - page or (after == before and bool(group[0].wording))
        for (page, before), (next_page, after) in pairwise(numbered)
    ]
    return not steps or 2 * sum(steps) >= len(steps)


def _repeated(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines that were said before, and those that say nothing but the page's number."""
    said: set[str] = set()
    for line in lines:
        if line.wording in said or not line.wording:
            yield line
        said.add(line.wording)
