"""A review: the same fields asked of every document, one row each."""

from dataclasses import dataclass, field
from enum import StrEnum

from docdesk.domain.answers import Citation, Span
from docdesk.domain.search import Filters


class FieldKind(StrEnum):
    """What a field's value is."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    YES_NO = "yes_no"
    CHOICE = "choice"
    LIST = "list"


class CellState(StrEnum):
    """What came of one field in one document."""

    WAITING = "waiting"
    FOUND = "found"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"  # the document could not be read
    FAILED = "failed"  # the engine failed; tried again when the review goes on


@dataclass(frozen=True, slots=True)
class ReviewField:
    """One column: a question to each document and the kind of its answer.

    `key` is unique within the review. `choices` are the possible values of a CHOICE. `hints` are
    wordings by which documents usually say it, as `retrieval/wordings.py` reads them; none are
    needed. `asked_as` are wordings of questions that ask for the same.
    """

    key: str
    name: str
    question: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSet:
    """Fields that go together; `language` is that of their names ("en", "it")."""

    key: str
    name: str
    language: str
    fields: tuple[ReviewField, ...]


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence of a document: characters `start:end` of its page; `heading` it stands under."""

    page: int
    start: int
    end: int
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may hold a field's value; better ones have higher scores.

    `value` is where in the sentence's text a wording has the value, None where it names none;
    `near` where the wording ends, beside which a value is looked for. `is_said`: a wording of the
    field stands in it, `is_contrary`: one that says the contrary; `score` otherwise comes from
    the search alone. `holds_parties`: the value is a text that names parties. `may_go_on`: more
    of it may stand behind the sentence. `more`: what goes on with it on the pages after it.
    """

    sentence: PlacedSentence
    score: float
    is_said: bool = False
    is_contrary: bool = False
    value: Span | None = None
    near: int = 0
    holds_parties: bool = False
    may_go_on: bool = False
    more: tuple[PlacedSentence, ...] = ()

    @property
    def text(self) -> str:
        """All of it, over the end of its page too."""
        return "\n".join((self.sentence.text, *(part.text for part in self.more)))


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value as it is written, the same in a form that sorts, and a remark, "" for none.

    `normalised` is as in `Cell`.
    """

    value: str
    normalised: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """What a review asks, and of which documents; set when it begins."""

    fields: tuple[ReviewField, ...]
    filters: Filters = field(default_factory=Filters)
    quotes_only: bool = False  # no model takes part: the best sentence is the value


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one document.

    `value` is what the cell shows, `normalised` the same in a form that sorts (ISO date, plain
    decimal number with currency after a space, "yes"/"no", a choice; for the rest the value in
    lower case). `verified` says that the value's numbers, dates and names occur in the quote.
    `correction` is what the person wrote in its place, None while they did not; the value stays.
    """

    field: str
    state: CellState
    value: str = ""
    normalised: str = ""
    citation: Citation | None = None
    verified: bool = False
    note: str = ""  # a sentence: why it is doubtful, or why it failed
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One document of a review; `reason` is a sentence where it could not be read.

    `is_stale`: the document has changed since it was read for the review.
    """

    document: str
    title: str
    cells: tuple[Cell, ...]
    state: CellState = CellState.WAITING  # FOUND when every cell has been asked
    reason: str = ""
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """A review and how far it is: `done` of `total` documents, `unreadable` of them not read."""

    id: str
    name: str
    begun: str  # ISO 8601 with its offset
    changed: str
    plan: ReviewPlan
    total: int
    done: int
    unreadable: int
    found_cells: int = 0
    corrected_cells: int = 0

    @property
    def is_complete(self) -> bool:
        """True when no document waits any more."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """A document of a running review is done."""

    review: str
    row: ReviewRow
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ReviewDone:
    """A review's run ended; `stopped` when it was stopped before its last document."""

    status: ReviewStatus
    stopped: bool = False


ReviewEvent = ReviewProgress | ReviewDone
