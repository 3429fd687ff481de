"""From words with boxes to a page's text: lines, paragraphs, words parted by hyphens."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median_low

from docdesk.domain.documents import WordGeometry
from docdesk.parsing.recognition.tesseract import ReadWord

_HAS_LETTERS = re.compile(r"[^\W_]")
# A letter, then a hyphen at the line's end: "risarci-" and "mento" are one word.
_PARTED = re.compile(r"[^\W\d_]{2}[-\N{HYPHEN}\N{NOT SIGN}\N{SOFT HYPHEN}]$")

_MARKS = ".,;:!?()[]{}\"'“”‘’«»…"
_LONGEST_ENDING = 4  # "ment", "tion": words of the page may look like a short ending by chance

# Rules, stains and textures are read as marks without letters; textures and foreign scripts as
# letters at a confidence that no print has (clean print: above 90; a bad fax: 50 to 80).
_LEAST_FOR_MARKS = 50
_LEAST_FOR_LINES = 40

# As for the text of a PDF: a line this much further down than is usual begins a new paragraph.
_PARAGRAPH_PITCH = 1.35

Line = list[ReadWord]


def compose(words: Sequence[ReadWord], points_per_pixel: float) -> tuple[str, WordGeometry]:
    """The text of these words and where each stands, in points.

    Lines end with a line end, paragraphs with an empty line. A word that a hyphen parts at the end
    of a line is one word of the text with two spans, one on each line.
    """
    geometry = WordGeometry()
    pieces: list[str] = []
    length = 0
    for gap, text, word in _pieces(_lines(words)):
        pieces += gap, text
        start = length + len(gap)
        length = start + len(text)
        geometry.starts.append(start)
        geometry.ends.append(length)
        box = (word.left, word.top, word.right, word.bottom)
        geometry.boxes.extend(side * points_per_pixel for side in box)
        geometry.confidences.append(round(min(100.0, max(0.0, word.confidence))))
    return "".join(pieces), geometry


def mean_confidence(words: Sequence[ReadWord]) -> float:
    """The mean confidence of a letter in percent, 0 where there are none."""
    letters = [(len(word.text), word.confidence) for word in words if _has_letters(word)]
    total = sum(length for length, _ in letters)
    return sum(length * confidence for length, confidence in letters) / total if total else 0.0


def _has_letters(word: ReadWord) -> bool:
    return _HAS_LETTERS.search(word.text) is not None


def _lines(words: Sequence[ReadWord]) -> list[Line]:
    kept = [word for word in words if _has_letters(word) or word.confidence >= _LEAST_FOR_MARKS]
    lines = [list(line) for _, line in groupby(kept, key=lambda word: word.line)]
    return [line for line in lines if _is_print(line)]


def _is_print(line: Line) -> bool:
    return any(map(_has_letters, line)) and mean_confidence(line) >= _LEAST_FOR_LINES


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[str, str, ReadWord]]:
    """Each word with what stands before it and its own text."""
    known, usual = _vocabulary(lines), _usual_pitch(lines)
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        is_rest = above is not None and _is_parted(above, line)
        is_parted = below is not None and _is_parted(line, below)
        for position, word in enumerate(line):
            text = word.text
            if below and is_parted and position == len(line) - 1 and _is_one(word, below[0], known):
                text = text[:-1]
            yield _gap(above, line, position, is_rest=is_rest, usual=usual), text, word


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the page in lower case, but for the second pieces of parted ones."""
    whole = list(lines[:1])
    whole += [line[1:] if _is_parted(above, line) else line for above, line in pairwise(lines)]
    return frozenset(word.text.lower().strip(_MARKS) for line in whole for word in line)


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The middle distance in pixels from a line to the next one below it, 0 for a single line."""
    pitches = [pitch for above, line in pairwise(lines) if (pitch := _pitch(above, line)) > 0]
    return median_low(pitches) if pitches else 0.0


def _pitch(above: Line, line: Line) -> float:
    """How far the line lies below the other one in pixels; negative at the top of a column."""
    return max(word.bottom for word in line) - max(word.bottom for word in above)


def _gap(above: Line | None, line: Line, position: int, *, is_rest: bool, usual: float) -> str:
    if position > 0:
        # The line end comes after the word that was joined.
        return "\n" if is_rest and position == 1 else " "
    if above is None or is_rest:
        return ""
    # Tesseract parts paragraphs by indents and line lengths too, often in the middle of a sentence.
    is_near = 0 < _pitch(above, line) <= _PARAGRAPH_PITCH * usual
    return "\n" if above[0].line[:2] == line[0].line[:2] or is_near else "\n\n"


def _is_one(word: ReadWord, rest: ReadWord, known: frozenset[str]) -> bool:
    """Is it one word ("risarci-", "mento"), or a compound that has its hyphen anywhere?"""
    first, second = word.text[:-1].lower().lstrip(_MARKS), rest.text.lower().rstrip(_MARKS)
    if first + second in known:
        return True
    is_compound = first in known and second in known and len(second) > _LONGEST_ENDING
    return not is_compound and f"{first}-{second}" not in known


def _is_parted(line: Line, below: Line) -> bool:
    in_one_block = line[0].line[0] == below[0].line[0]
    return (
        in_one_block and _PARTED.search(line[-1].text) is not None and below[0].text[:1].islower()
    )
