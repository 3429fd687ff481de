"""What the parts of a search hand each other: the question taken apart, hits, stored passages."""

from collections.abc import Iterable
from dataclasses import dataclass

from docdesk.domain.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a question is asked of; every filter that is set must hold.

    `folders` are path beginnings, `since` and `until` ISO dates (inclusive) held against a
    document's own date (of a message: sent), or the file's where it has none. `people` are parts of
    names or addresses of authors, senders and receivers, any of which is enough; so are `kinds`,
    `tags` and `folders` among themselves.
    """

    folders: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    since: str = ""
    until: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """True when any document is left out."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart.

    `language` is an ISO 639-1 code or "" when the question is too short to tell. `words` are its
    content words as written, without stop words; `phrases` what stands between quotation marks;
    `identifiers` numbers, dates and codes ("2043", "12/2021", "COVID-19").
    """

    text: str
    language: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that one retriever found; higher scores are better, their scale is its own."""

    passage_id: int
    score: float


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the record has it; `text` is `start:end` of its page.

    `terms` are the index terms of its text, heading and title. `copies` are the other files with
    the same content.
    """

    passage_id: int
    content_id: int
    document: str
    title: str
    page: int
    page_label: str
    start: int
    end: int
    text: str
    heading: str
    language: str = ""
    digest: bytes = b""  # equal for passages that read the same
    terms: frozenset[str] = frozenset()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """How rare each index term is: inverse document frequency over the workspace's passages."""

    idf: dict[str, float]
    unseen: float  # of a term that no passage has

    def of(self, term: str) -> float:
        """The inverse document frequency of a term."""
        return self.idf.get(term, self.unseen)

    def total(self, terms: Iterable[str]) -> float:
        """The sum over distinct terms."""
        return sum(self.of(term) for term in set(terms))
