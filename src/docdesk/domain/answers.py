"""What a question brings back: passages, quotes, answer sentences and what they rest on."""

from dataclasses import dataclass, field
from enum import StrEnum

from docdesk.domain.documents import Box
from docdesk.domain.search import Filters


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
    where the text was in the file. `found_by` names the retrievers ("words", "vectors") whose lists
    it is in; `reranked` is the score of the cross-encoder (0 to 1), None where there is none;
    `reasons` are the operators and filters that it meets, as a query writes them.
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
    found_by: tuple[str, ...] = ()
    reranked: float | None = None
    reasons: tuple[str, ...] = ()


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

    `unsupported` lists the numbers, dates, amounts and names in it that its citations do not have,
    the words that turn round what they say ("not", "at most", "may") and parties that changed
    places ("Alfa … Beta"); `supported` is True when there is at least one citation and nothing is
    unsupported.
    """

    text: str
    citations: tuple[int, ...]
    supported: bool
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: `ready` of `total` files; `not_ready` could not take part.

    `unreadable` of those not ready will stay so unless the person does something, the others still
    wait. `doubtful` files took part but hold scans that were recognised with little confidence;
    `changed` ones took part as they were indexed and are different on disk by now.
    """

    ready: int
    total: int
    not_ready: int
    unreadable: int = 0
    doubtful: int = 0
    changed: int = 0


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
class Assessment:
    """Whether the evidence answers the question, as a measured probability.

    `probability` and `threshold` are 0 to 1: below the threshold the question counts as not
    answered. `wrongly_refused` and `rightly_refused` are the measured shares of answerable and of
    unanswerable questions that this threshold refuses, None where they were not measured.
    `uncovered` are the question's names, numbers and content words that no passage has, as the
    question writes them.
    """

    probability: float
    threshold: float
    wrongly_refused: float | None = None
    rightly_refused: float | None = None
    uncovered: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        """True when the question counts as answered by the evidence."""
        return self.probability >= self.threshold


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and its answer in the same conversation."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it is asked of; `document` "" for the whole workspace.

    `searched_as` is the stand-alone question as the person corrected it, "" to rewrite it.
    `quotes_only` leaves the model out, whatever the settings say. `conversation` is the id of the
    one it belongs to: one that is not known yet begins it, "" keeps nothing.
    """

    question: str
    turns: tuple[Turn, ...] = ()
    document: str = ""
    filters: Filters = field(default_factory=Filters)
    searched_as: str = ""
    quotes_only: bool = False
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a question: text with [n] markers, its sentences, its quotes and the evidence.

    `answered` False means that the evidence does not answer the question (said by code);
    `passages` then are the nearest ones. `stopped` True means that the person stopped it.
    `id` is "" while the answer is not stored; `asked_at` is ISO 8601 with its offset.
    `searched_as` is what was searched for where a follow-up was rewritten, else "".
    `absent` are sentences on the parts of the question that nothing found answers. `document`,
    `filters` and `quotes_only` say how it was asked, as in `Asked`.
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
    id: str = ""
    asked_at: str = ""
    searched_as: str = ""
    assessment: Assessment | None = None
    absent: tuple[str, ...] = ()
    document: str = ""
    filters: Filters = field(default_factory=Filters)
    quotes_only: bool = False
