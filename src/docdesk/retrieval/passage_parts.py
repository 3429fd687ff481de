"""Sentences of a passage without the marks around them: bullets, Markdown, page numbers."""

import re
from dataclasses import dataclass

from docdesk.domain.answers import Span
from docdesk.retrieval.headings import NUMBER
from docdesk.retrieval.table_rows import Row, cells_of

BULLET = "-"  # the marker of any of them
WORD = re.compile(r"[^\W_]")
_BULLET = re.compile(r"[•▪◦‣·●○■–—*-]\s+")
_PAGE_LINE = re.compile(
    r"\W*(?:(?:page|pagina|pag\.|p\.)\s*\d+(?:\s*(?:of|di|/)\s*\d+)?|\d+\s*(?:of|di|/)\s*\d+)\W*"
    r"|[-–—]?\s?\d{1,4}\s?[-–—]?",
    re.IGNORECASE,
)
_PAGE_NUMBER_BELOW = re.compile(r"\s*\n[ \t]*[-–—]?[ \t]*\d{1,4}[ \t]*[-–—]?$")
# Marks of Markdown: quotation, heading, a number in bold, a border of a table.
_MARKS_BEFORE = re.compile(
    r"(?:>\s*)*(?:#{1,6}\s+|(?P<mark>\*{1,3}|_{1,3})[^*_\n]{0,14}\d[.)]?(?P=mark)[.)]?\s+)?\|?\s*"
)
_HEADING_MARK = re.compile(r"#{1,6}\s")
_WRAPPED = re.compile(r"(?P<mark>\*{1,3}|_{2,3}|`)(?P<words>[^*_`\s](?:[^*_`]*[^*_`\s])?)(?P=mark)")
_CLOSES_BORDER = re.compile(r"\s*\|$")


@dataclass(slots=True)
class Part:
    """A sentence on its way: `raw` as it was cut, `span` without marks."""

    raw: Span
    span: Span
    text: str
    marker: str = ""  # what kind of item it begins as: "a)", "1.", "-"
    cells: tuple[str, ...] = ()
    row: Row | None = None
    lead: "Part | None" = None
    heading: str = ""
    is_marked: bool = False  # as a heading, by Markdown
    is_left_out: bool = False
    paragraph: int = 0


def part_of(text: str, raw: Span) -> Part | None:
    """The sentence without the marks and the page number around it; None when nothing is left."""
    whole = text[raw.start : raw.end]
    if not WORD.search(whole) or _PAGE_LINE.fullmatch(whole):
        return None
    start, end = raw.start, raw.end
    if raw.end >= len(text.rstrip()) and (below := _PAGE_NUMBER_BELOW.search(whole)):
        end = raw.start + below.start()
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    before = _MARKS_BEFORE.match(text, start, end)
    start = before.end() if before else start
    if wrapped := _WRAPPED.fullmatch(text, start, end):
        start, end = wrapped.span("words")
    cells = cells_of(whole)
    if cells and (border := _CLOSES_BORDER.search(text, start, end)):
        end = border.start()
    if not WORD.search(text, start, end):
        return None
    line = " ".join(text[start:end].split())
    part = Part(raw, Span(start, end), line, _marker(BULLET if bullet else "", line), cells)
    part.is_marked = bool(_HEADING_MARK.match(whole))
    return part


def _marker(bullet: str, line: str) -> str:
    """The kind of item that a line begins as: its number with all figures and letters alike."""
    number = NUMBER.match(line)
    if bullet or number is None:
        return bullet
    kind = re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", number.group().strip()))
    return re.sub(r"[A-Z]+", "A", kind)
