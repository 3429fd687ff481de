"""One page recognised: turned upright if need be, and its words put back where they stand."""

import logging
from dataclasses import replace

from PIL import Image

from docdesk.domain.documents import Page
from docdesk.parsing.ink import has_ink
from docdesk.parsing.raster import POINTS_PER_INCH, GreyPage
from docdesk.parsing.recognition.engine import Engine
from docdesk.parsing.recognition.layout import compose, mean_confidence
from docdesk.parsing.recognition.tesseract import (
    Deadline,
    ReadWord,
    find_turn,
    read_words,
)

log = logging.getLogger(__name__)

# Upright print is read at 85 to 96 percent, print that stands on its head at 35 to 55: only below
# this is the orientation asked for, which takes a third of the time of reading.
_DOUBTFUL = 70.0

# Degrees clockwise; Pillow turns the other way round.
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def recognise(page: GreyPage, number: int, engine: Engine, time_s: float) -> Page:
    """The page's text with a box and a confidence for each word; "" when nothing is written on it.

    Raises:
        ParserFailed: Tesseract crashed, or took longer than `time_s` in all.
        ParserUnavailable: it is not there any more.
    """
    deadline = Deadline.within(time_s)
    words = _read(page, engine, deadline) if has_ink(_as_image(page)) else []
    text, geometry = compose(words, POINTS_PER_INCH / page.dots_per_inch)
    return Page(
        number,
        text,
        width=page.width,
        height=page.height,
        words=geometry,
        recognised=True,
    )


def _read(page: GreyPage, engine: Engine, deadline: Deadline) -> list[ReadWord]:
    words = read_words(engine, page, deadline)
    if mean_confidence(words) < _DOUBTFUL and engine.finds_orientation:
        return _better_turned(engine, page, words, deadline)
    return words


def _as_image(page: GreyPage) -> Image.Image:
    return Image.frombytes("L", (page.columns, page.rows), page.pixels)


def _better_turned(
    engine: Engine, page: GreyPage, words: list[ReadWord], deadline: Deadline
) -> list[ReadWord]:
    """The words as they are read when the page is turned upright, if that reads better."""
    turn = find_turn(engine, page, deadline)
    if turn not in _TURNS:
        return words
    turned = read_words(engine, _turned(page, turn), deadline)
    log.debug("A page was turned by %d degrees", turn)
    if mean_confidence(turned) <= mean_confidence(words):
        return words
    return [_as_shown(word, turn, page) for word in turned]


def _turned(page: GreyPage, turn: int) -> GreyPage:
    upright = _as_image(page).transpose(_TURNS[turn])
    size = (page.width, page.height) if turn == 180 else (page.height, page.width)
    return GreyPage(upright.tobytes(), upright.width, upright.height, *size)


def _as_shown(word: ReadWord, turn: int, shown: GreyPage) -> ReadWord:
    """The word with its box where it was before the image was turned clockwise by `turn`."""
    columns, rows = shown.columns, shown.rows
    left, top, right, bottom = {
        90: (word.top, rows - word.right, word.bottom, rows - word.left),
        180: (columns - word.right, rows - word.bottom, columns - word.left, rows - word.top),
        270: (columns - word.bottom, word.left, columns - word.top, word.right),
    }[turn]
    return replace(word, left=left, top=top, right=right, bottom=bottom)
