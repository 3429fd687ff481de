"""Words parted at the ends of lines, put together again."""

import re
from collections.abc import Sequence

import numpy as np

from docdesk.parsing.pdf.words import Break, PageWords, compose

_PARTED = re.compile(r"-\n(?P<second>[^\W\d_]+(?:-[^\W\d_]+)*)(?![\w@/])")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-")
_MARKS = ".,;:!?()[]{}\"'“”‘’«»…"
# Halves of compounds that keep their hyphen wherever they stand.
_FIRST_HALVES = frozenset("self non well quasi".split())
_SECOND_HALVES = frozenset(
    "based called driven free held known like named owned party related side specific time wide "
    "term".split()
)
_LONGEST_ENDING = 4  # "-ment", "-tion": too little to tell a compound's second half by
# Documents whose program parts no words break lines only at hyphens that are there anyway.
_FEWEST_TO_TELL = 4
_PARTED_SHARE = 0.1


def join_parted(pages: list[PageWords]) -> None:
    """Make "termi-" and "nation" one word, in place; its two pieces still have two boxes.

    The hyphen stays where the document has the word with it elsewhere ("self-employed").
    """
    found = {index: places for index, page in enumerate(pages) if (places := _parted(page))}
    if not found:
        return
    known = _vocabulary(pages)
    halves = [(first, second) for places in found.values() for _, first, second in places]
    is_parted = len(halves) < _FEWEST_TO_TELL or _PARTED_SHARE * len(halves) <= sum(
        first + second in known for first, second in halves
    )
    for index, places in found.items():
        pages[index] = _joined(pages[index], places, known, is_parted=is_parted)


_Place = tuple[int, str, str]  # the second piece's word, and both pieces in lower case


def _parted(page: PageWords) -> list[_Place]:
    """Where a line ends in a hyphen and the next one goes on in lower case."""
    matches = [m for m in _PARTED.finditer(page.text) if m["second"][0].islower()]
    places = []
    for match in matches:
        second = int(np.searchsorted(page.spans[:, 0], match.start("second")))
        start, end = page.spans[second - 1].tolist()
        first = page.text[start:end].lstrip(_MARKS)
        is_word = _FIRST.fullmatch(first) and (first[1:].islower() or first.isupper())
        if is_word:  # else an address, a code or a dash
            places.append((second, first[:-1].lower(), match["second"].lower()))
    return places


def _vocabulary(pages: Sequence[PageWords]) -> frozenset[str]:
    """All words of the document in lower case, but for the second pieces at line ends."""
    found: set[str] = set()
    for page in pages:
        found.update(_PARTED.sub("-", page.text).lower().split())
    return frozenset(word.strip(_MARKS) for word in found)


def _joined(
    page: PageWords, places: Sequence[_Place], known: frozenset[str], *, is_parted: bool
) -> PageWords:
    tokens, breaks = page.tokens, page.breaks.copy()
    for second, *halves in places:
        breaks[second] = Break.NONE
        if _is_one_word(halves[0], halves[1], known, is_parted=is_parted):
            tokens[second - 1] = tokens[second - 1][:-1]
    return compose(tokens, page.boxes, breaks, page.is_bold)


def _is_one_word(first: str, second: str, known: frozenset[str], *, is_parted: bool) -> bool:
    if first + second in known:
        return True
    if f"{first}-{second}" in known or "-" in first or not is_parted:
        return False
    if first in _FIRST_HALVES or second in _SECOND_HALVES:
        return False
    return len(second) <= _LONGEST_ENDING or not (first in known and second in known)
