"""What summaries, comparisons and timelines need of a workspace, and how they quote it."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import Citation, Span
from docdesk.domain.documents import Page, WordGeometry
from docdesk.domain.whole import WholeDocument
from docdesk.pipelines.steps import Encoder

T = TypeVar("T")
Split = Callable[[str], Sequence[Span]]  # a text into sentences
_LONGEST_TITLE = 45  # characters
_TITLE_WORDS = 9  # of a line that was told to be a heading; a longer one begins a sentence


def body_sentences(text: str, split: Split, headings: Collection[str]) -> list[Span]:
    """The sentences of a page; a heading that runs into the next sentence is one of its own."""
    spans: list[Span] = []
    for span in split(text):
        body = _body_start(text, span, headings)
        if body > span.start:
            spans.append(Span(span.start, span.start + len(text[span.start : body].rstrip())))
        spans.append(Span(body, span.end))
    return spans


def _body_start(text: str, span: Span, headings: Collection[str]) -> int:
    """Where the sentence begins below the heading lines that stand at its beginning."""
    start = span.start
    while (line_end := text.find("\n", start, span.end)) > 0:
        line = " ".join(text[start:line_end].split())
        following = line_end + 1
        while following < span.end and text[following].isspace():
            following += 1
        below = text[following : span.end].partition("\n")[0]
        is_line = start == 0 or text[start - 1] == "\n"
        is_known = line.strip("# ") in headings and len(line.split()) <= _TITLE_WORDS
        if not (is_known or (is_line and _is_title(line, below))):
            break
        start = following
    return start


def _is_title(line: str, below: str) -> bool:
    """A line much shorter than the one below it, which begins anew: no wrapped prose."""
    is_short = len(line) < _LONGEST_TITLE and len(line) < 0.6 * len(below)
    return is_short and line[-1:] not in ".,;:!?" and not below[:1].islower() and line[:1].isalpha()


class Documents(Protocol):
    """The documents of a workspace with all their text."""

    def whole(self, document: str) -> WholeDocument:
        """A document with all its text; LibraryError while nothing of it is stored."""

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        """Where the words of a page stand, empty when it is gone by now."""

    def vectors(self, content_id: int, encoder_id: str) -> NDArray[np.float32] | None:
        """The vectors of a content's passages in reading order, None where there are none."""


class Kept(Protocol[T]):
    """What was worked out before, by the key of what it was worked out from."""

    def get(self, key: str) -> T | None:
        """The value, None where there is none."""

    def put(self, key: str, value: T) -> None:
        """Keep a value."""


def speaks(encoder: Encoder, language: str) -> bool:
    """True when an encoder knows a language."""
    return not encoder.card.languages or language in encoder.card.languages


class Quoter:
    """Quotes a document by page and characters; the places of a page's words are read once."""

    def __init__(self, whole: WholeDocument, documents: Documents) -> None:
        self._whole = whole
        self._documents = documents
        self._pages = {page.number: page for page in whole.pages}
        self._starts = [(passage.page, passage.start) for passage in whole.passages]
        self._last: tuple[int, WordGeometry] | None = None

    def cite(self, page_number: int, start: int, end: int, *, number: int = 1) -> Citation:
        """The quote `start:end` of a page, copied from what is stored."""
        page, geometry = self._pages[page_number], self._geometry(page_number)
        quote = page.text[start:end]
        return Citation(
            number=number,
            passage_id=self._passage_id(page_number, start),
            document=self._whole.document,
            title=self._whole.title,
            page=page_number,
            page_label=page.label,
            start=start,
            end=end,
            quote=quote,
            boxes=geometry.boxes_between(start, end),
            verified=bool(quote.strip()),
            confidence=geometry.confidence_between(start, end),
        )

    def page(self, number: int) -> Page:
        """A page by its number."""
        return self._pages[number]

    def _geometry(self, page: int) -> WordGeometry:
        if self._last is None or self._last[0] != page:
            self._last = (page, self._documents.geometry(self._whole.content_id, page))
        return self._last[1]

    def _passage_id(self, page: int, start: int) -> int:
        index = bisect_right(self._starts, (page, start)) - 1
        return self._whole.passages[max(index, 0)].passage_id if self._starts else 0
