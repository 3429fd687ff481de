"""Headings of a PDF: by wording, by size and weight, and from its outline."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import pypdfium2 as pdfium

from docdesk.domain.documents import Heading, Page
from docdesk.parsing.headings import LONGEST, find_headings
from docdesk.parsing.pdf.words import PageWords

_OUTLINE_ENTRIES = 5000
_LARGE = 1.25  # a line this much higher than the page's middle one stands out


def page_headings(number: int, words: PageWords) -> list[Heading]:
    """The headings among a page's own words."""
    spans = [(found.start, found.end, found.level) for found in find_headings(words.text)]
    taken = {start for start, _, _ in spans}
    spans += [span for span in _styled_lines(words) if span[0] not in taken]
    return [_heading(number, words.text, *span) for span in spans]


def text_headings(number: int, text: str) -> list[Heading]:
    """The headings of a page of which only the text is known."""
    return [
        _heading(number, text, found.start, found.end, found.level) for found in find_headings(text)
    ]


def document_headings(
    document: pdfium.PdfDocument, pages: Sequence[Page], found: Iterable[Heading]
) -> tuple[Heading, ...]:
    """Those found on the pages together with those of the outline, in order."""
    return _without_running_heads(_merge([*_outline(document, pages), *found]), pages)


def _heading(number: int, text: str, start: int, end: int, level: int) -> Heading:
    return Heading(number, start, end, level, " ".join(text[start:end].split()))


def _styled_lines(words: PageWords) -> Iterator[tuple[int, int, int]]:
    """Short lines that stand out by size or weight on a page that is otherwise even."""
    firsts = words.line_starts
    if len(firsts) < 5:
        return
    heights = np.maximum.reduceat(words.boxes[:, 3] - words.boxes[:, 1], firsts)
    is_large = heights > _LARGE * np.sort(heights)[len(heights) // 2]
    is_bold = words.is_bold[firsts]
    standing_out = is_large if 2 * is_bold.sum() > len(is_bold) else is_large | is_bold
    for index in np.flatnonzero(standing_out).tolist():
        start = int(words.spans[firsts[index], 0])
        end = words.text.find("\n", start)
        line = words.text[start : end if end >= 0 else None].rstrip()
        if _is_short_title(line):
            yield start, start + len(line), 1 if is_large[index] else 2


def _is_short_title(line: str) -> bool:
    return (
        3 < len(line) <= LONGEST
        and (line[0].isupper() or line[0].isdigit())
        and line[-1] not in ".,;:-"
        and sum(char.isalpha() for char in line) > len(line) // 2
        and len(line.split()) <= 14
    )


def _outline(document: pdfium.PdfDocument, pages: Sequence[Page]) -> Iterator[Heading]:
    """The outline's entries that are found on the page they point to."""
    for entry in islice(document.get_toc(max_depth=6), _OUTLINE_ENTRIES):
        target = entry.get_dest()
        index = target.get_index() if target else None
        words = re.findall(r"\w+", entry.get_title())[:30]
        if index is None or not 0 <= index < len(pages) or not words:
            continue
        pattern = r"\W{1,8}".join(re.escape(word) for word in words)
        if found := re.search(pattern, pages[index].text, re.I):
            yield _heading(index + 1, pages[index].text, *found.span(), entry.level + 1)


def _merge(headings: list[Heading]) -> list[Heading]:
    """In order; of two that overlap the one given first stays."""
    kept: dict[int, list[Heading]] = {}
    for heading in headings:
        others = kept.setdefault(heading.page, [])
        if all(heading.end <= other.start or other.end <= heading.start for other in others):
            others.append(heading)
    return sorted((h for found in kept.values() for h in found), key=lambda h: (h.page, h.start))


def _without_running_heads(headings: list[Heading], pages: Sequence[Page]) -> tuple[Heading, ...]:
    """Without the lines that stand on many pages: they head the paper, not a section."""
    wording = [re.sub(r"\d+", "#", heading.text) for heading in headings]
    counts = Counter(wording)
    most = max(2, 0.3 * len(pages))
    return tuple(
        heading
        for heading, words in zip(headings, wording, strict=True)
        if counts[words] <= most or words.startswith("#")
    )
