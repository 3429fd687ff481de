"""A document as the record has it, from its first page to its last."""

from dataclasses import dataclass, field

from docdesk.domain.documents import Page


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """Where a stored passage lies: characters `start:end` of a page, under a heading."""

    passage_id: int
    page: int
    start: int
    end: int
    heading: str


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """All text of a document; its pages come without the places of their words.

    `key` names the content as it was read: it changes when the content does, or when more of its
    """

    document: str
    title: str
    kind: str
    language: str
    key: str
    content_id: int
    pages: tuple[Page, ...]
    passages: tuple[PassageSpan, ...]
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Characters on all pages."""
        return sum(len(page.text) for page in self.pages)


@dataclass(frozen=True, slots=True)
class StoredContent:
    """A content that was read, with the first of its files by path; `copies` counts the others."""

    content_id: int
    key: str
    document: str
    title: str
    copies: int = 0
