"""What is worked out from whole documents: summaries, comparisons and timelines."""

from dataclasses import dataclass
from enum import StrEnum

from docdesk.domain.answers import Citation


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence about a document and the quotes that carry it.

    `supported` is False where its numbers, dates or names are not in its quotes (`unsupported`).
    """

    text: str
    citations: tuple[Citation, ...]
    supported: bool
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySection:
    """The summary of one section; `heading` may be "" and `page` is where it begins."""

    heading: str
    page: int
    page_label: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A document in short: what matters most, then section by section.

    `by_model` is the name of the model that wrote it, "" where the sentences are the document's
    own. `notes` are sentences on what was left out.
    """

    document: str
    title: str
    overview: tuple[Statement, ...]
    sections: tuple[SummarySection, ...]
    by_model: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestProgress:
    """So many of the sections (or documents) of a piece of work are done; `what` names this one."""

    done: int
    total: int
    what: str = ""


class Difference(StrEnum):
    """How a clause of two documents differs."""

    SAME = "same"
    CHANGED = "changed"
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a clause: characters `start:end` of its text that the other one does not have."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it stands in a document, with its number where it has one ("4.2").

    `text` is `start:end` of the page; of a clause that goes on after a page break it is the whole
    of it, its parts joined by a line end, and `start:end` is where it begins.
    """

    document: str
    page: int
    page_label: str
    start: int
    end: int
    heading: str
    text: str
    changes: tuple[Change, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause of one document beside its counterpart in the other.

    `figures` are the numbers, dates, amounts and names that only one of the two has. `is_moved`:
    its counterpart stands elsewhere in the order of clauses.
    """

    difference: Difference
    first: Clause | None
    second: Clause | None
    figures: tuple[str, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents clause by clause, in the order of the first; counts by kind of difference."""

    first: str
    second: str
    clauses: tuple[ComparedClause, ...]
    same: int
    changed: int
    only_first: int
    only_second: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something that a document dates.

    `date` is ISO 8601 as exact as the document is: "2021", "2021-03" or "2021-03-14"; "" for a
    day whose year it does not tell. `written` is the date as the document writes it, `text` the
    sentence around it, `citation` that sentence.
    `is_doubtful`: day and month may be the other way round ("03/04/2021").
    """

    date: str
    written: str
    text: str
    citation: Citation
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated events of a workspace in order; `documents` of `total` were read."""

    events: tuple[DatedEvent, ...]
    documents: int
    total: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryDone:
    """The summary is complete."""

    summary: Summary


@dataclass(frozen=True, slots=True)
class ComparisonDone:
    """The comparison is complete."""

    comparison: Comparison


@dataclass(frozen=True, slots=True)
class TimelineDone:
    """The timeline is complete."""

    timeline: Timeline


SummaryEvent = DigestProgress | SummaryDone
ComparisonEvent = DigestProgress | ComparisonDone
TimelineEvent = DigestProgress | TimelineDone
