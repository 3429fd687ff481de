"""Words parted at the ends of lines, put together again."""

import re
from collections.abc import Sequence

import numpy as np

from docdesk.parsing.pdf.words import Break, PageWords, compose

_PARTED = re.compile(r"-\n(?P<second>[^\W\d_]+(?:-[^\W\d_]+)*)(?![\w@/])")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-")
_MARKS = ".,;:!?()[]{}\"'“”‘’«»…"
# Halves that are words of their own in compounds, before a second half of some length.
_COMPOUND = frozenset(("self", "non", "well", "ex", "quasi"))
_LONGEST_ENDING = 4  # "-ment", "-tion": no compound's second half is told by so little


def join_parted(pages: Sequence[PageWords]) -> list[PageWords]:
    """The pages with "termi-" and "nation" as one word, its two pieces still two boxes.

    The hyphen stays where the document has the word with it elsewhere ("self-employed").
    """
    if not any("-\n" in page.text for page in pages):
        return list(pages)
    known = _vocabulary(pages)
    return [_joined(page, known) if "-\n" in page.text else page for page in pages]


def _vocabulary(pages: Sequence[PageWords]) -> frozenset[str]:
    """All words of the document in lower case, but for the second pieces at line ends."""
    found: set[str] = set()
    for page in pages:
        found.update(_PARTED.sub("-", page.text).lower().split())
    return frozenset(word.strip(_MARKS) for word in found)


def _joined(page: PageWords, known: frozenset[str]) -> PageWords:
    matches = [m for m in _PARTED.finditer(page.text) if m["second"][0].islower()]
    if not matches:
        return page
    tokens, breaks = page.tokens, page.breaks.copy()
    for match in matches:
        second = int(np.searchsorted(page.spans[:, 0], match.start("second")))
        first = tokens[second - 1].lstrip(_MARKS)
        if not _FIRST.fullmatch(first):
            continue  # an address, a code or a dash
        breaks[second] = Break.NONE
        if not _keeps_hyphen(first[:-1].lower(), match["second"].lower(), known):
            tokens[second - 1] = tokens[second - 1][:-1]
    return compose(tokens, page.boxes, breaks, page.is_bold)


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    joined, hyphened = first + second, f"{first}-{second}"
    if joined in known:
        return False
    if hyphened in known:
        return True
    if "-" in first:
        return True
    if len(second) <= _LONGEST_ENDING:
        return False
    return first in _COMPOUND or (first in known and second in known)
