"""What the parts of a search hand each other: the question taken apart, hits, stored passages."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from docdesk.domain.conditions import Condition
from docdesk.domain.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a question is asked of; every filter that is set must hold.

    `folders` are path beginnings, or names of folders anywhere on the way to the file. `since` and
    `until` are ISO dates (inclusive) held against a document's own date (of a message: sent), or
    the file's where it has none. `people` are parts of names or addresses of authors, senders and
    receivers, any of which is enough; `senders` of senders and authors alone, `receivers` of those
    a message went to. Any one of `kinds`, `tags` and `folders` is enough too; `scans` is one more
    kind: documents with pages that text recognition has read.
    """

    folders: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    since: str = ""
    until: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    scans: bool = False

    @property
    def is_set(self) -> bool:
        """True when any document is left out."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart.

    `text` is what is looked for, without operators. `language` is an ISO 639-1 code or "" when the
    question is too short to tell. `words` are its content words as written, without stop words;
    `phrases` what stands between quotation marks; `identifiers` numbers, dates, amounts and codes
    ("2043", "art. 2043", "5 March 2021", "COVID-19"), `spellings` the same clauses as others write
    them ("articolo 2043"); `names` of persons, firms and places.

    The operators say what a passage must be like: `condition` on its words, `filters` on its
    document, `without` on documents that are left out. `remarks` are sentences on operators that
    could not be followed. `is_question` says that it is written as a sentence. `per_document`
    bounds the passages of one document among the first, 0 for no bound: the question asks for
    several documents.
    """

    text: str
    language: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    condition: Condition | None = None
    filters: Filters = field(default_factory=Filters)
    without: Filters = field(default_factory=Filters)
    remarks: tuple[str, ...] = ()
    is_question: bool = False
    per_document: int = 0

    @property
    def is_wish(self) -> bool:
        """True when what it quotes is wished for, not required: a sentence without operators."""
        return self.is_question and self.condition is None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents a search may show: in all of `within` and in none of `without`."""

    within: tuple[Filters, ...] = ()
    without: Filters = field(default_factory=Filters)

    @property
    def is_set(self) -> bool:
        """True when any document is left out."""
        return self.without.is_set or any(filters.is_set for filters in self.within)


@dataclass(frozen=True, slots=True)
class Scope:
    """The passages that a search is left with, as ascending ids."""

    passages: "array[int]"


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
