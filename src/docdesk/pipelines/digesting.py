"""What summaries, comparisons and timelines need of a workspace, and how they quote it."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import Citation, Span
from docdesk.domain.documents import Page, WordGeometry
from docdesk.domain.whole import StoredContent, WholeDocument

T = TypeVar("T")
Split = Callable[[str], Sequence[Span]]  # a text into sentences
GeometryOf = Callable[[int], WordGeometry]  # of a page by its number


def body_sentences(text: str, split: Split, headings: Collection[str]) -> list[Span]:
    """The sentences of a page; a heading that runs into the next sentence is one of its own."""
    spans: list[Span] = []
    for span in split(text):
        line_end = text.find("\n", span.start, span.end)
        line = " ".join(text[span.start : line_end].split()) if line_end > 0 else ""
        if line and line in headings:
            spans.append(Span(span.start, line_end))
            rest = line_end + 1
            while rest < span.end and text[rest].isspace():
                rest += 1
            span = Span(rest, span.end)
        spans.append(span)
    return spans


class Documents(Protocol):
    """The documents of a workspace with all their text."""

    def contents(self, documents: Sequence[str] | None = None) -> list[StoredContent]:
        """The contents that were read, each once, by the first path; of these files or of all."""

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
