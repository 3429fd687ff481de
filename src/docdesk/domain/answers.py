"""What a question brings back: passages, quotes, answer sentences and what they rest on."""

from dataclasses import dataclass, field
from enum import StrEnum

from docdesk.domain.documents import Box


class SearchMode(StrEnum):
    """Which retrievers take part."""

    HYBRID = "hybrid"
    WORDS = "words"
    VECTORS = "vectors"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` of a page's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that retrieval found, ready to be shown.

    `start:end` are characters of the page text and `text` is exactly these characters. `matches`
    are the sentences within it that answer best, as spans of the page text, best first. `boxes`
    cover the passage on the page (empty for formats without a layout). `score` orders the passages
    of one search (higher is better, 0 to 1); `similarity` is the cosine to the question or None
    when vectors took no part; `words` are the question's words that occur in it. `copies` are
    other files with the same content. `confidence` (0 to 1) is that of text recognition, None
    where the text was in the file.
    """

    passage_id: int
    document: str
    title: str
    page: int
    page_label: str
    start: int
    end: int
    text: str
    heading: str
    score: float
    similarity: float | None = None
    words: tuple[str, ...] = ()
    matches: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()
    copies: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote in an answer: `quote` is copied from `start:end` of the stored page.

    `number` is what is shown in the text (1, 2, ...). `verified` says that the quote was found
    word for word on the stored page and that each number, date, amount and name of the sentences
    that cite it occurs in the passage. `confidence` (0 to 1) is that of text recognition over the
    quote, None where the text was in the file.
    """

    number: int
    passage_id: int
    document: str
    title: str
    page: int
    page_label: str
    start: int
    end: int
    quote: str
    boxes: tuple[Box, ...]
    verified: bool
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of the answer and the numbers of the citations that carry it.

    `unsupported` lists the numbers, dates, amounts and names in it that its citations do not have;
    `supported` is True when there is at least one citation and nothing is unsupported.
    """

    text: str
    citations: tuple[int, ...]
    supported: bool
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: `ready` of `total` files; `not_ready` could not take part."""

    ready: int
    total: int
    not_ready: int


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds from the question on; None for what did not happen."""

    search_s: float
    first_token_s: float | None
    total_s: float


@dataclass(frozen=True, slots=True)
class ModelRef:
    """The model that wrote the answer; `sha256` of its weights as lower-case hex."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and its answer in the same conversation."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a question: text with [n] markers, its sentences, its quotes and the evidence.

    `answered` False means that the evidence does not answer the question (said by code);
    `passages` then are the nearest ones. `stopped` True means that the person stopped it.
    """

    question: str
    text: str
    answered: bool
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    passages: tuple[FoundPassage, ...]
    coverage: Coverage
    timings: Timings
    model: ModelRef | None = None
    stopped: bool = False
    notes: tuple[str, ...] = field(default=())
