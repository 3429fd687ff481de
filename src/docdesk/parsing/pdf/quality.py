"""Is a page's text what the page shows? Garbage, and scans with no more than a stamp as text."""

import re
import unicodedata
from collections import Counter

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from docdesk.parsing.pdf.words import PageWords

# Stamps, Bates numbers and fax headers stand in the margins: 12.5 % of the page on each side, as
# OCRmyPDF and others take it. A scan with fewer words than this within them counts as unread.
_MARGIN = 0.125
_FEWEST_WORDS = 20
_SCAN_COVERAGE = 0.5
_PICTURE_COVERAGE = 0.05  # on a page without any text
_FEWEST_STROKES = 100  # segments of drawn paths: letters turned into outlines, not a frame or rule
_GRID = 50  # cells along each side of a page, to measure how much of it pictures cover
_MOST_OBJECTS = 5000
_NESTING = 4  # forms within forms

_CID = re.compile(r"\(cid:\d+\)")
_STRANGE_SHARE = 0.2
_FEWEST_STRANGE = 10
_LETTERS = 200  # fewer say nothing about a language
_FUNCTION_SHARE = 0.015
_ABSURD_SHARE = 0.25
_LONG_SHARE = 0.1
_PLAIN_WORD = re.compile(r"(?<![\w.@/\\-])[^\W\d_]{2,}(?![\w@/\\-])")
# Vowels with their accents taken off; y counts, as in Welsh or Czech.
_CLUSTER = re.compile(r"[^aeiouy]{5}|[aeiouy]{4}")
_VOWEL = re.compile(r"[aeiouyæœøıəɛɔ]")
# The commonest small words of the languages written in Latin letters in Europe and America.
_FUNCTION_WORDS = frozenset(
    "the of and to in is that for it by or be as this with "
    "di il la che le un per non del della con si una dei da al sono "
    "et les des une est dans pour que qui sur au par du en "
    "der die und das den von zu mit ist nicht ein eine auf dem für im "
    "el los las por se su para como más no es y a o e i "
    "um uma os na do dos em não ao mais "
    "het een van dat niet op te met zijn och att som en är på av det til og ikke på er "
    "ja ei on se että oli w z nie na się że je ve že se az és egy hogy și nu cu în "
    "ve bir bu için da de".split()
)


def is_garbage(words: PageWords, dropped: int) -> bool:
    """Is the text no language at all: codes without meaning, as fonts with wrong maps give?

    `dropped` counts the controls that were left out of the text.
    """
    if not len(words):
        return False
    return _has_strange_signs(words.text, dropped) or _has_absurd_letters(words.text)


def needs_recognition(page: pdfium.PdfPage, words: PageWords, size: tuple[float, float]) -> bool:
    """Does the page show pictures or outlines instead of text?"""
    inner = _inner_words(words, size)
    if inner >= _FEWEST_WORDS:
        return False
    if any(char.isalnum() for char in words.text):
        return _coverage(page)[0] >= _SCAN_COVERAGE
    covered, strokes = _coverage(page)
    return covered >= _PICTURE_COVERAGE or strokes >= _FEWEST_STROKES


def _inner_words(words: PageWords, size: tuple[float, float]) -> int:
    """How many words stand within the margins."""
    boxes, (width, height) = words.boxes, size
    x, y = boxes[:, [0, 2]].mean(axis=1), boxes[:, [1, 3]].mean(axis=1)
    inside = (x > _MARGIN * width) & (x < (1 - _MARGIN) * width)
    inside &= (y > _MARGIN * height) & (y < (1 - _MARGIN) * height)
    return int(np.count_nonzero(inside))


def _coverage(page: pdfium.PdfPage) -> tuple[float, int]:
    """The share of the page that pictures cover, and the strokes of its drawings."""
    left, bottom, right, top = page.get_bbox()
    size = np.array([right - left, top - bottom]).clip(1)
    grid = np.zeros((_GRID, _GRID), bool)
    strokes = 0
    kinds = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH)
    for count, found in enumerate(page.get_objects(filter=kinds, max_depth=_NESTING)):
        if count >= _MOST_OBJECTS:
            break
        if found.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            strokes += max(0, pdfium_c.FPDFPath_CountSegments(found))
            continue
        _cover(grid, found, np.array([left, bottom]), size)
    return float(grid.mean()), strokes


def _cover(
    grid: NDArray[np.bool_],
    picture: pdfium.PdfObject,
    corner: NDArray[np.float64],
    size: NDArray[np.float64],
) -> None:
    x0, y0, x1, y1 = picture.get_bounds()
    low = np.floor(_GRID * (np.array([x0, y0]) - corner) / size).clip(0, _GRID)
    high = np.ceil(_GRID * (np.array([x1, y1]) - corner) / size).clip(0, _GRID)
    (column, row), (last_column, last_row) = low.astype(int), high.astype(int)
    grid[row:last_row, column:last_column] = True


def _has_strange_signs(text: str, dropped: int) -> bool:
    """Signs without meaning: private use, replacements, controls, numbers of glyphs."""
    if text.isascii():
        strange = dropped
    else:
        points = np.frombuffer(text.encode("utf-32-le", errors="replace"), np.uint32)
        is_private = (points >= 0xE000) & (points <= 0xF8FF) | (points >= 0xF0000)
        strange = dropped + int(np.count_nonzero(is_private | (points == 0xFFFD)))
    if "(cid:" in text:
        strange += sum(len(found) for found in _CID.findall(text))
    if strange < _FEWEST_STRANGE:
        return False
    return strange > _STRANGE_SHARE * (dropped + len(text) - sum(map(text.count, " \n\t")))


def _has_absurd_letters(text: str) -> bool:
    """Words of Latin letters as no language has them: long, without vowels or with nothing else.

    Lists of names or codes have none of a language's small words either, but their words can be
    spoken, or are short.
    """
    if len(_FUNCTION_WORDS.intersection(text.split())) >= 4:
        return False
    words = _PLAIN_WORD.findall(text)
    if sum(map(len, words)) < _LETTERS:
        return False
    plain = [_without_accents(word) for word in words]
    latin = [word for word in plain if word.isascii()]
    if len(latin) < 0.8 * len(plain):
        return False
    counts = Counter(latin)
    if sum(counts[word] for word in _FUNCTION_WORDS & set(counts)) > _FUNCTION_SHARE * len(latin):
        return False
    long = [word for word in latin if len(word) >= 4]
    absurd = sum(1 for word in long if not _VOWEL.search(word) or _CLUSTER.search(word))
    very_long = sum(1 for word in latin if len(word) >= 7)
    return absurd > _ABSURD_SHARE * len(long) and very_long > _LONG_SHARE * len(latin)


def _without_accents(word: str) -> str:
    if word.isascii():
        return word.lower()
    taken_apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in taken_apart if not unicodedata.combining(char))
