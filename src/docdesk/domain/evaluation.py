"""Measuring answers on questions whose answers are known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docdesk.domain.answers import Answer, FoundPassage


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands: a document of the workspace and a page, 0 for any."""

    document: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question with what is known of its answer.

    `places` are where it stands. With `context` it stands in any passage that shares this text,
    with `holds` the passage must have one of these texts as well. `answers` are texts that would be
    right, none where they are not known. `document` is asked alone, "" for the whole workspace.
    """

    id: str
    question: str
    is_answerable: bool = True
    answers: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    context: str = ""
    holds: tuple[str, ...] = ()
    document: str = ""

    @property
    def has_place(self) -> bool:
        """True when it is known where the answer stands, so that finding it can be measured."""
        return self.is_answerable and bool(self.places or self.context)

    @property
    def has_page(self) -> bool:
        """True when the very page is known."""
        return self.is_answerable and any(place.page for place in self.places)


@dataclass(frozen=True, slots=True)
class Given:
    """What a system gave for a question: passages, best first, and an answer where it was asked.

    `answer` None: only passages were asked for; then `refused` says what the threshold says.
    """

    passages: tuple[FoundPassage, ...]
    refused: bool
    answer: Answer | None
    seconds: float


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """One question as one system answered it.

    `rank` is that of the first passage that holds the answer, from 1; None when none did or its
    place is not known. `f1` is the token F1 of the answer (Rajpurkar et al. 2016), None without
    known answers, without an answer that was asked for, or for unanswerable questions.
    `right_quotes` count the quotes from a place where the answer is known to stand. `probability`
    is that of the evidence answering, as it was assessed.
    """

    id: str
    question: str
    system: str
    is_answerable: bool
    refused: bool
    rank: int | None
    f1: float | None
    quotes: int
    verified_quotes: int
    right_quotes: int
    seconds: float
    answer: str = ""
    document: str = ""
    probability: float | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over `count` questions; `low` and `high` bound it with 95 % confidence."""

    value: float
    count: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A system's measures by name, in the order to be shown; without a question there is none."""

    system: str
    measures: Mapping[str, Measure] = field(default_factory=dict)
    errors: int = 0
