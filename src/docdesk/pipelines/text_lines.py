"""The lines of a document's text, without what runs along on its pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docdesk.domain.documents import Page

_EDGE = 3  # lines at the head and at the foot of a page, among which running lines are
_RUNNING_SHARE = 0.3  # of the pages have a running line; of one this long two pages are enough:
_TELLING = 15  # characters
_PAGE_OF = re.compile(r"[\W_]*\d+\s*(?:of|di|/)\s*\d+[\W_]*", re.IGNORECASE)
_NAMED_PAGE = re.compile(
    r"\W*(?:page|pagina|pag\.|p\.)\s*\d+(?:\s*(?:of|di|/)\s*\d+)?\W*", re.IGNORECASE
)
_LONGEST_RUNNING = 200  # characters; a longer line is a paragraph
_SHORTEST_PAGE = 400  # characters between two page numbers
_BARE_NUMBER = re.compile(r"[-–—]?\s*(\d{1,4})\s*[-–—]?")
_NUMBER = re.compile(r"\d{1,9}")
_WORD = re.compile(r"[^\W_]")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+\s+[^\W\d_]")  # no running line begins like a clause


@dataclass(frozen=True, slots=True)
class Line:
    """A line at characters `start:end` of a page."""

    page: int
    start: int
    end: int
    text: str
    after_gap: bool  # an empty line stands above it
    opens_page: bool


def text_lines(pages: Sequence[Page]) -> Iterator[Line]:
    """The lines that hold text; running heads, page numbers and drawn rules are left out.

    A line that runs along has the same words on several pages, and the same figures but for the
    number of the page: an amount or a date that changes from page to page is text.
    """
    found = {page.number: list(_page_lines(page)) for page in pages}
    running = _running(found)
    numbers = _page_numbers([line for lines in found.values() for line in lines], found)
    for page, lines in found.items():
        is_first = True
        for index, line in enumerate(lines):
            is_edge = _is_edge(index, len(lines))
            if not _WORD.search(line.text) or (line.page, line.start) in numbers:
                continue
            if is_edge and _runs_along(line, running):
                continue
            yield replace(line, opens_page=is_first and page > 1)
            is_first = False


def _page_lines(page: Page) -> Iterator[Line]:
    start, gap = 0, False
    for raw in page.text.split("\n"):
        text = raw.strip()
        if text:
            at = start + len(raw) - len(raw.lstrip())
            yield Line(page.number, at, at + len(text), text, gap, False)
        gap = not text
        start += len(raw) + 1


def _is_edge(index: int, count: int) -> bool:
    return index < _EDGE or index >= count - _EDGE


def _runs_along(line: Line, running: frozenset[str]) -> bool:
    if _DOTTED.match(line.text):
        return False
    if _PAGE_OF.fullmatch(line.text) or _NAMED_PAGE.fullmatch(line.text):
        return True
    return any(mark in running for mark in _marks(line))


def _running(found: dict[int, list[Line]]) -> frozenset[str]:
    """The marks of lines that stand at the head or foot of many pages."""
    counts: Counter[str] = Counter()
    for lines in found.values():
        edges = [line for index, line in enumerate(lines) if _is_edge(index, len(lines))]
        counts.update({m for line in edges if not line.text[0].islower() for m in _marks(line)})
    many = max(2, _RUNNING_SHARE * len(found))
    return frozenset(
        mark
        for mark, count in counts.items()
        if count >= (2 if len(mark) > _TELLING else many) and len(mark) > 3
    )


def _marks(line: Line) -> Iterator[str]:
    """The line as it is, and with each of its numbers as its distance from the page's number."""
    if len(line.text) > _LONGEST_RUNNING:
        return
    text = " ".join(line.text.split()).lower()
    yield text
    for found in _NUMBER.finditer(text):
        distance = int(found.group()) - line.page
        yield f"{text[: found.start()]}#{distance}#{text[found.end() :]}"


def _page_numbers(lines: Sequence[Line], found: dict[int, list[Line]]) -> set[tuple[int, int]]:
    """Where a number stands alone and counts the pages: here, or in what this was made from.

    It is the page's own number, or one of several that follow each other.
    """
    edges = {
        (line.page, line.start)
        for page_lines in found.values()
        for index, line in enumerate(page_lines)
        if _is_edge(index, len(page_lines))
    }
    bare = [
        (line, int(match[1]))
        for line in lines
        if (match := _BARE_NUMBER.fullmatch(line.text))
        and (line.after_gap or (line.page, line.start) in edges)
    ]
    pages = Counter(distance for _, distance in {(ln.page, n - ln.page) for ln, n in bare})
    outermost = {(ln.page, ln.start) for lines in found.values() for ln in lines[:1] + lines[-1:]}
    known = {
        (line.page, line.start)
        for line, number in bare
        if pages[number - line.page] > 1
        or (number == line.page and (line.page, line.start) in outermost)
    }
    for (one, first), (other, second) in pairwise(bare):
        is_apart = other.page > one.page or other.start - one.end >= _SHORTEST_PAGE
        if second == first + 1 and is_apart:
            known |= {(one.page, one.start), (other.page, other.start)}
    return known
