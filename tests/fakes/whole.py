"""Whole documents in memory, as the record gives them; each word stands in a box of its own."""

import re
from array import array
from collections.abc import Sequence

from docdesk.domain.documents import Page, WordGeometry
from docdesk.domain.errors import LibraryError
from docdesk.domain.whole import PassageSpan, StoredContent, WholeDocument


def whole(
    *pages: str,
    document: str = "/docs/a.pdf",
    language: str = "en",
    headings: Sequence[str] = (),
    kind: str = "pdf",
    content_id: int = 1,
    metadata: dict[str, str] | None = None,
) -> WholeDocument:
    """A document of these pages; lines that are among `headings` begin a section."""
    spans: list[PassageSpan] = []
    heading = ""
    for number, text in enumerate(pages, 1):
        for start, end in _paragraphs(text):
            first = text[start:end].split("\n")[0].strip()
            heading = first if first in headings else heading
            spans.append(PassageSpan(100 + len(spans), number, start, end, heading))
    return WholeDocument(
        document=document,
        title=document.rpartition("/")[2],
        kind=kind,
        language=language,
        key=f"{content_id:064}/{len(spans)}/0",
        content_id=content_id,
        pages=tuple(Page(number, text, str(number)) for number, text in enumerate(pages, 1)),
        passages=tuple(spans),
        metadata=metadata or {},
    )


def stored(document: WholeDocument, *, copies: int = 0) -> StoredContent:
    """The content of a document as it is listed."""
    return StoredContent(
        document.content_id, document.key, document.document, document.title, copies
    )


class MemoryDocuments:
    """These documents; those in `gone` were listed and cannot be read any more."""

    def __init__(self, *documents: WholeDocument, gone: Sequence[str] = ()) -> None:
        self._documents = {item.document: item for item in documents}
        self._gone = gone
        self.read: list[str] = []

    def whole(self, document: str) -> WholeDocument:
        if document in self._gone or document not in self._documents:
            raise LibraryError(f"Nothing of {document} is stored.", "Index it.")
        self.read.append(document)
        return self._documents[document]

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        found = next(d for d in self._documents.values() if d.content_id == content_id)
        words = list(re.finditer(r"\S+", found.pages[page - 1].text))
        boxes = array("f")
        for index in range(len(words)):
            boxes.extend((float(index), 0.0, index + 0.5, 10.0))
        starts = array("I", [word.start() for word in words])
        return WordGeometry(starts, array("I", [word.end() for word in words]), boxes)

    def vectors(self, content_id: int, encoder_id: str) -> None:
        return None


class KeptInMemory(dict):
    """What was worked out before."""

    def put(self, key, value) -> None:
        self[key] = value


class QuietGate:
    """Nobody asks, or those whose turns are given: True while somebody does."""

    def __init__(self, asked: Sequence[bool] = ()) -> None:
        self._asked = list(asked)
        self.waited = 0

    def wait(self) -> None:
        self.waited += 1

    def is_asked(self) -> bool:
        return self._asked.pop(0) if self._asked else False


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text)]
