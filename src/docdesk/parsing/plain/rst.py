"""reStructuredText: the source text is kept, its headings are found.

No directive is ever carried out: they can include files, run code and write raw pages, and what
they would give is not what the author wrote.
"""

import re
import unicodedata

from docdesk.domain.documents import DocumentKind, Heading, Page, ParsedDocument
from docdesk.parsing.flow import LONGEST_HEADING, clean
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.plain.text import read_text
from docdesk.parsing.source import Source

# A line of one punctuation mark repeated: under a title, or over and under it.
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*\s*")
_MARKS = re.compile(r"\*\*|``|(?<!\w)[*`|]|[*`|]_{0,2}(?!\w)")


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The reStructuredText source as one page, so that quotes are what the author wrote."""
    text = clean(read_text(source, options)).replace("\f", "\n").expandtabs(8).rstrip()
    headings = _headings(text)
    first = headings[0].text if headings and headings[0].level == 1 else ""
    return ParsedDocument(
        DocumentKind.RST, first or source.title, (Page(1, text),), tuple(headings)
    )


def _headings(text: str) -> list[Heading]:
    """Titles as docutils tells them; a style's level is its place in the order of first use."""
    lines = text.split("\n")
    starts = _line_starts(lines)
    styles: list[tuple[str, bool]] = []
    found: list[Heading] = []
    for index in range(1, len(lines)):
        first = _title_start(lines, index)
        if first is None:
            continue
        style = (lines[index][0], first < index - 1)
        if style not in styles:
            styles.append(style)
        title = " ".join(_MARKS.sub("", lines[index - 1]).split())
        if 0 < len(title) <= LONGEST_HEADING:
            end = starts[index] + len(lines[index].rstrip())
            found.append(Heading(1, starts[first], end, min(styles.index(style) + 1, 6), title))
    return found


def _title_start(lines: list[str], index: int) -> int | None:
    """The first line of the title whose lower adornment is line `index`, or None."""
    title, under = lines[index - 1].rstrip(), lines[index].rstrip()
    if not title or not _ADORNMENT.fullmatch(under) or _ADORNMENT.fullmatch(title):
        return None
    over = lines[index - 2].rstrip() if index > 1 else ""
    if over == under and len(under) >= _width(title.strip()):
        return index - 2
    is_alone = not over and not title[0].isspace()
    is_long_enough = len(under) >= min(_width(title), 4) and len(under) >= _width(title) - 2
    return index - 1 if is_alone and is_long_enough else None


def _width(title: str) -> int:
    """Columns on a terminal, which is how adornments are measured."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in title)
    return len(title) + wide - sum(map(bool, map(unicodedata.combining, title)))


def _line_starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts
